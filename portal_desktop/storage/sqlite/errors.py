"""SQLite's errors in words for merchants."""

import sqlite3
from pathlib import Path

from portal_desktop.common import disk_errors
from portal_desktop.common.errors import Information, UserError
from portal_desktop.common.i18n import N_, _

# Primary result codes of https://www.sqlite.org/rescode.html; the rest of a code is detail.
FULL = {13}
DAMAGED = {11, 26}
IN_USE = {5, 6}

_FULL = (
    N_("The disk is full, so nothing can be saved."),
    N_(
        "Free some space. Your draft is kept while Portal Desktop stays open, and is saved as"
        " soon as there is room."
    ),
)
_DAMAGED = (
    N_("The file with your drafts is damaged."),
    N_("Close Portal Desktop and open it again: it will save what can be read."),
)
_IN_USE = (
    N_("Another program has the file with your drafts open."),
    N_("It may be a second Portal Desktop, or a backup. Close it, then try again."),
)
_OTHER = (
    N_("Your draft cannot be saved to this disk."),
    N_("Check that the data folder can be written to. Your draft is kept while the program runs."),
)


class HoldsSecret(UserError, ValueError):
    """The error of a text with a key or the link of a session in it.

    Such as one pasted into a wrong field.
    """

    def __init__(self) -> None:
        super().__init__(
            _("This holds a secret key or a customer’s private link, so it must not be stored."),
            _("Take it out of the text; then everything is saved again."),
            kind="input",
        )


def result_code(error: sqlite3.Error) -> int:
    """The primary result code, 0 when the error is Python's own."""
    full_code: int = getattr(error, "sqlite_errorcode", 0)
    return full_code & 0xFF


def to_user_error(error: sqlite3.Error) -> UserError:
    """What a person reads of an error. SQLite's text is for support; it quotes no values."""
    number = result_code(error)
    known = ((FULL, _FULL), (DAMAGED, _DAMAGED), (IN_USE, _IN_USE))
    title, advice = next((words for numbers, words in known if number in numbers), _OTHER)
    return UserError(_(title), _(advice), kind="disk", detail=f"sqlite {number}: {error}")


def newer_version_error() -> UserError:
    """For a file whose version is above ours."""
    return UserError(
        _("Your drafts were last saved by a newer Portal Desktop."),
        _("Install the newest version. Nothing in the file was changed."),
        kind="disk",
    )


def moved_aside(name: str, rows: int) -> UserError:
    """For a damaged file; ``name`` is what it is called now, ``rows`` what was saved from it."""
    title = _("The file with your drafts was damaged, so a new one was started.")
    kept = _("The old one is kept as {name}.").format(name=name)
    saved = _("What could be read was carried over; please look through it.")
    lost = _("Nothing in it could be read. Connect your account again; Stripe has lost nothing.")
    return UserError(title, f"{kept} {saved if rows else lost}", kind="disk")


def incomplete(name: str) -> UserError:
    """For a file that lacks what was saved last; ``name`` is what it is kept as."""
    return UserError(
        _("What was saved last is missing from the file with your drafts."),
        _(
            "The computer may have lost power, or another program changed the file. Please look "
            "through your draft. The file as it was found is kept as {name}."
        ).format(name=name),
        kind="disk",
    )


def gone() -> UserError:
    """For a file that was there, and was taken away while the program was closed."""
    return UserError(
        _("The file with your drafts is not there any more, so a new one was started."),
        _(
            "If you moved it, close Portal Desktop and put it back. Else connect your account "
            "again; Stripe has lost nothing."
        ),
        kind="disk",
    )


def written_anew(kept: str) -> Information:
    """For a file taken away while the program ran; ``kept`` is what stood in its place, or none."""
    if not kept:
        title = _("The file with your drafts had been moved or deleted, so it was written anew.")
        return Information(title, _("Nothing is missing; you can go on."), kind="disk")
    return Information(
        _("Another program had put something else in place of the file with your drafts."),
        _("Yours was written anew; nothing is missing. The other is kept as {name}.").format(
            name=kept
        ),
        kind="disk",
    )


def not_in_place(error: OSError) -> UserError:
    """For a file taken away while the program runs that cannot be written anew."""
    if error.errno in disk_errors.FULL:
        title, advice = _FULL
        return UserError(_(title), _(advice), kind="disk", detail=str(error.errno))
    return UserError(
        _("The data folder is gone, so nothing can be saved."),
        _("Put it back, or plug its disk in again. Your draft is kept while the program runs."),
        kind="disk",
        detail=f"{type(error).__name__} {error.errno}",
    )


def at_start(error: sqlite3.Error, folder: Path) -> UserError:
    """Why the program cannot start; the system is asked where SQLite does not say enough."""
    if result_code(error) in FULL:
        return disk_errors.full_at_start(f"sqlite {result_code(error)}")
    why = None if result_code(error) in IN_USE else disk_errors.why_not_writable(folder)
    return to_user_error(error) if why is None else disk_errors.cannot_use(folder, why)
