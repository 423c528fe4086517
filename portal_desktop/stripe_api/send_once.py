"""Sending a write once, whatever becomes of its answer.

The key of a request is on disk before it is sent and belongs to that one request, made from one
state. A definite answer ends it. Everything else, no answer, an answer of 500 and more, one that
says the request is still being carried out, or one that cannot be read, leaves open whether it was
carried out: then Stripe is asked what stands there now. Which answers Stripe keeps under a key:
https://docs.stripe.com/api/idempotent_requests.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

import stripe

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import Timing
from portal_desktop.publishing.pending_writes import Attempt, PendingRequests, WriteRequest
from portal_desktop.stripe_api.client import with_rate_limit_retry
from portal_desktop.stripe_api.error_mapping import to_user_error

T = TypeVar("T")
A = TypeVar("A", bound=stripe.StripeObject)

IN_PROGRESS = "idempotency_key_in_use"


@dataclass(frozen=True)
class Sent(Generic[T]):
    """What stands at Stripe after sending.

    ``stands``: it is what was asked for. It is not where Stripe only repeated an earlier answer,
    and it was changed since.
    """

    attempt: Attempt
    found: T
    stands: bool = True


@dataclass(frozen=True)
class Write(Generic[A, T]):
    """How one request is sent, how its answer is read, and how to look what stands there.

    Attributes:
        send: is given the idempotency key.
        read: makes what stands there of the answer.
        look: returns the thing as it is now and whether it is as asked; None where there is none.
            It is given the answer that Stripe repeated, if it did.
    """

    send: Callable[[str], A]
    read: Callable[[A], T]
    look: Callable[[A | None], tuple[T, bool] | None]
    timing: Timing


class _Unanswered(UserError):
    """Nobody knows whether it was carried out. ``spent``: Stripe keeps a failure under the key."""

    spent = False


def send_once(requests: PendingRequests, request: WriteRequest, write: Write[A, T]) -> Sent[T]:
    """Send a request so that it is carried out at most once.

    Raises:
        UserError: with ``unknown_outcome`` where it may have been carried out.
    """
    attempt = requests.begin_attempt(request)
    if attempt.key_spent:
        # It failed at Stripe, and whether it was done could not be read then. Whoever sends it
        # again, having read that, has decided.
        with suppress(UserError):
            if (found := _result_as_requested(write)) is not None:
                return Sent(attempt, found)
        attempt = requests.renew_attempt(attempt)
    try:
        answer = with_rate_limit_retry(
            lambda: write.send(attempt.key), write.timing, told=_write_error
        )
        if _is_replayed(answer.last_response):
            return _after_replay(requests, attempt, write, answer)
        return Sent(attempt, _read_result(lambda: write.read(answer)))
    except _Unanswered as lost:
        return _looked_up(requests, attempt, write, lost)
    except UserError as refused:
        if not refused.unknown_outcome:
            requests.end_attempt(attempt)
        raise


def _after_replay(
    requests: PendingRequests, attempt: Attempt, write: Write[A, T], answer: A
) -> Sent[T]:
    """The answer is one Stripe kept: what it says may have been changed since."""
    try:
        now = write.look(answer)
    except UserError as error:
        if error.kind != "refused":
            raise _unknown_outcome(error) from None
        now = None
    if now is None:
        requests.end_attempt(attempt)
        raise UserError(
            _("Stripe carried this out earlier, and it is not there any more."),
            _("Read everything again, then look."),
            kind="changed",
        )
    return Sent(attempt, *now)


def _looked_up(
    requests: PendingRequests, attempt: Attempt, write: Write[A, T], lost: _Unanswered
) -> Sent[T]:
    """Whether it stands there all the same. Where Stripe cannot be reached, that is read later."""
    if lost.kind == "network":
        raise lost
    try:
        found = _result_as_requested(write)
    except UserError as error:
        if not lost.spent:
            raise lost from error
        requests.spend_key(attempt)
        raise UserError(
            lost.title,
            _(
                "Whether it was done could not be read either. Look at Stripe before you try "
                "again: it could then be done twice."
            ),
            kind=lost.kind,
            detail=lost.detail,
            unknown_outcome=True,
        ) from error
    if found is not None:
        return Sent(attempt, found)
    if not lost.spent:
        raise lost
    requests.end_attempt(attempt)
    advice = _("Nothing was changed. Try again in a minute.")
    raise UserError(lost.title, advice, kind=lost.kind, detail=lost.detail) from None


def _result_as_requested(write: Write[A, T]) -> T | None:
    now = write.look(None)
    return now[0] if now is not None and now[1] else None


def _read_result(read: Callable[[], T]) -> T:
    """What an answer says; where that cannot be read, nobody knows what was done."""
    try:
        return read()
    except UserError as error:
        raise _unknown_outcome(error) from None


def _write_error(error: stripe.StripeError) -> UserError:
    """The failure of a write; ``_Unanswered`` where it may have been carried out."""
    told = to_user_error(error)
    if not _is_unknown(error):
        return told
    if _http_status(error) == HTTPStatus.CONFLICT:
        told = UserError(
            _("Stripe is still working on this."),
            _("Wait a moment, then look again."),
            kind="busy",
            detail=told.detail,
        )
    lost = _unknown_outcome(told)
    lost.spent = _http_status(error) >= HTTPStatus.INTERNAL_SERVER_ERROR and _is_replayed(error)
    return lost


def _unknown_outcome(told: UserError) -> _Unanswered:
    unknown = _("Whether this arrived is not known yet. Trying again does nothing twice.")
    return _Unanswered(
        told.title,
        f"{told.advice} {unknown}",
        kind=told.kind,
        paths=told.paths,
        detail=told.detail,
        unknown_outcome=True,
    )


def _is_unknown(error: stripe.StripeError) -> bool:
    """Whether an answer leaves open if the request was carried out.

    A refusal of Stripe's (4xx) does not, except the one that says that it is being carried out.
    One without Stripe's envelope is somebody's on the way, who may answer after Stripe did.
    """
    status = _http_status(error)
    if error.error is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return True
    if status == HTTPStatus.CONFLICT:
        return error.error.code == IN_PROGRESS
    return status < HTTPStatus.BAD_REQUEST


def _http_status(error: stripe.StripeError) -> int:
    return error.http_status or 0


def _is_replayed(answered: object) -> bool:
    """Whether Stripe repeated an answer it kept, instead of carrying the request out."""
    headers = getattr(answered, "headers", None)
    return isinstance(headers, Mapping) and headers.get("Idempotent-Replayed") == "true"
