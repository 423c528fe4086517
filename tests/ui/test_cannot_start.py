"""Who clicks an icon sees no terminal: why there is no window is said in one."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from portal_desktop.errors import Trouble
from portal_desktop.ui.cannot_start import CannotStart
from portal_desktop.ui.widgets import Text


def test_it_says_what_happened_and_what_to_do(qtbot: QtBot) -> None:
    trouble = Trouble("The file is of a newer program.", "Install the newer one.", kind="disk")
    shown = CannotStart(trouble)
    qtbot.addWidget(shown)
    shown.show()
    said = [text.text() for text in shown.findChildren(Text)]
    assert said == [trouble.title, trouble.advice]
    assert "Portal Desktop" in shown.windowTitle()
    assert shown.findChild(QPushButton, "cannot_start.close") is not None
    shown.close()
