"""A document on its way to the disk: saved while it is edited, found again at the next start."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.common.dates import date_text
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _, language
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.diff import equal_at_stripe
from portal_desktop.publishing.pending_writes import StoredTogether
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.platform.throttle import Throttle
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.manual_steps import pictured_before
from portal_desktop.ui.session.portal_observations import SEEN, seen_before
from portal_desktop.ui.session.ports import AccountStoragePort

PAUSE = 240
"""Milliseconds from a change to its saving.

A kill shall cost at most 300 of typing, and what one write takes; the window may be busy painting
when the time has come.
"""


def stored_snapshot(storage: AccountStoragePort) -> AccountSnapshot:
    """What is known of an account before Stripe is asked: what a person entered or saw here."""
    return replace(
        NOTHING_KNOWN,
        ticks=dict(storage.values_marked_as_set()),
        pictured=pictured_before(storage),
        denied=frozenset({"write"} if storage.note("link_desk") else ()),
        seen=seen_before(storage.note(SEEN) or ""),
    )


class DraftStorage(QObject):
    """What saves a document while it is edited, and finds it again at the next start.

    Attributes:
        changed: whether everything is saved, or ``user_error``, is another.
        document: starts as it was kept; where that cannot be read, ``user_error`` says so.
        user_error: why the disk did not take something; None while it does.
    """

    changed = Signal()

    def __init__(self, storage: AccountStoragePort) -> None:
        super().__init__()
        self._storage = storage
        self.user_error: UserError | None = None
        self._save = Throttle(self._save_now, PAUSE, parent=self)
        self._beside = StoredTogether()
        self.document = Document(self._kept())
        self._on_disk = _done_by_a_person(self.document.history)
        self._was_saved = self.is_saved
        self.document.edited.connect(self._edited)

    @property
    def is_saved(self) -> bool:
        """Whether all that a person did is on the disk.

        What Stripe said is kept there too, but that nobody has done, so nobody waits for it.
        """
        mine = self._save.is_waiting and _done_by_a_person(self.document.history) != self._on_disk
        return not mine and self.user_error is None

    def flush(self) -> None:
        """Save what is not saved yet, now; before closing."""
        self.document.close_open_step()
        self._save.flush()

    def try_storing(self, keep: Callable[[], object]) -> None:
        """Keep something else; where that fails, what Stripe answered counts all the same."""
        try:
            keep()
        except UserError as user_error:
            self.user_error = user_error

    def keep_remote_version(self, there: Settings) -> None:
        """Keep what stands at Stripe where no version holds it yet: publishing may overwrite it."""
        self.try_storing(lambda: self._keep_found(there))

    def _keep_found(self, there: Settings) -> None:
        newest = next(iter(self._storage.versions()), None)
        if newest is not None and not _is_changed_at_stripe(newest.settings, there):
            return
        words = _("As found on {date}, changed at Stripe") if newest else _("As found on {date}")
        today = date_text(int(datetime.now(UTC).timestamp()), language())
        self._storage.add_version(words.format(date=today), there)

    def save_together(self, what: StoredTogether) -> None:
        """Save the draft together with ``what``, now: all of it is on the disk or nothing.

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
        with suppress(UserError):
            self._storage.put_note(name, text)

    def _edited(self) -> None:
        self._save.touch()
        if self.is_saved != self._was_saved:
            self._notify_changed()

    def _save_now(self) -> None:
        try:
            self._storage.save_history(self.document.history, self._beside or None)
        except UserError as user_error:
            self.user_error = user_error
            self._save.touch()
        else:
            self.user_error = None
            self._beside = StoredTogether()
            self._on_disk = _done_by_a_person(self.document.history)
        self._notify_changed()

    def _notify_changed(self) -> None:
        self._was_saved = self.is_saved
        self.changed.emit()

    def _kept(self) -> steps.EditHistory:
        try:
            found = self._storage.load_history()
        except UserError as user_error:
            self.user_error = user_error
            found = None
        return found or steps.start_history(Settings())


def _is_changed_at_stripe(kept: Settings, there: Settings) -> bool:
    """Whether something that a version can bring back is another at Stripe.

    What the version does not know says nothing: it was only not read then.
    """
    return any(
        path in kept
        and OPTIONS[path].own_delivery == "published"
        and OPTIONS[path].scope == "configuration"
        and not equal_at_stripe(path, kept, there)
        for path in there
        if path in OPTIONS
    )


def _done_by_a_person(history: steps.EditHistory) -> object:
    return history.steps, history.position
