"""Requests that the SDK's types would not let through, and the refusals they meet."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import stripe

from tests.request_guard.guard import NOT_THE_PROGRAM

CONFIGURATIONS = "/v1/billing_portal/configurations"
# Encoding drops an empty object, so the least that can be said about features is one of them.
LEAST = {"invoice_history": {"enabled": False}}
PRODUCTS = "features.subscription_update.products"


def get(client: stripe.StripeClient, path: str, **params: object) -> Any:
    """The answer as plain JSON."""
    return _raw(client)("get", path, **params).data


def post(client: stripe.StripeClient, path: str, **params: object) -> Any:
    return _raw(client)("post", path, **params).data


def answer(client: stripe.StripeClient, path: str, **params: object) -> Any:
    """The SDK's response with its headers, as for a POST."""
    return _raw(client)("post", path, **params)


def refused(
    client: stripe.StripeClient, path: str, method: str = "post", **params: object
) -> stripe.StripeError:
    """What the SDK raises; fails the test where it raises nothing."""
    with pytest.raises(stripe.StripeError) as caught:
        _raw(client)(method, path, **params)
    return caught.value


def said(error: stripe.StripeError) -> tuple[int | None, str | None, str | None, str | None]:
    """Status, code, param, message."""
    body = envelope(error)
    return error.http_status, body.get("code"), body.get("param"), body["message"]


def envelope(error: stripe.StripeError) -> Any:
    """The members of the error itself."""
    body: Any = error.json_body
    return body["error"]


def default(client: stripe.StripeClient) -> Any:
    """The default configuration with its catalogue, as plain JSON."""
    found = get(client, CONFIGURATIONS, is_default="true", expand=[f"data.{PRODUCTS}"])
    return found["data"][0]


def plan(client: stripe.StripeClient, name: str) -> Any:
    """The product of the demo with this name."""
    return next(
        one for one in get(client, "/v1/products", limit=100)["data"] if one["name"] == name
    )


def prices(client: stripe.StripeClient, product: str, **params: object) -> list[str]:
    """The ids of a product's prices, newest first."""
    found = get(client, "/v1/prices", product=product, limit=100, **params)
    return [one["id"] for one in found["data"]]


def _raw(client: stripe.StripeClient) -> Callable[..., Any]:
    # The SDK leaves this method without types.
    raw: Callable[..., Any] = client.raw_request
    return partial(raw, headers={NOT_THE_PROGRAM: "a test"})
