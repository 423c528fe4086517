"""The window: welcome, or one open account."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from portal_desktop.account.account import STRIPE, Account
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.links import dashboard
from portal_desktop.ui.background.jobs import Jobs, Work
from portal_desktop.ui.platform import open_url as web
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.ports import (
    AccountServicePort,
    AccountStoragePort,
    StripeGatewayPort,
)
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.shell import appearance_settings as appearance
from portal_desktop.ui.shell.account_pages import AccountPages
from portal_desktop.ui.shell.closing import Closing
from portal_desktop.ui.shell.menus import account_menu, help_menu
from portal_desktop.ui.shell.top_bar import follow_icon
from portal_desktop.ui.shell.window_services import WindowServices
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.icons import app_icon
from portal_desktop.ui.widgets.boxes import put_away
from portal_desktop.ui.widgets.skeleton import Skeleton

TITLE = "Portal Desktop"
SIZE = (1_280, 800)
LEAST = (760, 520)


class MainWindow(QMainWindow):
    """Everything on the screen. ``account_closed``: what was open before is no longer needed."""

    account_closed = Signal()

    def __init__(self, account_service: AccountServicePort, jobs: Jobs, today: date) -> None:
        super().__init__()
        self.account_service, self.jobs, self.today = account_service, jobs, today
        self.workspace: Workspace | None = None
        self._rooms, self._went_to_stripe = QStackedWidget(), False
        self.setCentralWidget(self._rooms)
        self.account_pages = AccountPages(self, self._rooms, account_service, jobs)
        self.closing = Closing(self, self._rooms, account_service.unsaved, jobs)
        plain_text.set_title(self, TITLE)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        if kept := account_service.window_setting("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    # pages

    def show_welcome(
        self, user_error: UserError | None = None, about: Account | None = None
    ) -> None:
        """The first page: the demo, connecting, accounts used before, and an error with one."""
        self._leave_workspace()
        welcome = self.account_pages.make_welcome()
        self._show_page(welcome)
        plain_text.set_title(self, TITLE)
        if user_error is not None:
            welcome.show_error(user_error, about)

    def open_account(self, account: Account, notice: UserError | None = None) -> None:
        """Open an account; its key is looked up in the background."""
        if self.workspace is None and self._rooms.count() == 0:
            self._show_page(Skeleton())
        self.jobs.run_local(
            partial(self.account_service.open, account),
            same="opening",
            done=lambda found: self._on_account_opened(*found, notice),
            failed=lambda user_error: self.show_welcome(user_error, account),
            owner=self,
        )

    def open_now(self, account: Account) -> None:
        """Open the demo, whose key needs no looking up, before the first paint."""
        self._on_account_opened(*self.account_service.open(account), None)

    def _on_account_opened(
        self, stripe: StripeGatewayPort, storage: AccountStoragePort, notice: UserError | None
    ) -> None:
        self._leave_workspace()
        session = AccountSession(stripe, storage, self.jobs, self.account_service.timing)
        session.setParent(self)
        account = session.account
        demo = account.mode == "demo"
        outside = WindowServices(
            open_address=self.open_address,
            dashboard=self._stand_in if demo else partial(self._open_dashboard, account),
            connect_again=self.connect_again,
            today=self.today,
            host="demo.invalid" if demo else "billing.stripe.com",
        )
        menus = account_menu(self, account, self), help_menu(self, self)
        self.workspace = Workspace(session, outside, *menus)
        for menu in menus:
            self.workspace.destroyed.connect(menu.deleteLater)
        self._show_page(self.workspace)
        session.document.changed.connect(self._update_title)
        follow_icon(session, self.workspace.top)
        self._update_title()
        if notice is not None:
            self.workspace.show_error(notice)
        # The first paint comes before the first request: loading the SDK takes a moment.
        self.workspace.painted.connect(session.start)

    def _show_page(self, room: QWidget) -> None:
        while (old := self._rooms.widget(0)) is not None:
            self._rooms.removeWidget(old)
            put_away(old)
        self._rooms.addWidget(room)
        self._rooms.setCurrentWidget(room)

    def _leave_workspace(self) -> None:
        if self.workspace is not None:
            self.workspace.save_state()
            self.workspace.session.deleteLater()
            self.workspace = None
            self.account_closed.emit()

    def _update_title(self) -> None:
        if self.workspace is not None:
            name = self.workspace.top.name.accessibleName().partition(": ")[2]
            plain_text.set_title(self, f"{name} – {TITLE}")

    # accounts

    def forget_account(self, account: Account) -> None:
        """Delete the account's key, draft and history from this computer."""
        self._leave_workspace()
        self._first(
            partial(self.account_service.forget, account),
            partial(self._on_account_forgotten, account),
        )

    def take_off_list(self, account: Account) -> None:
        """Say no more of a forgotten account whose key stays where it is."""
        self._first(partial(self.account_service.take_off_list, account), self.show_welcome)

    def _first(self, work: Work[None], then: Callable[[], None]) -> None:
        """Do something with what is on this computer; then, or back to the first page."""
        self.jobs.run_local(work, done=lambda _done: then(), failed=self.show_welcome, owner=self)

    def _on_account_forgotten(self, account: Account) -> None:
        """Deleted here, a key still opens the account: Stripe's page to revoke it is shown."""
        self.show_welcome()
        if account.base == STRIPE:
            self._open_dashboard(account, "keys")

    def reset_demo(self) -> None:
        """Make the demo business what it was at first."""
        self._leave_workspace()
        self._first(
            self.account_service.reset_demo,
            lambda: self.open_account(self.account_service.demo_account()),
        )

    def connect_again(self) -> None:
        """Use another key for the open account; its workspace stays as it is until one works."""
        if (room := self.workspace) is not None:
            page = self.account_pages.open_reconnect(room.session.account, has_key=True)
            page.connect_panel.kept.connect(partial(self._try_key_again, room))

    def _try_key_again(self, room: Workspace) -> None:
        """What the key may not do is found out anew."""
        room.session.put_note("link_desk", "")
        self.open_account(room.session.account)

    # outside

    def open_address(self, address: str) -> None:
        """Open a web page in the browser: nothing but https and mailto; from the demo nothing."""
        if self.workspace is not None and self.workspace.session.account.mode == "demo":
            QGuiApplication.clipboard().setText(address)
            self.workspace.news.show_message(
                _("The demo opens no web page. The address is copied instead.")
            )
            return
        if user_error := web.open_page(address):
            self.show_error(user_error)

    def _open_dashboard(self, account: Account, place: str) -> None:
        self._went_to_stripe = True
        mode: dashboard.DashboardMode = "live" if account.mode == "live" else "test"
        self.open_address(dashboard.dashboard_address(place, mode))

    def _stand_in(self, place: str) -> None:
        if self.workspace is not None:
            self.workspace.show_stand_in(self._save_at_stand_in, place)

    def _save_at_stand_in(self, values: Mapping[str, object], done: Callable[[], None]) -> None:
        if self.workspace is None:
            return
        session = self.workspace.session
        self.jobs.run_read(
            session.account.id,
            partial(self.account_service.stand_in, session.account, values),
            done=lambda _done: done(),
            failed=self.show_error,
            owner=session,
        )

    def show_error(self, user_error: UserError) -> None:
        """Show an error that belongs to no row."""
        from portal_desktop.ui.accounts.reconnect_page import Reconnect
        from portal_desktop.ui.accounts.welcome import Welcome

        room = self._rooms.currentWidget()
        if isinstance(room, Welcome | Reconnect):
            room.show_error(user_error)
        elif self.workspace is not None:
            self.workspace.show_error(user_error)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and self._went_to_stripe and self.workspace is not None:
            self._went_to_stripe = False
            self.workspace.session.read_again()

    # appearance and closing

    @property
    def scheme(self) -> theme.Scheme:
        """The theme that was wished for."""
        return appearance.wished_scheme(self.account_service)

    @property
    def zoom(self) -> float:
        """The text size shown; 1.0 is the usual one."""
        return appearance.wished_zoom(self.account_service) or 1.0

    def show_licences(self) -> None:
        """Who made what this program is built from."""
        if self.workspace is not None:
            self.workspace.show_about()

    def set_appearance(self, scheme: theme.Scheme, zoom: float) -> None:
        """Show everything in another theme or size, and remember it."""
        self.account_service.save_window_setting("scheme", scheme)
        self.account_service.save_window_setting("zoom", str(zoom))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, scheme, zoom)

    def bring_to_front(self) -> None:
        """Come to the front: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None:
            self.workspace.save_state()
        self.account_service.save_window_setting(
            "geometry", self.saveGeometry().toBase64().toStdString()
        )
        if self.closing.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
