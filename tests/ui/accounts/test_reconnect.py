"""Another key for the open account, with the real account service: nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from portal_desktop import emulator
from portal_desktop.emulator import Emulator, Key
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.accounts.reconnect_page import Reconnect
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.menu import Menu
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import Program, program
from tests.ui.support.workspaces import button, control, press, shown_texts, type_over

LOOKING, WRITING = "rk_test_" + "l" * 24, "rk_test_" + "w" * 24
MAY_LOOK = ("customer_portal_read", "accounts_kyc_basic_read")
MAY_WRITE = ("customer_portal_write", "accounts_kyc_basic_read")
STRIP = "This key may look, but neither publish nor activate the login link."


@pytest.fixture
def context(stripe: Emulator) -> Emulator:
    """An account with two keys: one may look, the other may publish too."""
    stripe.account.keys[LOOKING] = Key(MAY_LOOK)
    stripe.account.keys[WRITING] = Key(MAY_WRITE)
    return stripe


def open_refused(running: Program) -> None:
    """Connect with the key that may look, type something, and be refused to publish it."""
    running.connect(LOOKING)
    running.until_open()
    running.room.document.set_value(HEADLINE.path, "Hello")
    publish(running)
    assert strip(running)


def publish(running: Program) -> None:
    running.room.session.writes.publish_plan(running.room.document.plan)
    running.rest()


def strip(running: Program) -> list[Notice]:
    """The strip that says that the key may not publish, if it is there."""
    found = running.room.bar.findChildren(Notice)
    return [each for each in found if each.isVisible() and each.words.text().startswith(STRIP)]


def until_another(running: Program, before: Workspace) -> None:
    """Let the window live until the account is open anew."""
    wait_until(lambda: running.window.workspace not in (None, before))
    running.rest()


def page(running: Program) -> Reconnect:
    (found,) = [each for each in running.window.findChildren(Reconnect) if each.isVisible()]
    return found


def paste(running: Program, secret: str) -> None:
    type_over(control(page(running), "connect.key", LineEdit), secret)
    press(control(page(running), "connect.go", Button))
    running.rest()


def test_a_key_that_may_write_makes_the_strip_go_and_keeps_the_draft(
    tmp_path: Path, context: Emulator, base: str
) -> None:
    with program(tmp_path, base) as running:
        open_refused(running)
        running.room.open_tab("branding")
        before, (account,) = running.room, running.window.account_service.accounts()

        press(strip(running)[0].button)
        assert "Connect Harbour Coffee Club again" in shown_texts(page(running))
        paste(running, WRITING)
        until_another(running, before)

        assert not strip(running)
        assert [each.id for each in running.window.account_service.accounts()] == [account.id]
        assert running.room.document.draft[HEADLINE] == "Hello"
        assert running.room.document.history.can_undo
        assert running.room.nav.value() == "branding"
        publish(running)
        assert running.room.document.base[HEADLINE] == "Hello"


def test_the_review_that_is_refused_leads_to_another_key_and_loses_nothing(
    tmp_path: Path, context: Emulator, base: str
) -> None:
    with program(tmp_path, base) as running:
        running.connect(LOOKING)
        running.until_open()
        before = running.room
        before.document.set_value(HEADLINE.path, "Hello")
        before.open_review()
        (review,) = running.window.findChildren(ReviewDialog)
        press(review.publish)
        running.rest()
        assert not review.publish.isEnabled()

        wait_until(lambda: "Connect again…" in shown_buttons(review))
        press(button(review, "Connect again…"))
        assert not review.isVisible()
        paste(running, WRITING)
        until_another(running, before)

        assert running.room.document.draft[HEADLINE] == "Hello"
        publish(running)
        assert running.room.document.base[HEADLINE] == "Hello"


def test_going_back_leaves_the_room_as_it_was(tmp_path: Path, context: Emulator, base: str) -> None:
    with program(tmp_path, base) as running:
        open_refused(running)
        room = running.room
        for leave in ("button", "key"):
            press(strip(running)[0].button)
            if leave == "button":
                press(control(page(running), "connect.back", Button))
            else:
                QTest.keyClick(page(running), Qt.Key.Key_Escape)
            running.rest()
            assert running.room is room
            assert room.isVisible()
            assert not running.window.findChildren(Reconnect)


def test_a_key_that_got_more_permissions_need_not_be_pasted_again(
    tmp_path: Path, context: Emulator, base: str, browser: list[str]
) -> None:
    with program(tmp_path, base) as running:
        open_refused(running)
        press(strip(running)[0].button)
        press(control(page(running), "connect.keys", Button))
        assert browser == ["https://dashboard.stripe.com/test/apikeys"]
        context.account.keys[LOOKING] = Key(MAY_WRITE)
        before = running.room
        press(button(page(running), "Try the key I have"))
        until_another(running, before)

        assert not strip(running)
        publish(running)
        assert running.room.document.base[HEADLINE] == "Hello"


def test_a_key_of_another_account_is_refused_in_words(
    tmp_path: Path, context: Emulator, base: str
) -> None:
    with program(tmp_path, base) as running:
        open_refused(running)
        before, kept = running.room, context.account
        context.account = emulator.empty()
        context.account.keys[WRITING] = Key(MAY_WRITE)
        press(strip(running)[0].button)
        paste(running, WRITING)

        said = shown_texts(page(running))
        assert any("not one of Harbour Coffee Club (Test)." in text for text in said)
        paste(running, "rk_live_" + "w" * 24)
        assert len(running.window.account_service.accounts()) == 1
        context.account = kept
        paste(running, WRITING)
        until_another(running, before)
        assert running.room.document.draft[HEADLINE] == "Hello"


def test_an_account_that_nothing_tells_is_the_one_it_is_said_to_be(
    tmp_path: Path, base: str, stripe: Emulator
) -> None:
    stripe.account = emulator.empty()
    stripe.account.keys[LOOKING] = Key(("customer_portal_read",))
    stripe.account.keys[WRITING] = Key(("customer_portal_write",))
    with program(tmp_path, base) as running:
        open_refused(running)
        before = running.room
        press(strip(running)[0].button)
        paste(running, WRITING)
        until_another(running, before)

        assert len(running.window.account_service.accounts()) == 1
        assert running.room.document.draft[HEADLINE] == "Hello"


def test_an_account_whose_key_is_gone_leads_to_its_own_steps_and_keeps_its_draft(
    tmp_path: Path, context: Emulator, base: str
) -> None:
    with program(tmp_path, base) as before:
        before.connect(WRITING)
        before.until_open()
        before.room.document.set_value(HEADLINE.path, "Hello")
    with program(tmp_path, base) as running:
        (account,) = running.window.account_service.accounts()
        for _turn in ("go back", "go on"):
            press(control(running.welcome, f"welcome.account.{account.id}", Button))
            wait_until(lambda: not running.jobs.is_busy)
            assert any("is not on this computer" in text for text in shown_texts(running.welcome))
            press(button(running.welcome, "Connect again…"))
            assert "Connect Harbour Coffee Club again" in shown_texts(page(running))
            assert "Try the key I have" not in shown_buttons(page(running))
            if _turn == "go back":
                press(control(page(running), "connect.back", Button))
                assert running.welcome.isVisible()
        paste(running, WRITING)
        running.until_open()

        assert [each.id for each in running.window.account_service.accounts()] == [account.id]
        assert running.room.document.draft[HEADLINE] == "Hello"
        assert running.room.document.history.can_undo


def shown_buttons(inside: QWidget) -> list[str]:
    return [each.text() for each in inside.findChildren(Button) if each.isVisible()]


def test_it_is_in_the_menu_of_every_account_but_the_demo(
    tmp_path: Path, context: Emulator, base: str
) -> None:
    with program(tmp_path / "demo", demo=True) as running:
        assert not again_in_menus(running)
    with program(tmp_path, base) as running:
        running.connect(WRITING)
        running.until_open()
        (again,) = again_in_menus(running)
        again.trigger()
        assert page(running).connect_panel.mode.value() == "test"
        press(control(page(running), "connect.back", Button))


def again_in_menus(running: Program) -> list[QAction]:
    menus = running.window.findChildren(Menu)
    actions = [each for menu in menus for each in menu.actions()]
    return [each for each in actions if each.text() == "Connect again with another key…"]
