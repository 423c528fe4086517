"""Names explain themselves: few functions have a name of one word, and no two types share one."""

import ast
from collections import defaultdict
from functools import cache

from PySide6 import QtCore, QtGui, QtNetwork, QtWidgets

from tests.architecture.source import functions, modules, relative, tree_of

MOST_OF_ONE_WORD = 0.35


@cache
def names_of_qt() -> frozenset[str]:
    """Everything a class of Qt may have, in Qt's spelling."""
    return frozenset(
        name
        for module in (QtCore, QtGui, QtNetwork, QtWidgets)
        for each in vars(module).values()
        if isinstance(each, type)
        for name in dir(each)
        if name != name.lower()
    )


def test_at_most_a_third_of_all_functions_has_a_name_of_one_word() -> None:
    names = [
        each.name
        for file in modules()
        for each in functions(file)
        if not each.name.startswith("__") and each.name not in names_of_qt()
    ]
    of_one_word = [name for name in names if "_" not in name.strip("_")]
    assert len(of_one_word) / len(names) <= MOST_OF_ONE_WORD


def test_no_two_types_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for file in modules():
        for node in tree_of(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(relative(file))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
