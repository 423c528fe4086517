"""What follows from a setting for a customer and their bill: the line under a row, and in the
review. Worked examples come from the account's own prices; nothing unconfirmed is exemplified.
"""

from itertools import islice

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Price
from portal_desktop.account.subscriptions import pausable_counts
from portal_desktop.billing import proration_examples as bills
from portal_desktop.catalogue.offers import chosen_offers, why_not
from portal_desktop.common.i18n import _, language, ngettext
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PRODUCTS,
    SCHEDULE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.settings.settings import Settings, members

ENOUGH = 100
"""Prices among which a pair for an example is looked for while none are offered."""


def consequence_note(
    path: str, member: str | None, settings: Settings, known: AccountSnapshot
) -> str:
    """Say what follows from a value, in one or two sentences; empty where nothing does.

    Args:
        path: the option's, dotted.
        member: one member of a list option; None for the option as a whole.
        settings: whose value is meant; what follows may depend on the others.
    """
    if path == UPDATE_PRORATION.path:
        return _proration_note(settings, known)
    if path == PRODUCTS.path:
        return _product_count(settings)
    if path == CANCEL_MODE.path and settings.get(CANCEL_MODE) == "immediately":
        return _("Access ends now. They cannot undo it. Stripe stops collecting open bills.")
    if path == PAUSE.path:
        return _pause_note(known)
    option = OPTIONS[path]
    if member is not None:
        if path in (SCHEDULE.path, ALLOWED_UPDATES.path) and member in members(settings, path):
            choice = option.choice_for(member)
            return _(choice.help) if choice else ""
        return ""
    value = settings.get(path)
    choice = option.choice_for(value)
    return _(choice.help) if choice else ""


def proration_examples(
    settings: Settings, known: AccountSnapshot, shown_in: str
) -> tuple[str, ...]:
    """What a change costs or brings by the account's own prices, written in a language."""
    behaviour = settings.get(UPDATE_PRORATION)
    if not isinstance(behaviour, str):
        return ()
    return bills.example_sentences(
        _example_plans(settings, known.catalogue) if known.catalogue else (),
        behaviour,
        cheaper_waits="decreasing_item_amount" in members(settings, SCHEDULE.path),
        new_period=settings.get(ANCHOR) == "now",
        language=shown_in,
    )


def _pause_note(known: AccountSnapshot) -> str:
    said = [_("Needs Stripe’s newest portal, which cannot be seen from here.")]
    if known.subscriptions is not None and known.subscriptions.complete:
        able, living = pausable_counts(known.subscriptions)
        text = ngettext(
            "It also needs a flexible subscription: {able} of {living} of yours.",
            "It also needs flexible subscriptions: {able} of {living} of yours.",
            able,
        )
        said.append(text.format(able=able, living=living))
    said.append(_("No bills while paused. What happens to days already paid is not confirmed."))
    return " ".join(said)


def _proration_note(settings: Settings, known: AccountSnapshot) -> str:
    return " ".join(proration_examples(settings, known, language()))


def _example_plans(settings: Settings, catalogue: Catalogue) -> list[bills.ExamplePlan]:
    offered = (price for offer in chosen_offers(settings) for price in offer.prices)
    prices = [catalogue.prices_by_id[each] for each in offered if each in catalogue.prices_by_id]
    prices = prices or list(catalogue.once(usual_plans))
    return [
        bills.ExamplePlan(
            catalogue.products_by_id[price.product].name
            if price.product in catalogue.products_by_id
            else "",
            price.amount,
            price.currency,
            price.interval,
            price.interval_count,
        )
        for price in prices
        if price.amount is not None and price.is_recurring and not price.metered
    ]


def usual_plans(catalogue: Catalogue) -> tuple[Price, ...]:
    """The first prices that could be offered."""
    sold = (price for price in catalogue.prices if not why_not(price, catalogue))
    return tuple(islice(sold, ENOUGH))


def _product_count(settings: Settings) -> str:
    count = len(chosen_offers(settings))
    return ngettext(
        "{count} of at most 10 products", "{count} of at most 10 products", count
    ).format(count=count)
