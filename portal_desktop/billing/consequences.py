"""What follows from a setting for a customer and their bill: the line under a row, and in the
review. Worked examples come from the account's own prices; nothing unconfirmed is exemplified.
"""

from itertools import islice

from portal_desktop.account.snapshot import Catalogue, Known, Price
from portal_desktop.account.subscriptions import pausable
from portal_desktop.billing import proration_examples as bills
from portal_desktop.catalogue.offers import chosen, why_not
from portal_desktop.common.i18n import _, language, ngettext
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    ANCHOR,
    CANCEL_MODE,
    OPTIONS,
    PAUSE,
    PRODUCTS,
    SCHEDULE,
    UPDATE_PRORATION,
)
from portal_desktop.settings.settings import Settings, members

ENOUGH = 100
"""Prices among which a pair for an example is looked for while none are offered."""


def note(path: str, member: str | None, settings: Settings, known: Known) -> str:
    """What follows from the value, as one or two sentences; empty where nothing does."""
    if path == UPDATE_PRORATION.path:
        return _difference(settings, known)
    if path == PRODUCTS.path:
        return _count(settings)
    if path == CANCEL_MODE.path and settings.get(CANCEL_MODE) == "immediately":
        return _("Access ends now. They cannot undo it. Stripe stops collecting open bills.")
    if path == PAUSE.path:
        return _pause(known)
    option = OPTIONS[path]
    if member is not None:
        if path in (SCHEDULE.path, ALLOWED_UPDATES.path) and member in members(settings, path):
            choice = option.choice(member)
            return _(choice.help) if choice else ""
        return ""
    value = settings.get(path)
    choice = option.choice(value)
    return _(choice.help) if choice else ""


def examples(settings: Settings, known: Known, shown_in: str) -> tuple[str, ...]:
    """What a change costs or brings by the account's own prices, written in a language."""
    behaviour = settings.get(UPDATE_PRORATION)
    if not isinstance(behaviour, str):
        return ()
    return bills.examples(
        _plans(settings, known.catalogue) if known.catalogue else (),
        behaviour,
        cheaper_waits="decreasing_item_amount" in members(settings, SCHEDULE.path),
        new_period=settings.get(ANCHOR) == "now",
        language=shown_in,
    )


def _pause(known: Known) -> str:
    said = [_("Needs Stripe’s newest portal, which cannot be seen from here.")]
    if known.subscriptions is not None and known.subscriptions.complete:
        able, living = pausable(known.subscriptions)
        text = ngettext(
            "It also needs a flexible subscription: {able} of {living} of yours.",
            "It also needs flexible subscriptions: {able} of {living} of yours.",
            able,
        )
        said.append(text.format(able=able, living=living))
    said.append(_("No bills while paused. What happens to days already paid is not confirmed."))
    return " ".join(said)


def _difference(settings: Settings, known: Known) -> str:
    return " ".join(examples(settings, known, language()))


def _plans(settings: Settings, catalogue: Catalogue) -> list[bills.Plan]:
    offered = (price for offer in chosen(settings) for price in offer.prices)
    prices = [catalogue.price[each] for each in offered if each in catalogue.price]
    prices = prices or list(catalogue.once(usual_plans))
    return [
        bills.Plan(
            catalogue.product[price.product].name if price.product in catalogue.product else "",
            price.amount,
            price.currency,
            price.interval,
            price.interval_count,
        )
        for price in prices
        if price.amount is not None and price.recurring and not price.metered
    ]


def usual_plans(catalogue: Catalogue) -> tuple[Price, ...]:
    """The first prices that could be offered."""
    sold = (price for price in catalogue.prices if not why_not(price, catalogue))
    return tuple(islice(sold, ENOUGH))


def _count(settings: Settings) -> str:
    count = len(chosen(settings))
    return ngettext(
        "{count} of at most 10 products", "{count} of at most 10 products", count
    ).format(count=count)
