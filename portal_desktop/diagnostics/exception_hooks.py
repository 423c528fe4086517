"""What happens when something unexpected does: it is written down without secrets, and shown.

Never a traceback on the merchant's screen. Qt's own messages join in ``ui/platform/qt_logging.py``.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.private_files import open_text
from portal_desktop.common.redaction import redact

LOG = "portal-desktop.log"
CRASHES = "portal-desktop-crash.txt"
_FORMAT = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"

Tell = Callable[[UserError], None]

_log = logging.getLogger("portal_desktop")


def unexpected_error() -> UserError:
    """What a person reads when something happened that nobody thought of."""
    return UserError(
        _("Something unexpected happened."),
        _("Your draft is safe. Try again; if it happens again, restart Portal Desktop."),
    )


class RedactingFormatter(logging.Formatter):
    """A log formatter that masks the finished entry, arguments and tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry without keys and session links."""
        return redact(super().format(record))


class LateLog(logging.Handler):
    """A log handler that opens the log when there is something to write; most days there is not."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, or nothing where the disk does not take it."""
        if self._file is None:
            from portal_desktop.diagnostics.log_handler import open_log

            self._file = open_log(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._file is not None:
            self._file.close()
        super().close()


@dataclass(frozen=True)
class Hooks:
    """What was installed; ``remove`` puts back what was there before."""

    _handler: logging.Handler
    _crashes: TextIO | None
    _before: tuple[Callable[..., object], Callable[..., object], Callable[..., object]]

    def remove(self) -> None:
        """Undo ``install_hooks``."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()


def install_hooks(folder: Path, tell: Tell) -> Hooks:
    """Write to a log in ``folder`` and report unexpected things through ``tell``.

    A folder that cannot be written to is no error; then nothing is written.

    Args:
        tell: may be called on any thread, and while something is broken: it should only pass the
            sentence on.
    """
    handler = LateLog(folder / LOG)
    handler.setFormatter(RedactingFormatter(_FORMAT))
    logging.getLogger().addHandler(handler)
    _log.setLevel(logging.INFO)
    hooks = Hooks(
        handler,
        _crash_file(folder),
        (sys.excepthook, threading.excepthook, sys.unraisablehook),
    )
    sys.excepthook = _make_excepthook(tell, sys.excepthook)
    threading.excepthook = _thread_hook(tell)
    sys.unraisablehook = _on_unraisable
    return hooks


def _crash_file(folder: Path) -> TextIO | None:
    """Where faulthandler writes when Qt itself crashes: file names and lines, never values."""
    try:
        file = open_text(folder / CRASHES, "a")
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def _make_excepthook(
    tell: Tell, before: Callable[..., object]
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        _report_error(tell, error, trace)

    return hook


def _thread_hook(tell: Tell) -> Callable[[threading.ExceptHookArgs], None]:
    def hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            _report_error(tell, arguments.exc_value, arguments.exc_traceback)

    return hook


def _report_error(tell: Tell, error: BaseException, trace: TracebackType | None) -> None:
    """A ``UserError`` that nobody caught is still shown in its own words."""
    _log.critical("Not caught", exc_info=(type(error), error, trace))
    try:
        tell(error if isinstance(error, UserError) else unexpected_error())
    except Exception:  # noqa: BLE001 - a hook that raises would print the traceback
        _log.critical("Could not say it", exc_info=True)


def _on_unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    error = arguments.exc_value
    _log.error(
        "While cleaning up: %s",
        arguments.err_msg,
        exc_info=error and (type(error), error, arguments.exc_traceback),
    )
