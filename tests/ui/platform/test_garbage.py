"""Widgets that are garbage are deleted on the window's thread, whoever makes more of it."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.platform.garbage_collection import MOST, OLD, Collector, Garbage


class Ring:
    """Something only the garbage collector can free, which says where it was."""

    def __init__(self, freed: list[int]) -> None:
        self.me = self
        self.widget = QWidget()
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


def make_garbage() -> None:
    """Enough for Python to collect several times."""
    for _turn in range(20_000):
        ring: list[object] = []
        ring.append(ring)


def test_another_thread_frees_no_widget(qapp: QApplication, qtbot: QtBot) -> None:
    freed: list[int] = []
    collector = Garbage()
    Ring(freed)
    busy = threading.Thread(target=make_garbage)
    busy.start()
    busy.join()
    assert freed == []
    qtbot.waitUntil(lambda: freed != [])
    assert freed == [threading.get_ident()]
    assert QThread.currentThread() == qapp.thread()
    collector.deleteLater()


def test_python_collects_nothing_by_itself(qapp: QApplication) -> None:
    collector = Garbage()
    assert not gc.isenabled()
    collector.deleteLater()


class Held:
    """One of many things that stay."""


def test_what_stays_in_great_numbers_is_not_looked_at_again(qapp: QApplication) -> None:
    gc.disable()
    try:
        collector = Collector()
        stays: list[list[Held]] = []
        for _turn in range(20):
            stays.append([Held() for _one in range(5_000)])
            collector.tend()
        assert len(gc.get_objects()) - len(gc.get_objects(generation=0)) < MOST + OLD
        assert len(stays) == 20
    finally:
        gc.unfreeze()


def test_what_was_long_there_is_freed_once_an_account_is_closed(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal_desktop.ui.platform.garbage_collection.CLOSED", 0)
    freed: list[int] = []
    Ring(freed)
    gc.freeze()
    try:
        collector = Garbage()
        gc.collect()
        assert freed == []
        collector.account_closed()
        qtbot.waitUntil(lambda: freed != [])
        collector.deleteLater()
    finally:
        gc.unfreeze()


def test_it_is_freed_while_another_program_is_in_front(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal_desktop.ui.platform.garbage_collection.CLOSED", 0)
    freed: list[int] = []
    ring = Ring(freed)
    try:
        collector = Garbage()
        stays = [Held() for _one in range(3 * (MOST + OLD))]
        qtbot.waitUntil(lambda: gc.get_freeze_count() > MOST)
        del ring
        gc.collect()
        assert freed == []
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        qtbot.waitUntil(lambda: freed != [])
        assert stays
        collector.deleteLater()
    finally:
        gc.unfreeze()
