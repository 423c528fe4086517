"""There is one way of words into tooltips, titles, menus and screen readers, and it is plain."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

import portal_desktop
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text

PICTURE = 'Jenny <img src="file:///tmp/jenny.png">'
TAGS = st.sampled_from(
    ["<b>", "<img src='file:///x'>", "</p>", "<!doctype html>", "<?xml", "&lt;", "&amp;", "&", "<"]
)
ANY = st.lists(TAGS | st.text(max_size=8) | st.sampled_from(["\n", "\u202e", " "])).map("".join)

ONE_WAY = {
    "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setIconText",
    "setAccessibleName", "setAccessibleDescription", "showText",
    "setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet",
    "ToolTipRole", "StatusTipRole", "WhatsThisRole", "AccessibleDescriptionRole",
    "RichText", "AutoText", "MarkdownText",
    "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QSystemTrayIcon",
    "QTextBrowser", "QWhatsThis", "QToolTip",
}  # fmt: skip
"""What puts words on the screen, or decides how they are read. Only ``plain_text`` may."""
OF_TOOLTIPS = {"setFont", "setPalette"}
MENUS = {"addAction", "addMenu", "addSection", "setTitle", "insertAction", "QAction"}
"""Where words become those of a menu: they must be ``label(…)``."""


@given(ANY)
@example(PICTURE)
@example("&lt;b&gt;")
@example("x" * 5_000)
@example("\u2028<b>\n<b>")
def test_no_tooltip_is_ever_taken_for_html(text: str) -> None:
    made = plain_text.tooltip_text(text)
    assert not Gui.mightBeRichText(made)
    lines = made.splitlines()
    assert len(lines) <= plain_text.LINES
    seen = [each.replace(plain_text.APART, "") for each in lines]
    assert seen == [sanitize_text(each) for each in seen]
    longest = max(map(len, seen), default=0)
    assert longest <= plain_text.LINE + 1


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="<&"), max_size=79))
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert plain_text.tooltip_text(text) == text
    assert plain_text.label_text(text) == text
    assert plain_text.accessible_text(text) == text


def test_what_is_longer_than_a_line_goes_on_in_the_next() -> None:
    said = "Turn it on first, then choose what they may do there. " * 3
    made = plain_text.tooltip_text(said)
    assert made.replace("\n", " ") == said.strip()
    assert made.count("\n") == 2
    assert plain_text.tooltip_text("One\nTwo") == "One\nTwo"


def test_what_is_too_long_ends_in_a_sign_that_says_so() -> None:
    assert plain_text.tooltip_text("ha " * 5_000).endswith("…")
    assert plain_text.label_text("x" * 5_000).endswith("…")


@given(ANY)
def test_what_is_spoken_turns_nothing_round(text: str) -> None:
    said = plain_text.accessible_text(text)
    assert all(each == sanitize_text(each) for each in said.split("\n"))
    assert plain_text.accessible_text(said) == said


def test_a_title_says_what_it_is_given(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    plain_text.set_title(window, "A[*]B & C\u202e\nD")
    assert window.windowTitle() == "A[*][*]B & C D"
    window.show()
    assert window.windowHandle().title() == "A[*]B & C D"
    window.close()


def test_an_ampersand_in_a_menu_is_no_shortcut(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    made = menu.addAction(plain_text.label_text("Beans & tea\tCtrl+Q"))
    assert made.text() == "Beans && tea Ctrl+Q"
    assert made.shortcut().isEmpty()
    plain_text.set_tool_tip(made, PICTURE)
    assert isinstance(made, QAction)
    assert not Gui.mightBeRichText(made.toolTip())


@pytest.mark.parametrize(
    "line",
    [
        "self.setToolTip(name)",
        "from PySide6.QtWidgets import QMessageBox",
        "return words if role == Qt.ItemDataRole.ToolTipRole else None",
        "QToolTip.showText(place, name)",
        "label.setTextFormat(Qt.TextFormat.AutoText)",
        "document.setHtml(name)",
        "menu.addAction(name, go)",
        "menu.addAction(_('Go'), go)",
        "QAction(words, self)",
        "below.setTitle(words)",
    ],
)
def test_other_ways_are_noticed(line: str) -> None:
    assert list(other_ways(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "plain_text.set_tool_tip(self, name)",
        "menu.addAction(label_text(_('Go')), go)",
        "menu.addAction(made)",
        "QAction(plain_text.label_text(words), self)",
        "QToolTip.setFont(letters)",
    ],
)
def test_the_one_way_is_free(line: str) -> None:
    assert not list(other_ways(ast.parse(line)))


def test_there_is_no_other_way_in_the_program() -> None:
    root = Path(portal_desktop.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}: {what}"
        for path in root.rglob("*.py")
        if path.name != "plain_text.py"
        for line, what in other_ways(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def other_ways(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The lines on which words go past ``plain_text``, and by what."""
    dressed = {
        id(each.func.value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr in OF_TOOLTIPS
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.Attribute) and each.attr in ONE_WAY:
            yield each.lineno, each.attr
        elif isinstance(each, ast.Name) and each.id in ONE_WAY and id(each) not in dressed:
            yield each.lineno, each.id
        elif isinstance(each, ast.ImportFrom):
            names = {alias.name for alias in each.names} & ONE_WAY - {"QToolTip"}
            yield from ((each.lineno, name) for name in names)
        elif isinstance(each, ast.Call) and _name(each.func) in MENUS and not _is_plain(each):
            yield each.lineno, _name(each.func)


def _is_plain(call: ast.Call) -> bool:
    """Whether the words are a ``label``; an action or a menu that was made before has its own."""
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Call):
        return _name(first.func) == "label_text"
    titled = _name(call.func) in {"setTitle", "addSection"}
    return isinstance(first, ast.Name | ast.Attribute) and len(call.args) == 1 and not titled


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""
