"""Carrying out an action: one request, done at once and once only."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol, cast

from portal_desktop.account.stripe_results import ActionResult, CompletedAction
from portal_desktop.actions.action import ActionRequest, RequestKind, RequestVerb
from portal_desktop.publishing.pending_writes import (
    PendingAction,
    PendingRequests,
    WriteRequest,
    is_result,
)
from portal_desktop.publishing.requested_values import ActionSubject, stands_in
from portal_desktop.settings.stripe_params import StripeParams
from portal_desktop.stripe_api import portal_configuration as read
from portal_desktop.stripe_api.account_lists import feedback_option_of
from portal_desktop.stripe_api.catalogue import price_of, product_of
from portal_desktop.stripe_api.client import Connection
from portal_desktop.stripe_api.plain_answers import RawObject, list_pages, one, raw_of, text_of
from portal_desktop.stripe_api.send_once import Write, send_once

ActionCall = Callable[[Connection, ActionRequest, str], Any]
"""The request as the SDK makes it; its parameter types differ from call to call."""


def perform_action(
    connection: Connection,
    portal: str,
    pending: PendingAction,
    state: str,
    requests: PendingRequests,
) -> CompletedAction:
    """Carry out an action.

    Args:
        portal: the ``bpc_…`` it is about where it names none; empty where there is none.
        pending: what is sent, and what to recognise it by.
        state: names what it was made from.
        requests: where it is noted before it is sent.

    Raises:
        UserError: with ``unknown_outcome`` when nobody knows whether it was carried out.
    """
    asked = pending.request
    if asked.kind == "configuration":
        asked = replace(asked, id=asked.id or portal)
    pending = replace(pending, request=asked)
    configuration = asked.id if asked.kind == "configuration" else ""
    request = WriteRequest(configuration, _request_with_target(asked), state, pending)
    write: Write[Any, ActionResult] = Write(
        send=lambda key: _CALLS[asked.kind, asked.verb](connection, asked, key),
        read=lambda answer: _read_answer(connection, asked.kind, answer),
        look=lambda answer: _find_result(connection, pending, answer),
        timing=connection.timing,
    )
    sent = send_once(requests, request, write)
    if not sent.stands:
        # Stripe only repeated its answer of an earlier time, and it was changed since.
        requests.end_attempt(sent.attempt)
        sent = send_once(requests, request, write)
    return CompletedAction(sent.found, sent.attempt.id)


def _read_answer(connection: Connection, kind: RequestKind, answer: Any) -> ActionResult:
    if kind == "configuration":
        return read.remote_configuration_of(connection, answer)
    return cast("ActionResult", _MADE[kind](raw_of(answer)))


def _find_result(
    connection: Connection, pending: PendingAction, answer: Any | None
) -> tuple[ActionResult, bool] | None:
    """What the action is about, as it is now, and whether it is as asked; None where there is none.

    Where Stripe named what it made, that counts, whatever became of it since.
    """
    request = pending.request
    if request.kind == "configuration":
        remote = read.retrieve_configuration(connection, request.id)
        return remote, stands_in(request, remote.settings)
    made = text_of(raw_of(answer), "id") if request.verb == "create" and answer is not None else ""
    if name := made or request.id:
        thing = _retrieve_subject(connection, request.kind, name)
        return thing, bool(made) or is_result(pending, thing)
    newest = next(list_pages(connection, _PATHS[request.kind]), [])
    things = map(_MADE[request.kind], newest)
    return next(((each, True) for each in things if is_result(pending, each)), None)


def _retrieve_subject(connection: Connection, kind: RequestKind, name: str) -> ActionSubject:
    return _MADE[kind](one(connection, f"{_PATHS[kind]}/{name}"))


def _request_with_target(request: ActionRequest) -> StripeParams:
    """The request with what it is about: two alike about different things are two requests."""
    return {"kind": request.kind, "verb": request.verb, "id": request.id, "params": request.params}


class _Service(Protocol):
    """What each of the SDK's services can do that makes and changes things."""

    def create(self, params: Any, options: Any, /) -> Any: ...
    def update(self, name: str, params: Any, options: Any, /) -> Any: ...


def _create(connection: Connection, request: ActionRequest, key: str) -> Any:
    return _service(connection, request).create(request.params, {"idempotency_key": key})


def _update(connection: Connection, request: ActionRequest, key: str) -> Any:
    more = {"expand": [read.PRODUCTS]} if request.kind == "configuration" else {}
    params = {**request.params, **more}
    return _service(connection, request).update(request.id, params, {"idempotency_key": key})


def _deactivate(connection: Connection, request: ActionRequest, key: str) -> Any:
    service = connection.client.v1.billing.feedback_options
    return service.deactivate(request.id, {}, {"idempotency_key": key})


def _service(connection: Connection, request: ActionRequest) -> _Service:
    return _SERVICES[request.kind](connection)


_CALLS: Mapping[tuple[RequestKind, RequestVerb], ActionCall] = {
    ("configuration", "update"): _update,
    ("product", "create"): _create,
    ("product", "update"): _update,
    ("price", "create"): _create,
    ("price", "update"): _update,
    ("feedback_option", "create"): _create,
    ("feedback_option", "update"): _update,
    ("feedback_option", "deactivate"): _deactivate,
}

_SERVICES: Mapping[RequestKind, Callable[[Connection], _Service]] = {
    "configuration": lambda connection: connection.client.v1.billing_portal.configurations,
    "product": lambda connection: connection.client.v1.products,
    "price": lambda connection: connection.client.v1.prices,
    "feedback_option": lambda connection: connection.client.v1.billing.feedback_options,
}

_PATHS: Mapping[RequestKind, str] = {
    "product": "/v1/products",
    "price": "/v1/prices",
    "feedback_option": "/v1/billing/feedback_options",
}

_MADE: Mapping[RequestKind, Callable[[RawObject], ActionSubject]] = {
    "product": product_of,
    "price": price_of,
    "feedback_option": feedback_option_of,
}
