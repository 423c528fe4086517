"""Billing information: what is shown of it, and the form in which it is changed."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.common.i18n import _
from portal_desktop.options.table import CUSTOMER_FIELDS, CUSTOMER_UPDATE
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Fact,
    Field,
    Fields,
    Title,
)
from portal_desktop.portal_page.render_context import Seen, on
from portal_desktop.settings.settings import members

LABELS: Final = {
    "name": texts.NAME,
    "email": texts.EMAIL,
    "address": texts.ADDRESS,
    "phone": texts.PHONE,
    "shipping": texts.SHIPPING,
    "tax_id": texts.TAX,
}


def facts(seen: Seen) -> tuple[Fact, ...]:
    """What is known of the customer: always their address, the rest as far as it may change."""
    shown, may_change = _allowed(seen) | {"email"}, editable(seen)
    shown -= {"tax_id"} if seen.customer.real else set()
    return tuple(
        Fact(seen.say(LABELS[each]), values(seen)[each] or "—", each in may_change)
        for each in LABELS
        if each in shown
    )


def not_read(seen: Seen) -> tuple[Aside, ...]:
    """What stands there too, but is not read of a real customer."""
    if seen.customer.real and "tax_id" in _allowed(seen):
        return (Aside(_("This program does not read tax numbers.")),)
    return ()


def changeable(seen: Seen) -> tuple[str, ...]:
    """What this visitor may change, in the portal's words."""
    may_change = editable(seen)
    return tuple(seen.say(LABELS[each]) for each in LABELS if each in may_change)


def editable(seen: Seen) -> frozenset[str]:
    """Who came by the login link cannot change the address they log in with."""
    allowed = _allowed(seen)
    return allowed - {"email"} if seen.view.visitor == "login_link" else allowed


def values(seen: Seen) -> dict[str, str]:
    """What stands in each field."""
    who = seen.customer.person
    return {
        "name": who.name,
        "email": who.email,
        "address": who.address,
        "phone": who.phone,
        "shipping": who.shipping,
        "tax_id": "" if seen.customer.real else example.TAX_ID,
    }


def form(seen: Seen) -> tuple[Block, ...]:
    """The page on which it is changed."""
    home = seen.view.at("home")
    buttons = (
        Button(seen.say(texts.SAVE), "primary", home),
        Button(seen.say(texts.CANCEL_FORM), "plain", home),
    )
    return (Title(seen.say(texts.BILLING_INFORMATION)), *_fields(seen), Buttons(buttons))


def unreachable(seen: Seen) -> str:
    """Why nothing leads to the form; empty where something does."""
    if not on(seen.settings, CUSTOMER_UPDATE):
        return _("Customers cannot change their billing information.")
    return "" if editable(seen) else _("There is nothing here that these customers may change.")


def _fields(seen: Seen) -> Iterator[Block]:
    may_change, held = editable(seen), values(seen)
    for each in LABELS:
        if each not in may_change:
            continue
        if each in {"address", "shipping"}:
            yield from _whole_address(seen, each, held[each])
        else:
            yield Field(seen.say(LABELS[each]), held[each])
    yield from not_read(seen)
    if "email" in _allowed(seen) and "email" not in may_change:
        yield Aside(_("No field for the email address: they came by the login link."))


def _whole_address(seen: Seen, each: str, value: str) -> Iterator[Block]:
    """In its fields; what is read of a real customer is one line, which nobody can take apart."""
    label = seen.say(LABELS[each])
    if seen.customer.real:
        yield Field(label, value, lines=2)
        return
    line, _comma, rest = value.partition(", ")
    town, _comma, _country = rest.rpartition(", ")
    first = seen.say(texts.LINE_1)
    yield Field(first if each == "address" else f"{label} · {first}", line)
    parts = (texts.CITY, town or rest), (texts.STATE, ""), (texts.ZIP, "")
    yield Fields(tuple(Field(seen.say(name), filled) for name, filled in parts))


def _allowed(seen: Seen) -> frozenset[str]:
    if not on(seen.settings, CUSTOMER_UPDATE):
        return frozenset()
    if CUSTOMER_FIELDS.path not in seen.settings:
        return frozenset(CUSTOMER_FIELDS.default)
    return frozenset(members(seen.settings, CUSTOMER_FIELDS.path)) & LABELS.keys()
