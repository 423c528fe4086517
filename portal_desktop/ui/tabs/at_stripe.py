"""What only Stripe's own page can change: the steps, with their values to copy."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portal_desktop.dashboard import PageName, page_of
from portal_desktop.plan import HandOver
from portal_desktop.text import _
from portal_desktop.ui.form import Form
from portal_desktop.ui.step import StepAtStripe
from portal_desktop.ui.stripe_pages import PAGES
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.widgets import Button, Card, Flow, Notice, Text


class AtStripeTab(Form):
    """One card for each of Stripe's pages. ``open_dashboard`` opens a page by its name."""

    def __init__(self, sync: Sync, *, open_dashboard: Callable[[str], None]) -> None:
        super().__init__(
            _("At Stripe"),
            _("Some things only Stripe’s own page can change. Decide them here, copy them there."),
        )
        self._sync, self._open = sync, open_dashboard
        self._steps: tuple[HandOver, ...] | None = None
        self._cards: list[QWidget] = []
        self._rows: list[StepAtStripe] = []
        self._asked = False
        stale = _(
            "Close other tabs of Stripe’s Dashboard first: an old page can save old values back."
        )
        self._stale = Notice(stale, "warning")
        self.add(self._stale)
        self._apart = Notice(kind="warning", icon="wifi-off")
        self._apart.acted.connect(sync.read_again)
        self.add(self._apart)
        self._nothing = _nothing_to_do()
        self.add(self._nothing)
        sync.document.changed.connect(self._show)
        sync.changed.connect(self._show)
        sync.found.connect(self._found)
        self._show()

    def _show(self, _document: object = None) -> None:
        steps = self._sync.document.plan.hand_overs
        if steps != self._steps:
            self._steps = steps
            self._fill(steps)
        # What was never read is not known to be as it should.
        self._nothing.setVisible(not steps and bool(self._sync.document.base))
        trouble = self._sync.trouble if self._sync.state == "apart" else None
        self._apart.setVisible(trouble is not None)
        if trouble is not None:
            self._apart.say(str(trouble), action=_("Try again now"))

    def _fill(self, steps: tuple[HandOver, ...]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards, self._rows = [], []
        self._stale.setVisible(bool(steps))
        for page, heading in PAGES.items():
            here = [step for step in steps if page_of(step.path) == page]
            if here:
                self._add_card(page, _(heading), here)

    def _add_card(self, page: PageName, heading: str, steps: list[HandOver]) -> None:
        card = Card(heading)
        opens = Button(_("Open Stripe’s page"), "primary", icon="external-link")
        opens.setObjectName(f"at_stripe.open.{page}")
        opens.setAccessibleDescription(heading)
        opens.clicked.connect(lambda: self._open(page))
        card.add_row(_alone(opens))
        for step in steps:
            row = StepAtStripe(step, self._sync)
            row.look_again.connect(self._look_again)
            card.add_row(row)
            self._rows.append(row)
        self._cards.append(card)
        self.add(card)

    def _look_again(self) -> None:
        self._asked = True
        for row in self._rows:
            row.say_looking()
        self._sync.read_again()

    def _found(self) -> None:
        if self._asked:
            self._asked = False
            for row in self._rows:
                row.say_still()


def _alone(control: QWidget) -> Flow:
    """A control on a line of its own, as wide as its words."""
    line = Flow()
    line.add(control)
    return line


def _nothing_to_do() -> Card:
    card = Card()
    card.add_row(Text(_("Nothing to do at Stripe"), "strong"))
    help_ = _(
        "Icon, colours and business name are at Stripe as you want them, as far as we can see."
    )
    card.add_row(Text(help_, "help"), divided=False)
    return card
