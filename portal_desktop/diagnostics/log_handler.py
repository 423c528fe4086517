"""The log on the disk; loaded with its first entry, as turning files over brings much along."""

from io import TextIOWrapper
from logging import Handler, LogRecord, NullHandler
from logging.handlers import RotatingFileHandler
from pathlib import Path

from portal_desktop.common.private_files import open_text

_LOG_SIZE = 512 * 1024
_LOGS_KEPT = 2


class QuietFile(RotatingFileHandler):
    """A log for its owner's eyes that gives up silently: a full disk prints no entries."""

    def _open(self) -> TextIOWrapper:
        return open_text(Path(self.baseFilename), "a")

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - logging's name
        """Nothing; the standard one prints the entry, unmasked."""


def open_log(file: Path, most_bytes: int = _LOG_SIZE) -> Handler:
    """The log; one that forgets everything where there can be none."""
    try:
        return QuietFile(file, maxBytes=most_bytes, backupCount=_LOGS_KEPT, encoding="utf-8")
    except OSError:
        return NullHandler()
