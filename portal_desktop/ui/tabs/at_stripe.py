"""What only Stripe's own page can change: the steps, with their values to copy."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import PAGES, DashboardPage, page_of
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.values import StripeFile
from portal_desktop.publishing.diff import can_read, steps_marked_as_set
from portal_desktop.publishing.plan import HandOver
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.manual_steps.step_card import StepAtStripe, said_card
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.widgets.boxes import put_away
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice


class AtStripeTab(Form):
    """One card for each of Stripe's pages. ``open_dashboard`` opens a page by its name."""

    def __init__(self, session: AccountSession, *, open_dashboard: Callable[[str], None]) -> None:
        super().__init__(
            _("At Stripe"),
            _("Some things only Stripe’s own page can change. Decide them here, copy them there."),
        )
        self._session, self._open = session, open_dashboard
        self._shown: object = None
        self._cards: list[QWidget] = []
        self._rows: list[StepAtStripe] = []
        self._asked: HandOver | None = None
        stale = _(
            "Close other tabs of Stripe’s Dashboard first: an old page can save old values back."
        )
        self._stale = Notice(stale, "warning")
        self.add(self._stale)
        self._apart = Notice(kind="warning", icon="wifi-off", on_act=session.read_again)
        self.add(self._apart)
        self._nothing = Card("", Label(_("Nothing to do at Stripe"), "strong"))
        self._as_wanted = Label("", "help")
        self._nothing.add_row(self._as_wanted, divided=False)
        self.add(self._nothing)
        session.document.changed.connect(self._update_view)
        session.changed.connect(self._update_view)
        session.found.connect(self._on_settings_read)
        self._update_view()

    def _update_view(self, _document: object = None) -> None:
        document = self._session.document
        steps = document.plan.hand_overs
        done = tuple(steps_marked_as_set(document.base, document.draft, document.account_snapshot))
        shown = steps, done, [self._image_state(step) for step in steps]
        if shown != self._shown:
            self._shown = shown
            self._rebuild_cards(steps, done)
        # What was never read is not known to be as it should.
        self._nothing.setVisible(not steps and bool(document.base))
        read = can_read(BUSINESS_NAME.path, document.base, document.account_snapshot)
        self._as_wanted.setText(_why_nothing(read=read, said=done))
        self._show_trouble()

    def _image_state(self, step: HandOver) -> object:
        """What is shown of Stripe's picture beside a step: it may come later, or change."""
        now = self._session.document.base.get(step.path)
        if step.where != "at_stripe_compare":
            return None
        return now, isinstance(now, StripeFile) and self._session.images.image_bytes(
            now
        ) is not None

    def _show_trouble(self) -> None:
        user_error = self._session.user_error if self._session.state == "apart" else None
        if (
            user_error is not None
            and self._asked is not None
            and not self._session.reading.is_reading_settings
        ):
            self._asked = None
            for row in self._rows:
                row.say_how()
        self._apart.setVisible(user_error is not None)
        if user_error is not None:
            self._apart.set_message(str(user_error), action=_("Try again now"))

    def _rebuild_cards(self, steps: tuple[HandOver, ...], done: tuple[HandOver, ...]) -> None:
        put_away(*self._cards)
        self._cards, self._rows = [], []
        self._stale.setVisible(bool(steps))
        for page, heading in PAGES.items():
            here = [step for step in steps if page_of(step.path) == page]
            if here:
                self._add_card(page, _(heading), here)
        if done:
            known = self._session.document.account_snapshot
            self._cards.append(said_card(done, known, self._session.manual_steps.unmark_as_set))
            self.add(self._cards[-1])

    def _add_card(self, page: DashboardPage, heading: str, steps: list[HandOver]) -> None:
        card = Card(heading)
        opens = Button(
            _("Open Stripe’s page"),
            "primary",
            icon="external-link",
            object_name=f"at_stripe.open.{page}",
            on_click=lambda: self._open(page),
            description=heading,
        )
        card.add_row(_on_own_line(opens))
        for step in steps:
            row = StepAtStripe(step, self._session)
            row.look_again.connect(partial(self._look_again, step))
            card.add_row(row)
            self._rows.append(row)
        self._cards.append(card)
        self.add(card)

    def _look_again(self, step: HandOver) -> None:
        if self._session.is_busy:
            return  # the bar says so
        self._asked = step
        for row in self._rows:
            row.say_looking()
        self._session.read_again()

    def _on_settings_read(self) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if asked.where == "at_stripe_compare" and asked.value is not None:
            self._session.manual_steps.mark_as_set(asked.path, asked.value)
        for row in self._rows:
            row.say_still()


def _on_own_line(control: QWidget) -> Flow:
    """A control on a line of its own, as wide as its words."""
    return Flow(control)


def _why_nothing(*, read: bool, said: tuple[HandOver, ...]) -> str:
    """What was seen at Stripe, what was not, and what rests on the merchant's word."""
    seen = _("Business name, support details and colours were read at Stripe: they are as here.")
    unseen = _("Icon, colours and business name cannot be read with this key.")
    words = seen if read else unseen
    below = _("What stands below is done because you said so.")
    return f"{words} {below}" if said else words
