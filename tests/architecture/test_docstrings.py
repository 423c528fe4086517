"""What docstrings say of parameters, fields and errors is said of some that are there.

Sections are Google's (``Args:``, ``Attributes:``, ``Raises:``), an entry a line: ``name: text``.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

from tests.architecture.source import Function, modules, relative, tree_of

HELD_APART = ("ui/", "emulator/")
"""Packages in which a public function need not list the errors it raises."""
UNREACHABLE = {"AssertionError"}
"""What is raised where nobody can come is no news to a caller."""
LONGEST_FIRST_LINE = 100

_HEADING = re.compile(r"([A-Z][a-z]+):$")
_ENTRY = re.compile(r"    ([A-Za-z_][\w.]*):(?: |$)")


class Described(NamedTuple):
    """A class or function under its place in the package, such as ``common/memo.py:Memo``."""

    name: str
    node: ast.ClassDef | Function


def test_what_is_raised_is_listed() -> None:
    silent = {
        f"{each.name}: {error}"
        for file in modules()
        if not relative(file).startswith(HELD_APART)
        for each in _public(file)
        if isinstance(each.node, Function)
        for error in _raised(each.node) - UNREACHABLE - _entries(each.node, "Raises")
    }
    assert silent == set()


def test_what_is_listed_is_there() -> None:
    invented = {
        f"{each.name}: {name}"
        for file in modules()
        for each in _described(file)
        for name in (
            (_entries(each.node, "Args") - _parameters(each.node))
            | (_entries(each.node, "Attributes") - _attributes(each.node))
        )
    }
    assert invented == set()


def test_a_docstring_with_sections_begins_with_one_line() -> None:
    unclear = {
        f"{each.name}: {first}"
        for file in modules()
        for each in _described(file)
        if any(_sections(each.node))
        for first, *rest in [(ast.get_docstring(each.node) or "").splitlines()]
        if len(first) > LONGEST_FIRST_LINE or not first.endswith(".") or rest[0]
    }
    assert unclear == set()


def test_the_sections_of_a_docstring_are_found() -> None:
    tree = ast.parse(
        "def charge(amount):\n"
        '    """Take money.\n\n'
        "    Args:\n        amount: in minor units: of the currency,\n            such as 2400.\n"
        "        day: not there.\n\n"
        '    Raises:\n        ValueError: below 0.\n    """\n'
        "    if not amount:\n        raise LookupError\n"
        "    raise ValueError(amount)\n"
    )
    (charge,) = tree.body
    assert isinstance(charge, ast.FunctionDef)
    assert _entries(charge, "Args") - _parameters(charge) == {"day"}
    assert _raised(charge) - _entries(charge, "Raises") == {"LookupError"}


def _described(file: Path) -> Iterator[Described]:
    return _below(tree_of(file), f"{relative(file)}:")


def _below(parent: ast.Module | ast.ClassDef, prefix: str) -> Iterator[Described]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | Function):
            yield Described(f"{prefix}{node.name}", node)
        if isinstance(node, ast.ClassDef):
            yield from _below(node, f"{prefix}{node.name}.")


def _public(file: Path) -> Iterator[Described]:
    for each in _described(file):
        _module, place = each.name.split(":")
        if not any(part.startswith("_") for part in place.split(".")):
            yield each


def _sections(node: ast.ClassDef | Function) -> Iterator[tuple[str, str]]:
    """The heading of each section, with the name of each of its entries."""
    heading = ""
    for line in (ast.get_docstring(node) or "").splitlines():
        if found := _HEADING.match(line):
            heading = found[1]
        elif line and not line.startswith(" "):
            heading = ""
        elif heading and (entry := _ENTRY.match(line)):
            yield heading, entry[1]


def _entries(node: ast.ClassDef | Function, heading: str) -> set[str]:
    return {entry for found, entry in _sections(node) if found == heading}


def _parameters(node: ast.ClassDef | Function) -> set[str]:
    """The names of a function's parameters; of a class, of those it is made with."""
    if isinstance(node, ast.ClassDef):
        made = [each for each in node.body if _is_function(each, "__init__")]
        return {name for each in made for name in _parameters(each)}
    named = node.args
    plain = [*named.posonlyargs, *named.args, *named.kwonlyargs]
    return {each.arg for each in (*plain, named.vararg, named.kwarg) if each is not None}


def _is_function(node: ast.stmt, name: str) -> TypeGuard[Function]:
    return isinstance(node, Function) and node.name == name


def _attributes(node: ast.ClassDef | Function) -> set[str]:
    """What stands in a class's body, and what its methods put on ``self``."""
    stands = {each.name for each in node.body if isinstance(each, Function)}
    for each in ast.walk(node):
        match each:
            case ast.Assign(targets=[*targets]):
                stands |= {name for target in targets for name in _assigned(target)}
            case ast.AnnAssign(target=target):
                stands |= set(_assigned(target))
    return stands


def _assigned(target: ast.expr) -> Iterator[str]:
    match target:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            yield name
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from _assigned(part)


def _raised(function: Function) -> set[str]:
    """The classes of the errors a function raises itself, not through those within it."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ClassDef | Function | ast.Lambda):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            found.add(ast.unparse(error).split(".")[-1])
        waiting += ast.iter_child_nodes(node)
    return {name for name in found if name[:1].isupper()}
