"""What a person does in the Dashboard."""

import json
from collections.abc import Mapping
from typing import Any

from portal_desktop.emulator import Emulator


def through(emulator: Emulator, path: str, body: object, **headers: str) -> Any:
    """A POST below ``/_dashboard/`` that works."""
    status, answer = knock(emulator, "POST", path, body, headers)
    assert status == 200, answer
    return answer


def knock(
    emulator: Emulator,
    method: str,
    path: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, Any]:
    """Status and answer."""
    data = b"" if body is None else json.dumps(body).encode()
    answer = emulator.handle(method, f"/_dashboard/{path}", headers or {}, data)
    return answer.status, json.loads(answer.body)
