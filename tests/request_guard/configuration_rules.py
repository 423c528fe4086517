"""What a portal configuration that is posted has to be, beyond its types.

Numbers are those of docs/stripe-rules.md. Only what the request itself says is looked at: what
stands at Stripe meanwhile may be another's doing, and Stripe's to refuse.
"""

from collections.abc import Iterator

from tests.request_guard.forms import Nested, at, bracketed, hashes, items
from tests.request_guard.texts import addresses, longer, metadata

FEATURES = (
    "customer_update",
    "invoice_history",
    "payment_method_update",
    "subscription_cancel",
    "subscription_pause",
    "subscription_update",
)
SWITCHED = (
    *(("features", name) for name in FEATURES),
    ("features", "subscription_cancel", "cancellation_reason"),
    ("login_page",),
)
"""The hashes that have a switch of their own, which Stripe wants sent along."""
MOST_PRODUCTS, HEADLINE, NAME = 10, 60, 256
LONGEST_PAUSE = {"day": 1_095, "week": 156, "month": 36, "year": 3}
"""Three years, in each interval."""
_PRODUCTS = "features[subscription_update][products]"


def configuration(sent: dict[str, Nested], *, creating: bool) -> Iterator[str]:
    """What is wrong with it, as sentences."""
    if creating:
        for name in FEATURES:
            if at(sent, "features", name) is None:
                yield f"`features[{name}]` is not said: absent means off to the API"
    elif at(sent, "active") == "false":
        yield "`active` is false: the default configuration cannot be deactivated (R9)"
    if "features.subscription_update.products" not in items(at(sent, "expand")):
        yield "the answer would come without the products: `expand` is not asked for"
    yield from longer(sent, HEADLINE, "business_profile", "headline")
    yield from longer(sent, NAME, "name")
    yield from addresses(sent, ("default_return_url",))
    yield from addresses(sent, ("business_profile", "terms_of_service_url"))
    yield from addresses(sent, ("business_profile", "privacy_policy_url"))
    yield from metadata(sent)
    yield from _switches(sent)
    yield from _updating(at(sent, "features", "subscription_update"))
    yield from _changing(sent)
    yield from _cancelling(at(sent, "features", "subscription_cancel"))
    yield from _pausing(at(sent, "features", "subscription_pause", "duration"))


def _switches(sent: dict[str, Nested]) -> Iterator[str]:
    for path, value in hashes(sent):
        if path in SWITCHED and at(value, "enabled") is None:
            yield f"`{bracketed((*path, 'enabled'))}` is not sent beside the rest of its hash"


def _updating(update: Nested | None) -> Iterator[str]:
    products = items(at(update, "products"))
    if at(update, "enabled") == "true":
        if not products:
            yield f"plan changes are switched on without `{_PRODUCTS}` (R1)"
        if not items(at(update, "default_allowed_updates")):
            yield "plan changes are switched on without `default_allowed_updates` (R1)"
    if len(products) > MOST_PRODUCTS:
        yield f"`{_PRODUCTS}` has {len(products)} products: Stripe takes {MOST_PRODUCTS} (R4)"
    ids = [at(product, "product") for product in products]
    if len(ids) != len({str(each) for each in ids}):
        yield f"`{_PRODUCTS}` has a product twice"
    for index, product in enumerate(products):
        yield from _offered(product, f"{_PRODUCTS}[{index}]")


def _offered(product: Nested, name: str) -> Iterator[str]:
    prices = items(at(product, "prices"))
    if not prices:
        yield f"`{name}[prices]` is empty"
    if len(prices) != len({str(price) for price in prices}):
        yield f"`{name}[prices]` has a price twice"
    quantity = at(product, "adjustable_quantity")
    if at(quantity, "enabled") is None or at(quantity, "minimum") is None:
        yield f"`{name}[adjustable_quantity]` is not said: Stripe would let quantities be changed"
        return
    least, most = at(quantity, "minimum"), at(quantity, "maximum")
    if isinstance(least, str) and isinstance(most, str) and int(least) > int(most):
        yield f"`{name}[adjustable_quantity]` goes from {least} to {most} (R22)"


def _changing(sent: dict[str, Nested]) -> Iterator[str]:
    changing = at(sent, "features", "subscription_update", "enabled") == "true"
    if changing and at(sent, "features", "payment_method_update", "enabled") == "false":
        yield "plan changes are on while payment methods cannot be updated (R2)"


def _cancelling(cancel: Nested | None) -> Iterator[str]:
    credit, mode = at(cancel, "proration_behavior"), at(cancel, "mode")
    if credit == "always_invoice":
        yield "`always_invoice` is no credit on cancelling (R6)"
    if credit == "create_prorations" and mode == "at_period_end":
        yield "a credit for unused time while cancelling waits for the period's end (R7)"
    asked = at(cancel, "cancellation_reason")
    said = [at(asked, name) for name in ("options", "feedback_options")]
    if at(asked, "enabled") == "true" and all(each == "" for each in said):
        yield "reasons are asked for, and none is offered (R21)"


def _pausing(duration: Nested | None) -> Iterator[str]:
    lengths = items(at(duration, "interval_options"))
    kind = at(duration, "type")
    if kind == "interval_options" and not lengths:
        yield "a pause of chosen lengths has no length (R20)"
    if kind == "indefinite" and lengths:
        yield "a pause without an end has lengths"
    for length in lengths:
        interval, count = at(length, "interval"), at(length, "interval_count") or "1"
        most = LONGEST_PAUSE.get(str(interval), 0)
        if not 1 <= int(str(count)) <= most:
            yield f"a pause of {count} {interval}s: Stripe takes 1 to {most} (R20)"
