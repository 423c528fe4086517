"""The steps to use another key for an account; the page that is open waits behind them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from portal_desktop.account.account import Account
from portal_desktop.common.timeouts import Timing
from portal_desktop.ui.accounts.connect_panel import Connect
from portal_desktop.ui.session.ports import PastedKey, WrongKey
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import column_of, put_away
from portal_desktop.ui.widgets.centred import WIDE, centred_page
from portal_desktop.ui.widgets.scroll_area import Scroll


def open_reconnect(
    rooms: QStackedWidget,
    account: Account,
    read_key: Callable[[str], PastedKey | WrongKey],
    *,
    has_key: bool,
    timing: Timing,
) -> "Reconnect":
    """Show the page before the one that is open; going back ends it."""
    room = rooms.currentWidget()
    page = Reconnect(account, read_key, has_key=has_key, timing=timing)

    def back() -> None:
        if room is not None:
            rooms.setCurrentWidget(room)
        rooms.removeWidget(page)
        put_away(page)

    page.connect_panel.back.connect(back)
    rooms.addWidget(page)
    rooms.setCurrentWidget(page)
    page.connect_panel.start_over()
    return page


class Reconnect(QWidget):
    """A page around ``connect_panel``, whose signals say what a person does. Escape leads back."""

    def __init__(
        self,
        account: Account,
        read_key: Callable[[str], PastedKey | WrongKey],
        *,
        has_key: bool,
        timing: Timing,
    ) -> None:
        super().__init__()
        self.connect_panel = Connect(read_key, account, has_key=has_key, timing=timing)
        self.show_error = self.connect_panel.show_error
        column_of(Scroll(centred_page(self.connect_panel)), on=self)
        self._adapt_to_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt_to_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._adapt_to_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.connect_panel.back.emit()
        else:
            super().keyPressEvent(event)

    def _adapt_to_width(self) -> None:
        self.connect_panel.setMaximumWidth(theme.scaled_pixels(WIDE))
        self.connect_panel.set_beside(beside=self.width() >= theme.scaled_pixels(WIDE))
