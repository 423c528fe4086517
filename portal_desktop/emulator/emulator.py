"""A small Stripe: takes a request as HTTP would bring it, gives the answer back."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack

from portal_desktop.emulator import accounts, dashboard, faults, idempotency, keys
from portal_desktop.emulator.account import CONFIGURATION, EmbeddedAccount
from portal_desktop.emulator.damaged_answers import DAMAGES, damaged, from_the_beginning
from portal_desktop.emulator.endpoints import Call, CallAnswer
from portal_desktop.emulator.expand import expanded
from portal_desktop.emulator.files import linked
from portal_desktop.emulator.forms import Upload, multipart, nested
from portal_desktop.emulator.json_values import Obj, fingerprint, token
from portal_desktop.emulator.newer_values import widened
from portal_desktop.emulator.parameter_parsing import read
from portal_desktop.emulator.refusals import NoAnswer, Refusal
from portal_desktop.emulator.routes import Route, route
from portal_desktop.emulator.shapes import shape
from portal_desktop.emulator.web import Request, Response, form_pairs, json_response, request

_VERSION = "2026-10-28.endive"
_LONGEST_SILENCE = 3_600.0


class Emulator:
    """A small Stripe that answers for one ``EmbeddedAccount``; may be called from any thread.

    Args:
        login_host: what login links begin with, where the account's own choice shall not hold.
        on_write: called after every change, while nothing else can change the account, so it may
            save ``account.to_json()``; it must not raise.
        latency_ms: added to every answer, in milliseconds.
        rate: over so many requests in a second the answer is 429.
        faults: specs as in ``faults``.
    """

    def __init__(
        self,
        account: EmbeddedAccount,
        *,
        login_host: str | None = None,
        on_write: Callable[[], None] | None = None,
        latency_ms: int = 0,
        rate: int | None = None,
        faults: Iterable[str] = (),
    ) -> None:
        self.account = account
        if login_host is not None:
            account.login_host = login_host
        self._on_write = on_write
        self._latency = latency_ms / 1_000
        self._rate = rate
        self._faults = _faults(faults)
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._in_flight = idempotency.InFlight()
        self._recent: deque[float] = deque()
        self._requests = 0

    def close(self) -> None:
        """Let go of everybody who still waits for an answer that never comes."""
        self._closing.set()
        self._faults.release()

    def handle(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Response:
        """Answer one request as Stripe would over HTTP.

        Args:
            method: in any case of letters, as are the names of ``headers``.
            url: with or without scheme and host.
            body: a form, or one of several parts.

        Raises:
            NoAnswer: where the connection would just end.
        """
        asked = request(method, url, headers, body)
        if asked.path.startswith("/_dashboard/"):
            return self._side_door(asked)
        with self._lock:
            self._requests += 1
            turn = self._requests
            name = "req_" + token(f"{self.account.id}/request/{turn}", 14)
            fault = self._faults.meet(asked.method, asked.path)
        self._closing.wait(self._latency)
        kind = fault.kind if fault else ""
        if kind == "never":
            self._closing.wait(_LONGEST_SILENCE)
        if kind in {"never", "drop"}:
            raise NoAnswer("the connection was closed without an answer")
        if fault and kind in faults.INSTEAD:
            return faults.instead(fault)
        answer = self._answered(asked, fault, name)
        if kind == "drop-after":
            raise NoAnswer("the connection was closed before the answer")
        return damaged(kind, answer, turn) if kind in DAMAGES else answer

    def _answered(self, asked: Request, fault: faults.Fault | None, name: str) -> Response:
        """What Stripe answers, a refusal too."""
        if fault and fault.kind in {"endless", "endless-new"}:
            asked = from_the_beginning(asked)
        try:
            with self._lock:
                self._limit()
            answer = self._keyed(asked, fault)
        except Refusal as refusal:
            answer = self._refused(refusal, name)
        return Response(answer.status, _with_common(answer.headers, asked, name), answer.body)

    def _refused(self, refusal: Refusal, name: str) -> Response:
        body = refusal.body(name, self.account.now, live=self.account.live)
        headers = {"Content-Type": "application/json", **refusal.headers}
        return Response(refusal.status, headers, body)

    def _side_door(self, asked: Request) -> Response:
        with self._lock:
            answer = dashboard.answer(self.account, self._faults, asked)
            if asked.method == "POST" and answer.status < 400 and self._on_write:
                self._on_write()
            return answer

    def _limit(self) -> None:
        """429 once more than ``rate`` requests came within a second."""
        if self._rate is None:
            return
        now = time.monotonic()
        while self._recent and now - self._recent[0] >= 1:
            self._recent.popleft()
        if len(self._recent) >= self._rate:
            raise faults.refused(429)
        self._recent.append(now)

    def _keyed(self, asked: Request, fault: faults.Fault | None) -> Response:
        """Open the account with the request's key, and carry the request out."""
        if asked.method == "GET" and asked.path.startswith("/links/"):
            return self._public_link(asked.path)
        with self._lock:
            key = keys.bearer(asked.header("authorization"))
            allowed = keys.permissions(self.account, key)
            found, ids = route(asked.method, asked.path)
            keys.check_permission(self.account, key, allowed, found.permission)
            account = self._meant(asked.header("stripe-account"))
            sent = _sent(asked)
        call = Call(account, self.account, asked.path, ids, sent)
        once = asked.header("idempotency-key") if asked.method == "POST" else ""
        if fault and fault.kind == "in-progress":
            raise idempotency.in_progress(once)
        if not once:
            return self._carried_out(found, call, fault)
        return self._once(found, call, fault, once)

    def _public_link(self, path: str) -> Response:
        with self._lock:
            answer = linked(self.account, path.removeprefix("/links/"))
        if answer is None:
            raise Refusal("This link does not exist or has expired.", status=404)
        return answer

    def _meant(self, wanted: str) -> EmbeddedAccount:
        if wanted in {"", self.account.id}:
            return self.account
        other = self.account.connected.get(wanted)
        if other is None:
            raise accounts.no_access(wanted)
        return other

    def _once(self, found: Route, call: Call, fault: faults.Fault | None, key: str) -> Response:
        """Under an idempotency key: the stored answer, or this one, stored unless never begun."""
        asked = fingerprint([found.method, call.url, _comparable(call.params)])
        with self._lock:
            stored = self._in_flight.claim(call.account, key, asked)
        if stored is not None:
            return stored
        try:
            _read(found, call)  # what fails here was never begun
            answer = self._begun(found, call, fault)
            with self._lock:
                if _executed(answer, fault):
                    idempotency.keep(call.account, key, asked, answer)
                    self._wrote()
            return answer
        finally:
            with self._lock:
                self._in_flight.release(call.account, key)

    def _begun(self, found: Route, call: Call, fault: faults.Fault | None) -> Response:
        """As ``_carried_out``, with a refusal turned into its answer, so that it can be stored."""
        try:
            return self._carried_out(found, call, fault, saved_later=True)
        except Refusal as refusal:
            name = token(f"{self.account.id}/stored/{self._requests}", 14)
            return self._refused(refusal, f"req_{name}")

    def _carried_out(
        self, found: Route, call: Call, fault: faults.Fault | None, *, saved_later: bool = False
    ) -> Response:
        if fault is not None:
            fault.pause()
            if fault.status is not None:
                raise faults.refused(fault.status)
        with self._lock:
            params = _read(found, call)
            call = Call(call.account, call.platform, call.url, call.ids, params)
            answer = _run(found, call)
            if found.method != "GET" and not saved_later:
                self._wrote()
            return answer

    def _wrote(self) -> None:
        if self._on_write:
            self._on_write()


