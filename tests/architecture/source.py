"""The program's source, as these tests look at it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.paths import PACKAGE

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(file: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def modules() -> list[Path]:
    """Every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def functions(file: Path) -> Iterator[Function]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, Function):
            yield node


def relative(file: Path) -> str:
    """The module's place below the package."""
    return file.relative_to(PACKAGE).as_posix()
