"""Rules about changing a subscription."""

from collections.abc import Iterator

from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Offer
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, members


def problems(settings: Settings) -> Iterator[Problem]:
    """Find what Stripe refuses (rules R1, R2), and what surprises."""
    if settings.get(UPDATE) is not True:
        return
    yield from _blocking_problems(settings)
    yield from _advice_problems(settings)


def _blocking_problems(settings: Settings) -> Iterator[Problem]:
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


def _advice_problems(settings: Settings) -> Iterator[Problem]:
    later = _paid_later(settings)
    if later and settings.get(UPDATE_PRORATION) == "none":
        yield Problem(
            (UPDATE_PRORATION.path,),
            None,
            "advice",
            later,
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


def _paid_later(settings: Settings) -> str:
    """What somebody can get today and pay for only later; empty where nothing can be raised.

    Plans that are not known yet may be several.
    """
    allowed, offered = members(settings, ALLOWED_UPDATES.path), settings.get(PRODUCTS)
    several = offered is None or sum(len(offer.prices) for offer in offered) > 1
    if "price" in allowed and several:
        return _("Somebody can switch to your dearest plan today and pay for it only later.")
    if "quantity" in allowed and any(_can_grow(offer) for offer in offered or ()):
        return _("Somebody can add units today and pay for them only later.")
    return ""


def _can_grow(offer: Offer) -> bool:
    return offer.adjustable and (offer.maximum is None or offer.maximum > max(offer.minimum, 1))
