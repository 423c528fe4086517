"""Menus with air in them."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets.popup import Rounded, outline_colour


class Menu(QMenu):
    """An ordinary menu; give its actions ``icons.icon(name)``, which follow the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style_menu(self)
        # Before Qt asks how large it will be.
        self.aboutToShow.connect(lambda: _apply_style(self))

    def showEvent(self, event: QShowEvent) -> None:
        self.setMinimumWidth(theme.scaled_pixels(180))
        super().showEvent(event)


def style_menu(menu: QMenu) -> None:
    """Give any menu the program's look; before it is shown."""
    Rounded(menu, ground=False)
    _apply_style(menu)


def _apply_style(menu: QMenu) -> None:
    menu.setFont(theme.font())
    # Of the application: the menu's own palette is what its style sheet made of it.
    palette = QApplication.palette()
    menu.setStyleSheet(_style_sheet(theme.colours_of(palette), outline_colour(palette)))


def _style_sheet(named: Colours, line: str) -> str:
    """The one style sheet: Qt gives no other way to the paddings of a menu."""
    tall, wide, icon = theme.scaled_pixels(7), theme.scaled_pixels(24), theme.scaled_pixels(8)
    return f"""
        QMenu {{ background: {named.panel}; color: {named.text};
                 border: 1px solid {line}; border-radius: {theme.RADIUS_CONTROL}px; padding: 5px; }}
        QMenu::item {{ padding: {tall}px {wide}px {tall}px {icon}px; border-radius: 6px; }}
        QMenu::item:selected {{ background: {named.soft_accent}; }}
        QMenu::item:disabled {{ color: {named.second}; background: transparent; }}
        QMenu::icon, QMenu::indicator {{ left: {icon}px; }}
        QMenu::separator {{ height: 1px; background: {named.line}; margin: 5px 4px; }}
    """
