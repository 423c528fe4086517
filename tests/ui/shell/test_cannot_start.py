"""Who clicks an icon sees no terminal: why there is no window is said in one."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from portal_desktop.application import bootstrap as door
from portal_desktop.application.account_service import StartOptions
from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics.folder_lock import LOCK
from portal_desktop.storage.sqlite.opening import OpenedStore
from portal_desktop.ui.platform.application import Teller
from portal_desktop.ui.platform.single_instance import Instance
from portal_desktop.ui.shell.startup_error import CannotStart
from portal_desktop.ui.widgets.label import Label

Ready = tuple[Instance, OpenedStore]


def texts(shown: CannotStart) -> list[str]:
    return [text.text() for text in shown.findChildren(Label)]


def test_it_says_what_happened_and_what_to_do(qtbot: QtBot) -> None:
    user_error = UserError("The file is of a newer program.", "Install the newer one.", kind="disk")
    shown = CannotStart(user_error)
    qtbot.addWidget(shown)
    shown.show()
    assert texts(shown) == [user_error.title, user_error.advice]
    assert "Portal Desktop" in shown.windowTitle()
    assert shown.findChild(QPushButton, "cannot_start.close") is not None
    shown.close()


class Person:
    """Somebody who reads each window that comes up, and presses one of its buttons.

    Where the last one comes up they first ``mend`` what is wrong.
    """

    def __init__(self, *presses: str, mend: Callable[[], object] = bool) -> None:
        self.read: list[str] = []
        self._presses, self._mend = [*presses], mend
        self._looks = QTimer(interval=10)
        self._looks.timeout.connect(self._look)
        self._looks.start()

    def _look(self) -> None:
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, CannotStart) and shown.isVisible():
                self.read.append(texts(shown)[0])
                button = shown.findChild(QPushButton, self._presses.pop(0))
                if not self._presses:
                    self._looks.stop()
                    self._mend()
                assert button is not None
                button.click()
                return


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    """``bootstrap`` has signals close its window."""
    names = [name for name in door.SIGNALS if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.fixture
def ready(qapp: QApplication, tmp_path: Path) -> Iterator[list[Ready | None]]:
    """What came of starting, let go of in the end."""
    made: list[Ready | None] = []
    yield made
    for each in made:
        assert each is not None
        each[1].store.close()
        each[0].release()


def start(qapp: QApplication, folder: Path) -> Ready | None:
    return door._made_ready(qapp, StartOptions(folder, named=True), Teller())


GO_ON, CLOSE = "cannot_start.go_on", "cannot_start.close"


def test_what_is_in_the_way_is_moved_aside_when_somebody_says_so(
    qapp: QApplication, tmp_path: Path, ready: list[Ready | None]
) -> None:
    (tmp_path / LOCK).mkdir()
    person = Person(GO_ON)
    ready.append(start(qapp, tmp_path))
    assert person.read == [
        "Something else stands where Portal Desktop marks its data folder as open."
    ]
    assert (tmp_path / f"{LOCK}.moved-1").is_dir()


def test_it_is_tried_again_as_often_as_somebody_says_so(
    qapp: QApplication, tmp_path: Path, ready: list[Ready | None]
) -> None:
    folder = tmp_path / "data"
    folder.write_text("no folder")
    person = Person(GO_ON, GO_ON, GO_ON, mend=folder.unlink)
    ready.append(start(qapp, folder))
    assert person.read == ["The data folder cannot be used."] * 3


def test_whoever_closes_the_window_has_not_started(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    person = Person(CLOSE)
    with pytest.raises(UserError) as said:
        start(qapp, tmp_path)
    assert person.read == [said.value.title]
    assert (tmp_path / LOCK).is_dir()


def test_a_folder_whose_data_cannot_be_opened_is_let_go_of(
    qapp: QApplication, tmp_path: Path, ready: list[Ready | None]
) -> None:
    (tmp_path / "portal-desktop.db").mkdir()
    person = Person(CLOSE)
    with pytest.raises(UserError) as said:
        start(qapp, tmp_path)
    assert person.read == [said.value.title]
    (tmp_path / "portal-desktop.db").rmdir()
    ready.append(start(qapp, tmp_path))
