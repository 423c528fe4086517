"""Parameters as sent (nested strings) turned into values of the expected shape, or refused.

``""`` stays ``""`` where it is allowed: it unsets, and only the endpoint knows to what.
"""

import re
from collections.abc import Iterator
from typing import Any

from portal_desktop.emulator.forms import Upload
from portal_desktop.emulator.json_values import Obj, bracketed, listed
from portal_desktop.emulator.refusals import Refusal, cannot_be_empty, missing, too_long
from portal_desktop.emulator.shapes import Shape

Path = tuple[str, ...]

LONGEST = 5_000
_WHOLE = re.compile(r"-?[0-9]+$")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?$")


def read(shape: Shape, sent: Obj) -> Obj:
    """All of ``sent``; raises ``Refusal`` for what is unknown, missing or of another type."""
    unknown = [bracketed(path) for path in _unknown(shape, sent, ())]
    if unknown:
        some = "parameters" if len(unknown) > 1 else "parameter"
        text = f"Received unknown {some}: {', '.join(unknown)}"
        raise Refusal(text, code="parameter_unknown", param=unknown[0])
    return _hash(shape, sent, ())


def _unknown(shape: Shape | None, sent: object, path: Path) -> Iterator[Path]:
    if shape is None or not isinstance(sent, dict) or isinstance(sent, Upload):
        return
    for name, value in sent.items():
        here = (*path, name)
        if shape.fields is None:
            yield from _unknown(shape.item or shape.values, value, here)
        elif name not in shape.fields:
            yield here
        else:
            yield from _unknown(shape.fields[name], value, here)


def _hash(shape: Shape, sent: Obj, path: Path) -> Obj:
    assert shape.fields is not None  # noqa: S101 - both callers have looked
    for name in shape.fields:
        if name in shape.required and name not in sent:
            raise missing(bracketed((*path, name)))
    return {name: _value(shape.fields[name], value, (*path, name)) for name, value in sent.items()}


def _value(shape: Shape, sent: Any, path: Path) -> Any:
    if isinstance(sent, Upload):
        return sent
    if isinstance(sent, dict):
        return _structure(shape, sent, path)
    if sent == "":
        if not shape.may_be_empty:
            raise cannot_be_empty(bracketed(path))
        return ""
    return _scalar(shape, str(sent), path)


def _structure(shape: Shape, sent: Obj, path: Path) -> Any:
    param = bracketed(path)
    if shape.item is not None and all(key.isdigit() for key in sent):
        item = shape.item
        ordered = sorted(sent.items(), key=lambda pair: int(pair[0]))
        return [_value(item, value, (*path, str(i))) for i, (_, value) in enumerate(ordered)]
    if shape.fields is not None:
        return _hash(shape, sent, path)
    if shape.values is not None:
        return {key: _entry(shape.values, value, (*path, key)) for key, value in sent.items()}
    raise Refusal("Invalid array" if shape.item else "Invalid string", param=param)


def _entry(shape: Shape, sent: Any, path: Path) -> Any:
    """One value of a map such as ``metadata``, where an empty one removes the key."""
    return "" if sent == "" else _value(shape, sent, path)


def _scalar(shape: Shape, sent: str, path: Path) -> str | bool | int:
    param = bracketed(path)
    if sent in shape.choices:
        return sent
    if "flag" in shape.scalars and sent in {"true", "false"}:
        return sent == "true"
    if "whole" in shape.scalars and _WHOLE.match(sent):
        return int(sent)
    if "decimal" in shape.scalars and _DECIMAL.match(sent):
        return sent
    if "text" in shape.scalars:
        if len(sent) > LONGEST:
            raise too_long(sent, LONGEST, param)
        return sent
    raise _wrong(shape, sent, param)


def _wrong(shape: Shape, sent: str, param: str) -> Refusal:
    if shape.choices and "whole" not in shape.scalars:
        words = listed(shape.choices)
        return Refusal(f"Invalid {param}: must be one of {words}", param=param)
    if "flag" in shape.scalars:
        return Refusal(f"Invalid boolean: {sent}", param=param)
    if "whole" in shape.scalars:
        return Refusal(f"Invalid integer: {sent}", code="parameter_invalid_integer", param=param)
    if "decimal" in shape.scalars:
        return Refusal(f"Invalid decimal: {sent}", param=param)
    return Refusal("Invalid array" if shape.item else "Invalid object", param=param)
