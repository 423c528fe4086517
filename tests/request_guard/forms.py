"""A form as Stripe's SDK writes it, ``a[b][0]=x``, as nested texts."""

import re
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import parse_qsl

Nested: TypeAlias = str | dict[str, "Nested"]
"""A text, or hashes; a list is a hash whose keys count from 0."""

_NAME = re.compile(r"(?P<head>[^\[\]]+)(?P<rest>(\[[^\[\]]+\])*)")


class Unreadable(ValueError):
    """Says as a sentence why a body is no form."""


def parsed(body: str) -> dict[str, Nested]:
    """The form's parameters. Raises ``Unreadable``."""
    found: dict[str, Nested] = {}
    pairs = parse_qsl(body, keep_blank_values=True, strict_parsing=True) if body else []
    for name, text in pairs:
        *hashes, last = _keys(name)
        within = found
        for key in hashes:
            below = within.setdefault(key, {})
            if isinstance(below, str):
                raise Unreadable(f"`{name}` stands within a text")
            within = below
        if last in within:
            raise Unreadable(f"`{name}` is there twice")
        within[last] = text
    return found


def _keys(name: str) -> list[str]:
    match = _NAME.fullmatch(name)
    if match is None:
        raise Unreadable(f"`{name}` is no name of a parameter")
    return [match["head"], *re.findall(r"\[([^\[\]]+)\]", match["rest"])]


def items(sent: Nested | None) -> list[Nested]:
    """The items of a list; none where it was not sent, or emptied."""
    if not isinstance(sent, dict):
        return []
    return [sent[key] for key in sorted(sent, key=int)]


def at(sent: Nested | None, *path: str) -> Nested | None:
    """What stands at a path; None where nothing does."""
    for key in path:
        if not isinstance(sent, dict):
            return None
        sent = sent.get(key)
    return sent


def hashes(sent: Nested, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Nested]]:
    """Every hash and text in what was sent, outermost first, with its path."""
    yield path, sent
    if isinstance(sent, dict):
        for key, value in sent.items():
            yield from hashes(value, (*path, key))


def bracketed(path: tuple[str, ...]) -> str:
    """A path as the parameter is called: ``features[customer_update]``."""
    head, *rest = path or ("",)
    return head + "".join(f"[{key}]" for key in rest)
