"""What happens when something unexpected does: it is written down without secrets, and said.

Never a traceback on the merchant's screen. Qt's own messages join in ``ui/messages.py``.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from portal_desktop.errors import Trouble
from portal_desktop.redact import redact
from portal_desktop.text import _

LOG = "portal-desktop.log"
CRASHES = "portal-desktop-crash.txt"
_LOG_SIZE = 512 * 1024
_LOGS_KEPT = 2
_FORMAT = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"

Tell = Callable[[Trouble], None]

_log = logging.getLogger("portal_desktop")


def unexpected() -> Trouble:
    """What a person is told when something happened that nobody thought of."""
    return Trouble(
        _("Something unexpected happened."),
        _("Your draft is safe. Try again; if it happens again, restart Portal Desktop."),
    )


class RedactingFormatter(logging.Formatter):
    """Masks the finished entry, so that arguments and tracebacks are covered as well."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry without keys and session links."""
        return redact(super().format(record))


class QuietFile(RotatingFileHandler):
    """A log that gives up silently: a full disk must not print entries to a terminal."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Nothing; the standard one prints the entry, unmasked."""


@dataclass(frozen=True)
class Hooks:
    """What was installed; ``remove`` puts back what was there before."""

    _handler: logging.Handler
    _crashes: TextIO | None
    _before: tuple[Callable[..., object], Callable[..., object], Callable[..., object]]

    def remove(self) -> None:
        """Undo ``install``."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()


def install(folder: Path, tell: Tell) -> Hooks:
    """Write to a log in ``folder`` and say unexpected things through ``tell``.

    ``tell`` may be called on any thread, and while something is broken: it should only pass the
    sentence on. A folder that cannot be written to is no error; then nothing is written.
    """
    handler = _handler(folder)
    logging.getLogger().addHandler(handler)
    _log.setLevel(logging.INFO)
    hooks = Hooks(
        handler,
        _crash_file(folder),
        (sys.excepthook, threading.excepthook, sys.unraisablehook),
    )
    sys.excepthook = _excepthook(tell, sys.excepthook)
    threading.excepthook = _thread_hook(tell)
    sys.unraisablehook = _on_unraisable
    return hooks


def _handler(folder: Path) -> logging.Handler:
    try:
        handler: logging.Handler = QuietFile(
            folder / LOG, maxBytes=_LOG_SIZE, backupCount=_LOGS_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(RedactingFormatter(_FORMAT))
    return handler


def _crash_file(folder: Path) -> TextIO | None:
    """Where faulthandler writes when Qt itself crashes: file names and lines, never values."""
    try:
        file = (folder / CRASHES).open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def _excepthook(
    tell: Tell, before: Callable[..., object]
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        _report(tell, error, trace)

    return hook


def _thread_hook(tell: Tell) -> Callable[[threading.ExceptHookArgs], None]:
    def hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            _report(tell, arguments.exc_value, arguments.exc_traceback)

    return hook


def _report(tell: Tell, error: BaseException, trace: TracebackType | None) -> None:
    """A ``Trouble`` that nobody caught is still said in its own words."""
    _log.critical("Not caught", exc_info=(type(error), error, trace))
    try:
        tell(error if isinstance(error, Trouble) else unexpected())
    except Exception:  # noqa: BLE001 - a hook that raises would print the traceback
        _log.critical("Could not say it", exc_info=True)


def _on_unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    error = arguments.exc_value
    _log.error(
        "While cleaning up: %s",
        arguments.err_msg,
        exc_info=error and (type(error), error, arguments.exc_traceback),
    )
