"""Drafts on their way to the disk: one that it does not take stays here, and is tried again."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from portal_desktop.common.errors import UserError
from portal_desktop.storage.sqlite.database import Database
from portal_desktop.storage.sqlite.errors import HoldsSecret
from portal_desktop.storage.sqlite.text import clean_text

Place = tuple[str, str]
"""Account and scope."""


@dataclass(frozen=True)
class _Draft:
    text: str = field(repr=False)
    beside: Callable[[], object] | None


class UnsavedDraftTexts:
    """The newest text of each place that is not on the disk. Any thread may call it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._drafts: dict[Place, _Draft] = {}
        self._lock = threading.RLock()

    def texts(self) -> Mapping[Place, str]:
        """The drafts that are not on the disk, as they were typed."""
        with self._lock:
            return {place: draft.text for place, draft in self._drafts.items()}

    def put(self, place: Place, text: str, beside: Callable[[], object] | None) -> None:
        """Save a draft with what belongs to it, and try the others again.

        Raises:
            UserError: why this one is not saved; it stays here.
            LookupError: when its account is gone; it is dropped.
        """
        with self._lock:
            self._drafts[place] = _Draft(text, beside)
            failed = self._try_all()
        if place in failed:
            raise failed[place]

    def forget(self, account_id: str) -> None:
        """Drop the drafts of an account."""
        with self._lock:
            for place in [place for place in self._drafts if place[0] == account_id]:
                del self._drafts[place]

    def save(self) -> None:
        """Try all drafts again.

        Raises:
            UserError: why one of them is not saved; an error of the disk, if there is any.
            LookupError: when the account of one is gone.
        """
        with self._lock:
            failed = self._try_all()
        if failed:
            raise min(failed.values(), key=lambda error: isinstance(error, HoldsSecret))

    def _try_all(self) -> Mapping[Place, UserError | LookupError]:
        tried = {place: self._try(place) for place in [*self._drafts]}
        return {place: error for place, error in tried.items() if error is not None}

    def _try(self, place: Place) -> UserError | LookupError | None:
        draft = self._drafts[place]
        try:
            self._write(place, draft)
        except UserError as user_error:
            return user_error
        except LookupError as error:
            del self._drafts[place]
            return error
        del self._drafts[place]
        return None

    def _write(self, place: Place, draft: _Draft) -> None:
        text = clean_text(draft.text)
        with self._db.transaction(durable=draft.beside is not None):
            if draft.beside is not None:
                draft.beside()
            self._db.execute_change(
                "INSERT INTO drafts VALUES (?, ?, ?)"
                " ON CONFLICT (account_id, scope) DO UPDATE SET text = excluded.text",
                *place,
                text,
            )
