"""Reading what belongs to a portal: own reasons, ways to pay, subscriptions, tax codes."""

from collections.abc import Iterator, Mapping

import stripe

from portal_desktop.account.products import TaxCode
from portal_desktop.account.snapshot import FeedbackOption, PaymentMethodConfiguration
from portal_desktop.account.subscriptions import Cancellation, Customer, Subscription, Subscriptions
from portal_desktop.common.answer_fields import (
    RawObject,
    count_of,
    flag_of,
    hash_of,
    id_of,
    list_of,
    listed_of,
    name_of,
    text_of,
    texts_of,
    time_of,
)
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.stripe_api.client import Connection
from portal_desktop.stripe_api.plain_answers import list_pages

_WAYS = frozenset(stripe.PaymentMethodConfiguration.__annotations__) - {
    "active",
    "application",
    "id",
    "is_default",
    "livemode",
    "name",
    "object",
    "parent",
}
"""The ways to pay the SDK knows, each a hash; Stripe may add others, and fields that are none."""


def feedback_options(connection: Connection) -> tuple[FeedbackOption, ...]:
    """Read the merchant's own reasons for leaving (``fo_…``), retired ones too.

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    found = list_pages(connection, "/v1/billing/feedback_options")
    return tuple(feedback_option_of(each) for page in found for each in page)


def feedback_option_of(raw: RawObject) -> FeedbackOption:
    """A feedback option of Stripe's as ours."""
    active = text_of(raw, "status") != "inactive"
    return FeedbackOption(name_of(raw), text_of(raw, "description"), active)


def payment_method_configurations(connection: Connection) -> tuple[PaymentMethodConfiguration, ...]:
    """Read the account's payment method configurations (``pmc_…``).

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    found = list_pages(connection, "/v1/payment_method_configurations")
    return tuple(_payment_method_configuration_of(each) for page in found for each in page)


def _payment_method_configuration_of(raw: RawObject) -> PaymentMethodConfiguration:
    wanted = {
        name: flag_of(way, "available", otherwise=True)
        for name, way in _each_way(raw)
        if text_of(hash_of(way, "display_preference"), "value") == "on"
    }
    return PaymentMethodConfiguration(
        id=name_of(raw),
        name=text_of(raw, "name"),
        is_default=flag_of(raw, "is_default"),
        active=flag_of(raw, "active"),
        on=tuple(name for name, offered in wanted.items() if offered),
        waiting=tuple(name for name, offered in wanted.items() if not offered),
    )


def _each_way(raw: RawObject) -> Iterator[tuple[str, RawObject]]:
    """The ways to pay of a configuration: the hashes in it."""
    for name, value in raw.items():
        if isinstance(value, Mapping) or name in _WAYS:
            yield name, hash_of(raw, name)


def subscriptions(connection: Connection) -> Iterator[Subscriptions]:
    """Read all subscriptions, ended ones too, more with every page; the last one is complete.

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    found: list[Subscription] = []
    everybody = {"status": "all", "expand": ["data.customer"]}
    for page in list_pages(connection, "/v1/subscriptions", **everybody):
        found += map(_subscription_of, page)
        yield Subscriptions(tuple(found), complete=False)
    yield Subscriptions(tuple(found))


def _subscription_of(raw: RawObject) -> Subscription:
    items = listed_of(raw, "items")
    period_end = _earliest_time(raw, items, "current_period_end")
    stops = period_end if flag_of(raw, "cancel_at_period_end") else 0
    return Subscription(
        id=name_of(raw),
        customer=id_of(raw, "customer"),
        status=text_of(raw, "status"),
        flexible=text_of(hash_of(raw, "billing_mode"), "type") == "flexible",
        scheduled=bool(id_of(raw, "schedule")),
        prices=tuple(id_of(item, "price") for item in items),
        cancellation=_cancellation_of(raw),
        quantities=tuple(count_of(item, "quantity") for item in items),
        created=time_of(raw, "created"),
        period_start=_earliest_time(raw, items, "current_period_start"),
        period_end=period_end,
        trial_end=time_of(raw, "trial_end"),
        ends=time_of(raw, "cancel_at") or stops,
        by_invoice=text_of(raw, "collection_method") == "send_invoice",
        person=_customer_of(_expanded(raw, "customer")),
        currency=text_of(raw, "currency"),
        discounted=any(list_of(each, "discounts") for each in (raw, *items)),
    )


def _earliest_time(raw: RawObject, items: list[RawObject], name: str) -> int:
    """A time that newer versions of Stripe keep with each item; the earliest counts."""
    return min(filter(None, [time_of(each, name) for each in (raw, *items)]), default=0)


def _customer_of(raw: RawObject) -> Customer | None:
    """None where Stripe answers with nothing but the customer's id."""
    if not text_of(raw, "id"):
        return None
    return Customer(
        id=text_of(raw, "id"),
        name=text_of(raw, "name"),
        email=text_of(raw, "email"),
        phone=text_of(raw, "phone"),
        address=_on_one_line(hash_of(raw, "address")),
        shipping=_on_one_line(hash_of(hash_of(raw, "shipping"), "address")),
        language=next(filter(None, texts_of(raw, "preferred_locales")), "")[:20],
    )


def _expanded(raw: RawObject, key: str) -> RawObject:
    """Something related, if Stripe says more of it than its id."""
    return {} if isinstance(raw.get(key), str) else hash_of(raw, key)


def _on_one_line(address: RawObject) -> str:
    if not address:
        return ""
    parts = ("line1", "line2", "postal_code", "city", "state", "country")
    return sanitize_text(", ".join(filter(None, [text_of(address, part) for part in parts])))


def _cancellation_of(raw: RawObject) -> Cancellation | None:
    details, at = hash_of(raw, "cancellation_details"), time_of(raw, "canceled_at")
    feedback, option = text_of(details, "feedback"), id_of(details, "feedback_option")
    comment = text_of(details, "comment")
    asked = at > 0 and text_of(details, "reason") == "cancellation_requested"
    if not (asked or feedback or option or comment):
        return None
    customer = _expanded(raw, "customer")
    return Cancellation(
        customer=id_of(raw, "customer"),
        name=text_of(customer, "name"),
        email=text_of(customer, "email"),
        at=at,
        feedback=feedback,
        option=option,
        comment=comment,
    )


def tax_codes(connection: Connection) -> tuple[TaxCode, ...]:
    """Read all of Stripe's tax codes (some seven hundred).

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    found = list_pages(connection, "/v1/tax_codes")
    return tuple(_tax_code(each) for page in found for each in page)


def _tax_code(raw: RawObject) -> TaxCode:
    return TaxCode(name_of(raw), text_of(raw, "name"), text_of(raw, "description"))
