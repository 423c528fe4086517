"""Carrying out an act: one request, done at once and once only."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from portal_desktop.account.stripe_results import Acted, Answer
from portal_desktop.actions.action import Kind, Request, Verb
from portal_desktop.publishing.pending_writes import (
    PendingAct,
    PendingRequests,
    Thing,
    WriteRequest,
    is_result,
    stands_in,
)
from portal_desktop.settings.stripe_params import Nested
from portal_desktop.stripe_api import portal_configuration as read
from portal_desktop.stripe_api.account_lists import reason_of
from portal_desktop.stripe_api.catalogue import price_of, product_of
from portal_desktop.stripe_api.client import Connection
from portal_desktop.stripe_api.fields import Raw, one, pages, raw_of, text_of
from portal_desktop.stripe_api.send_once import Write, send_once

Call = Callable[[Connection, Request, str], Any]
"""The request as the SDK makes it; its parameter types differ from call to call."""


def act(
    connection: Connection, portal: str, pending: PendingAct, state: str, requests: PendingRequests
) -> Acted:
    """Do it. ``portal``: the configuration it is about where it names none.

    ``state`` names what it was made from. Raises ``Trouble``, with ``unknown_outcome`` when nobody
    knows whether it was carried out.
    """
    asked = pending.request
    if asked.kind == "configuration":
        asked = replace(asked, id=asked.id or portal)
    pending = replace(pending, request=asked)
    configuration = asked.id if asked.kind == "configuration" else ""
    request = WriteRequest(configuration, _named(asked), state, pending)
    write: Write[Any, Answer] = Write(
        send=lambda key: _CALLS[asked.kind, asked.verb](connection, asked, key),
        read=lambda answer: _read(connection, asked.kind, answer),
        look=lambda answer: _look(connection, pending, answer),
        timing=connection.timing,
    )
    sent = send_once(requests, request, write)
    if not sent.stands:
        # Stripe only repeated its answer of an earlier time, and it was changed since.
        requests.end(sent.attempt)
        sent = send_once(requests, request, write)
    return Acted(sent.found, sent.attempt.id)


def _read(connection: Connection, kind: Kind, answer: Any) -> Answer:
    if kind == "configuration":
        return read.remote(connection, answer)
    return cast("Answer", _MADE[kind](raw_of(answer)))


def _look(
    connection: Connection, pending: PendingAct, answer: Any | None
) -> tuple[Answer, bool] | None:
    """What the act is about, as it is now, and whether it is as asked; None where it is not made.

    Where Stripe named what it made, that counts, whatever became of it since.
    """
    request = pending.request
    if request.kind == "configuration":
        remote = read.configuration(connection, request.id)
        return remote, stands_in(request, remote.settings)
    made = text_of(raw_of(answer), "id") if request.verb == "create" and answer is not None else ""
    if name := made or request.id:
        thing = _thing(connection, request.kind, name)
        return thing, bool(made) or is_result(pending, thing)
    newest = next(pages(connection, _PATHS[request.kind]), [])
    things = map(_MADE[request.kind], newest)
    return next(((each, True) for each in things if is_result(pending, each)), None)


def _thing(connection: Connection, kind: Kind, name: str) -> Thing:
    return _MADE[kind](one(connection, f"{_PATHS[kind]}/{name}"))


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

_PATHS: Mapping[Kind, str] = {
    "product": "/v1/products",
    "price": "/v1/prices",
    "feedback_option": "/v1/billing/feedback_options",
}

_MADE: Mapping[Kind, Callable[[Raw], Thing]] = {
    "product": product_of,
    "price": price_of,
    "feedback_option": reason_of,
}
