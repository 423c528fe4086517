"""What a customer reads of a setting: in their words, from the table."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from portal_desktop.account.products import Catalogue, Price, interval_days
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing.consequences import proration_examples
from portal_desktop.common import money
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, CUSTOMER_UPDATE
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings, members

LONGEST = 500
CHANGES: Final = "features.subscription_update."
"""How the options begin that are about changing a subscription."""
DECREASING: Final = "decreasing_item_amount"
BY_LOGIN: Final = "email"
"""What customers cannot change who came by the login link (Stripe's guide to it)."""


def to_customers(
    option: Option[Value], settings: Settings, known: AccountSnapshot, language: str
) -> Iterator[str]:
    """Write what customers read of a setting.

    Args:
        settings: all of them; what an option means may depend on others.
        language: in which amounts are written.

    Returns:
        The sentences; none where it is none of theirs, or nothing can be stated for sure.
    """
    path = option.path
    if path.startswith(CHANGES) and _nothing_to_change(settings):
        yield from [_(option.customer_text_off)] if path == UPDATE.path else []
    elif path == CUSTOMER_UPDATE.path and settings.get(CUSTOMER_FIELDS) == ():
        yield _(option.customer_text_off)
    elif path in _OWN:
        yield from _OWN[path](settings, known, language)
    else:
        yield from filter(None, _from_the_table(option, settings[path]))


def _from_the_table(option: Option[Value], value: Value) -> Iterator[str]:
    """What customers read of a value as it stands in the table."""
    if isinstance(value, bool):
        yield _(option.customer_text_on if value else option.customer_text_off)
    elif isinstance(value, str) and option.kind == "choice":
        choice = option.choice_for(value)
        yield _(choice.customer_text) if choice else ""
    elif isinstance(value, str) and value.strip() and option.customer_text_on:
        # What was typed stands as it was typed: an address does not end in a full stop.
        yield _(option.customer_text_on).format(value=sanitize_text(value, LONGEST).strip())
    elif isinstance(value, tuple) and option.kind == "durations" and value:
        said = [durations.duration_text(each) for each in value if isinstance(each, str)]
        yield _(option.customer_text_on).format(value=_one_of(said))
    elif isinstance(value, tuple) and option.choices:
        yield from (_(each.customer_text) for each in option.choices if each.value in value)
        yield "" if value else _(option.customer_text_off)


def _nothing_to_change(settings: Settings) -> bool:
    """Whether changing is off, or on with nothing to choose. What is not known is neither."""
    allowed, plans = settings.get(ALLOWED_UPDATES), settings.get(PRODUCTS)
    nothing = allowed is not None and not {"price", "quantity"} & set(allowed)
    return settings.get(UPDATE) is not True or nothing or plans == ()


def _allowed_update_sentences(
    settings: Settings, _known: AccountSnapshot, _language: str
) -> Iterator[str]:
    chosen = members(settings, ALLOWED_UPDATES.path)
    if not any(offer.adjustable for offer in settings.get(PRODUCTS, ())):
        chosen = tuple(each for each in chosen if each != "quantity")
    yield from (_(each.customer_text) for each in ALLOWED_UPDATES.choices if each.value in chosen)


def _plan_lines(settings: Settings, known: AccountSnapshot, language: str) -> Iterator[str]:
    catalogue, allowed = known.catalogue, members(settings, ALLOWED_UPDATES.path)
    if catalogue is None:
        return
    by_number = "quantity" in allowed
    offers = settings.get(PRODUCTS, ())
    if "price" not in allowed:
        offers = tuple(each for each in offers if each.adjustable)
    lines = [_plan_line(each, catalogue, language, by_number=by_number) for each in offers]
    if any(lines):
        switching = _("These are the plans you can choose from:")
        yield switching if "price" in allowed else _("You can do so with these:")
        yield from filter(None, lines)


def _plan_line(offer: Offer, catalogue: Catalogue, language: str, *, by_number: bool) -> str:
    """A plan, what it costs and how many of it one can have; nothing where it is not known."""
    product = catalogue.products_by_id.get(offer.product)
    found = (catalogue.prices_by_id.get(each) for each in offer.prices)
    prices = sorted((each for each in found if each), key=interval_days)
    if product is None or not prices:
        return ""
    costs = _one_of([_price_text(each, language) for each in prices])
    name = sanitize_text(product.name, 120)
    if not (by_number and offer.adjustable):
        return f"· {name}: {costs}."
    return _("· {name}: {costs} each; {number}.").format(
        name=name, costs=costs, number=_quantity_text(offer)
    )


def _price_text(price: Price, language: str) -> str:
    often = money.per_interval(price.interval, price.interval_count)
    if price.amount is None:
        return _("a price that varies, {often}").format(often=often)
    return f"{money.format_money(Money(price.amount, price.currency), language)} {often}"


def _quantity_text(offer: Offer) -> str:
    if offer.maximum is None:
        return _("you can have {least} or more").format(least=offer.minimum)
    if offer.maximum == offer.minimum:
        return _("you can have {least}").format(least=offer.minimum)
    return _("you can have {least} to {most}").format(least=offer.minimum, most=offer.maximum)


def _proration_sentences(
    settings: Settings, known: AccountSnapshot, language: str
) -> Iterator[str]:
    """How the difference is settled; what a cheaper plan brings only where it does not wait."""
    chosen = settings.get(UPDATE_PRORATION)
    choice = UPDATE_PRORATION.choice_for(chosen)
    if choice is None:
        return
    yield _(choice.customer_text)
    shown = proration_examples(settings, known, language)
    if chosen == "none":
        if shown:  # else all other plans are paid in another rhythm: when is not confirmed
            yield _(
                "If you upgrade and pay as often as before, you pay nothing more until your next "
                "bill."
            )
    elif shown:
        yield _("For example: {examples}").format(examples=" ".join(shown))
    elif chosen == "always_invoice" and DECREASING not in members(settings, SCHEDULE.path):
        yield _("What you save by it is kept as credit for later bills; it is not paid back.")


def _schedule_sentences(settings: Settings, known: AccountSnapshot, language: str) -> Iterator[str]:  # noqa: ARG001
    """Stripe's guide and what was seen differ on which changes wait, so each only *can*."""
    waits = members(settings, SCHEDULE.path)
    yield from filter(None, _from_the_table(SCHEDULE, waits))
    if waits:
        yield _(
            "You see when it happens before you confirm. Until a change that waits has happened, "
            "you cannot change, pause or cancel that subscription yourself."
        )


def _customer_field_sentences(
    settings: Settings, _known: AccountSnapshot, _language: str
) -> Iterator[str]:
    chosen = members(settings, CUSTOMER_FIELDS.path)
    named = {each.value: _(each.customer_text) for each in CUSTOMER_FIELDS.choices}
    can = [name for field, name in named.items() if field in chosen and field != BY_LOGIN]
    cannot = [name for field, name in named.items() if field not in chosen]
    if can:
        yield _("You can change {fields}.").format(fields=_all_of(can))
    if BY_LOGIN in chosen:
        unless = _("You can change {field}, unless you logged in with it: then please contact us.")
        yield unless.format(field=named[BY_LOGIN])
    yield _("What you change stands on your next invoice.")
    if cannot:
        yield _("To change {fields}, please contact us.").format(fields=_one_of(cannot))


def _all_of(names: Sequence[str]) -> str:
    *others, last = names
    return _("{others} and {last}").format(others=", ".join(others), last=last) if others else last


def _one_of(names: Sequence[str]) -> str:
    *others, last = names
    return _("{others} or {last}").format(others=", ".join(others), last=last) if others else last


_OWN: Final[dict[str, Callable[[Settings, AccountSnapshot, str], Iterator[str]]]] = {
    ALLOWED_UPDATES.path: _allowed_update_sentences,
    PRODUCTS.path: _plan_lines,
    UPDATE_PRORATION.path: _proration_sentences,
    SCHEDULE.path: _schedule_sentences,
    CUSTOMER_FIELDS.path: _customer_field_sentences,
}
"""Where it takes more than one value to say it."""
