"""What nobody sees need not keep up with every keystroke."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
"""Pixels left free above and below."""


def out_of_sight(widget: QWidget) -> bool:
    """Whether it stands in a tab that is not open. It then has to catch up in its ``showEvent``.

    What is not in a window yet, or in one that is not shown, is being made: it keeps up.
    """
    return not widget.isVisible() and widget.window().isVisible()


def bring_into_view(appeared: QWidget, above_all: QWidget | None = None) -> None:
    """Scroll the page until something shows, as soon as it has its place there.

    ``above_all`` stays in sight where there is no room for both.
    """
    QTimer.singleShot(0, appeared, partial(_scroll_to_show, appeared, above_all or appeared))


def _scroll_to_show(appeared: QWidget, above_all: QWidget) -> None:
    page = appeared.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is None or not appeared.isVisible():
        return
    for each in (appeared, above_all):
        if page.isAncestorOf(each):
            page.ensureWidgetVisible(each, 0, MARGIN)


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show a widget, or hide it. Before it has a parent it is shown together with that.

    Qt would make it a window of its own at once, which flashes and takes the focus.
    """
    if widget.parentWidget() is not None or not shown:
        widget.setVisible(shown)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
