"""Problem: something about a draft that a merchant should know before publishing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from portal_desktop.options.values import Value

Severity = Literal["stops", "advice"]
Fix: TypeAlias = tuple[str, Mapping[str, Value]]


@dataclass(frozen=True)
class Problem:
    """Something about a draft that stops publishing, or that is worth knowing before.

    Attributes:
        paths: the options it is about, the one to show it at first.
        item: the product (``prod_…``) or member within it, if one.
        fix: a sentence and the values that put it right.
    """

    paths: tuple[str, ...]
    item: str | None
    severity: Severity
    text: str
    fix: Fix | None = None
