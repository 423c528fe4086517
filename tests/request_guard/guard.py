"""The guard between the program and the embedded account in tests."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import pytest

from portal_desktop.emulator import Emulator, Response
from tests.request_guard import catalogue_rules as catalogue
from tests.request_guard import parameters
from tests.request_guard.configuration_rules import configuration
from tests.request_guard.forms import Nested, Unreadable, parsed

NOT_THE_PROGRAM = "Not-The-Program"
"""A header on what a test itself asks of Stripe, past the program."""
VERSION = "2026-10-28.endive"
FORM = "application/x-www-form-urlencoded"
LONGEST_KEY = 255

Headers = Mapping[str, str]
Rule = Callable[[dict[str, Nested]], Iterator[str]]

_MADE_BY_THE_SDK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Address:
    """Where the program may post, with which parameters."""

    path: re.Pattern[str]
    module: str
    rule: Rule


def _address(path: str, module: str, rule: Callable[..., Iterator[str]]) -> Address:
    creating = module.endswith("_create_params")
    pattern = re.compile(re.sub(r"{id}", r"[A-Za-z0-9_]+", path))
    return Address(pattern, module, partial(rule, creating=creating))


ADDRESSES = (
    _address(
        "/v1/billing_portal/configurations",
        "billing_portal._configuration_create_params",
        configuration,
    ),
    _address(
        "/v1/billing_portal/configurations/{id}",
        "billing_portal._configuration_update_params",
        configuration,
    ),
    _address("/v1/products", "_product_create_params", catalogue.product),
    _address("/v1/products/{id}", "_product_update_params", catalogue.product),
    _address("/v1/prices", "_price_create_params", catalogue.price),
    _address("/v1/prices/{id}", "_price_update_params", catalogue.price),
    _address(
        "/v1/billing/feedback_options",
        "billing._feedback_option_create_params",
        catalogue.reason,
    ),
    _address(
        "/v1/billing/feedback_options/{id}",
        "billing._feedback_option_update_params",
        catalogue.reason,
    ),
    _address(
        "/v1/billing/feedback_options/{id}/deactivate",
        "billing._feedback_option_deactivate_params",
        catalogue.retired_reason,
    ),
)


class Guard:
    """Looks at each post, from any thread; ``wrong`` holds a sentence for each fault found."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self._lock = threading.Lock()
        self._sent_under: dict[str, tuple[str, bytes]] = {}

    def look(self, method: str, url: str, headers: Headers, body: bytes) -> None:
        """Note what is wrong with a request; only posts of the program are looked at."""
        lower = {name.lower(): value for name, value in headers.items()}
        path = urlsplit(url).path
        mine = NOT_THE_PROGRAM.lower() in lower or path.startswith("/_dashboard/")
        if mine or method.upper() != "POST":
            return
        with self._lock:
            for each in self._found(url, path, lower, body):
                self.wrong.append(f"POST {path}: {each}.")

    def _found(self, url: str, path: str, headers: Headers, body: bytes) -> Iterator[str]:
        try:
            yield from _envelope(url, headers)
            yield from self._used_twice(path, headers.get("idempotency-key", ""), body)
            yield from _form(path, body)
        except Exception as error:
            # Raised in a queue it would be one error of the program's more.
            yield f"the guard itself failed: {error!r}"
            raise

    def _used_twice(self, path: str, key: str, body: bytes) -> Iterator[str]:
        first = self._sent_under.setdefault(key, (path, body)) if key else (path, body)
        if first != (path, body):
            yield "its idempotency key was that of another request"


def _envelope(url: str, headers: Headers) -> Iterator[str]:
    key = headers.get("idempotency-key", "")
    if not key or _MADE_BY_THE_SDK.fullmatch(key):
        yield "it has no idempotency key of the program's, so nobody could send it again"
    if len(key) > LONGEST_KEY:
        yield f"its idempotency key has {len(key)} characters: Stripe takes {LONGEST_KEY}"
    if headers.get("stripe-version") != VERSION:
        yield f"it asks for the version {headers.get('stripe-version')}, not {VERSION}"
    if headers.get("content-type") != FORM:
        yield "it is no form"
    if urlsplit(url).query:
        yield "it has parameters in its address"


def _form(path: str, body: bytes) -> Iterator[str]:
    address = next((each for each in ADDRESSES if each.path.fullmatch(path)), None)
    if address is None:
        yield "the guard does not know this address; add its parameters and rules to it"
        return
    try:
        sent = parsed(body.decode())
    except ValueError as error:
        yield str(error) if isinstance(error, Unreadable) else "its body cannot be read"
        return
    found = list(parameters.wrong(address.module, sent))
    # What is of another type would only confuse the rules.
    yield from found or address.rule(sent)


@contextmanager
def guarding(guard: Guard) -> Iterator[Guard]:
    """Put it before every embedded account of this process; fails where something was wrong."""
    answer = Emulator.handle

    def handle(
        self: Emulator, method: str, url: str, headers: Headers, body: bytes = b""
    ) -> Response:
        guard.look(method, url, headers, body)
        return answer(self, method, url, headers, body)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Emulator, "handle", handle)
        yield guard
    if guard.wrong:
        pytest.fail("\n".join(dict.fromkeys(guard.wrong)), pytrace=False)
