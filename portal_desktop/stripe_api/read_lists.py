"""Reading what stands around a portal: own reasons, ways to pay, subscriptions, tax codes."""

from collections.abc import Iterator, Mapping

from portal_desktop.catalogue import TaxCode
from portal_desktop.customers import Cancellation, Person, Subscription, Subscriptions
from portal_desktop.known import PaymentWays, Reason
from portal_desktop.stripe_api.connection import Connection
from portal_desktop.stripe_api.raw import (
    hash_of,
    id_of,
    list_of,
    number_of,
    pages,
    text_of,
)
from portal_desktop.text import plain


def reasons(connection: Connection) -> tuple[Reason, ...]:
    """The merchant's own reasons for leaving, retired ones too. Raises ``Trouble``."""
    found = pages(connection, "/v1/billing/feedback_options")
    return tuple(reason_of(each) for page in found for each in page)


def reason_of(raw: Mapping[str, object]) -> Reason:
    """A feedback option of Stripe's as ours."""
    return Reason(text_of(raw, "id"), text_of(raw, "description"), raw.get("status") != "inactive")


def ways(connection: Connection) -> tuple[PaymentWays, ...]:
    """The account's payment method configurations. Raises ``Trouble``."""
    found = pages(connection, "/v1/payment_method_configurations")
    return tuple(_ways_of(each) for page in found for each in page)


def _ways_of(raw: Mapping[str, object]) -> PaymentWays:
    wanted = {
        name: way.get("available") is not False
        for name, way in raw.items()
        if isinstance(way, Mapping) and hash_of(way, "display_preference").get("value") == "on"
    }
    return PaymentWays(
        id=text_of(raw, "id"),
        name=text_of(raw, "name"),
        is_default=raw.get("is_default") is True,
        active=raw.get("active") is True,
        on=tuple(name for name, offered in wanted.items() if offered),
        waiting=tuple(name for name, offered in wanted.items() if not offered),
    )


def subscriptions(connection: Connection) -> Iterator[Subscriptions]:
    """All subscriptions, ended ones too, more with every page. Raises ``Trouble``."""
    found: list[Subscription] = []
    everybody = {"status": "all", "expand": ["data.customer"]}
    for page in pages(connection, "/v1/subscriptions", **everybody):
        found += map(_subscription, page)
        yield Subscriptions(tuple(found), complete=False)
    yield Subscriptions(tuple(found))


def _subscription(raw: Mapping[str, object]) -> Subscription:
    items = [item for item in list_of(raw, "items") if isinstance(item, Mapping)]
    period_end = _first(raw, items, "current_period_end")
    stops = period_end if raw.get("cancel_at_period_end") is True else 0
    return Subscription(
        id=text_of(raw, "id"),
        customer=id_of(raw, "customer"),
        status=text_of(raw, "status"),
        flexible=hash_of(raw, "billing_mode").get("type") == "flexible",
        scheduled=bool(id_of(raw, "schedule")),
        prices=tuple(id_of(item, "price") for item in items),
        cancellation=_cancellation(raw),
        quantities=tuple(number_of(item, "quantity") for item in items),
        created=number_of(raw, "created"),
        period_start=_first(raw, items, "current_period_start"),
        period_end=period_end,
        trial_end=number_of(raw, "trial_end"),
        ends=number_of(raw, "cancel_at") or stops,
        by_invoice=raw.get("collection_method") == "send_invoice",
        person=_person(hash_of(raw, "customer")),
        currency=text_of(raw, "currency"),
        discounted=bool(raw.get("discounts")) or any(item.get("discounts") for item in items),
    )


def _first(raw: Mapping[str, object], items: list[Mapping[str, object]], name: str) -> int:
    """A time that newer versions of Stripe keep with each item; the earliest counts."""
    times = [number_of(each, name) for each in (raw, *items)]
    return min((time for time in times if time), default=0)


def _person(raw: Mapping[str, object]) -> Person | None:
    """None where Stripe answers with nothing but the customer's id."""
    if not text_of(raw, "id"):
        return None
    return Person(
        id=text_of(raw, "id"),
        name=text_of(raw, "name"),
        email=text_of(raw, "email"),
        phone=text_of(raw, "phone"),
        address=_on_one_line(hash_of(raw, "address")),
        shipping=_on_one_line(hash_of(hash_of(raw, "shipping"), "address")),
        language=next(filter(None, map(_text, list_of(raw, "preferred_locales"))), ""),
    )


def _text(each: object) -> str:
    return plain(each, 20) if isinstance(each, str) else ""


def _on_one_line(address: Mapping[str, object]) -> str:
    parts = ("line1", "line2", "postal_code", "city", "state", "country")
    return plain(", ".join(filter(None, (text_of(address, part) for part in parts))))


def _cancellation(raw: Mapping[str, object]) -> Cancellation | None:
    details, customer = hash_of(raw, "cancellation_details"), hash_of(raw, "customer")
    said = Cancellation(
        customer=id_of(raw, "customer"),
        name=text_of(customer, "name"),
        email=text_of(customer, "email"),
        at=number_of(raw, "canceled_at"),
        feedback=text_of(details, "feedback"),
        option=id_of(details, "feedback_option"),
        comment=text_of(details, "comment"),
    )
    asked = said.at > 0 and details.get("reason") == "cancellation_requested"
    return said if said.said_something or asked else None


def tax_codes(connection: Connection) -> tuple[TaxCode, ...]:
    """All of Stripe's tax codes (some seven hundred). Raises ``Trouble``."""
    found = pages(connection, "/v1/tax_codes")
    return tuple(_tax_code(each) for page in found for each in page)


def _tax_code(raw: Mapping[str, object]) -> TaxCode:
    return TaxCode(text_of(raw, "id"), text_of(raw, "name"), text_of(raw, "description"))
