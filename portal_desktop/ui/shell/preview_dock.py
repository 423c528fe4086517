"""Where the preview stands: beside the form, as a tab of a narrow window, or as a window."""

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from portal_desktop.common.i18n import _, language
from portal_desktop.portal_page import PageName
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.throttle import Throttle
from portal_desktop.ui.platform.window_placement import bring_forward, put_on_screen
from portal_desktop.ui.preview.loading_placeholder import PreviewPlaceholder
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.preview.preview_state import to_remember
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.shell.window_services import WindowServices
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.nav_list import NavColumn
from portal_desktop.wording.summary import as_text, summarize_settings

SHARES = (46, 54)
PREVIEW = "preview"
WAY, SPLIT = "preview_way", "split"
KEYS = "Ctrl+Alt+W"
WINDOW_SIZE = (1_200, 860)


class PreviewWindow(QWidget):
    """The preview on a second screen. ``closing`` before it goes."""

    closing = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("preview.window")
        plain_text.set_title(self, _("Preview – Portal Desktop"))
        column_of(on=self)
        self.resize(*WINDOW_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


class PreviewDock(QObject):
    """Moves the one pane between its places.

    ``rooms`` are the pages of ``stack`` by their tab's key; ``left`` says that the preview's tab
    is gone while it was open.
    """

    left = Signal()

    def __init__(
        self,
        session: AccountSession,
        outside: WindowServices,
        split: QSplitter,
        stack: QStackedWidget,
        nav: NavColumn,
        rooms: dict[str, QWidget],
    ) -> None:
        super().__init__(split)
        self._session, self._split, self._stack = session, split, stack
        self._nav, self._rooms = nav, rooms
        self._window: PreviewWindow | None = None
        self._narrow = False
        self._today = outside.today
        self._shares = _parse_sizes(session.note(SPLIT) or "")
        split.splitterMoved.connect(self._on_splitter_moved)
        demo = session.account.mode == "demo"
        self.pane = PreviewPane(
            session.images.image_bytes,
            outside.today,
            outside.host,
            session.run_local,
            open_address=None if demo else outside.open_address,
        )
        self.pane.restore_view(session.note(WAY) or "")
        self.pane.show_document(session.document)
        self._spoken = Throttle(self._update_description, parent=self)
        session.document.changed.connect(self._spoken.touch)
        self._update_description()
        self._reach = self._window_action(split.parentWidget() or split)
        session.changed.connect(self._say_unread)
        self._say_unread()
        self.pane.own_window.connect(self.toggle_window)
        self.pane.read_again.connect(session.read_again)

    def _say_unread(self) -> None:
        """Bars that promise a page would never end where Stripe cannot be read."""
        for waiting in self.pane.findChildren(PreviewPlaceholder):
            waiting.show_unread(unread=self._session.state == "apart")

    def place_pane(self, *, narrow: bool) -> None:
        """Put the pane where it belongs in a narrow or a wide workspace."""
        self._narrow = narrow
        if self._window is not None:
            return
        beside = self._split.indexOf(self.pane) >= 0
        if narrow and (beside or self.pane.parent() is None):
            self._as_tab()
        elif not narrow and not beside:
            self._show_beside()

    def show_page(self, name: PageName) -> None:
        """Go to a page of the portal, wherever the pane is."""
        self.pane.show_page(name)
        self.come_forward()

    def come_forward(self) -> bool:
        """Bring the pane's own window before all others; whether it has one."""
        if self._window is not None:
            bring_forward(self._window)
        return self._window is not None

    def toggle_window(self) -> None:
        """Into a window of its own, or back."""
        if self._window is None:
            self._leave_tab()
            # A child of the workspace, so that it goes with the account that was open.
            self._window = window = PreviewWindow(self._split.parentWidget() or self._split)
            window.closing.connect(self._come_back)
            kept = self._session.note("preview_window")
            if kept:
                window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
            put_on_screen(window)
            box = window.layout()
            if box is not None:
                box.addWidget(self.pane)
            self.pane.more.say_where(own=True)
            self._nav.add_tab(PREVIEW, _("Preview"), "app-window")
            self._reach.setEnabled(True)
            window.show()
            self.pane.show()
        else:
            self._window.close()

    def save_layout(self) -> None:
        """Keep how the workspace is arranged, and how the portal is looked at."""
        self._session.put_note(WAY, to_remember(self.pane.view(), self.pane.way))
        if self._shares:
            self._session.put_note(SPLIT, ",".join(map(str, self._shares)))
        if self._window is not None:
            geometry = self._window.saveGeometry().toBase64().toStdString()
            self._session.put_note("preview_window", geometry)

    def _come_back(self) -> None:
        if self._window is None:
            return
        self.save_layout()
        window, self._window = self._window, None
        self._nav.remove_tab(PREVIEW)
        self._reach.setEnabled(False)
        self.pane.setParent(None)
        window.deleteLater()
        self.pane.more.say_where(own=False)
        self.place_pane(narrow=self._narrow)

    def _window_action(self, room: QWidget) -> QAction:
        """The pane's own leads back from its window; in the workspace the same keys lead to it."""
        made = QAction(plain_text.label_text(_("Show the preview’s window")), room)
        made.setShortcut(KEYS)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setEnabled(False)
        made.triggered.connect(self.come_forward)
        room.addAction(made)
        return made

    def _update_description(self) -> None:
        """The whole configuration, for those who cannot see it drawn."""
        document = self._session.document
        said = summarize_settings(
            document.draft, document.account_snapshot, self._today, language()
        )
        plain_text.set_description(self.pane, as_text(said))

    def _as_tab(self) -> None:
        self._stack.addWidget(self.pane)
        self._rooms[PREVIEW] = self.pane
        self._nav.add_tab(PREVIEW, _("Preview"), "eye")

    def _leave_tab(self) -> None:
        if self._rooms.pop(PREVIEW, None) is None:
            return
        was_open = self._stack.currentWidget() is self.pane
        self._nav.remove_tab(PREVIEW)
        self._stack.removeWidget(self.pane)
        if was_open:
            self.left.emit()

    def _show_beside(self) -> None:
        self._leave_tab()
        self._split.addWidget(self.pane)
        self.pane.show()
        self._split.setSizes(self._shares or self._default_sizes())

    def _on_splitter_moved(self) -> None:
        """What a person drew counts, not what a narrow window made of it."""
        self._shares = self._split.sizes()

    def _default_sizes(self) -> list[int]:
        room = max(self._split.width(), 1)
        return [room * share // 100 for share in SHARES]


def _parse_sizes(note: str) -> list[int]:
    """How the workspace was shared; empty where nobody changed it."""
    kept = note.split(",")
    if len(kept) == len(SHARES) and all(each.isdigit() and int(each) > 0 for each in kept):
        return [int(each) for each in kept]
    return []
