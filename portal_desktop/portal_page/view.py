"""From where a page is looked at: which page, who, on what, in which language, on which day.

A view is also where a button leads: clicking through the portal is going from view to view.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, get_args

PageName = Literal[
    "login", "code", "home", "update", "confirm", "offer", "cancel", "reasons", "renew",
    "pause", "payment", "information", "done", "expired",
]  # fmt: skip

Visitor = Literal["login_link", "session"]
"""Customers come by the login link, or from a website that knows them already."""

Device = Literal["browser", "phone"]

Situation = Literal[
    "monthly", "yearly", "trial", "ending", "past_due", "scheduled", "several", "usage", "none",
]  # fmt: skip
"""How the example customer stands."""

SITUATIONS: Final[tuple[Situation, ...]] = get_args(Situation)

Done = Literal["", "cancelled", "renewed", "paused", "resumed", "updated"]
"""What the customer did while the preview was clicked through."""

EXAMPLE_DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class PageView:
    """From where a page is looked at, and what was clicked on the way there.

    Attributes:
        device: changes no words; it is here so that a view says everything a person chose.
        language: decides how dates and amounts are written; the words stay English.
        customer: a real one (``cus_…``), empty for the example customer.
        situation: the example customer's.
        plan: what the example customer pays, a ``price_…`` of the catalogue (empty: one that fits).
        subscription: the ``sub_…`` clicked (empty: the first).
        price: the ``price_…`` chosen for it (empty: as they have it).
        quantity: the units chosen for it (None: as they have it).
        code: whether a promotion code is being entered.
        reason: the one chosen for leaving.
        rest: how long a pause lasts, as chosen.
        done: what was done then.
        before: the view of what was done before that.
        supposed: what was done is only taken as done for this page, which comes after it; nobody
            clicked it.
    """

    page: PageName = "home"
    visitor: Visitor = "login_link"
    device: Device = "browser"
    language: str = "en"
    today: date = EXAMPLE_DAY
    situation: Situation = "monthly"
    customer: str = ""
    plan: str = ""
    subscription: str = ""
    price: str = ""
    quantity: int | None = None
    code: bool = False
    reason: str = ""
    rest: str = ""
    done: Done = ""
    before: "PageView | None" = None
    supposed: bool = False

    @property
    def has_user_actions(self) -> bool:
        """Whether something was done in the preview."""
        return bool(self.done or self.before) and not self.supposed

    def with_supposed_kept(self) -> "PageView":
        """The same with what was supposed taken for done: somebody went on from there."""
        return replace(self, supposed=False)

    def without_supposed(self) -> "PageView":
        """The same without what was only supposed."""
        return replace(self, done="", supposed=False) if self.supposed else self

    def on_page(self, page: PageName, **clicked: object) -> "PageView":
        """The same on another page, with something clicked."""
        return replace(self, page=page, **clicked)  # type: ignore[arg-type]  # the fields' own

    def for_other_customer(
        self, customer: str, language: str, situation: Situation | None = None
    ) -> "PageView":
        """The same as another customer: what was clicked for the one before is forgotten.

        ``customer`` is empty for the example customer, who is in a ``situation``.
        """
        page: PageName = self.page if self.page in {"login", "code"} else "home"
        begun = self.start_flow(page, "")
        chosen = situation or self.situation
        return replace(begun, before=None, customer=customer, language=language, situation=chosen)

    def start_flow(self, page: PageName, subscription: str) -> "PageView":
        """Start something with a subscription: nothing is chosen yet, what was done stays done."""
        return replace(
            self,
            page=page,
            subscription=subscription,
            price="",
            quantity=None,
            code=False,
            reason="",
            rest="",
            done="",
            supposed=False,
            before=self if self.done else self.before,
        )
