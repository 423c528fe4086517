"""The log on the disk; loaded with its first entry, as turning files over brings much along."""

from logging import Handler, LogRecord, NullHandler
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LOG_SIZE = 512 * 1024
_LOGS_KEPT = 2


class QuietFile(RotatingFileHandler):
    """A log that gives up silently: a full disk must not print entries to a terminal."""

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - logging's name
        """Nothing; the standard one prints the entry, unmasked."""


def open_log(file: Path) -> Handler:
    """The log; one that forgets everything where there can be none."""
    try:
        return QuietFile(file, maxBytes=_LOG_SIZE, backupCount=_LOGS_KEPT, encoding="utf-8")
    except OSError:
        return NullHandler()
