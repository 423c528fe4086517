"""SQLite's errors in words for merchants."""

import sqlite3

from portal_desktop.errors import Trouble
from portal_desktop.text import N_, _

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
    N_("Portal Desktop is already open with this data folder."),
    N_("Go on in the other window, or close it first."),
)
_OTHER = (
    N_("Your draft cannot be saved to this disk."),
    N_("Check that the data folder can be written to. Your draft is kept while the program runs."),
)


class HoldsSecret(Trouble, ValueError):
    """A text with a key or the link of a session in it, such as one pasted into a wrong field."""

    def __init__(self) -> None:
        super().__init__(
            _("This holds a secret key or a customer’s private link, so it must not be stored."),
            _("Take it out of the text; then everything is saved again."),
            kind="input",
        )


def code(error: sqlite3.Error) -> int:
    """The primary result code, 0 when the error is Python's own."""
    full_code: int = getattr(error, "sqlite_errorcode", 0)
    return full_code & 0xFF


def trouble(error: sqlite3.Error) -> Trouble:
    """What a person is told. SQLite's text is for support; it quotes no values."""
    number = code(error)
    known = ((FULL, _FULL), (DAMAGED, _DAMAGED), (IN_USE, _IN_USE))
    title, advice = next((words for numbers, words in known if number in numbers), _OTHER)
    return Trouble(_(title), _(advice), kind="disk", detail=f"sqlite {number}: {error}")


def newer() -> Trouble:
    """For a file whose version is above ours."""
    return Trouble(
        _("Your drafts were last saved by a newer Portal Desktop."),
        _("Install the newest version. Nothing in the file was changed."),
        kind="disk",
    )


def moved_aside(name: str, rows: int) -> Trouble:
    """For a damaged file; ``name`` is what it is called now, ``rows`` what was saved from it."""
    title = _("The file with your drafts was damaged, so a new one was started.")
    kept = _("The old one is kept as {name}.").format(name=name)
    saved = _("What could be read was carried over; please look through it.")
    lost = _("Nothing in it could be read. Connect your account again; Stripe has lost nothing.")
    return Trouble(title, f"{kept} {saved if rows else lost}", kind="disk")


def no_folder(detail: str) -> Trouble:
    """For a data folder that cannot be made or read."""
    return Trouble(
        _("The data folder cannot be used."),
        _("Choose another one, or allow writing to it."),
        kind="disk",
        detail=detail,
    )