def _faults(specs: Iterable[str]) -> faults.Faults:
    return faults.Faults(specs)


def _read(found: Route, call: Call) -> Obj:
    """The parameters as values of their shape."""
    held = call.account.find(CONFIGURATION, call.ids.get("id"))
    expected = shape(found.shape)
    return read(widened(expected, held) if held else expected, call.params)


def _sent(asked: Request) -> Obj:
    """The parameters as nested strings: out of the address, or out of the body."""
    if asked.method != "POST":
        return nested(asked.query)
    content_type = asked.header("content-type")
    if content_type.startswith("multipart/form-data"):
        return nested(multipart(content_type, asked.body))
    return nested(form_pairs(asked.body))


def _executed(answer: Response, fault: faults.Fault | None) -> bool:
    """A refusal set as a fault stands for one before execution, unless it is Stripe's own break."""
    return answer.status >= 500 or fault is None or fault.status is None


def _comparable(params: Obj) -> Obj:
    """The same for the same parameters; a file by its bytes."""
    return {name: repr(one) if isinstance(one, Upload) else one for name, one in params.items()}


def _run(found: Route, call: Call) -> Response:
    """All or nothing: also a refusal of ``expand``, known only at the end, undoes the write."""
    with ExitStack() as stack:
        for account in (call.platform, *call.platform.connected.values()):
            stack.enter_context(account.all_or_nothing())
        return _shown(call.account, found.run(call), call.params.get("expand", []))


def _shown(account: EmbeddedAccount, answer: CallAnswer, paths: list[str]) -> Response:
    if isinstance(answer, Response):
        return answer
    return json_response(expanded(account, answer, paths))


def _with_common(headers: Mapping[str, str], asked: Request, name: str) -> dict[str, str]:
    common = {"Request-Id": name, "Stripe-Version": asked.header("stripe-version") or _VERSION}
    key = asked.header("idempotency-key")
    return {**headers, **common, **({"Idempotency-Key": key} if key else {})}
