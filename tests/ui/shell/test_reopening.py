"""Opening and closing everything over and over keeps nothing of it."""

import gc
import os
import threading
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.tabs.registry import TABS
from tests.ui.support.programs import Program, program

ROUNDS = 200 if "PORTAL_SOAK" in os.environ else 6
WARM = 3
"""Rounds until everything that is loaded once and stays is there."""
OPEN_FILES = Path("/proc/self/fd")


def test_reopening_the_demo_and_all_its_parts_keeps_nothing(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        for _turn in range(WARM):
            open_everything(running)
        before = counted(running)
        for _turn in range(ROUNDS):
            open_everything(running)
        assert counted(running) == before


def open_everything(running: Program) -> None:
    """Each tab, the review, the pages in place of a tab; then the account anew."""
    room = running.room
    for tab in TABS:
        room.open_tab(tab.key)
        QApplication.processEvents()
    room.show_said()
    room.show_about()
    room.open_review()
    QApplication.processEvents()
    for review in running.window.findChildren(ReviewDialog):
        review.reject()
    running.window.open_account(running.window.account_service.demo_account())
    running.rest()


def counted(running: Program) -> Counter[str]:
    """What is alive, by kind."""
    running.rest()
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    alive = Counter(type(each) for each in gc.get_objects())
    found = Counter({kind.__name__: alive[kind] for kind in (Document, AccountSession, PageCanvas)})
    found["widgets"] = len(QApplication.allWidgets())
    found["windows"] = len(QApplication.topLevelWidgets())
    found["threads"] = threading.active_count()
    if OPEN_FILES.exists():
        found["open files"] = len(list(OPEN_FILES.iterdir()))
    return found
