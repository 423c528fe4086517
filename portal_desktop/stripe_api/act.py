"""Carrying out an act: one request, done at once."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from portal_desktop.acts import Act, Kind, Request, Verb
from portal_desktop.nesting import Nested
from portal_desktop.remote import Answer
from portal_desktop.stripe_api import read
from portal_desktop.stripe_api.connection import Connection, patiently
from portal_desktop.stripe_api.raw import raw_of
from portal_desktop.stripe_api.read_catalogue import price_of, product_of
from portal_desktop.stripe_api.read_lists import reason_of
from portal_desktop.stripe_api.write import KeyFor

Call = Callable[[Connection, Request, str], Any]
"""The request as the SDK makes it; its parameter types differ from call to call."""


def act(connection: Connection, portal: str, act: Act, key_for: KeyFor) -> Answer:
    """Do it, under a key that is stored before it is sent. Raises ``Trouble``."""
    request = act.request
    target = request.id or (portal if request.kind == "configuration" else "")
    known = Request(request.kind, request.verb, request.params, target)
    key = key_for("act", _named(known))
    answer = patiently(lambda: _CALLS[known.kind, known.verb](connection, known, key))
    if known.kind == "configuration":
        return read.remote(connection, answer)
    return cast("Answer", _MADE[known.kind](raw_of(answer)))


def _named(request: Request) -> Nested:
    """The request with what it is about: two alike about different things are two requests."""
    return {"kind": request.kind, "verb": request.verb, "id": request.id, "params": request.params}


def _configuration(connection: Connection, request: Request, key: str) -> Any:
    params: Any = {**request.params, "expand": [read.PRODUCTS]}
    service = connection.client.v1.billing_portal.configurations
    return service.update(request.id, params, {"idempotency_key": key})


def _create_product(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    return connection.client.v1.products.create(params, {"idempotency_key": key})


def _update_product(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    service = connection.client.v1.products
    return service.update(request.id, params, {"idempotency_key": key})


def _create_price(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    return connection.client.v1.prices.create(params, {"idempotency_key": key})


def _update_price(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    return connection.client.v1.prices.update(request.id, params, {"idempotency_key": key})


def _create_reason(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    service = connection.client.v1.billing.feedback_options
    return service.create(params, {"idempotency_key": key})


def _update_reason(connection: Connection, request: Request, key: str) -> Any:
    params: Any = request.params
    service = connection.client.v1.billing.feedback_options
    return service.update(request.id, params, {"idempotency_key": key})


def _retire_reason(connection: Connection, request: Request, key: str) -> Any:
    service = connection.client.v1.billing.feedback_options
    return service.deactivate(request.id, {}, {"idempotency_key": key})


_CALLS: Mapping[tuple[Kind, Verb], Call] = {
    ("configuration", "update"): _configuration,
    ("product", "create"): _create_product,
    ("product", "update"): _update_product,
    ("price", "create"): _create_price,
    ("price", "update"): _update_price,
    ("feedback_option", "create"): _create_reason,
    ("feedback_option", "update"): _update_reason,
    ("feedback_option", "deactivate"): _retire_reason,
}

_MADE: Mapping[Kind, Callable[[Mapping[str, object]], object]] = {
    "product": product_of,
    "price": price_of,
    "feedback_option": reason_of,
}
