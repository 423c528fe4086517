"""One account's place on this computer's disk, in the terms of settings and actions.

Joins the store (which knows only text) with the way settings and histories are written down.
"""

import json
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.redaction import contains_secret
from portal_desktop.options.values import Value
from portal_desktop.publishing.pending_serialization import dump_purpose, load_purpose
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingPurpose,
    StoredTogether,
    WriteRequest,
)
from portal_desktop.settings.edit_history import EditHistory, EditStep
from portal_desktop.settings.serialization import (
    NotReadable,
    dump_history,
    dump_settings,
    dump_value,
    load_history,
    load_settings,
    load_value,
)
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.sqlite.errors import HoldsSecret
from portal_desktop.storage.sqlite.records import StoredAttempt
from portal_desktop.storage.sqlite.store import Store

SCOPE = "default"
"""The name of the one configuration a draft is kept for; others get their ``bpc_…``."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version: a state of an account's settings kept for good.

    Attributes:
        at: when it was kept, in Unix seconds.
        title: in the merchant's words.
    """

    id: int
    at: int
    title: str
    settings: Settings


class AccountStorage:
    """Drafts, versions, ticks, pictures and unfinished requests of one account.

    Every method may raise ``UserError`` of kind ``disk``; all may be called on any thread.
    """

    def __init__(self, store: Store, account: Account) -> None:
        self._store = store
        self.account = account

    def load_history(self) -> EditHistory | None:
        """Load the stored draft with its undo; None where there is none.

        Raises:
            UserError: of kind ``disk``, when there is one that cannot be read; it is kept as it is.
        """
        text = self._store.draft(self.account.id, SCOPE)
        if text is None:
            return None
        try:
            return load_history(text)
        except NotReadable:
            self._store.save_draft(self.account.id, f"{SCOPE}-unreadable", text)
            raise UserError(
                _("The draft kept for this account cannot be read."),
                _("It was put aside, and you start from what is published."),
                kind="disk",
            ) from None

    def save_history(self, history: EditHistory, beside: StoredTogether | None = None) -> None:
        """Keep the draft with its undo, and what belongs to it: all of it or nothing."""
        text = dump_history(history)
        if contains_secret(text):
            text = dump_history(_without_secret_steps(history))
        write = partial(self._write_together, beside) if beside is not None else None
        self._store.save_draft(self.account.id, SCOPE, text, beside=write)

    def _write_together(self, beside: StoredTogether) -> None:
        for attempt in beside.ended:
            self._store.attempts.end(attempt)
        for title, settings in beside.versions:
            self.add_version(title, settings)
        for words, outcome in beside.calls:
            self.log_call(words, outcome)
        for name, text in beside.notes.items():
            with suppress(HoldsSecret):  # it is not kept, and nothing else is held up by it
                self.put_note(name, text)

    def add_version(self, title: str, settings: Settings) -> None:
        """Keep a state for good, under a title in the merchant's words."""
        self._store.add_revision(
            self.account.id, SCOPE, int(time.time()), title, dump_settings(settings)
        )

    def versions(self) -> tuple[Version, ...]:
        """The kept states, newest first; unreadable ones are passed over."""
        found = []
        for kept in self._store.revisions(self.account.id, SCOPE):
            try:
                settings = load_settings(kept.text)
            except NotReadable:
                continue
            found.append(Version(kept.id, int(kept.at), kept.title, settings))
        return tuple(found)

    # requests that are not settled

    def begin_attempt(self, request: WriteRequest) -> Attempt:
        """Put a request on disk, with its idempotency key, before it is sent.

        The same request from the same state that is not settled gets the same key again, so it
        happens once.
        """
        stored = self._store.attempts.begin(
            self.account.id,
            request.configuration,
            _sha256_digest(json.dumps(request.params, sort_keys=True, ensure_ascii=False)),
            _sha256_digest(request.state),
            key=_new_key(),
            purpose=dump_purpose(request.purpose),
        )
        return _attempt_from_stored(stored, request.purpose)

    def spend_key(self, attempt: Attempt) -> None:
        """Note that Stripe keeps a failure under its key, and would only repeat it."""
        self._store.attempts.spend_key(attempt.id)

    def renew_attempt(self, attempt: Attempt) -> Attempt:
        """Make the same request anew, under another key, which is on disk when this returns."""
        key = _new_key()
        self._store.attempts.renew_key(attempt.id, key)
        return replace(attempt, key=key, key_spent=False)

    def end_attempt(self, attempt: Attempt) -> None:
        """Note that Stripe gave a definite answer to this very request, or it was overtaken."""
        self._store.attempts.end(attempt.id)

    def pending_attempts(self) -> tuple[Attempt, ...]:
        """The requests that are not settled, oldest first; unreadable ones are passed over."""
        found = []
        for stored in self._store.attempts.of_account(self.account.id):
            try:
                found.append(_attempt_from_stored(stored, load_purpose(stored.purpose)))
            except NotReadable:
                continue
        return tuple(found)

    def values_marked_as_set(self) -> Mapping[str, Value]:
        """Values the merchant marked as set at Stripe, by path."""
        found: dict[str, Value] = {}
        for tick in self._store.ticks(self.account.id):
            try:
                found[tick.path] = load_value(tick.value)
            except NotReadable:
                continue
        return found

    def mark_as_set(self, path: str, value: Value) -> None:
        """Remember that the merchant set this value at Stripe."""
        self._store.put_tick(self.account.id, path, dump_value(value), int(time.time()))

    def unmark_as_set(self, path: str) -> None:
        """Forget that the merchant set it."""
        self._store.end_tick(self.account.id, path)

    def log_call(self, words: str, outcome: str) -> None:
        """Enter something done at Stripe into the list of calls, in words, and how it ended."""
        self._store.add_call(self.account.id, int(time.time()), words, outcome)

    def put_image(self, content: bytes) -> str:
        """Keep a picture; its SHA-256 in hexadecimal digits, by which it is found again."""
        return self._store.put_image(content)

    def image(self, sha256: str) -> bytes | None:
        """The bytes of a kept picture; None where there is none."""
        return self._store.image(sha256)

    def note(self, name: str) -> str | None:
        """A small remembered text by name, such as the open tab; None where there is none."""
        return self._store.value(name, self.account.id)

    def put_note(self, name: str, text: str) -> None:
        """Remember a small text under a name."""
        self._store.put_value(name, text, self.account.id)


def _attempt_from_stored(stored: StoredAttempt, purpose: PendingPurpose) -> Attempt:
    return Attempt(
        stored.id,
        stored.configuration,
        purpose,
        stored.key,
        stored.begun_at,
        key_spent=stored.key_spent,
        this_run=stored.this_run,
    )


def _new_key() -> str:
    return f"pd-{secrets.token_hex(20)}"


def _sha256_digest(text: str) -> str:
    import hashlib  # loads the system's cryptography, for what is sent only

    return hashlib.sha256(text.encode()).hexdigest()


def _without_secret_steps(history: EditHistory) -> EditHistory:
    """With as much of undo and redo as holds no secret: one that was taken out again is gone."""
    done, undone = history.steps[: history.position], history.steps[history.position :]
    last = max((place for place, step in enumerate(done, 1) if _holds_secret(step)), default=0)
    redo = tuple(takewhile(lambda step: not _holds_secret(step), undone))
    return replace(history, steps=done[last:] + redo, position=len(done) - last)


def _holds_secret(step: EditStep) -> bool:
    return any(contains_secret(str(value)) for pair in step.changes.values() for value in pair)
