"""A document on its way to the disk: saved while it is edited, found again at the next start."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import NOTHING_KNOWN, Known
from portal_desktop.common.dates import show_date
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import _, language
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.diff import same
from portal_desktop.publishing.pending_writes import StoredTogether
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.platform.throttle import Throttle
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.manual_steps import pictured_before
from portal_desktop.ui.session.portal_observations import SEEN, seen_before
from portal_desktop.ui.session.ports import Shelf

PAUSE = 240
"""Milliseconds from a change to its saving.

A kill shall cost at most 300 of typing, and what one write takes; the window may be busy painting
when the time has come.
"""


def known_before(shelf: Shelf) -> Known:
    """What is known of an account before Stripe is asked: what a person said or was told here."""
    return NOTHING_KNOWN.with_(
        ticks=dict(shelf.ticks()),
        pictured=pictured_before(shelf),
        denied=frozenset({"write"} if shelf.note("link_desk") else ()),
        seen=seen_before(shelf.note(SEEN) or ""),
    )


class Keeping(QObject):
    """``changed``: whether everything is saved, or ``trouble`` with the disk, is another.

    ``document`` starts as it was kept; where that cannot be read, ``trouble`` says so.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.trouble: Trouble | None = None
        self._save = Throttle(self._save_now, PAUSE, parent=self)
        self._beside = StoredTogether()
        self.document = Document(self._kept())
        self._on_disk = _done_by_a_person(self.document.history)
        self._was_saved = self.saved
        self.document.edited.connect(self._edited)

    @property
    def saved(self) -> bool:
        """Whether all that a person did is on the disk.

        What Stripe said is kept there too, but that nobody has done, so nobody waits for it.
        """
        mine = self._save.waiting and _done_by_a_person(self.document.history) != self._on_disk
        return not mine and self.trouble is None

    def flush(self) -> None:
        """Save what is not saved yet, now; before closing."""
        self.document.seal()
        self._save.flush()

    def attempt(self, keep: Callable[[], object]) -> None:
        """Keep something else; where that fails, what Stripe answered counts all the same."""
        try:
            keep()
        except Trouble as trouble:
            self.trouble = trouble

    def found(self, there: Settings) -> None:
        """Keep what stands at Stripe where no version holds it yet: publishing may overwrite it."""
        self.attempt(lambda: self._keep_found(there))

    def _keep_found(self, there: Settings) -> None:
        newest = next(iter(self._shelf.versions()), None)
        if newest is not None and not _changed(newest.settings, there):
            return
        words = _("As found on {date}, changed at Stripe") if newest else _("As found on {date}")
        today = show_date(int(datetime.now(UTC).timestamp()), language())
        self._shelf.add_version(words.format(date=today), there)

    def settle(self, what: StoredTogether) -> None:
        """Save the draft together with this, now: all of it is on the disk or nothing.

        Where the disk fails it stays here, and goes with the next save that succeeds.
        """
        self._beside = self._beside | what
        self._save.touch()
        self._save.flush()

    def keep_note(self, name: str, text: str) -> None:
        """Save a small thing that somebody typed, with the next save of the draft."""
        self._beside = self._beside | StoredTogether(notes={name: text})
        self._save.touch()

    def put_note(self, name: str, text: str) -> None:
        """Remember a small thing of this account; a full disk is no reason to complain here."""
        with suppress(Trouble):
            self._shelf.put_note(name, text)

    def _edited(self) -> None:
        self._save.touch()
        if self.saved != self._was_saved:
            self._tell()

    def _save_now(self) -> None:
        try:
            self._shelf.save_history(self.document.history, self._beside or None)
        except Trouble as trouble:
            self.trouble = trouble
            self._save.touch()
        else:
            self.trouble = None
            self._beside = StoredTogether()
            self._on_disk = _done_by_a_person(self.document.history)
        self._tell()

    def _tell(self) -> None:
        self._was_saved = self.saved
        self.changed.emit()

    def _kept(self) -> steps.History:
        try:
            found = self._shelf.history()
        except Trouble as trouble:
            self.trouble = trouble
            found = None
        return found or steps.start(Settings())


def _changed(kept: Settings, there: Settings) -> bool:
    """Whether something that a version can bring back is another at Stripe.

    What the version does not know says nothing: it was only not read then.
    """
    return any(
        path in kept
        and OPTIONS[path].own == "published"
        and OPTIONS[path].scope == "configuration"
        and not same(path, kept, there)
        for path in there
        if path in OPTIONS
    )


def _done_by_a_person(history: steps.History) -> object:
    return history.steps, history.position
