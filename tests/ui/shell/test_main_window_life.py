"""The window from start to end: leaving, coming back, what is remembered, what is opened."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.options.branding import ACCENT_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.storage.sqlite.opening import FILE
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.tabs.check_row import CheckRow
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import program, side_door
from tests.ui.support.workspaces import button, control, press, shown_texts, type_over


def test_going_to_another_account_keeps_what_was_typed(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.room.document.set_value(HEADLINE.path, "Hello", typing=True)
        running.window.show_welcome()
        assert running.window.windowTitle() == "Portal Desktop"
        press(control(running.welcome, "welcome.demo", Button))
        running.until_open()
        assert running.room.document.draft[HEADLINE] == "Hello"


def test_closing_saves_what_was_typed_last(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.room.document.set_value(HEADLINE.path, "Hello", typing=True)
    with program(tmp_path, demo=True) as again:
        assert again.room.document.draft[HEADLINE] == "Hello"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file")
def test_a_data_file_that_is_gone_is_not_called_saved_but_written_anew(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with program(folder, demo=True) as running:
        folder.rename(tmp_path / "elsewhere")
        running.room.document.set_value(HEADLINE.path, "Hello", typing=True)
        wait_until(lambda: running.room.session.is_saved)
        assert any("it was written anew" in text for text in shown_texts(running.room))
        running.room.session.flush()
        assert (folder / FILE).exists()
    with program(folder, demo=True) as again:
        assert again.room.document.draft[HEADLINE] == "Hello"


def test_the_demo_starts_afresh(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.room.document.set_value(HEADLINE.path, "Hello")
        running.room.session.writes.publish_plan(running.room.document.plan)
        running.rest()
        running.room.document.set_value(HEADLINE.path, "Draft")
        running.window.reset_demo()
        wait_until(lambda: running.window.workspace is not None)
        running.rest()
        assert running.room.document.base[HEADLINE] == ""
        assert running.room.document.draft[HEADLINE] == ""


def test_a_step_at_stripe_is_done_at_the_demo_s_stand_in(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        room = running.room
        room.document.set_value(ACCENT_COLOUR.path, "#0B6E6E")
        room.open_tab("at_stripe")
        press(control(room, "at_stripe.open.branding", Button))
        field = control(room, f"stand_in.{ACCENT_COLOUR.path}", ColourField)
        type_over(field, "#0B6E6E")
        press(button(room, "Save"))
        running.rest()
        assert not room.document.plan.hand_overs


def test_a_customer_gets_an_address_at_the_demo_s_stand_in(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        room = running.room
        room.open_tab("checks")
        press(control(room, "checks.lead:people:0", Button))
        (field,) = [
            each
            for each in room.findChildren(LineEdit)
            if each.isVisible() and each.objectName().startswith("stand_in.cus_")
        ]
        type_over(field, "van.der.berg@example.com")
        press(button(room, "Save"))
        running.rest()
        press(button(room, "Back to Portal Desktop"))
        assert room.nav.value() == "checks"
        found = next(each for each in room.findChildren(CheckRow, "checks.people"))
        assert any("each with an email address" in text for text in shown_texts(found))


def test_what_happened_at_the_start_is_said_on_the_first_page_too(tmp_path: Path) -> None:
    with program(tmp_path) as running:
        running.window.show_error(UserError("The data file was damaged.", "It was put aside."))
        assert "The data file was damaged. It was put aside." in shown_texts(running.welcome)


def test_what_happened_at_the_start_is_said_over_the_tabs(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.window.show_error(UserError("The data file was damaged.", "It was put aside."))
        assert "The data file was damaged. It was put aside." in shown_texts(running.room)


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://dashboard.stripe.com/", True),
        ("mailto:hello@harbour.example", True),
        ("http://harbour.example/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https:", True),
        ("", False),
    ],
)
def test_nothing_but_safe_addresses_is_ever_opened(
    tmp_path: Path, browser: list[str], address: str, opens: bool
) -> None:
    with program(tmp_path) as running:
        running.window.open_address(address)
        assert len(browser) == opens


def test_where_no_browser_opens_the_address_is_copied_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with program(tmp_path) as running:
        running.window.show_welcome()
        running.window.open_address("https://dashboard.stripe.com/register")
        assert qapp.clipboard().text() == "https://dashboard.stripe.com/register"
        said = shown_texts(running.window)
        assert any("The address is copied instead" in each for each in said)


def test_coming_back_from_stripe_reads_everything_again(
    tmp_path: Path, stripe: Emulator, base: str, browser: list[str], qtbot: QtBot
) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        room = running.room
        room.document.set_value(ACCENT_COLOUR.path, "#0B6E6E")
        room.open_tab("at_stripe")
        press(control(room, "at_stripe.open.branding", Button))
        assert len(browser) == 1
        assert browser[0].startswith("https://dashboard.stripe.com/")
        body = {"settings": {"branding": {"secondary_color": "#0b6e6e"}}}
        side_door(stripe, "account", body)
        away_and_back(qtbot, running.window)
        running.rest()
        assert not room.document.plan.hand_overs


def test_size_theme_and_letters_are_remembered(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.window.resize(780, 560)
        running.window.set_appearance("dark", 1.25)
    with program(tmp_path, demo=True) as again:
        assert again.window.size().toTuple() == (780, 560)
        assert (again.window.scheme, again.window.zoom) == ("dark", 1.25)


def test_a_place_on_a_screen_that_is_gone_is_not_kept(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.window.move(-30_000, -30_000)
    with program(tmp_path, demo=True) as again:
        screen = again.window.screen().availableGeometry()
        assert screen.intersects(again.window.frameGeometry())


def test_a_second_start_brings_the_window_to_the_front(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.window.showMinimized()
        running.window.bring_to_front()
        assert not running.window.isMinimized()
        assert running.window.isVisible()


def away_and_back(qtbot: QtBot, window: MainWindow) -> None:
    """Go to another window, and come back."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    other.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
