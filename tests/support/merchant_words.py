"""Which words a merchant never reads here, because a plainer one says the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

NOT_SAID = (
    "api",
    "at_period_end",
    "bpc_",
    "commit",
    "config",
    "credential",
    "endpoint",
    "enum",
    "environment",
    "id",
    "json",
    "login_page",
    "mode",
    "null",
    "param",
    "parameter",
    "payload",
    "proration",
    "push",
    "revision",
    "sandbox",
    "sync",
    "token",
    "url",
    "webhook",
)
ANSWERS = "40[0-9]|429|50[0-4]"
_PATTERN = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(NOT_SAID)}|{ANSWERS})s?(?![^\W_])|\w_\w", re.IGNORECASE
)


# Names to be filled in, what Stripe's pages call things, addresses, how keys and addresses begin.
_QUOTED = re.compile(r"\{\w*\}|“[^”]*”|https?://\S*|\b[prs]k_(?:test_|live_)?")


def words_nobody_says(sentence: str) -> list[str]:
    """The words of a sentence that are not a merchant's, quotations aside."""
    if sentence in ("None", "True", "False"):
        return [sentence]
    return [found.group() for found in _PATTERN.finditer(_QUOTED.sub("", sentence))]


def marked(source: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every sentence that a module marks for translation."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_", "ngettext"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value
