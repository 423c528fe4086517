"""The window: welcome, or one open account."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from portal_desktop.account.account import STRIPE, Account
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import _
from portal_desktop.links import dashboard
from portal_desktop.ui.background.jobs import Jobs, Work
from portal_desktop.ui.platform import open_url as web
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.ports import Office, PastedKey, Shelf, Stripe
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.shell import appearance_settings as appearance
from portal_desktop.ui.shell.closing import Closing
from portal_desktop.ui.shell.menus import account_menu, help_menu
from portal_desktop.ui.shell.top_bar import follow_icon
from portal_desktop.ui.shell.window_services import Outside
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.icons import app_icon
from portal_desktop.ui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from portal_desktop.ui.accounts.reconnect_page import Reconnect
    from portal_desktop.ui.accounts.welcome import Welcome

TITLE = "Portal Desktop"
SIZE = (1_280, 800)
LEAST = (760, 520)


class Window(QMainWindow):
    """Everything on the screen. ``account_closed``: what was open before is no longer needed."""

    account_closed = Signal()

    def __init__(self, office: Office, jobs: Jobs, today: date) -> None:
        super().__init__()
        self.office, self.jobs, self.today = office, jobs, today
        self.workspace: Workspace | None = None
        self._rooms, self._went_to_stripe = QStackedWidget(), False
        self.setCentralWidget(self._rooms)
        self.closing = Closing(self, self._rooms, office.unsaved, jobs)
        plain_text.set_title(self, TITLE)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        if kept := office.recall("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    # rooms

    def show_welcome(self, trouble: Trouble | None = None, about: Account | None = None) -> None:
        """The first page: the demo, connecting, accounts used before, and a trouble with one."""
        from portal_desktop.ui.accounts.welcome import Welcome

        self._leave()
        welcome = Welcome(self.office.accounts(), self.office.read_key, self.office.timing)
        welcome.demo_asked.connect(lambda: self.open(self.office.demo()))
        welcome.account_asked.connect(partial(self._remembered, self.open))
        welcome.again_asked.connect(partial(self._remembered, self._reconnect))
        welcome.key_entered.connect(partial(self._connect_key, welcome))
        welcome.forget_asked.connect(partial(self._remembered, self.forget))
        welcome.off_list_asked.connect(partial(self._remembered, self.take_off_list))
        welcome.open_address.connect(self.open_address)
        self._enter(welcome)
        plain_text.set_title(self, TITLE)
        if trouble is not None:
            welcome.show_trouble(trouble, about)

    def open(self, account: Account, notice: Trouble | None = None) -> None:
        """Open an account; its key is looked up in the background."""
        if self.workspace is None and self._rooms.count() == 0:
            self._enter(Skeleton())
        self.jobs.local(
            partial(self.office.open, account),
            same="opening",
            done=lambda found: self._opened(*found, notice),
            failed=lambda trouble: self.show_welcome(trouble, account),
            owner=self,
        )

    def open_now(self, account: Account) -> None:
        """Open the demo, whose key needs no looking up, before the first paint."""
        self._opened(*self.office.open(account), None)

    def _opened(self, stripe: Stripe, shelf: Shelf, notice: Trouble | None) -> None:
        self._leave()
        sync = Sync(stripe, shelf, self.jobs, self.office.timing)
        sync.setParent(self)
        account = sync.account
        demo = account.mode == "demo"
        outside = Outside(
            open_address=self.open_address,
            dashboard=self._stand_in if demo else partial(self._dashboard, account),
            connect_again=self.connect_again,
            today=self.today,
            host="demo.invalid" if demo else "billing.stripe.com",
        )
        menus = account_menu(self, account, self), help_menu(self, self)
        self.workspace = Workspace(sync, outside, *menus)
        for menu in menus:
            self.workspace.destroyed.connect(menu.deleteLater)
        self._enter(self.workspace)
        sync.document.changed.connect(self._name)
        follow_icon(sync, self.workspace.top)
        self._name()
        if notice is not None:
            self.workspace.tell(notice)
        # The first paint comes before the first request: loading the SDK takes a moment.
        self.workspace.painted.connect(sync.start)

    def _enter(self, room: QWidget) -> None:
        while (old := self._rooms.widget(0)) is not None:
            self._rooms.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rooms.addWidget(room)
        self._rooms.setCurrentWidget(room)

    def _leave(self) -> None:
        if self.workspace is not None:
            self.workspace.remember()
            self.workspace.sync.deleteLater()
            self.workspace = None
            self.account_closed.emit()

    def _name(self) -> None:
        if self.workspace is not None:
            name = self.workspace.top.name.accessibleName().partition(": ")[2]
            plain_text.set_title(self, f"{name} – {TITLE}")

    # accounts

    def _remembered(self, then: Callable[[Account], object], account_id: str) -> None:
        for each in self.office.accounts():
            if each.id == account_id:
                then(each)

    def forget(self, account: Account) -> None:
        """Delete the account's key, draft and history from this computer."""
        self._leave()
        self._first(partial(self.office.forget, account), partial(self._forgotten, account))

    def take_off_list(self, account: Account) -> None:
        """Say no more of a forgotten account whose key stays where it is."""
        self._first(partial(self.office.take_off_list, account), self.show_welcome)

    def _first(self, work: Work[None], then: Callable[[], None]) -> None:
        """Do something with what is on this computer; then, or back to the first page."""
        self.jobs.local(work, done=lambda _done: then(), failed=self.show_welcome, owner=self)

    def _forgotten(self, account: Account) -> None:
        """Deleted here, a key still opens the account: Stripe's page to revoke it is shown."""
        self.show_welcome()
        if account.base == STRIPE:
            self._dashboard(account, "keys")

    def reset_demo(self) -> None:
        """Make the demo business what it was at first."""
        self._leave()
        self._first(self.office.reset_demo, lambda: self.open(self.office.demo()))

    def connect_again(self) -> None:
        """Use another key for the open account; its room stays as it is until one works."""
        if (room := self.workspace) is not None:
            page = self._reconnect(room.sync.account, has_key=True)
            page.connect_panel.kept.connect(partial(self._try_key_again, room))

    def _reconnect(self, account: Account, *, has_key: bool = False) -> "Reconnect":
        from portal_desktop.ui.accounts.reconnect_page import open_reconnect

        page = open_reconnect(
            self._rooms,
            account,
            self.office.read_key,
            has_key=has_key,
            timing=self.office.timing,
        )
        panel = page.connect_panel
        panel.key_entered.connect(lambda key: self._connect_key(page, key, account))
        panel.open_address.connect(self.open_address)
        return page

    def _try_key_again(self, room: Workspace) -> None:
        """What the key may not do is found out anew."""
        room.sync.put_note("link_desk", "")
        self.open(room.sync.account)

    def _connect_key(
        self, page: "Welcome | Reconnect", key: PastedKey, again: Account | None = None
    ) -> None:
        asked: Work[tuple[Account, Trouble | None]] = partial(self.office.connect, key, again)
        job = self.jobs.read(
            "connecting",
            asked,
            same="connect",
            done=lambda connected: self.open(*connected),
            failed=page.show_trouble,
            owner=page,
        )
        # Not the method itself: Qt would not keep the job alive for it.
        page.connect_panel.stopped.connect(partial(job.stop))

    # outside

    def open_address(self, address: str) -> None:
        """Open a web page in the browser: nothing but https and mailto; from the demo nothing."""
        if self.workspace is not None and self.workspace.sync.account.mode == "demo":
            QGuiApplication.clipboard().setText(address)
            self.workspace.news.say(_("The demo opens no web page. The address is copied instead."))
            return
        if trouble := web.open_page(address):
            self.tell(trouble)

    def _dashboard(self, account: Account, place: str) -> None:
        self._went_to_stripe = True
        mode: dashboard.Mode = "live" if account.mode == "live" else "test"
        self.open_address(dashboard.address(place, mode))

    def _stand_in(self, place: str) -> None:
        if self.workspace is not None:
            self.workspace.show_stand_in(self._save_at_stand_in, place)

    def _save_at_stand_in(self, values: Mapping[str, object], done: Callable[[], None]) -> None:
        if self.workspace is None:
            return
        sync = self.workspace.sync
        self.jobs.read(
            sync.account.id,
            partial(self.office.stand_in, sync.account, values),
            done=lambda _done: done(),
            failed=self.tell,
            owner=sync,
        )

    def tell(self, trouble: Trouble) -> None:
        """Say a trouble that belongs to no row."""
        from portal_desktop.ui.accounts.reconnect_page import Reconnect
        from portal_desktop.ui.accounts.welcome import Welcome

        room = self._rooms.currentWidget()
        if isinstance(room, Welcome | Reconnect):
            room.show_trouble(trouble)
        elif self.workspace is not None:
            self.workspace.tell(trouble)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and self._went_to_stripe and self.workspace is not None:
            self._went_to_stripe = False
            self.workspace.sync.read_again()

    # appearance and closing

    @property
    def scheme(self) -> theme.Scheme:
        """The theme that was wished for."""
        return appearance.wished_scheme(self.office)

    @property
    def zoom(self) -> float:
        """The text size shown; 1.0 is the usual one."""
        return appearance.wished_zoom(self.office) or 1.0

    def show_licences(self) -> None:
        """Who made what this program is built from."""
        if self.workspace is not None:
            self.workspace.show_about()

    def dress(self, scheme: theme.Scheme, zoom: float) -> None:
        """Show everything in another theme or size, and remember it."""
        self.office.remember("scheme", scheme)
        self.office.remember("zoom", str(zoom))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme, zoom)

    def wake(self) -> None:
        """Come to the front: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None:
            self.workspace.remember()
        self.office.remember("geometry", self.saveGeometry().toBase64().toStdString())
        if self.closing.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
