"""Billing information: what is shown of it, and the form in which it is changed."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, CUSTOMER_UPDATE
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    ButtonBlock,
    Buttons,
    Fact,
    FieldBlock,
    Fields,
    Title,
)
from portal_desktop.portal_page.render_context import RenderContext, is_switched_on
from portal_desktop.settings.settings import members

LABELS: Final = {
    "name": texts.NAME,
    "email": texts.EMAIL,
    "address": texts.ADDRESS,
    "phone": texts.PHONE,
    "shipping": texts.SHIPPING,
    "tax_id": texts.TAX,
}


def customer_facts(seen: RenderContext) -> tuple[Fact, ...]:
    """What is known of the customer: always their address, the rest as far as it may change."""
    shown, may_change = _allowed_fields(seen) | {"email"}, editable_fields(seen)
    shown -= {"tax_id"} if seen.customer.real else set()
    return tuple(
        Fact(seen.portal_text(LABELS[each]), field_values(seen)[each] or "—", each in may_change)
        for each in LABELS
        if each in shown
    )


def not_read(seen: RenderContext) -> tuple[Aside, ...]:
    """The facts that stand there too, but are not read of a real customer."""
    if seen.customer.real and "tax_id" in _allowed_fields(seen):
        return (Aside(_("This program does not read tax numbers.")),)
    return ()


def editable_field_labels(seen: RenderContext) -> tuple[str, ...]:
    """What this visitor may change, in the portal's words."""
    may_change = editable_fields(seen)
    return tuple(seen.portal_text(LABELS[each]) for each in LABELS if each in may_change)


def editable_fields(seen: RenderContext) -> frozenset[str]:
    """The fields this visitor may change.

    Who came by the login link cannot change the address they log in with.
    """
    allowed = _allowed_fields(seen)
    return allowed - {"email"} if seen.view.visitor == "login_link" else allowed


def field_values(seen: RenderContext) -> dict[str, str]:
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


def billing_info_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """The page on which it is changed."""
    home = seen.view.on_page("home")
    buttons = (
        ButtonBlock(seen.portal_text(texts.SAVE), "primary", home),
        ButtonBlock(seen.portal_text(texts.CANCEL_FORM), "plain", home),
    )
    return (Title(seen.portal_text(texts.BILLING_INFORMATION)), *_fields(seen), Buttons(buttons))


def unreachable_reason(seen: RenderContext) -> str:
    """Why nothing leads to the form; empty where something does."""
    if not is_switched_on(seen.settings, CUSTOMER_UPDATE):
        return _("Customers cannot change their billing information.")
    return (
        "" if editable_fields(seen) else _("There is nothing here that these customers may change.")
    )


def _fields(seen: RenderContext) -> Iterator[Block]:
    may_change, held = editable_fields(seen), field_values(seen)
    for each in LABELS:
        if each not in may_change:
            continue
        if each in {"address", "shipping"}:
            yield from _whole_address(seen, each, held[each])
        else:
            yield FieldBlock(seen.portal_text(LABELS[each]), held[each])
    yield from not_read(seen)
    if "email" in _allowed_fields(seen) and "email" not in may_change:
        yield Aside(_("No field for the email address: they came by the login link."))


def _whole_address(seen: RenderContext, each: str, value: str) -> Iterator[Block]:
    """In its fields; what is read of a real customer is one line, which nobody can take apart."""
    label = seen.portal_text(LABELS[each])
    if seen.customer.real:
        yield FieldBlock(label, value, lines=2)
        return
    line, _comma, rest = value.partition(", ")
    town, _comma, _country = rest.rpartition(", ")
    first = seen.portal_text(texts.LINE_1)
    yield FieldBlock(first if each == "address" else f"{label} · {first}", line)
    parts = (texts.CITY, town or rest), (texts.STATE, ""), (texts.ZIP, "")
    yield Fields(tuple(FieldBlock(seen.portal_text(name), filled) for name, filled in parts))


def _allowed_fields(seen: RenderContext) -> frozenset[str]:
    if not is_switched_on(seen.settings, CUSTOMER_UPDATE):
        return frozenset()
    if CUSTOMER_FIELDS.path not in seen.settings:
        return frozenset(CUSTOMER_FIELDS.default)
    return frozenset(members(seen.settings, CUSTOMER_FIELDS.path)) & LABELS.keys()
