"""Widgets that are garbage are deleted on the window's thread, whoever makes more of it."""

import gc
import threading
import weakref

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.garbage import Garbage


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
