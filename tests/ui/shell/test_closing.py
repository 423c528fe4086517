"""Closing the window with what the disk did not take: asked before, never lost without a word."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from portal_desktop.account.account import demo_account
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.unsaved_drafts import UnsavedDrafts
from portal_desktop.ui.shell.unsaved_page import UnsavedPage
from portal_desktop.ui.widgets.button import Button
from tests.ui.support.account_service import wait_until
from tests.ui.support.full_disk import FULL, fill, make_room
from tests.ui.support.programs import Program, program
from tests.ui.support.workspaces import button, control, press, shown_texts

LONG = "https://harbour.example/" + "t" * 4_900
KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Program]:
    """The demo business, with something typed that its disk has no space for."""
    with program(tmp_path, demo=True, max_pages=FULL) as running:
        running.room.document.set_value(HEADLINE.path, "Before")
        running.room.session.flush()
        fill(running.store)
        running.room.document.set_value(TERMS.path, LONG)
        yield running
        make_room(running.store)


def asked(running: Program) -> UnsavedPage:
    """The page that asks, after somebody has tried to close."""
    assert not running.window.close()
    assert running.window.isVisible()
    return control(running.window, "", UnsavedPage)


def kept(folder: Path) -> str:
    """The address that the next start finds."""
    with closing(open_store(folder).store) as store:
        history = AccountStorage(store, demo_account()).load_history()
    assert history is not None
    return history.draft[TERMS]


def test_a_window_that_has_saved_everything_closes(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.room.document.set_value(TERMS.path, LONG)
        assert running.window.close()
    assert kept(tmp_path) == LONG


def test_a_full_disk_is_said_before_the_window_closes(full: Program) -> None:
    page = asked(full)
    said = shown_texts(page)
    assert "Your last changes to Demo business are not saved yet" in said
    assert "The disk is full, so nothing can be saved." in said
    assert any("Free some space." in text for text in said)
    assert full.window.focusWidget() is control(page, "unsaved.again", Button)


def test_once_there_is_room_it_is_saved_and_closed(full: Program) -> None:
    page = asked(full)
    press(control(page, "unsaved.again", Button))
    assert full.window.isVisible()
    make_room(full.store)
    press(control(page, "unsaved.again", Button))
    assert not full.window.isVisible()
    assert not full.store.unsaved_drafts.texts()


@pytest.mark.parametrize("how", ["button", "key"])
def test_going_back_leads_to_the_room_with_everything_in_it(full: Program, how: str) -> None:
    page = asked(full)
    if how == "button":
        press(control(page, "unsaved.back", Button))
    else:
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert full.room.isVisible()
    assert full.room.document.draft[TERMS] == LONG
    asked(full)
    make_room(full.store)
    assert full.window.close()


def test_somebody_may_do_without_it(full: Program) -> None:
    press(control(asked(full), "unsaved.anyway", Button))
    assert not full.window.isVisible()


def save_as(running: Program, file: Path) -> UnsavedPage:
    page = asked(running)
    press(control(page, "unsaved.elsewhere", Button))
    dialog = running.window.findChild(QFileDialog, "unsaved.where")
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    running.rest()
    return page


def test_it_is_saved_elsewhere_and_taken_in_from_there(
    full: Program, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick") / "portal-desktop-unsaved-2026-11-20.json"
    page = save_as(full, stick)
    assert any(text.startswith(f"Saved as {stick.name}.") for text in shown_texts(page))
    press(button(page, "Close"))
    assert not full.window.isVisible()
    folder = tmp_path_factory.mktemp("other")
    with closing(open_store(folder).store) as store:
        store.put_account(demo_account())
        (folder / stick.name).write_bytes(stick.read_bytes())
        (told,) = UnsavedDrafts(store, folder).take_in()
    assert "Demo business" in told.title
    assert kept(folder) == LONG


def test_where_it_cannot_be_saved_either_that_is_said(full: Program, tmp_path: Path) -> None:
    page = save_as(full, tmp_path / "no" / "such.json")
    assert any("could not be saved there either" in text for text in shown_texts(page))
    assert not full.window.close()


def test_a_secret_in_the_draft_is_asked_about_and_goes_nowhere(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.room.document.set_value(HEADLINE.path, f"Our key is {KEY}")
        page = asked(running)
        assert any("must not be stored" in text for text in shown_texts(page))
        assert not page.findChildren(Button, "unsaved.elsewhere")
        assert running.window.account_service.unsaved.copy() == ""
        press(control(page, "unsaved.back", Button))
        running.room.document.set_value(HEADLINE.path, "Hello")
        assert running.window.close()
    assert KEY.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_draft_left_behind_in_another_account_is_asked_about_as_well(full: Program) -> None:
    full.window.show_welcome()
    page = asked(full)
    assert "Your last changes to Demo business are not saved yet" in shown_texts(page)
    press(control(page, "unsaved.back", Button))
    press(control(full.welcome, "welcome.demo", Button))
    wait_until(lambda: full.window.workspace is not None)
    assert full.room.document.draft[TERMS] == LONG
