"""What was sent, held against a parameter type of Stripe's SDK.

The types are TypedDicts. Beside its ``Literal`` choices the SDK admits any text, because it must
outlive new choices; here they are closed, as they are at Stripe.
"""

import functools
import importlib
import re
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from tests.request_guard.forms import Nested, bracketed

Path = tuple[str, ...]

LONGEST = 5_000
"""Characters of any text for which nothing else is documented (rule R18)."""
_LONGER: dict[Path, int] = {("description",): 40_000}
_NUMBER = {int: re.compile(r"-?\d+"), float: re.compile(r"-?\d+(\.\d+)?")}


def wrong(module: str, sent: dict[str, Nested]) -> Iterator[str]:
    """What Stripe would not take, as sentences.

    ``module`` is below ``stripe.params``: ``_product_create_params`` for ``ProductCreateParams``.
    """
    yield from _in_hash(_parameters(module), sent, ())


@functools.cache
def _parameters(module: str) -> Any:
    found = importlib.import_module(f"stripe.params.{module}")
    return getattr(found, "".join(map(str.title, module.rpartition(".")[2].split("_"))))


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    """The members of a hash, without what belongs to the request and not to its form."""
    from stripe import _request_options as options
    from stripe._stripe_context import StripeContext

    # What a base class names is imported by its own module, or by type checkers alone.
    home = vars(importlib.import_module(kind.__module__))
    names = {**vars(options), **home, "StripeContext": StripeContext}
    found = typing.get_type_hints(kind, names)
    without = _members(options.RequestOptions)
    return {name: hint for name, hint in found.items() if name not in without}


def _members(kind: Any) -> frozenset[str]:
    return frozenset(kind.__required_keys__ | kind.__optional_keys__)


def _in_hash(kind: Any, sent: dict[str, Nested], path: Path) -> Iterator[str]:
    hints = _hints(kind)
    for name in sorted(kind.__required_keys__ & hints.keys() - sent.keys()):
        yield f"`{bracketed((*path, name))}` is missing"
    for name, value in sent.items():
        if name in hints:
            yield from _of(hints[name], value, (*path, name))
        else:
            yield f"`{bracketed((*path, name))}` is no parameter"


def _of(hint: Any, sent: Nested, path: Path) -> Iterator[str]:
    kinds = _kinds(hint)
    if sent == "":
        if not any("" in get_args(kind) for kind in kinds if get_origin(kind) is Literal):
            yield f"`{bracketed(path)}` is emptied, and cannot be"
    elif isinstance(sent, dict):
        yield from _nested(kinds, sent, path)
    else:
        yield from _text(kinds, sent, path)


def _kinds(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in {Union, types.UnionType}:
        return tuple(kind for part in get_args(hint) for kind in _kinds(part))
    return (hint,)


def _nested(kinds: tuple[Any, ...], sent: dict[str, Nested], path: Path) -> Iterator[str]:
    for kind in kinds:
        if hasattr(kind, "__required_keys__"):  # a TypedDict, of whichever module
            yield from _in_hash(kind, sent, path)
            return
        if get_origin(kind) is list:
            yield from _in_list(get_args(kind)[0], sent, path)
            return
        if get_origin(kind) is dict:
            for name, value in sent.items():
                # An empty value takes the entry away.
                yield from _of(get_args(kind)[1], value, (*path, name)) if value else ()
            return
    yield f"`{bracketed(path)}` is no hash and no list"


def _in_list(item: Any, sent: dict[str, Nested], path: Path) -> Iterator[str]:
    if list(sent) != [str(index) for index in range(len(sent))]:
        yield f"the items of `{bracketed(path)}` are not counted from 0"
        return
    for index, value in sent.items():
        yield from _of(item, value, (*path, index))


def _text(kinds: tuple[Any, ...], sent: str, path: Path) -> Iterator[str]:
    choices = {word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)}
    choices.discard("")
    if sent in choices:
        return
    for kind in kinds:
        if kind is bool and sent in {"true", "false"}:
            return
        if kind in _NUMBER and _NUMBER[kind].fullmatch(sent):
            return
        if getattr(kind, "__name__", "") == "Decimal" and _NUMBER[float].fullmatch(sent):
            return
        if kind is str and not choices:
            longest = _LONGER.get(path, LONGEST)
            if len(sent) > longest:
                yield f"`{bracketed(path)}` has {len(sent)} characters: Stripe takes {longest}"
            return
    expected = " or ".join(sorted(choices)) or " or ".join(_name(kind) for kind in kinds)
    yield f"`{bracketed(path)}` is {sent!r}, not {expected}"


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))
