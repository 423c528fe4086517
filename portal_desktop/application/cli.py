"""The program from the command line: what is asked, whether a window can be shown, the start."""

import argparse
import builtins
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from portal_desktop import __version__
from portal_desktop.account import account as accounts
from portal_desktop.application.account_service import StartOptions
from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics import display_check as screen

NAME = "portal-desktop"
YEARS = range(2000, 3000)
"""The years that may be taken for this one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status. Nothing of Qt is loaded before it is known to work."""
    asked = _parse_arguments(argv)
    if (missing := screen.what_is_missing()) is not None:
        sys.stderr.write(f"{missing}\n")
        return 1
    try:
        start_options = _start_options(asked)
        load_qt()
        from portal_desktop.application.bootstrap import run_application

        return run_application(NAME, start_options)
    except UserError as user_error:
        sys.stderr.write(f"{user_error}\n")
        return 1
    except Exception:  # noqa: BLE001 - whatever it was, it is written down and shown without a trace
        from portal_desktop.diagnostics.exception_hooks import unexpected_error

        sys.excepthook(*sys.exc_info())
        sys.stderr.write(f"{unexpected_error()}\n")
        return 1


def load_qt() -> None:
    """Load Qt, put back the import statement PySide replaces on loading, and guard what Qt calls.

    PySide's own reads the source of every module imported later and keeps it, in case one asks for
    other spellings of Qt's names: that is a third of our memory and a tenth of the start.
    """
    plainly = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plainly
    from portal_desktop.ui.platform.qt_overrides import guard_overrides

    guard_overrides()


def _parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(NAME, description="Set up Stripe's customer portal.")
    parser.add_argument("--version", action="version", version=f"Portal Desktop {__version__}")
    parser.add_argument("--demo", action="store_true", help="open the demo business")
    parser.add_argument("--data", metavar="DIR", help="keep drafts and settings in this folder")
    parser.add_argument("--api-base", metavar="URL", help="talk to this address, not to Stripe")
    parser.add_argument("--now", metavar="DATE", type=_day, help="take this as today")
    parser.add_argument("--screenshot", metavar="FILE", help="save a picture of the window and end")
    parser.add_argument("--self-test", action="store_true", help="open every tab, then end")
    return parser.parse_args(argv)


def _day(written: str) -> date:
    """A day with space before and after it for everything else that is shown of times."""
    day = date.fromisoformat(written)
    if day.year not in YEARS:
        told = f"take a day from the year {YEARS.start} to {YEARS[-1]}, not {written}"
        raise argparse.ArgumentTypeError(told)
    return day


def _start_options(asked: argparse.Namespace) -> StartOptions:
    return StartOptions(
        folder=Path(asked.data).expanduser().resolve() if asked.data else _usual_folder(),
        named=bool(asked.data),
        base=accounts.base_address(asked.api_base) if asked.api_base else "",
        now=asked.now,
        demo=asked.demo,
        screenshot=Path(asked.screenshot).resolve() if asked.screenshot else None,
        self_test=asked.self_test,
    )


def _usual_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME, appauthor=False))
