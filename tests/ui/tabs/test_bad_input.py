"""What nobody should type, typed into the whole window: nothing freezes, nothing is lost, the row
says what is wrong, and what it lets through Stripe takes."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.settings.stripe_params import as_stored_by_stripe
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.validation.validate import blocking_problems
from tests.emulator.calls import default
from tests.emulator.conftest import in_process
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import control, open_room, open_tab

SOON = 1.0
"""Seconds, for one thing typed and all that is drawn after it: long, because other programs may
be at work; the benches measure what it really takes."""

EMOJI = "Beans ☕ for you 👩\u200d🌾🇮🇪"
ARABIC = "مرحبا بكم في نادي القهوة"
HTML = "<b onclick=alert(1)>Hello</b> &amp; {name} %s <img src=x>"
LONG = "x" * 10_000

HEADLINES = [
    pytest.param(EMOJI, "", id="emoji"),
    pytest.param(ARABIC, "", id="right to left"),
    pytest.param(HTML, "", id="HTML"),
    pytest.param("&Terms && conditions", "", id="ampersands"),
    pytest.param("x" * 60, "", id="as much as fits"),
    pytest.param(LONG, "9940 characters too many", id="10,000 characters"),
    pytest.param("Coffee\x07\x00\x1b[31m", "cannot be seen", id="control characters"),
    pytest.param("png.\u202egnp.exe", "cannot be seen", id="another direction"),
    pytest.param("tea\u200bpot", "cannot be seen", id="no width"),
    pytest.param("sk_" + "live_" + "a" * 24, "must never be published", id="a key"),
    pytest.param("   ", "", id="blanks"),
]
ADDRESSES = [
    pytest.param("https://bücher.example/übersicht?ß=1", "", id="a host in Unicode"),
    pytest.param(" https://harbour.example/a?b=%20&c[]=1#d ", "", id="blanks around it"),
    pytest.param("https://harbour.example/my terms", "not a complete", id="blanks in it"),
    pytest.param("javascript:alert(1)", "starts with https://", id="a script"),
    pytest.param("javascript://harbour.example/%0aalert(1)", "starts with https://", id="hidden"),
    pytest.param("harbour.example", "starts with https://", id="no scheme"),
    pytest.param("https://", "not a complete", id="nothing but the scheme"),
    pytest.param("https://harbour.example:99999", "not a complete", id="no such port"),
    pytest.param("https://" + "a" * 5_000 + ".example", "too long", id="5,000 characters"),
    pytest.param("https://exa\u202emple.com", "not a complete", id="another direction"),
    pytest.param("https://harbour.example/<script>", "not a complete", id="HTML"),
]


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    made = open_room(qtbot, opened_account)
    made.open_tab("branding")
    opened_account.rest()
    return made


@pytest.mark.parametrize(("typed", "said"), HEADLINES)
def test_a_headline(opened_account: OpenedAccount, room: Workspace, typed: str, said: str) -> None:
    field = control(room, HEADLINE.path, LineEdit)
    assert paste(field, typed) < SOON
    # What a line of text cannot hold, Qt leaves out or replaces before anybody sees it.
    there = field.text()
    assert opened_account.session.document.draft[HEADLINE] == there
    assert_said(opened_account, field, HEADLINE.path, said)
    assert_taken(opened_account, HEADLINE.path)


@pytest.mark.parametrize(("typed", "said"), ADDRESSES)
def test_an_address(opened_account: OpenedAccount, room: Workspace, typed: str, said: str) -> None:
    for path in (TERMS.path, PRIVACY.path, RETURN_URL.path):
        field = control(room, path, LineEdit)
        assert paste(field, typed) < SOON
        assert opened_account.session.document.draft[path] == typed
        assert_said(opened_account, field, path, said)
        assert_taken(opened_account, path)


@pytest.mark.parametrize("typed", [EMOJI, ARABIC, HTML, LONG])
def test_the_preview_shows_it_as_it_is(
    opened_account: OpenedAccount, room: Workspace, typed: str
) -> None:
    paste(control(room, HEADLINE.path, LineEdit), typed)
    opened_account.rest()
    pane = room.findChild(PreviewPane)
    assert pane is not None
    assert pane.isVisible()
    texts = [each for each in room.findChildren(QLabel) if each.text() == typed]
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in texts)
    assert not pane.grab().isNull()


@pytest.mark.parametrize("typed", [EMOJI, ARABIC, HTML, LONG, "half a wo"])
def test_it_is_there_again_after_a_restart(qtbot: QtBot, tmp_path: Path, typed: str) -> None:
    with open_test_account(tmp_path) as opened_account:
        tab = open_tab(qtbot, opened_account, "branding")
        paste(control(tab, HEADLINE.path, LineEdit), typed)
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as opened_account:
        document = opened_account.session.document
        assert document.draft[HEADLINE] == typed
        again = open_tab(qtbot, opened_account, "branding")
        field = control(again, HEADLINE.path, LineEdit)
        assert field.text() == typed
        document.undo()
        assert document.draft[HEADLINE] == field.text() == document.base[HEADLINE]


def paste(field: LineEdit, text: str) -> float:
    """Paste over what is there, and draw; the seconds of this thread it takes."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.selectAll()
    began = time.thread_time()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    took = time.thread_time() - began
    QGuiApplication.clipboard().clear()
    return took


def assert_said(opened_account: OpenedAccount, field: LineEdit, path: str, said: str) -> None:
    """Its row says what stops it, or nothing does."""
    problems = blocking_problems(opened_account.session.document.problems)
    about = [problem for problem in problems if problem.paths[0] == path]
    assert bool(about) == bool(said)
    if said:
        shown = [each.words.text() for each in row_of(field).findChildren(Notice)]
        assert any(said in text for text in shown), shown


def assert_taken(opened_account: OpenedAccount, path: str) -> None:
    """What can be published is published; what cannot changes nothing."""
    document = opened_account.session.document
    before = default(in_process(opened_account.stripe))
    wanted = as_stored_by_stripe(path, document.draft[path])
    if document.plan.is_publishable:
        opened_account.publish()
        assert opened_account.session.user_error is None
        assert document.base[path] == wanted
    elif blocking_problems(document.problems):
        assert default(in_process(opened_account.stripe)) == before
    assert as_stored_by_stripe(path, document.draft[path]) == wanted


def row_of(inside: QWidget) -> OptionRow:
    above: QWidget | None = inside
    while above is not None and not isinstance(above, OptionRow):
        above = above.parentWidget()
    assert isinstance(above, OptionRow)
    return above
