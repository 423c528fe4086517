"""Stripe's SDK talking to a function of this process instead of a host: the demo's way.

``StripeClient(key, http_client=InProcessHttpClient(emulator.handle))`` opens no socket.
"""

import io
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, Protocol

import stripe
from requests.structures import CaseInsensitiveDict


class HttpAnswer(Protocol):
    """The answer to a request; the SDK looks headers up in any case of letters."""

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def body(self) -> bytes: ...


class HttpHandler(Protocol):
    """A function that carries out one request.

    A ``ConnectionError`` means: nobody knows whether it was carried out.
    """

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
        """Have one request carried out.

        Args:
            method: in small letters, as the SDK writes it.
            post_data: the form, encoded, or None.

        Returns:
            Body (bytes), status and headers.

        Raises:
            stripe.APIConnectionError: where no answer came.
        """
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
        """Have one request carried out, and give its body as a stream; else as ``request``."""
        body, status, answered = self.request(method, url, headers, post_data)
        return io.BytesIO(body), status, answered

    def close(self) -> None:
        """There is nothing to close."""


# The SDK leaves its constructor without types.
_LOST: Callable[..., stripe.APIConnectionError] = stripe.APIConnectionError


def _not_answered(error: ConnectionError) -> NoReturn:
    raise _LOST(str(error), should_retry=True) from error
