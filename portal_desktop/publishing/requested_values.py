"""Whether what stands at Stripe is as a request wanted it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from portal_desktop.account.products import Price, Product
from portal_desktop.account.snapshot import FeedbackOption
from portal_desktop.actions.action import ActionRequest
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.table import OPTIONS
from portal_desktop.settings import stripe_params as nesting
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import StripeParams

T = TypeVar("T")

ActionSubject = Product | Price | FeedbackOption
"""What an action makes or changes, apart from portal settings."""


_PRODUCT: Mapping[str, Callable[[Product], object]] = {
    "name": lambda product: product.name,
    "description": lambda product: product.description,
    "unit_label": lambda product: product.unit_label,
    "statement_descriptor": lambda product: product.statement_descriptor,
    "tax_code": lambda product: product.tax_code,
    "images": lambda product: list(product.images) or "",
    "active": lambda product: product.active,
    "default_price": lambda product: product.default_price,
}
_PRICE: Mapping[str, Callable[[Price], object]] = {
    "product": lambda price: price.product,
    "currency": lambda price: price.currency,
    "unit_amount": lambda price: price.amount,
    "tax_behavior": lambda price: price.tax_behavior,
    "recurring": lambda price: {
        "interval": price.interval,
        "interval_count": price.interval_count,
    },
    "lookup_key": lambda price: price.lookup_key,
    "nickname": lambda price: price.nickname,
    "active": lambda price: price.active,
}
_REASON: Mapping[str, Callable[[FeedbackOption], object]] = {
    "description": lambda reason: reason.description,
}


def stands_in(request: ActionRequest, settings: Settings) -> bool:
    """Whether a configuration has everything an action asked of it."""
    there = nesting.to_stripe_params(settings, [path for path in settings if path in OPTIONS])
    return _is_within(request.params, there)


def is_as_requested(request: ActionRequest, thing: ActionSubject) -> bool:
    """Whether a thing is as a request wanted it; what the request does not name may be anything."""
    if request.verb == "deactivate":
        return isinstance(thing, FeedbackOption) and not thing.active
    match thing:
        case Product():
            return _has_requested_values(request.params, _PRODUCT, thing)
        case Price():
            return _has_requested_values(request.params, _PRICE, thing)
        case FeedbackOption():
            return _has_requested_values(request.params, _REASON, thing)


def _has_requested_values(
    params: StripeParams, fields: Mapping[str, Callable[[T], object]], thing: T
) -> bool:
    return all(
        name in fields and _comparable_value(value) == fields[name](thing)
        for name, value in params.items()
    )


def _comparable_value(value: object) -> object:
    """A parameter as what is read back is written down."""
    if isinstance(value, str):
        return sanitize_text(value)
    return [_comparable_value(each) for each in value] if isinstance(value, list) else value


def _is_within(asked: object, stands: object) -> bool:
    """Whether everything in a request is so already."""
    if isinstance(asked, dict) and isinstance(stands, dict):
        return all(key in stands and _is_within(value, stands[key]) for key, value in asked.items())
    return asked == stands
