"""A request and a response, wherever they come from: a socket or this process."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from portal_desktop.emulator.json_values import Obj


@dataclass(frozen=True)
class Response:
    """The body may hold the link of a session, and so is not printed."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Request:
    """``headers`` have lower-case names and hold the key; ``query`` keeps order and repetition."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def header(self, name: str) -> str:
        return self.headers.get(name, "")


def request(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Request:
    """Take apart what arrived; ``url`` may be a whole address or only its path."""
    parts = urlsplit(url)
    return Request(
        method=method.upper(),
        path=unquote(parts.path),
        query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
        headers={name.lower(): value for name, value in headers.items()},
        body=body,
    )


def json_response(content: Obj, status: int = 200) -> Response:
    body = json.dumps(content).encode()
    return Response(status, {"Content-Type": "application/json"}, body)


def form_pairs(body: bytes) -> list[tuple[str, str]]:
    """The fields of a form, in their order."""
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
