"""Stripe's form encoding: ``a[b][0]=x``, ``a[]=x``, and files in multipart bodies."""

import re
from collections.abc import Iterable

from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.refusals import Refusal

_HEAD = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)$")
_PART = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(rb'name="([^"]*)"')
_FILE = re.compile(rb'filename="([^"]*)"')
_DEEPEST = 12


class Upload(dict[str, object]):
    """A file out of a multipart body: ``{"filename": str, "data": bytes}``."""


def nested(pairs: Iterable[tuple[str, object]]) -> Obj:
    """The pairs as nested objects of strings. Lists stay objects with the indexes as keys:

    only the shape that is expected can tell a list from an object whose keys are numbers.
    """
    found: Obj = {}
    for name, value in pairs:
        _put(found, _segments(name), value)
    return found


def _segments(name: str) -> list[str]:
    match = _HEAD.match(name)
    if match is None:
        return [name]
    parts = [match[1], *_PART.findall(match[2])]
    if len(parts) > _DEEPEST:
        raise Refusal(f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
    return parts


def _put(into: Obj, segments: list[str], value: object) -> None:
    key, *rest = segments
    if key == "":
        key = _next_index(into, rest)
    if not rest:
        into[key] = value
        return
    below = into.get(key)
    if not isinstance(below, dict):
        below = into[key] = {}
    _put(below, rest, value)


def _next_index(into: Obj, rest: list[str]) -> str:
    """``a[]`` begins a new item; ``a[][b]`` goes on with the last one while ``b`` is free there."""
    last = into.get(str(len(into) - 1))
    if rest and isinstance(last, dict) and rest[0] not in last:
        return str(len(into) - 1)
    return str(len(into))


def multipart(content_type: str, body: bytes) -> list[tuple[str, object]]:
    """The fields of a multipart body; a file becomes an ``Upload``."""
    boundary = content_type.partition("boundary=")[2].strip().strip('"').encode()
    if not boundary:
        return []
    fields: list[tuple[str, object]] = []
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:]:
        head, _, data = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if name is None:
            continue
        file = _FILE.search(head)
        content: object = data.decode("utf-8", "replace")
        if file is not None:
            content = Upload(filename=file[1].decode("utf-8", "replace"), data=data)
        fields.append((name[1].decode(), content))
    return fields
