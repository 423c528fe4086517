"""What is made wrong: each way to change one node of a module's syntax tree.

Types, decorators, imports, docstrings and the texts inside f-strings stay as they are.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Final

TEXT = "text"
"""The operator that empties a text. Most constants are texts, and few of them decide anything."""

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_RECKONED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


def wrong_versions(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The name of an operator and what it makes of this very node, for each that fits."""
    for name, change in _OPERATORS.items():
        for changed in change(node):
            yield name, changed


def _swap_comparison(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Compare):
        return
    for place, operator in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[place] = _COMPARED[type(operator)]()
        yield changed


def _swap_and_or(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _remove_not(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def _negate_condition(node: ast.AST) -> Iterator[ast.AST]:
    """Of a comparison and a ``not``, other operators make the same."""
    if isinstance(node, ast.IfExp) and _is_plain(node.test):
        yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _swap_arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
        yield ast.BinOp(node.left, _RECKONED[type(node.op)](), node.right)


def _change_constant(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool(flag)):
            yield ast.Constant(not flag)
        case ast.Constant(value=int() | float() as number):
            yield ast.Constant(number + 1)
            yield ast.Constant(number - 1)


def _empty_text(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=str(text)):
            yield ast.Constant("" if text else "x")
        case ast.JoinedStr():
            yield ast.Constant("")


def _return_nothing(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield ast.Return(ast.Constant(None))
        case ast.Yield(value=ast.expr() as value) if not _is_nothing(value):
            yield ast.Yield(ast.Constant(None))


def _leave_early(node: ast.AST) -> Iterator[ast.AST]:
    """A loop that ends where it went on, a statement that is not carried out."""
    match node:
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield ast.Pass()


def negated_test(
    node: ast.If | ast.While | ast.comprehension,
) -> Iterator[tuple[ast.expr, ast.AST]]:
    """The conditions of a statement or a comprehension, and their opposites."""
    tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]
    for test in filter(_is_plain, tests):
        yield test, ast.UnaryOp(ast.Not(), test)


def _is_plain(test: ast.expr) -> bool:
    is_not = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    return not isinstance(test, ast.Compare) and not is_not


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


_OPERATORS: Final[dict[str, Callable[[ast.AST], Iterator[ast.AST]]]] = {
    "comparison": _swap_comparison,
    "and/or": _swap_and_or,
    "not": _remove_not,
    "condition": _negate_condition,
    "arithmetic": _swap_arithmetic,
    "constant": _change_constant,
    TEXT: _empty_text,
    "return": _return_nothing,
    "early": _leave_early,
}
