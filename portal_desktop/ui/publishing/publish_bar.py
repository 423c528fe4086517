"""The bar at the bottom of the window: it always says where you are."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.publishing.diff import without_unpublished
from portal_desktop.publishing.plan import Plan
from portal_desktop.ui.notices.stripe_status import may_come, of_key, of_stripe, why_unread
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.publishing.publish_bar_text import facts_of, link_desk, what_goes
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import add_parts, column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Panel
from portal_desktop.ui.widgets.spinner import Busy
from portal_desktop.validation import validate as rules
from portal_desktop.wording.labels import option_label

NAMED = 3


class PublishBar(Panel):
    """What is not published, what is left to do at Stripe, and whether all of it is saved.

    ``review_asked``: the review should open. ``at_stripe_asked``: the tab At Stripe should.
    ``connect_asked``: the steps to use another key. ``option_asked``: the setting of this path,
    because it keeps the others from being published.
    """

    review_asked = Signal()
    at_stripe_asked = Signal()
    connect_asked = Signal()
    option_asked = Signal(str)

    def __init__(self, session: AccountSession, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="top", parent=parent)
        self._session = session
        self._just_published = False
        self._facts: tuple[object, ...] = ()
        self._waited_for = False
        self._disk = Notice(kind="error")
        self._told = ""
        self._apart = Notice(on_act=self._try_again)
        self._gateway = Notice(
            kind="info", icon="lock", action=_("Connect again…"), on_act=self.connect_asked
        )
        self.busy = Busy()
        self._points = Label("·", wrap=False), Label("·", wrap=False)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.state = Label("", "strong", wrap=False)
        self.open = Button("", "link", role="text", on_click=self._show_first_problem)
        self.at_stripe = Button("", "link", role="text", on_click=self.at_stripe_asked)
        self.saved = Label("", role="second", wrap=False)
        self.discard = Button(_("Discard"), "quiet", on_click=self._discard_changes)
        self.review = Button(_("Review and publish"), "primary", on_click=self.open_review)
        self._set_names()
        self._lay_out()
        session.changed.connect(self._update_view)
        session.document.changed.connect(self._told_of_draft)
        session.published.connect(self._on_published)
        self._update_view()

    def _set_names(self) -> None:
        plain_text.set_name(self, _("Publishing"))
        self.open.setObjectName("publish.open")
        self.at_stripe.setObjectName("publish.at_stripe")
        self.discard.setObjectName("publish.discard")
        self.review.setObjectName("publish.review")

    def _lay_out(self) -> None:
        before_open, before_stripe = self._points
        first = (self.state, before_open, self.open, before_stripe, self.at_stripe)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._said.setSpacing(SPACE[2])
        add_parts(
            self._said,
            row_of(*((part, middle) for part in first), "stretch", gap=SPACE[1]),
            (self.saved, middle),
            "stretch",
        )
        self._strips_box = column_of(self._disk, self._apart, self._gateway)
        column_of(
            self._strips_box,
            row_of(
                (self._said, 1),
                self.busy,
                self.discard,
                self.review,
                gap=SPACE[1],
                around=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]),
            ),
            on=self,
            gap=0,
            around=(0, 1, 0, 0),
        )

    def _try_again(self) -> None:
        if of_key(self._session.user_error):
            self.connect_asked.emit()
        else:
            self._session.read_again()

    def open_review(self) -> None:
        """Open the review, if there is one; where nothing could be read, once Stripe answers."""
        if self.review.isHidden() or not self.review.isEnabled():
            return
        if self._session.state == "ready":
            self.review_asked.emit()
            return
        self._waited_for = True
        self.setFocus()
        if not self._session.reading.is_reading_settings:
            self._session.read_again()
        self._update_view()

    def _open_awaited_review(self) -> None:
        """Whether the review that is waited for can open, or nothing came of it.

        Who has gone on elsewhere meanwhile is not interrupted.
        """
        session = self._session
        if not self._waited_for or (
            session.state != "ready" and session.reading.is_reading_settings
        ):
            return
        self._waited_for = False
        focused: QWidget | None = self.window().focusWidget()
        here = focused is self or (focused is not None and self.isAncestorOf(focused))
        if session.state == "ready" and here and session.document.plan.changes:
            # Not now: listeners are still being called with what was read.
            QTimer.singleShot(0, self, self.review_asked.emit)

    def _discard_changes(self) -> None:
        self._session.document.discard()

    def _on_published(self, _count: int) -> None:
        self._just_published = True
        self._update_view()
        plain_text.announce(self, self.state.text())

    def _told_of_draft(self, document: Document) -> None:
        """With most letters typed the bar stays as it is."""
        facts = facts_of(document)
        if facts != self._facts:
            self._facts = facts
            self._update_view()

    def _update_view(self, _document: object = None) -> None:
        session, plan = self._session, self._session.document.plan
        self._open_awaited_review()
        if plan.changes:
            self._just_published = False
        self._update_notices()
        self.busy.set_running(session.is_busy or session.reading.under_way)
        doing = _("Sending to Stripe…") if session.is_busy else _("Reading from Stripe…")
        plain_text.set_tool_tip(self.busy, doing)
        self.state.setText(self._status_text(plan))
        self.state.set_dot(bool(plan.changes) and not session.is_busy)
        self._show_open(plan)
        self._show_left(plan)
        self.saved.show_text(self._secondary_text(plan))
        self._update_buttons(plan)
        self._adapt_to_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        """One line where there is room; what is saved goes below where there is none."""
        links = (self.open, self.at_stripe)
        parts = (self.state, *self._points, *links, self.saved, self.discard, self.review)
        shown = [part for part in parts if not part.isHidden()]
        wide = sum(part.sizeHint().width() + SPACE[1] for part in shown)
        wide += self.busy.sizeHint().width() + 3 * SPACE[3]
        way = QBoxLayout.Direction
        self._said.setDirection(way.LeftToRight if wide <= self.width() else way.TopToBottom)

    def _status_text(self, plan: Plan) -> str:
        """The one sentence about publishing."""
        if self._session.is_busy:
            return _("Sending to Stripe…")
        count = len(plan.changes)
        if self._session.state == "loading" and not count:
            return _("Reading what is published…")
        if count:
            words = ngettext("{count} change not published", "{count} changes not published", count)
            return words.format(count=count)
        if self._just_published:
            return _("Your settings are published.")
        if self._session.state == "apart":
            return _("Nothing changed here")
        return _("Everything is published") if self._session.has_portal else _("Nothing to publish")

    def _show_open(self, plan: Plan) -> None:
        """What keeps these changes from being published: chosen by nobody yet, or wrong."""
        stops = plan.problems if plan.changes else ()
        asked = all(rules.open_question(each, plan.draft) for each in stops)
        words = _("{count} still to choose") if asked else _("{count} to put right")
        self.open.setText(words.format(count=len(stops)))
        self.open.setVisible(bool(stops))
        self._points[0].setVisible(bool(stops))

    def _show_first_problem(self) -> None:
        for problem in self._session.document.plan.problems[:1]:
            self.option_asked.emit(problem.paths[0])

    def _show_left(self, plan: Plan) -> None:
        left = len(plan.hand_overs)
        words = ngettext("{count} to do at Stripe", "{count} to do at Stripe", left)
        self.at_stripe.setText(words.format(count=left))
        self.at_stripe.setVisible(bool(left))
        self._points[1].setVisible(bool(left))

    def _secondary_text(self, plan: Plan) -> str:
        if self._just_published and plan.hand_overs:
            names = [option_label(step.path) for step in plan.hand_overs]
            told = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
            return _("Not yet: {names}").format(names=told)
        if self._session.disk_error is not None:
            return _("Not saved")
        if not self._session.document.draft:
            return ""
        return _("Saved on this computer") if self._session.is_saved else _("Saving…")

    def _update_notices(self) -> None:
        session = self._session
        _show_error(self._disk, session.disk_error)
        self._say_how_stripe_is()
        self._gateway.set_message(link_desk())
        self._gateway.setVisible("write" in session.document.account_snapshot.denied)
        any_shown = any(not each.isHidden() for each in (self._disk, self._apart, self._gateway))
        self._strips_box.setContentsMargins(SPACE[3], SPACE[1] if any_shown else 0, SPACE[3], 0)

    def _say_how_stripe_is(self) -> None:
        """One strip says all of it, so that its button keeps the focus while it is pressed."""
        words, kind = of_stripe(self._session, waited_for=self._waited_for)
        self._apart.setVisible(bool(words))
        if words:
            again = _("Connect again…") if of_key(self._session.user_error) else _("Try again now")
            action = "" if self._session.is_busy else again
            self._apart.set_message(words, kind, action)
        if words and words != self._told and self.isVisible():
            plain_text.announce(self, words)
        self._told = words

    def _update_buttons(self, plan: Plan) -> None:
        session = self._session
        why = self._why_not(plan)
        self.review.setVisible("write" not in session.document.account_snapshot.denied)
        self._set_button_enabled(self.review, on=not why)
        if not why and session.state != "ready":
            why = _("Stripe is asked first what is published now; then the review opens.")
        plain_text.set_tool_tip(self.review, why)
        plain_text.set_description(self.review, why)
        document, goes = session.document, what_goes(plan)
        some = session.has_portal and bool(plan.changes or plan.hand_overs)
        some = some or document.draft != without_unpublished(
            document.base, document.draft, document.account_snapshot
        )
        self._set_button_enabled(self.discard, on=some and not session.is_busy)
        plain_text.set_tool_tip(self.discard, goes)
        plain_text.set_description(self.discard, goes)

    def _set_button_enabled(self, button: Button, *, on: bool) -> None:
        if not on and self.window().focusWidget() is button:
            # Else Qt passes the focus on to whatever comes next, far from here.
            self.setFocus()
        button.setEnabled(on)

    def _why_not(self, plan: Plan) -> str:
        """Why nothing can be reviewed now; empty when it can."""
        if self._session.is_busy:
            return _("Something is being sent to Stripe.")
        if self._waited_for:
            return _("The review opens when Stripe answers.")
        if self._session.state != "ready" and not (plan.changes and may_come(self._session)):
            return why_unread(self._session)
        return "" if plan.changes else _("Nothing has changed since you last published.")


def _show_error(strip: Notice, user_error: UserError | None) -> None:
    strip.setVisible(user_error is not None)
    if user_error is not None:
        strip.set_message(str(user_error))
