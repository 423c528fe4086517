"""Answers that were right and are damaged on their way back: the lower half of ``faults``."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from portal_desktop.emulator.web import Request, Response

HUGE: Final = 10**30
LATE: Final = 253_402_300_800
"""The first second of the year 10000."""

_KEPT = frozenset({"object", "id", "has_more", "url", "error"})
"""Fields that ``wrong-types`` leaves, so that it is the others' types that must be noticed."""
_TIMES = range(1_000_000_000, LATE)
"""Whole numbers that are taken for times."""


def damaged(kind: str, answer: Response, turn: int) -> Response:
    """The answer with this damage; ``turn`` is another number for each request."""
    if kind == "503-after":
        return unavailable()
    if kind == "cut":
        return replace(answer, body=answer.body[: len(answer.body) // 2])
    if kind in _INSTEAD:
        return replace(answer, body=_INSTEAD[kind])
    try:
        content = json.loads(answer.body)
    except ValueError:  # the bytes of a file
        return replace(answer, body=_INSTEAD["list"])
    return replace(answer, body=json.dumps(_altered(kind, content, turn)).encode())


def from_the_beginning(asked: Request) -> Request:
    """The request for the first page of the same list."""
    return replace(asked, query=tuple(pair for pair in asked.query if pair[0] != "starting_after"))


def unavailable() -> Response:
    """The page of a proxy before Stripe; nothing about it is Stripe's."""
    page = b"<html><head><title>503 Service Temporarily Unavailable</title></head></html>"
    return Response(503, {"Content-Type": "text/html"}, page)


def _altered(kind: str, content: Any, turn: int) -> Any:
    if kind in _NUMBERS:
        return _with_numbers(content, _NUMBERS[kind])
    if kind == "wrong-types":
        return _of_wrong_types(content)
    return _endless(content, turn if kind == "endless-new" else 0)


def _with_numbers(content: Any, changed: Callable[[int | float], int | float]) -> Any:
    if isinstance(content, dict):
        return {name: _with_numbers(each, changed) for name, each in content.items()}
    if isinstance(content, list):
        return [_with_numbers(each, changed) for each in content]
    is_number = isinstance(content, int | float) and not isinstance(content, bool)
    return changed(content) if is_number else content


def _of_wrong_types(content: Any) -> Any:
    """Of a list, the fields of what is in it."""
    if not isinstance(content, dict):
        return content
    if content.get("object") == "list" and isinstance(content.get("data"), list):
        return content | {"data": [_of_wrong_types(each) for each in content["data"]]}
    if isinstance(content.get("error"), dict):
        return {"error": _of_wrong_types(content["error"])}
    return {name: each if name in _KEPT else _wrong(each) for name, each in content.items()}


def _wrong(value: Any) -> Any:
    match value:
        case None:
            return None
        case bool() | int() | float():
            return json.dumps(value)
        case list():
            return {str(number): each for number, each in enumerate(value)}
        case _:
            return [value]


def _endless(content: Any, turn: int) -> Any:
    if not isinstance(content, dict) or content.get("object") != "list":
        return content
    data = content["data"]
    if turn:
        data = [each | {"id": f"{each['id']}_{turn}"} for each in data]
    return content | {"data": data, "has_more": True}


_INSTEAD: Mapping[str, bytes] = {"null": b"null", "list": b"[]", "empty": b"{}"}
_NUMBERS: Mapping[str, Callable[[int | float], int | float]] = {
    "huge": lambda number: HUGE if isinstance(number, int) else number,
    "nan": lambda _number: math.nan,
    "late": lambda number: number + LATE if number in _TIMES else number,
}
DAMAGES: Final = ("503-after", "cut", *_INSTEAD, "wrong-types", *_NUMBERS, "endless", "endless-new")
