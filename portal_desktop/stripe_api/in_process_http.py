"""Stripe's SDK talking to a function of this process instead of a host: the demo's way.

``StripeClient(key, http_client=InProcess(emulator.handle))`` opens no socket.
"""

import io
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, Protocol

import stripe
from requests.structures import CaseInsensitiveDict


class HttpAnswer(Protocol):
    """What comes back; the SDK looks headers up in any case of letters."""

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def body(self) -> bytes: ...


class HttpHandler(Protocol):
    """Carries out one request. A ``ConnectionError`` means: nobody knows whether it was."""

    def __call__(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, /
    ) -> HttpAnswer: ...


class InProcessHttpClient(stripe.HTTPClient):
    """An ``http_client`` for ``stripe.StripeClient``; safe to use from several threads."""

    name = "in_process"

    def __init__(self, handle: HttpHandler) -> None:
        super().__init__()
        self._handle = handle

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[Any, int, Mapping[str, str]]:
        """Body (bytes), status and headers; raises ``stripe.APIConnectionError``."""
        body = post_data.encode() if isinstance(post_data, str) else post_data or b""
        try:
            answer = self._handle(method.upper(), url, headers or {}, body)
        except ConnectionError as error:
            _not_answered(error)
        return answer.body, answer.status, CaseInsensitiveDict(answer.headers)

    def request_stream(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[Any, int, Mapping[str, str]]:
        body, status, answered = self.request(method, url, headers, post_data)
        return io.BytesIO(body), status, answered

    def close(self) -> None:
        """There is nothing to close."""


# The SDK leaves its constructor without types.
_LOST: Callable[..., stripe.APIConnectionError] = stripe.APIConnectionError


def _not_answered(error: ConnectionError) -> NoReturn:
    raise _LOST(str(error), should_retry=True) from error
