"""Writes of unknown outcome, recognised by what is found at Stripe.

Their answer was lost on the way, or the program was closed before it came. What was to be done is
on the disk, so it is shown as one's own doing and never as somebody else's, and is not offered or
done again.
"""

import time
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.account.stripe_results import ActionResult, RemoteConfiguration
from portal_desktop.actions.action import Action, ActionRequest
from portal_desktop.common.dates import date_text
from portal_desktop.common.i18n import _, language
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingAction,
    PendingPublish,
    StoredTogether,
    has_arrived,
    part_of,
    result_of,
    settled_write,
)
from portal_desktop.publishing.requested_values import stands_in
from portal_desktop.ui.session.account_writes import AccountWrites, published_words
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.draft_storage import DraftStorage
from portal_desktop.ui.session.ports import AccountStoragePort
from portal_desktop.ui.session.unsent_edits import UnsentEdits

KEYS_LAST = 24 * 60 * 60
"""Seconds that Stripe keeps a key at least (https://docs.stripe.com/api/idempotent_requests)."""


class WriteRecovery(QObject):
    """``recovered``: a sentence about a write of before that is known to be done.

    What this window itself sent is reported as if its answer had come: by ``published``,
    ``answered`` and ``acted`` of the account's writes.
    """

    recovered = Signal(str)

    def __init__(
        self,
        writes: AccountWrites,
        storage: AccountStoragePort,
        keeping: DraftStorage,
        unsent: UnsentEdits,
    ) -> None:
        super().__init__()
        self._writes, self._storage, self._keeping = writes, storage, keeping
        self._unsent = unsent
        self._document: Document = keeping.document
        self._arrived: list[Attempt] = []

    def take_in(self, remote: RemoteConfiguration | None) -> bool:
        """Recognise what has arrived of the portal settings, before the rest is taken in.

        The document takes it for agreed. Whether there was any; ``record_recovered_writes`` says
        so.
        """
        if remote is None:
            return False
        self._arrived = [
            each for each in self._recoverable_attempts() if _has_arrived(each, remote)
        ]
        for attempt in self._arrived:
            if isinstance(attempt.purpose, PendingPublish):
                wanted = attempt.purpose.wanted
                self._document.publish_succeeded(wanted, self._document.base | wanted)
        return bool(self._arrived)

    def record_recovered_writes(self, remote: RemoteConfiguration | None) -> None:
        """Enter what has arrived into the history, and say it."""
        arrived, self._arrived = self._arrived, []
        for attempt in arrived:
            # An earlier one of the same may have ended with it.
            if attempt.id in {each.id for each in self._writes.pending_attempts()}:
                self._record_recovered(attempt, remote)
        if remote is not None:
            self._end_old(each for each in self._recoverable_attempts() if _is_of_portal(each))

    def take_in_part(self, part: SnapshotPart) -> None:
        """Recognise what was made or changed of a part of the account that was read to its end."""
        missing: list[Attempt] = []
        for attempt in self._recoverable_attempts():
            purpose = attempt.purpose
            if not isinstance(purpose, PendingAction) or part_of(purpose.request) != part:
                continue
            found = result_of(purpose, self._document.account_snapshot)
            if found is not None:
                self._record_recovered(attempt, found)
            else:
                missing.append(attempt)
        self._end_old(missing)

    def _end_old(self, missing: Iterable[Attempt]) -> None:
        """What is not there after Stripe has forgotten its key was never carried out."""
        since = time.time() - KEYS_LAST
        old = [each.id for each in missing if not each.this_run and each.begun_at < since]
        if old:
            self._keeping.save_together(StoredTogether(tuple(old)))

    def _recoverable_attempts(self) -> tuple[Attempt, ...]:
        """None while something is on its way: its answer comes by itself."""
        return () if self._writes.is_busy else self._writes.pending_attempts()

    def _record_recovered(self, attempt: Attempt, found: ActionResult | None) -> None:
        lost, purpose = self._writes.lost, attempt.purpose
        mine = attempt.this_run and lost is not None
        if isinstance(purpose, PendingPublish):
            words = published_words(purpose.count)
            self._keeping.save_together(settled_write([attempt.id], words, self._document.base))
            if mine and not isinstance(lost, Action):
                self._writes.lost = None
                self._writes.published.emit(purpose.count)
            else:
                self.recovered.emit(_recovery_sentence(_("Published at {time}"), attempt))
            return
        self._unsent.mark_sent(purpose.form, purpose.typed)
        mine = mine and isinstance(lost, Action) and _is_same(lost.request, purpose.request)
        if mine and found is not None:
            self._writes.answered.emit(found)
        ended = [attempt.id, *self._writes.superseded_by(attempt.id, purpose.request)]
        self._keeping.save_together(settled_write(ended, purpose.done, self._document.base))
        if mine:
            self._writes.lost = None
            self._writes.acted.emit(lost)
        else:
            self.recovered.emit(_recovery_sentence(f"{purpose.done} ({{time}})", attempt))


def _is_of_portal(attempt: Attempt) -> bool:
    purpose = attempt.purpose
    return isinstance(purpose, PendingPublish) or purpose.request.kind == "configuration"


def _has_arrived(attempt: Attempt, remote: RemoteConfiguration) -> bool:
    if attempt.configuration not in {"", remote.portal.id}:
        return False
    purpose = attempt.purpose
    if isinstance(purpose, PendingPublish):
        return has_arrived(purpose, remote.settings)
    return purpose.request.kind == "configuration" and stands_in(purpose.request, remote.settings)


def _is_same(asked: ActionRequest, sent: ActionRequest) -> bool:
    """Whether this was sent for that; sending named the open configuration."""
    return asked == sent or asked == replace(sent, id="")


def _recovery_sentence(what: str, attempt: Attempt) -> str:
    when = date_text(attempt.begun_at, language(), "moment")
    why = (
        _("Stripe’s answer was lost on the way.")
        if attempt.this_run
        else _("The program was closed before the answer.")
    )
    return f"{what.replace('{time}', when)}. {why}"
