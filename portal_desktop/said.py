"""The whole configuration said back: one page of plain sentences, from the one table.

What a help centre can say about the portal, and what a merchant can check by reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal_desktop import follows, money, rules, words
from portal_desktop.catalogue import Price
from portal_desktop.known import Known
from portal_desktop.money import Money
from portal_desktop.offers import length, product_name
from portal_desktop.option import Option, Tab
from portal_desktop.options import (
    INVOICES,
    LOGIN_PAGE,
    OPTIONS,
    PAUSE,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.settings import Settings, members
from portal_desktop.text import N_, _
from portal_desktop.values import UNCHOSEN, Image, Offer, StripeFile, Value

HEADINGS: Final[dict[Tab, str]] = {
    "subscription": N_("Changing a subscription"),
    "cancellation": N_("Cancelling"),
    "billing_info": N_("Billing information"),
    "branding": N_("Look and words"),
    "links": N_("Getting in"),
}
TYPED: Final = frozenset({"text", "url", "colour"})
ON: Final = {REASONS.path: N_("Customers are asked why they leave.")}
OFF: Final = {
    INVOICES.path: N_("Customers do not see their invoices."),
    LOGIN_PAGE.path: N_("The login link is not active."),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and the sentences below it."""

    heading: str
    sentences: tuple[str, ...]


def say(settings: Settings, known: Known, language: str) -> tuple[Paragraph, ...]:
    """Every setting that is known and does something, a paragraph for each tab.

    Amounts are written in ``language``; the sentences are in that of the window.
    """
    made = (
        Paragraph(_(heading), tuple(_about(tab, settings, known, language)))
        for tab, heading in HEADINGS.items()
    )
    return tuple(each for each in made if each.sentences)


def as_text(paragraphs: tuple[Paragraph, ...]) -> str:
    """The page as plain text, to copy or save."""
    return "\n\n".join("\n".join((each.heading, *each.sentences)) for each in paragraphs)


def off(path: str) -> str:
    """What a switch that is off means: the reason why what hangs from it does nothing."""
    if path in OFF:
        return _(OFF[path])
    for option in OPTIONS.values():
        for need in option.needs:
            if need.path == path and need.value is True:
                return _(need.why)
    return _("{label}: no.").format(label=words.label(path))


def _about(tab: Tab, settings: Settings, known: Known, language: str) -> Iterator[str]:
    for option in OPTIONS.values():
        path = option.path
        if option.tab != tab or path not in settings or rules.needed(settings, path):
            continue
        yield from _sentences(option, settings, known, language)


def _sentences(
    option: Option[Value], settings: Settings, known: Known, language: str
) -> Iterator[str]:
    value = settings[option.path]
    if option.kind == "switch":
        on = _(ON.get(option.path, "")) or f"{words.label(option.path)}."
        yield on if value is True else off(option.path)
        if option is PAUSE and value is True:
            yield follows.note(option.path, None, settings, known)
    elif option.kind == "members" and option is not REASON_OPTIONS:
        yield from _members(option, settings)
    elif option.kind == "offers":
        yield from _offers(option, value, known, language)
    elif _says_something(option, value):
        shown = _shown(option.path, value, known)
        # What was typed stands as it was typed: an address does not end in a full stop.
        whole = _("{label}: {value}") if option.kind in TYPED else _("{label}: {value}.")
        yield whole.format(label=words.label(option.path), value=shown)
        if option.kind == "choice":
            yield from filter(None, [follows.note(option.path, None, settings, known)])


def _members(option: Option[Value], settings: Settings) -> Iterator[str]:
    chosen = members(settings, option.path)
    if any(choice.on for choice in option.choices):
        for choice in option.choices:
            shown = words.member_shown(option.path, choice.value, on=choice.value in chosen)
            yield _("{label}: {value}.").format(label=_(choice.label), value=shown)
        return
    for member in chosen:
        yield f"{words.label(option.path, member)}."
    missing = [_(choice.label) for choice in option.choices if choice.value not in chosen]
    if missing:
        yield _("Turned off: {labels}.").format(labels="; ".join(missing))


def _offers(option: Option[Value], value: Value, known: Known, language: str) -> Iterator[str]:
    offers = [each for each in value if isinstance(each, Offer)] if isinstance(value, tuple) else []
    if offers:
        yield f"{words.label(option.path)}:"
    found = known.catalogue.price if known.catalogue else {}
    for offer in offers:
        prices = sorted((found[each] for each in offer.prices if each in found), key=length)
        said = [_price(each, language) for each in prices]
        said += [_quantity(offer)] if offer.adjustable else []
        name = product_name(offer.product, known.catalogue)
        yield f"· {name}: {'; '.join(said)}." if said else f"· {name}."


def _price(price: Price, language: str) -> str:
    often = money.per(price.interval, price.interval_count)
    if price.amount is None:
        return _("Price varies, {often}").format(often=often)
    return f"{money.show(Money(price.amount, price.currency), language)} {often}"


def _quantity(offer: Offer) -> str:
    if offer.maximum is None:
        return _("{least} units or more").format(least=offer.minimum)
    return _("{least} to {most} units").format(least=offer.minimum, most=offer.maximum)


def _says_something(option: Option[Value], value: Value) -> bool:
    if value is UNCHOSEN or option.kind in {"choice", "ways"}:
        return True
    return value not in ((), None, "") and not isinstance(value, Image | StripeFile)


def _shown(path: str, value: Value, known: Known) -> str:
    """All members of a list, where the review would count them."""
    if path == REASON_OPTIONS.path and isinstance(value, tuple):
        return "; ".join(words.label(path, each) for each in value if isinstance(each, str))
    return words.shown(path, value, known)
