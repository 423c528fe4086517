"""The review: exactly what will change, before it changes. The one dialog of our own."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.account.account import BADGES
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.publishing.left_out import Line, leave_out, put_back
from portal_desktop.publishing.plan import Change, Plan
from portal_desktop.ui.forms.live_confirmation import PAUSE, Deliberate
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.announce import announce
from portal_desktop.ui.publishing.review_list import ReviewList
from portal_desktop.ui.publishing.review_state import Standing, gone_along, line, title, told
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.modal_overlay import Scrim
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.spinner import Busy

WIDE, AROUND = 680, 64
LEAST = 120


class Review(QDialog):
    """What is wanted and not published, each line with a tick to leave it out.

    Open it with ``open()``. It closes by itself once Stripe has carried out what was read, and
    deletes itself. Closed earlier, it comes back if Stripe refuses. ``show_option`` carries the
    path of a row to be shown in the window; ``connect_asked`` is for the steps to another key.
    """

    show_option = Signal(str)
    connect_asked = Signal()

    def __init__(self, sync: Sync, parent: QWidget | None = None, *, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._sync = sync
        self._read: Plan | None = None
        self._asked: frozenset[str] = frozenset()
        self._left_out: frozenset[Line] = frozenset()
        self._refusal: Trouble | None = None
        self._sending = False
        self._scrim: Scrim | None = None
        self.list = ReviewList(sync.document)
        self._make_parts(pause)
        self._lay_out()
        self._connect()
        self._fill()

    # what it is made of

    def _make_parts(self, pause: int) -> None:
        mode = self._sync.account.mode
        self.heading = Text("", "title")
        self.note = Notice()
        self.note.hide()
        meant = _("Yes, publish to the live account. Real customers will see this.")
        self.deliberate = Deliberate(mode, meant, pause=pause)
        self.foot = Text("", "help")
        self.busy = Busy()
        self.not_yet = Button(_("Not yet"))
        self.publish = Button("", "primary")
        self.publish.setDefault(mode != "live")
        self.not_yet.setObjectName("review.not_yet")
        self.publish.setObjectName("review.publish")
        self.deliberate.tick.setObjectName("review.meant")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[4], SPACE[4] - 4, SPACE[4], SPACE[4] - 4)
        box.setSpacing(SPACE[1] - 2)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        mode = self._sync.account.mode
        if mode != "demo":
            head.addWidget(Badge(_(BADGES[mode]), mode), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        seen = _("Customers see this the next time they open the portal.")
        box.addWidget(Text(seen, role="second"))
        box.addWidget(self.note)
        box.addWidget(self.list)
        box.addSpacing(SPACE[2])
        box.addWidget(self.deliberate)
        box.addSpacing(SPACE[0])
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[1])
        foot.addWidget(self.foot, 1)
        for part in (self.busy, self.not_yet, self.publish):
            foot.addWidget(part)
        box.addLayout(foot)

    def _connect(self) -> None:
        sync = self._sync
        self.list.chosen.connect(self._chosen)
        self.list.show_asked.connect(self._show_option)
        self.list.connect_asked.connect(self._connect_again)
        self.deliberate.changed.connect(self._show_state)
        self.not_yet.clicked.connect(self.reject)
        self.publish.clicked.connect(self._publish)
        sync.document.changed.connect(self._document_changed)
        sync.changed.connect(self._show_state)
        sync.published.connect(self._published)
        sync.refused.connect(self._refused)
        sync.moved.connect(self._moved)
        sync.drifted.connect(self._drifted)
        sync.found.connect(self._found)

    def _standing(self) -> Standing:
        document = self._sync.document
        return Standing(document.plan, self._left_out, document.history.conflicts)

    # what happens

    def _chosen(self, which: Line, taken: bool) -> None:
        plan, before = self._sync.document.plan, self._left_out
        move = put_back if taken else leave_out
        self._left_out = move(plan, before, which)
        self.note.hide()
        if along := gone_along(plan, (self._left_out ^ before) - {which}, taken=taken):
            self._say(along)
        self._refusal = None
        self.deliberate.reset()
        # Not now: the row that says so is about to be replaced.
        QTimer.singleShot(0, self, self._fill)

    def _publish(self) -> None:
        # What is typed is sealed first, so that nothing but what was read goes out.
        self._sync.document.seal()
        standing = self._standing()
        if self._sending or self._sync.busy or not self.deliberate.meant or standing.why_not:
            return
        self._sending = True
        self._refusal = None
        self.note.hide()
        # Else Qt passes the focus on, from one tick that is disabled to the next.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sync.publish(standing.plan, self._left_out)
        self._show_state()
        self._fit()

    def _document_changed(self, _document: object) -> None:
        document = self._sync.document
        decided = document.history.conflicts != self._asked
        if not self._sending and (document.plan != self._read or decided):
            self._fill()

    def _published(self, _count: int) -> None:
        if self._sending or self._unsure:
            self._sending = False
            self.accept()

    def _found(self) -> None:
        """Stripe was read: what may have been published before was not."""
        if self._unsure and not self._sending:
            self._refusal = None
            self._say(_("Stripe answers again. This has not been published yet."))
            self._fill()

    @property
    def _unsure(self) -> bool:
        return self._refusal is not None and self._refusal.unknown_outcome

    def _refused(self, trouble: Trouble) -> None:
        if self._sending:
            self._refusal = trouble
            self._come_back()
            announce(self, str(trouble))

    def _moved(self, drift: tuple[Change, ...]) -> None:
        if self._sending:
            words = _(
                "Nothing was published, because this was changed at Stripe meanwhile: {what}. "
                "Read the list again, then publish."
            )
            self._say(words.format(what=told(drift)))
            self._come_back()

    def _drifted(self, drift: tuple[Change, ...]) -> None:
        words = _("Changed at Stripe meanwhile, and taken in: {what}.")
        self._say(words.format(what=told(drift)))
        self._fit()

    def _come_back(self) -> None:
        self._sending = False
        self.deliberate.reset()
        self._fill()
        if self.isVisible():
            self._take_focus()
        else:
            self.open()

    def _say(self, words: str) -> None:
        self.note.say(words)
        self.note.show()
        announce(self, words)

    def _show_option(self, path: str) -> None:
        self.show_option.emit(path)
        self.reject()

    def _connect_again(self) -> None:
        self.reject()
        self.connect_asked.emit()

    # what is shown

    def _fill(self) -> None:
        plan = self._sync.document.plan
        if plan != self._read:
            self.deliberate.reset()
        self._read = plan
        self._asked = self._sync.document.history.conflicts
        self._left_out &= {line(change) for change in plan.changes}
        self.list.fill(self._standing(), self._refusal)
        self._demand()
        self._show_state()
        # The new rows know their heights only once they are shown.
        QTimer.singleShot(0, self, self._fit)

    def _demand(self) -> None:
        """What somebody read here as in the way, the rows say so too from now on."""
        if self.isVisible():
            found = self._standing().problems
            self._sync.document.demand(problem.paths[0] for problem in found)

    def _show_state(self) -> None:
        standing, sending = self._standing(), self._sending
        why, count = standing.why_not, standing.count
        self.heading.setText(title(standing, self._sync.account))
        plain_text.set_title(self, self.heading.text())
        going = ngettext("Publish {count} change", "Publish {count} changes", count)
        self.publish.setText(_("Publishing…") if sending else going.format(count=count))
        free = not why and not sending and not self._sync.busy
        self.publish.setEnabled(free and self.deliberate.meant)
        self.deliberate.setEnabled(free)
        self.list.set_changeable(not sending)
        self.busy.set_running(sending)
        self.not_yet.setText(_("Close") if sending else _("Not yet"))
        kept = _("The version published now stays in History.")
        if not self._sync.has_portal:
            kept = _("This account has no portal settings yet. Publishing makes them.")
        self.foot.setText(self._on_its_way() if sending else why or kept)

    def _on_its_way(self) -> str:
        go_on = _("You may close this; publishing goes on.")
        slow = _("Stripe is slow to answer; nothing is done twice.")
        return f"{slow} {go_on}" if self._sync.sending.late else go_on

    def _fit(self) -> None:
        """As high as the list, as far as the window behind it has room."""
        layout, behind = self.layout(), self.parentWidget()
        if layout is None:
            return
        room = behind.window().size() if behind else self.screen().availableSize()
        wide = min(theme.scaled(WIDE), max(room.width() - AROUND, theme.scaled(LEAST)))
        self.list.setFixedHeight(0)
        most = room.height() - AROUND - layout.totalHeightForWidth(wide)
        tall = self.list.tall(wide - 2 * SPACE[4])
        self.list.setFixedHeight(min(tall, max(most, theme.scaled(LEAST))))
        self.resize(wide, layout.totalHeightForWidth(wide))
        self.list.show_refusal()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as on:
            on.fillRect(event.rect(), QColor(theme.colours(self).panel))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        behind = self.parentWidget()
        if self._scrim is None and behind is not None:
            self._scrim = Scrim(behind.window())
        self._take_focus()
        self._fit()
        self._demand()

    def _take_focus(self) -> None:
        ready = self.publish.isEnabled() and self._sync.account.mode != "live"
        (self.publish if ready else self.not_yet).setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            QTimer.singleShot(0, self, self._fill)

    def done(self, result: int) -> None:
        """Close; while something is on its way it stays ready to come back with the answer."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not self._sending)
        super().done(result)
        if not self._sending:
            self.deleteLater()
