"""The workspace where a portal is set up: tabs, form, preview, and the bar that publishes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from portal_desktop.common.errors import Information, UserError
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.notices.window_notice import AccountNotice
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.first_paint import AfterPaint
from portal_desktop.ui.platform.tab_order import put_in_order
from portal_desktop.ui.platform.window_placement import bring_forward
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.shell.overlay_pages import OverlayPages
from portal_desktop.ui.shell.top_bar import TopBar, make_action
from portal_desktop.ui.shell.window_services import WindowServices
from portal_desktop.ui.tabs.registry import TABS, TabContext, make_tab
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.nav_list import NavColumn
from portal_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from portal_desktop.ui.demo_dashboard.settings_page import Save
    from portal_desktop.ui.shell.preview_dock import PreviewDock

NARROW = 1_200
"""Pixels below which the preview is a tab."""
PREVIEW = "preview"


class Workspace(QWidget):
    """One open account. ``painted`` is emitted once, when the workspace is on the screen.

    The code of what is not seen at first is loaded when it is needed: a window that opens at once.
    """

    painted = Signal()

    def __init__(
        self, session: AccountSession, outside: WindowServices, menu: QMenu, help_menu: QMenu
    ) -> None:
        super().__init__()
        self.session, self._outside = session, outside
        self.document: Document = session.document
        self._built: dict[str, QWidget] = {}
        self._beside: PreviewDock | None = None
        # Before anybody else: while somebody types, the preview is what they look at.
        self.document.changed.connect(self._update_preview)
        self.top = TopBar(session.account, menu, help_menu)
        self.nav = NavColumn()
        self.news = AccountNotice(session)
        self.stack = QStackedWidget()
        self._asides = OverlayPages(session, outside.today, self.stack, self.nav, self._back_to)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.bar = PublishBar(session)
        self._fill_nav()
        self._lay_out()
        self._add_shortcuts()
        self._connect_signals()
        self.open_tab(session.note("tab") or TABS[0].key)
        # Only the open tab is built before the first paint; the preview comes right after it.
        AfterPaint(self.top, self._first_painted)

    # layout

    def _fill_nav(self) -> None:
        for tab in TABS:
            if tab.key == "at_stripe":
                self.nav.add_divider()
            self.nav.add_tab(tab.key, _(tab.label), tab.icon)
        plain_text.set_name(self.nav, _("Tabs"))
        self.nav.setObjectName("tabs")

    def _lay_out(self) -> None:
        column = Panel("tabs", edge="right")
        column_of(self.nav, on=column, gap=0, around=(0, 0, 1, 0))
        middle = widget_with(column_of(self.news, (self.stack, 1), gap=0))
        self.split.addWidget(middle)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        middle.setMinimumWidth(420)
        column_of(self.top, (row_of(column, (self.split, 1), gap=0), 1), self.bar, on=self, gap=0)

    def _first_painted(self) -> None:
        self._show_preview()
        self.painted.emit()

    def _show_preview(self) -> None:
        if self._beside is None:
            from portal_desktop.ui.shell.preview_dock import PreviewDock

            parts = self.split, self.stack, self.nav, self._built
            self._beside = PreviewDock(self.session, self._outside, *parts)
            self._beside.left.connect(lambda: self.open_tab(self.document.tab))
            self._beside.pane.say_back.connect(self.show_said)
        self._place_preview()

    def _update_preview(self, document: Document) -> None:
        if self._beside is not None:
            self._beside.pane.show_document(document)

    def _place_preview(self) -> None:
        """Larger letters need a wider window, though the drawn page stays as large as it is."""
        if self._beside is not None:
            self._beside.place_pane(
                narrow=self.width() < (NARROW + theme.scaled_pixels(NARROW)) / 2
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_preview()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_preview()

    # going somewhere

    def open_tab(self, key: str) -> None:
        """Open a tab; it is built when first opened."""
        if key == PREVIEW and self._beside is not None and self._beside.come_forward():
            QTimer.singleShot(0, self._mark_open)  # after the press that led here
            return
        if key not in self._built:
            rooms = TabContext(
                session=self.session,
                open_address=self._outside.open_address,
                dashboard=self._outside.dashboard,
                show_login=self.show_login,
                go=self.open_tab,
                show_option=self.show_option,
                review=self._review_or_say,
                connect=self._outside.connect_again,
                today=self._outside.today,
            )
            made = make_tab(key, rooms)
            if made is None:
                key = TABS[0].key
                made = self._built.get(key) or make_tab(key, rooms)
            if made is not None and key not in self._built:
                self._built[key] = made
                self.stack.addWidget(made)
        if key != PREVIEW:
            self.document.tab = key
            self.session.put_note("tab", key)
        self.stack.setCurrentWidget(self._built[key])
        self._mark_open()

    def _mark_open(self) -> None:
        shown = self.stack.currentWidget()
        self.nav.set_value(next((key for key, room in self._built.items() if room is shown), ""))

    def show_option(self, path: str) -> None:
        """Open the tab of a setting, scroll to it and give it the focus."""
        option = OPTIONS.get(path.partition(":")[0])
        if option is None:
            return
        self.open_tab(option.tab)
        tab = self._built[option.tab]
        if isinstance(tab, Form):
            first = f"{option.path}:{option.choices[0].value}" if option.choices else path
            _shown = tab.show_control(path) or tab.show_control(first)

    def show_login(self) -> None:
        """Show the login page in the preview: where the demo's link leads."""
        self._show_preview()
        if self._beside is not None:
            self._beside.show_page("login")
            if PREVIEW in self._built:
                self.open_tab(PREVIEW)

    def show_said(self) -> None:
        """Say the whole configuration back, as sentences."""
        self._asides.show_said()
        if not self.isActiveWindow():  # asked for in the preview's own window
            bring_forward(self.window())

    def show_stand_in(self, save: "Save", place: str = "branding") -> None:
        """Open the stand-in for a page of Stripe's Dashboard (the demo)."""
        self._asides.show_stand_in(save, place)

    def show_about(self) -> None:
        """Say what this program is, and whose work it stands on."""
        self._asides.show_about()

    def _back_to(self, key: str) -> None:
        """Where one was; the preview's tab may be gone meanwhile."""
        self.open_tab(key if key in self._built else self.document.tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what is shown in place of a tab, unless somebody below needed it."""
        if event.key() == Qt.Key.Key_Escape and self._asides.is_open:
            self._asides.go_back()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, further: bool) -> bool:  # noqa: N802 - Qt's
        """Tabs and rows that were made later stand where they are seen, not behind the bar."""
        put_in_order(self)
        return super().focusNextPrevChild(further)

    def save_state(self) -> None:
        """Keep what is typed, and how the workspace is arranged."""
        self.session.flush()
        if self._beside is not None:
            self._beside.save_layout()

    def open_review(self) -> None:
        """Open the review, the one dialog of our own."""
        from portal_desktop.ui.publishing.review_page import ReviewDialog

        self.document.close_open_step()
        dialog = ReviewDialog(self.session, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_option.connect(self.show_option)
        dialog.connect_asked.connect(self._outside.connect_again)
        dialog.open()

    # listening

    def _connect_signals(self) -> None:
        self.nav.chosen.connect(self.open_tab)
        self.top.found.connect(self.show_option)
        self.top.undo.clicked.connect(self.document.undo)
        self.top.redo.clicked.connect(self.document.redo)
        self.bar.review_asked.connect(self.open_review)
        self.bar.connect_asked.connect(self._outside.connect_again)
        self.bar.at_stripe_asked.connect(partial(self.open_tab, "at_stripe"))
        self.bar.option_asked.connect(self.show_option)
        self.document.stepped.connect(self.open_tab)
        self.document.changed.connect(self._update_view)
        self._update_view(self.document)

    def _add_shortcuts(self) -> None:
        keys = QKeySequence.StandardKey
        for words, key, act in (
            (_("Undo"), keys.Undo, self.document.undo),
            (_("Redo"), keys.Redo, self.document.redo),
            (_("Search settings"), "Ctrl+K", self.top.search.setFocus),
            (_("Review and publish"), "Ctrl+Return", self.bar.open_review),
            (_("Read again from Stripe"), keys.Refresh, self.session.read_again),
        ):
            made = make_action(words, key, self)
            made.triggered.connect(lambda _checked=False, act=act: act())
        for place, tab in enumerate(TABS, start=1):
            made = make_action(_(tab.label), f"Ctrl+{place}", self)
            made.triggered.connect(lambda _checked=False, key=tab.key: self.open_tab(key))

    def _review_or_say(self) -> None:
        """Open the review; where there is none, say why."""
        if not self.bar.review.isEnabled():
            self.news.show_message(self.bar.review.accessibleDescription())
        self.bar.open_review()

    def _update_view(self, document: Document) -> None:
        self.top.show_document(document)
        changed = {change.tab for change in document.plan.changes}
        steps = document.plan.hand_overs
        changed |= {OPTIONS[step.path].tab for step in steps}
        for tab in TABS:
            self.nav.set_changed(tab.key, tab.key in changed)
        count = len(steps)
        self.nav.set_count(
            "at_stripe",
            count,
            ngettext("{count} to do", "{count} to do", count).format(count=count),
        )

    def show_error(self, user_error: UserError) -> None:
        """Show an error that belongs to no row."""
        self.news.show_message(
            str(user_error), "info" if isinstance(user_error, Information) else "error"
        )
