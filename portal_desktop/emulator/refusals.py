"""Saying no the way Stripe does: error envelopes and the texts that several places need."""

import json
from collections.abc import Mapping


class Refusal(Exception):
    """An answer of 400 or more, with the members of Stripe's error envelope."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.param = param
        self.kind = kind
        self.headers = dict(headers or {})

    def body(self, request_id: str, now: int, *, live: bool = False) -> bytes:
        """The envelope; ``now`` (seconds) is part of the address of the request's log."""
        # The live form of this address is UNCONFIRMED: taken as the test one without "/test".
        log = f"https://dashboard.stripe.com/{'' if live else 'test/'}logs/{request_id}?t={now}"
        error: dict[str, str] = {"message": self.message, "request_log_url": log, "type": self.kind}
        if self.code:
            error["code"] = self.code
            page = self.code.replace("_", "-")
            error["doc_url"] = f"https://stripe.com/docs/error-codes/{page}"
        if self.param:
            error["param"] = self.param
        return json.dumps({"error": dict(sorted(error.items()))}, indent=2).encode()


class NoAnswer(ConnectionError):
    """The connection ends without an answer; whoever carries the request shows it as that."""


def missing(param: str) -> Refusal:
    return Refusal(f"Missing required param: {param}.", code="parameter_missing", param=param)


def no_such(thing: str, wanted: str, param: str, status: int = 400) -> Refusal:
    """``thing`` in Stripe's words (``product``); 404 where it is the address's own subject."""
    text = f"No such {thing}: '{wanted}'"
    return Refusal(text, status=status, code="resource_missing", param=param)


def in_other_mode(thing: str, wanted: str, param: str, *, live: bool) -> Refusal:
    """What is there, but in the other mode (an object whose ``livemode`` is not the account's)."""
    there, key = ("test", "live") if live else ("live", "test")
    text = (
        f"No such {thing}: '{wanted}'; a similar object exists in {there} mode, but a {key} mode"
        " key was used to make this request."
    )
    return Refusal(text, code="resource_missing", param=param)


def too_long(value: str, limit: int, param: str) -> Refusal:
    """Rules R5 and R18: the text is repeated, shortened in the middle when it is very long."""
    shown = value if len(value) <= 500 else f"{value[:10]}...{value[-10:]}"
    text = f"Invalid string: {shown}; must be at most {limit} characters"
    return Refusal(text, param=param)


def cannot_be_empty(param: str) -> Refusal:
    return Refusal(
        f"You passed an empty string for '{param}'. We assume empty values are an attempt to unset"
        f" a parameter; however '{param}' cannot be unset. You should remove '{param}' from your"
        " request or supply a non-empty value.",
        code="parameter_invalid_empty",
        param=param,
    )
