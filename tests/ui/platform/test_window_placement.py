"""The first window lies on the screen, its frame included."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform.window_placement import FRAME, put_inside
from portal_desktop.ui.shell.main_window import SIZE, MainWindow

SMALL = [QRect(0, 0, 1_280, 800), QRect(0, 27, 1_366, 741), QRect(0, 0, 1_024, 768)]


def first_window(qtbot: QtBot, folder: Path) -> MainWindow:
    opened, jobs = open_store(folder), Jobs()
    window = MainWindow(
        AccountService(opened.store, StartOptions(folder, named=True)), jobs, date(2026, 11, 20)
    )
    qtbot.addWidget(window)
    jobs.close()
    opened.store.close()
    return window


@pytest.mark.parametrize("free", SMALL)
def test_on_a_small_screen_it_leaves_room_for_its_frame(
    qtbot: QtBot, tmp_path: Path, free: QRect
) -> None:
    window = first_window(qtbot, tmp_path)

    put_inside(window, free)

    framed = window.size().grownBy(FRAME)
    assert framed.height() <= free.height()
    assert framed.width() <= free.width()


def test_on_a_large_screen_it_has_its_usual_size(qtbot: QtBot, tmp_path: Path) -> None:
    window = first_window(qtbot, tmp_path)
    put_inside(window, QRect(0, 0, 1_920, 1_080))
    assert window.size().toTuple() == SIZE


def kept(qtbot: QtBot, place: QRect) -> QWidget:
    """A window that stood somewhere before."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    return window


def test_one_that_was_larger_than_this_screen_is_made_to_fit(qtbot: QtBot) -> None:
    free = QRect(0, 27, 1_366, 741)
    window = kept(qtbot, QRect(300, 200, 2_200, 1_300))

    put_inside(window, free)

    assert free.contains(window.geometry().marginsAdded(FRAME))


def test_one_that_stood_too_low_is_moved_up(qtbot: QtBot) -> None:
    free = QRect(0, 0, 1_280, 800)
    window = kept(qtbot, QRect(100, 400, 900, 600))

    put_inside(window, free)

    assert window.size().toTuple() == (900, 600)
    assert free.contains(window.geometry().marginsAdded(FRAME))


def test_one_that_fits_stays_where_it_was(qtbot: QtBot) -> None:
    before = QRect(100, 100, 900, 600)
    window = kept(qtbot, before)
    put_inside(window, QRect(0, 0, 1_280, 800))
    assert window.geometry() == before


def test_one_that_filled_the_screen_still_does(qtbot: QtBot) -> None:
    window = kept(qtbot, QRect(0, 0, 900, 600))
    window.showMaximized()
    again = QWidget()
    qtbot.addWidget(again)
    again.restoreGeometry(QByteArray(window.saveGeometry()))
    filled = again.size()
    put_inside(again, QRect(0, 0, 640, 480))
    assert again.isMaximized()
    assert again.size() == filled
    window.close()
