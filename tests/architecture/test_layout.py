"""The folders show the architecture: nothing lies loose, and no package hides code in its front."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import functions, modules, relative, tree_of
from tests.paths import PACKAGE

SEAMS = {
    "emulator",
    "links",
    "options",
    "portal_page",
    "publishing",
    "stripe_api",
    "validation",
}
"""Packages whose names other programs rely on; each re-exports them."""
LAZY = {"stripe_api"}
"""Its names are loaded when they are first used, so that the window opens at once."""
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_FILE = 300

FRONTS = sorted(PACKAGE.rglob("__init__.py"))


@pytest.mark.parametrize("folder", [PACKAGE, PACKAGE / "ui"], ids=["portal_desktop", "ui"])
def test_no_module_lies_loose(folder: Path) -> None:
    loose = {file.name for file in folder.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert loose == set()


@pytest.mark.parametrize("front", FRONTS, ids=relative)
def test_the_front_of_a_package_says_what_it_is_for_and_holds_no_code(front: Path) -> None:
    tree = tree_of(front)
    package = relative(front.parent)
    rest = tree.body[1:]
    assert len(ast.get_docstring(tree) or "") > len("To be said.")
    if package in SEAMS and package not in LAZY:
        rest = [each for each in rest if not _re_exports(each)]
    if package not in LAZY and package != ".":
        assert [ast.unparse(each) for each in rest] == []


def test_every_package_has_a_front() -> None:
    folders = {file.parent for file in modules()}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_every_lazy_name_is_found() -> None:
    from portal_desktop import stripe_api

    assert all(getattr(stripe_api, name) for name in stripe_api.__all__)
    with pytest.raises(AttributeError):
        stripe_api.nothing_of_this_name  # noqa: B018 - asking is the point


def test_functions_are_short() -> None:
    long = {
        f"{relative(file)}:{each.name}": lines
        for file in modules()
        for each in functions(file)
        if (lines := (each.end_lineno or 0) - each.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_files_are_short() -> None:
    long = {
        relative(file): lines
        for file in modules()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def _re_exports(node: ast.stmt) -> bool:
    names_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.ImportFrom) or names_all
