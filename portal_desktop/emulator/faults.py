"""Things that go wrong on purpose: ``POST /v1/billing_portal/configurations=500*2``.

A fault is ``METHOD PATH=KIND`` with an optional ``*COUNT``; without a count it lasts. ``METHOD``
may be ``ANY``; ``PATH`` means that path and everything below it. ``KIND`` is one of

==================  ============================================================================
a status (``500``)  that answer instead of carrying the request out; 500 and more are stored under
                    the request's idempotency key, as Stripe does
``conflict``        409: the object is locked by another request; nothing was done
``in-progress``     409: another request with this idempotency key is still going on; nothing was
                    done and nothing is stored
``drop``            the connection ends without an answer, and nothing was done
``drop-after``      carried out, but the answer is lost
``never``           no answer at all until the account is closed
``slow:MS``         carried out and answered, that many milliseconds later, or once the faults are
                    replaced by others
``garbage``         status 200 with a web page, as from a hotel's log-in; nothing was done
``redirect``        302 to another address of this computer, as a hotel's network sends everybody
                    to its log-in; ``redirect:PORT`` says which; nothing was done
``503-before``      a web page "service unavailable" of a proxy before Stripe; nothing was done
``503-after``       the same page, but the request was carried out
==================  ============================================================================

The rest is carried out, and the answer damaged on its way back (under an idempotency key the true
one is stored):

==================  ============================================================================
``cut``             the first half, with a ``Content-Length`` that says so
``null``            ``null`` instead
``list``            ``[]`` instead
``empty``           ``{}`` instead
``wrong-types``     each field of another type: numbers and switches as texts, texts and hashes
                    as lists, lists as hashes; see ``damaged_answers``
``huge``            each whole number is 10^30
``nan``             each number is ``NaN``
``late``            each time lies after the year 9999
``endless``         a list begins again and again and says that there is more
``endless-new``     the same, with ever new ids
==================  ============================================================================
"""

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal_desktop.emulator.damaged_answers import DAMAGES, unavailable
from portal_desktop.emulator.refusals import Refusal
from portal_desktop.emulator.web import Response

INSTEAD = ("garbage", "redirect", "503-before")
"""Answers of somebody on the way; Stripe is not asked."""

_OTHERS = ("conflict", "in-progress", "drop", "drop-after", "never", "slow", *INSTEAD, *DAMAGES)
_SPEC = re.compile(
    r"(?P<method>[A-Za-z]+) +(?P<path>/[^ =]*)="
    rf"(?P<kind>[1-5][0-9]{{2}}|{'|'.join(_OTHERS)})(:(?P<number>[0-9]+))?(\*(?P<count>[0-9]+))?"
)
_LOG_IN = "/log-in"
_NOBODY = 9  # a port nothing listens on
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
    """One of the above; ``left`` is how often it still happens, ``None`` for always.

    ``number`` stands behind the kind: milliseconds, or a port.
    """

    method: str
    path: str
    kind: str
    number: int | None = None
    left: int | None = None
    replaced: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)

    def __str__(self) -> str:
        number = "" if self.number is None else f":{self.number}"
        count = "" if self.left is None else f"*{self.left}"
        return f"{self.method} {self.path}={self.kind}{number}{count}"

    @property
    def status(self) -> int | None:
        """The status Stripe refuses with; ``None`` where it does something else."""
        if self.kind == "conflict":
            return 409
        return int(self.kind) if self.kind.isdigit() else None

    def pause(self) -> None:
        """Wait until it is carried out."""
        if self.kind == "slow":
            self.replaced.wait((self.number or 0) / 1_000)

    def meets(self, method: str, path: str) -> bool:
        below = self.path.rstrip("/") + "/"
        same = path == self.path or path.startswith(below)
        return self.left != 0 and self.method in {method, "ANY"} and same


def parsed(spec: str) -> Fault:
    """Raises ``ValueError`` with a sentence for a spec that is none."""
    match = _SPEC.fullmatch(spec.strip())
    if match is None or not _fits(match["kind"], match["number"]):
        text = f"not a fault: {spec!r}; write for example 'POST /v1/products=500*2'"
        raise ValueError(text)
    count, number = match["count"], match["number"]
    return Fault(
        method=match["method"].upper(),
        path=match["path"],
        kind=match["kind"],
        number=None if number is None else int(number),
        left=None if count is None else int(count),
    )


def _fits(kind: str, number: str | None) -> bool:
    """``slow`` needs a number, ``redirect`` takes one, nothing else does."""
    if kind == "slow":
        return number is not None
    return number is None or kind == "redirect"


class Faults:
    """The faults that are set; used under the emulator's lock."""

    def __init__(self, specs: Iterable[str] = ()) -> None:
        self._all = [parsed(spec) for spec in specs]

    def set(self, specs: Iterable[str]) -> None:
        self.release()
        self._all = [parsed(spec) for spec in specs]

    def release(self) -> None:
        """Let go of what is slow."""
        for fault in self._all:
            fault.replaced.set()

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


def instead(fault: Fault) -> Response:
    """What somebody on the way answers, for the kinds in ``INSTEAD``."""
    if fault.kind == "503-before":
        return unavailable()
    page = b"<!doctype html><title>Welcome</title><p>Please log in to use this network."
    headers = {"Content-Type": "text/html"}
    if fault.kind == "garbage":
        return Response(200, headers, page)
    place = f"http://127.0.0.1:{fault.number or _NOBODY}{_LOG_IN}"
    return Response(302, {**headers, "Location": place}, page)
