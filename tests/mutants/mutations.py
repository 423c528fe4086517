"""Every fault that can be put into a module, each a change of one place in its text."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.operators import negated_test, wrong_versions
from tests.paths import ROOT

NOT_CODE = {"TypeVar", "NewType", "cast"}
_Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault. ``module`` is a path below the repository, ``place`` a span of its UTF-8 bytes.

    ``name`` stays the same however the lines move: module, function, what stands there and what
    instead, and which one of them where the same stands there twice.
    """

    module: str
    line: int
    operator: str
    name: str
    before: str
    after: str
    place: tuple[int, int]

    def applied_to(self, source: bytes) -> bytes:
        """The module's source with the fault in it."""
        start, end = self.place
        return source[:start] + self.after.encode() + source[end:]


@dataclass(frozen=True, slots=True)
class _Fault:
    node: ast.AST
    operator: str
    changed: ast.AST
    scope: str


def mutations_of(module: Path) -> tuple[Mutation, ...]:
    """The faults that can be put into a module, in the order of its text."""
    source = module.read_bytes()
    starts = _line_starts(source)
    seen: Counter[str] = Counter()
    where = module.relative_to(ROOT).as_posix()
    found = []
    for fault in _faults(ast.parse(source), ""):
        node = fault.node
        before, after = ast.unparse(node), ast.unparse(fault.changed)
        name = f"{where}::{fault.scope} {before} -> {after}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name} #{seen[name]}"
        bare = isinstance(fault.changed, ast.stmt | ast.Constant)  # such as a key of a pattern
        written = after if bare else f"({after})"
        place = _span(node, starts)
        line = vars(node)["lineno"]
        found.append(Mutation(where, line, fault.operator, name, before, written, place))
    return tuple(found)


def _line_starts(source: bytes) -> list[int]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _span(node: ast.AST, starts: list[int]) -> tuple[int, int]:
    at = vars(node)
    first, last = starts[at["lineno"] - 1], starts[at["end_lineno"] - 1]
    return first + at["col_offset"], last + at["end_col_offset"]


def _faults(node: ast.AST, scope: str) -> Iterator[_Fault]:
    if isinstance(node, _Scope):
        scope = f"{scope}.{node.name}".strip(".")
    if isinstance(node, ast.If | ast.While | ast.comprehension):
        for test, opposite in negated_test(node):
            yield _Fault(test, "condition", opposite, scope)
    for operator, changed in wrong_versions(node):
        yield _Fault(node, operator, changed, scope)
    for child in _code_below(node):
        yield from _faults(child, scope)


def _code_below(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a node, without what only people and mypy read."""
    if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom) or _is_for_types(node):
        return
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_remark(child):
                yield child


def _is_remark(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_types(node: ast.AST) -> bool:
    match node:
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name("__all__")]):
            return True
        case ast.Call(func=ast.Name(name)):
            return name in NOT_CODE
        case ast.Subscript(value=ast.Name("Literal")):
            return True
        case _:
            return False
