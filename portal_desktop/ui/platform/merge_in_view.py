"""Scrolling to what has just appeared."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
"""Pixels left free above and below."""


def bring_into_view(appeared: QWidget, above_all: QWidget | None = None) -> None:
    """Scroll the page until something shows, as soon as it has its place there.

    ``above_all`` stays in sight where there is no room for both.
    """
    QTimer.singleShot(0, appeared, partial(_scroll, appeared, above_all or appeared))


def _scroll(appeared: QWidget, above_all: QWidget) -> None:
    page = appeared.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is None or not appeared.isVisible():
        return
    for each in (appeared, above_all):
        if page.isAncestorOf(each):
            page.ensureWidgetVisible(each, 0, MARGIN)
