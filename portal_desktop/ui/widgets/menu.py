"""Menus with air in them."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from portal_desktop.ui import theme
from portal_desktop.ui.colours import Colours


class Menu(QMenu):
    """An ordinary menu; give its actions ``icons.icon(name)``, which follow the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look()
        # Before Qt asks how large it will be.
        self.aboutToShow.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        self.setMinimumWidth(theme.scaled(180))
        super().showEvent(event)

    def _look(self) -> None:
        self.setFont(theme.font())
        self.setStyleSheet(_sheet(theme.colours(self)))


def _sheet(named: Colours) -> str:
    """The one style sheet: Qt gives no other way to the paddings of a menu."""
    tall, wide, icon = theme.scaled(7), theme.scaled(24), theme.scaled(8)
    return f"""
        QMenu {{ background: {named.panel}; color: {named.text};
                 border: 1px solid {named.line}; padding: 5px; }}
        QMenu::item {{ padding: {tall}px {wide}px {tall}px {icon}px; border-radius: 6px; }}
        QMenu::item:selected {{ background: {named.soft_accent}; }}
        QMenu::item:disabled {{ color: {named.second}; background: transparent; }}
        QMenu::icon, QMenu::indicator {{ left: {icon}px; }}
        QMenu::separator {{ height: 1px; background: {named.line}; margin: 5px 4px; }}
    """
