"""Qt's own messages end up in the log."""

import logging

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from portal_desktop.ui.platform import qt_logging as messages


@pytest.mark.no_qt_log
def test_a_warning_of_qt_is_written_down(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    before = messages.install_message_handler()
    try:
        qWarning("something about fonts")
    finally:
        qInstallMessageHandler(before)
    (entry,) = caplog.records
    assert (entry.name, entry.levelno) == ("portal_desktop.qt", logging.WARNING)
    assert "something about fonts" in entry.getMessage()
