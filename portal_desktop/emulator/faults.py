"""Things that go wrong on purpose: ``POST /v1/billing_portal/configurations=500*2``.

A fault is ``METHOD PATH=KIND`` with an optional ``*COUNT``; without a count it lasts. ``METHOD``
may be ``ANY``; ``PATH`` means that path and everything below it. ``KIND`` is one of

====================  ==========================================================================
a status (``500``)    that answer instead of carrying the request out; 500 and more are stored
                      under the request's idempotency key, as Stripe does
``drop``              the connection ends without an answer, and nothing was done
``drop-after``        carried out, but the answer is lost
``never``             no answer at all until the account is closed
``slow:MS``           carried out and answered, that many milliseconds later
``garbage``           status 200 with a web page, as from a hotel's log-in; nothing was done
====================  ==========================================================================
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal_desktop.emulator.refusals import Refusal
from portal_desktop.emulator.web import Response

_SPEC = re.compile(
    r"(?P<method>[A-Za-z]+) +(?P<path>/[^ =]*)="
    r"(?P<kind>[1-5][0-9]{2}|drop-after|drop|never|garbage|slow:(?P<ms>[0-9]+))(\*(?P<count>[0-9]+))?$"
)
_BAD_REQUEST = "invalid_request_error"
_LOCKED = (
    "This object cannot be accessed right now because another API request or Stripe process is"
    " currently accessing it."
)
# Message, code, type. The text of a rate limit is UNCONFIRMED.
_STATUS_WORDS: dict[int, tuple[str, str | None, str]] = {
    401: ("Invalid API Key provided: sk_test_****0000", None, _BAD_REQUEST),
    402: ("Your card was declined.", "card_declined", "card_error"),
    409: (_LOCKED, "lock_timeout", _BAD_REQUEST),
    429: ("Request rate limit exceeded. Please try again later.", "rate_limit", _BAD_REQUEST),
}


@dataclass
class Fault:
    """One of the above; ``left`` is how often it still happens, ``None`` for always."""

    method: str
    path: str
    kind: str
    milliseconds: int = 0
    left: int | None = None

    def __str__(self) -> str:
        count = "" if self.left is None else f"*{self.left}"
        return f"{self.method} {self.path}={self.kind}{count}"

    def meets(self, method: str, path: str) -> bool:
        below = self.path.rstrip("/") + "/"
        same = path == self.path or path.startswith(below)
        return self.left != 0 and self.method in {method, "ANY"} and same


def parsed(spec: str) -> Fault:
    """Raises ``ValueError`` with a sentence for a spec that is none."""
    match = _SPEC.match(spec.strip())
    if match is None:
        text = f"not a fault: {spec!r}; write for example 'POST /v1/products=500*2'"
        raise ValueError(text)
    count = match["count"]
    return Fault(
        method=match["method"].upper(),
        path=match["path"],
        kind=match["kind"],
        milliseconds=int(match["ms"] or 0),
        left=None if count is None else int(count),
    )


class Faults:
    """The faults that are set; used under the emulator's lock."""

    def __init__(self, specs: Iterable[str] = ()) -> None:
        self._all = [parsed(spec) for spec in specs]

    def set(self, specs: Iterable[str]) -> None:
        self._all = [parsed(spec) for spec in specs]

    def listed(self) -> list[str]:
        return [str(fault) for fault in self._all if fault.left != 0]

    def meet(self, method: str, path: str) -> Fault | None:
        """The first fault for this request, used up by one."""
        for fault in self._all:
            if fault.meets(method, path):
                if fault.left is not None:
                    fault.left -= 1
                return fault
        return None


def refused(status: int) -> Refusal:
    """What Stripe might say with this status."""
    broken = ("Sorry! There was an error while talking to one of our backends.", None, "api_error")
    other = broken if status >= 500 else ("The request was refused.", None, _BAD_REQUEST)
    message, code, kind = _STATUS_WORDS.get(status, other)
    headers = {"Stripe-Rate-Limited-Reason": "global-rate"} if status == 429 else {}
    return Refusal(message, status=status, code=code, kind=kind, headers=headers)


def garbage() -> Response:
    page = b"<!doctype html><title>Welcome</title><p>Please log in to use this network."
    return Response(200, {"Content-Type": "text/html"}, page)
