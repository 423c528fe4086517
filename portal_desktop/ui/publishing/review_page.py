"""The review: exactly what will change, before it changes. The one dialog of our own."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from portal_desktop.account.account import BADGES
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.publishing.change_text import ChangeText
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.left_out_changes import leave_out, put_back
from portal_desktop.publishing.plan import Plan
from portal_desktop.ui.forms.live_confirmation import PAUSE, LiveConfirmation
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.publishing.review_list import ReviewList, fit_height
from portal_desktop.ui.publishing.review_state import (
    ReviewState,
    drift_text,
    gone_along,
    kept_text,
    review_title,
    sending_text,
)
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of, put_away, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.modal_overlay import Scrim
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.spinner import Busy


class ReviewDialog(QDialog):
    """What is wanted and not published, each line with a tick to leave it out.

    Open it with ``open()``. It closes by itself once Stripe has carried out what was read, and
    deletes itself. Closed earlier, it comes back if Stripe refuses. ``show_option`` carries the
    path of a row to be shown in the window; ``connect_asked`` is for the steps to another key.
    """

    show_option = Signal(str)
    connect_asked = Signal()

    def __init__(
        self, session: AccountSession, parent: QWidget | None = None, *, pause: int = PAUSE
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read: Plan | None = None
        self._asked: frozenset[str] = frozenset()
        self._left_out: frozenset[ChangeKey] = frozenset()
        self._refusal: UserError | None = None
        self._sending = False
        self._scrim: Scrim | None = None
        self.list = ReviewList(session.document)
        self._make_parts(pause)
        self._lay_out()
        self._connect_signals()
        self._rebuild_list()

    # what it is made of

    def _make_parts(self, pause: int) -> None:
        mode = self._session.account.mode
        self.heading = Label("", "title")
        self.note = Notice(hidden=True)
        meant = _("Yes, publish to the live account. Real customers will see this.")
        self.deliberate = LiveConfirmation(mode, meant, pause=pause)
        self.foot = Label("", "help")
        self.busy = Busy()
        self.not_yet = Button(_("Not yet"), object_name="review.not_yet", on_click=self.reject)
        self.publish = Button(
            "", "primary", object_name="review.publish", on_click=self._publish_changes
        )
        self.publish.setDefault(mode != "live")
        self.deliberate.tick.setObjectName("review.meant")

    def _lay_out(self) -> None:
        head = row_of((self.heading, 1))
        mode = self._session.account.mode
        if mode != "demo":
            head.addWidget(Badge(_(BADGES[mode]), mode), 0, Qt.AlignmentFlag.AlignTop)
        seen = _("Customers see this the next time they open the portal.")
        column_of(
            head,
            Label(seen, role="second"),
            self.note,
            self.list,
            theme.SPACE[2],
            self.deliberate,
            theme.SPACE[0],
            row_of((self.foot, 1), self.busy, self.not_yet, self.publish, gap=theme.SPACE[1]),
            on=self,
            gap=theme.SPACE[1] - 2,
            around=(theme.SPACE[4], theme.SPACE[4] - 4, theme.SPACE[4], theme.SPACE[4] - 4),
        )

    def _connect_signals(self) -> None:
        session = self._session
        self.list.chosen.connect(self._on_change_chosen)
        self.list.show_asked.connect(self._show_option)
        self.list.connect_asked.connect(self._connect_again)
        self.deliberate.changed.connect(self._show_state)
        session.document.changed.connect(self._document_changed)
        session.changed.connect(self._show_state)
        session.published.connect(self._on_published)
        session.refused.connect(self._on_refused)
        session.moved.connect(self._on_remote_changed)
        session.drifted.connect(self._on_drifted)
        session.found.connect(self._on_settings_read)

    def _review_state(self) -> ReviewState:
        document = self._session.document
        return ReviewState(document.plan, self._left_out, document.history.conflicts)

    # what happens

    def _on_change_chosen(self, which: ChangeKey, taken: bool) -> None:
        plan, before = self._session.document.plan, self._left_out
        move = put_back if taken else leave_out
        self._left_out = move(plan, before, which)
        self.note.hide()
        if along := gone_along(plan, (self._left_out ^ before) - {which}, taken=taken):
            self._show_message(along)
        self._refusal = None
        self.deliberate.reset()
        # Not now: the row that says so is about to be replaced.
        QTimer.singleShot(0, self, self._rebuild_list)

    def _publish_changes(self) -> None:
        # What is typed is sealed first, so that nothing but what was read goes out.
        self._session.document.close_open_step()
        standing = self._review_state()
        busy = self._sending or self._session.is_busy
        if busy or standing.why_not or not self.deliberate.is_confirmed:
            return
        self._sending = True
        self._refusal = None
        self.note.hide()
        # Else Qt passes the focus on, from one disabled tick to the next.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.writes.publish_plan(standing.plan, self._left_out)
        self._show_state()
        self._fit_height()

    def _document_changed(self, _document: object) -> None:
        document = self._session.document
        decided = document.history.conflicts != self._asked
        if not self._sending and (document.plan != self._read or decided):
            self._rebuild_list()

    def _on_published(self, _count: int) -> None:
        if self._sending or self._is_outcome_unknown:
            self._sending = False
            self.accept()

    def _on_settings_read(self) -> None:
        """Stripe was read: what may have been published before was not."""
        if self._is_outcome_unknown and not self._sending:
            self._refusal = None
            self._show_message(_("Stripe answers again. This has not been published yet."))
            self._rebuild_list()

    @property
    def _is_outcome_unknown(self) -> bool:
        return self._refusal is not None and self._refusal.unknown_outcome

    def _on_refused(self, user_error: UserError) -> None:
        if self._sending:
            self._refusal = user_error
            self._come_back()
            plain_text.announce(self, str(user_error))

    def _on_remote_changed(self, drift: tuple[ChangeText, ...]) -> None:
        if self._sending:
            words = _(
                "Nothing was published, because this was changed at Stripe meanwhile: {what}. "
                "Read the list again, then publish."
            )
            self._show_message(words.format(what=drift_text(drift)))
            self._come_back()

    def _on_drifted(self, drift: tuple[ChangeText, ...]) -> None:
        words = _("Changed at Stripe meanwhile, and taken in: {what}.")
        self._show_message(words.format(what=drift_text(drift)))
        self._fit_height()

    def _come_back(self) -> None:
        self._sending = False
        self.deliberate.reset()
        self._rebuild_list()
        if self.isVisible():
            self._take_focus()
        else:
            self.open()

    def _show_message(self, words: str) -> None:
        self.note.say(words)

    def _show_option(self, path: str) -> None:
        self.show_option.emit(path)
        self.reject()

    def _connect_again(self) -> None:
        self.reject()
        self.connect_asked.emit()

    # what is shown

    def _rebuild_list(self) -> None:
        plan = self._session.document.plan
        if plan != self._read:
            self.deliberate.reset()
        self._read = plan
        self._asked = self._session.document.history.conflicts
        self._left_out &= {change.key for change in plan.changes}
        self.list.rebuild_list(self._review_state(), self._refusal)
        self._mark_required()
        self._show_state()
        # The new rows know their heights only once they are shown.
        QTimer.singleShot(0, self, self._fit_height)

    def _mark_required(self) -> None:
        """What somebody read here as in the way, the rows say so too from now on."""
        if self.isVisible():
            found = self._review_state().problems
            self._session.document.mark_required(problem.paths[0] for problem in found)

    def _show_state(self) -> None:
        standing, sending = self._review_state(), self._sending
        why, count = standing.why_not, standing.change_count
        self.heading.setText(review_title(standing, self._session.account))
        plain_text.set_title(self, self.heading.text())
        going = ngettext("Publish {count} change", "Publish {count} changes", count)
        self.publish.setText(_("Publishing…") if sending else going.format(count=count))
        free = not why and not sending and not self._session.is_busy
        self.publish.setEnabled(free and self.deliberate.is_confirmed)
        self.deliberate.setEnabled(free)
        self.list.set_changeable(not sending)
        self.busy.set_running(sending)
        self.not_yet.setText(_("Close") if sending else _("Not yet"))
        late = self._session.writes.sending.late
        on_its_way = sending_text(late=late) if sending else ""
        self.foot.setText(on_its_way or why or kept_text(has_portal=self._session.has_portal))

    def _fit_height(self) -> None:
        fit_height(self, self.list)
        self.list.show_refusal()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as on:
            on.fillRect(event.rect(), QColor(theme.colours_of(self).panel))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        behind = self.parentWidget()
        if self._scrim is None and behind is not None:
            self._scrim = Scrim(behind.window())
        self._take_focus()
        self._fit_height()
        self._mark_required()

    def _take_focus(self) -> None:
        ready = self.publish.isEnabled() and self._session.account.mode != "live"
        (self.publish if ready else self.not_yet).setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None:
            put_away(self._scrim)
            self._scrim = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            QTimer.singleShot(0, self, self._rebuild_list)

    def done(self, result: int) -> None:
        """Close; while something is on its way it stays ready to come back with the answer."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not self._sending)
        super().done(result)
        if not self._sending:
            self.deleteLater()
