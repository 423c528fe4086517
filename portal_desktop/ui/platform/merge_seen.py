"""Showing what may not have its place yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def see(widget: QWidget, shown: bool) -> None:
    """Show a widget, or hide it. Before it has a parent it is shown together with that.

    Qt would make it a window of its own at once, which flashes and takes the focus.
    """
    if widget.parentWidget() is not None or not shown:
        widget.setVisible(shown)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
