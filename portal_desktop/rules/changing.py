"""Rules about changing a subscription."""

from collections.abc import Iterator

from portal_desktop.options import (
    ALLOWED_UPDATES,
    PAYMENT_METHODS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.problem import Problem
from portal_desktop.settings import Settings, members
from portal_desktop.text import _
from portal_desktop.values import UNCHOSEN


def problems(settings: Settings) -> Iterator[Problem]:
    """What Stripe refuses (rules R1, R2), and what surprises."""
    if settings.get(UPDATE) is not True:
        return
    yield from _required(settings)
    yield from _advice(settings)


def _required(settings: Settings) -> Iterator[Problem]:
    if settings.get(ALLOWED_UPDATES) == ():
        yield Problem(
            (ALLOWED_UPDATES.path, UPDATE.path),
            "price",
            "stops",
            _("Choose at least one thing that customers may change."),
            (_("Let them switch plans"), {ALLOWED_UPDATES.path: ("price",)}),
        )
    if settings.get(PAYMENT_METHODS) is False:
        yield Problem(
            (PAYMENT_METHODS.path, UPDATE.path),
            None,
            "stops",
            _("To change a subscription, customers must be able to change how they pay."),
            (_("Turn on payment methods"), {PAYMENT_METHODS.path: True}),
        )
    if settings.get(UPDATE_PRORATION) is UNCHOSEN:
        yield Problem(
            (UPDATE_PRORATION.path,),
            None,
            "stops",
            _("Choose what happens to the difference when somebody changes mid-period."),
        )


def _advice(settings: Settings) -> Iterator[Problem]:
    switching = "price" in members(settings, ALLOWED_UPDATES.path)
    if switching and settings.get(UPDATE_PRORATION) == "none":
        yield Problem(
            (UPDATE_PRORATION.path,),
            None,
            "advice",
            _("Somebody can switch to your dearest plan today and pay for it only later."),
            (_("Settle the difference today"), {UPDATE_PRORATION.path: "always_invoice"}),
        )
    if settings.get(SCHEDULE):
        yield Problem(
            (SCHEDULE.path,),
            None,
            "advice",
            _(
                "Until a waiting change happens, the customer cannot cancel, pause or switch "
                "again here. They write to you."
            ),
        )
