"""One account's place on this computer's disk, in our words.

Joins the store (which knows only text) with the way settings and histories are written down.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from portal_desktop import nesting
from portal_desktop.accounts import Account
from portal_desktop.errors import Trouble
from portal_desktop.history import History
from portal_desktop.nesting import Nested
from portal_desktop.options import OPTIONS
from portal_desktop.remote import Sending
from portal_desktop.settings import Settings
from portal_desktop.store import Store
from portal_desktop.stored import (
    NotReadable,
    dump_history,
    dump_settings,
    dump_value,
    load_history,
    load_settings,
    load_value,
)
from portal_desktop.text import _
from portal_desktop.values import Value

SCOPE = "default"
"""The name of the one configuration a draft is kept for; others get their ``bpc_…``."""


@dataclass(frozen=True, slots=True)
class Version:
    """A kept state. ``at`` in Unix seconds."""

    id: int
    at: int
    title: str
    settings: Settings


class Shelf:
    """Drafts, versions, ticks, pictures and unfinished requests of one account.

    Every method may raise ``Trouble`` of kind ``disk``; all may be called on any thread.
    """

    def __init__(self, store: Store, account: Account) -> None:
        self._store = store
        self.account = account

    def history(self) -> History | None:
        """The stored draft with its undo; None where there is none.

        Raises ``Trouble`` when there is one that cannot be read; it is kept as it is.
        """
        text = self._store.draft(self.account.id, SCOPE)
        if text is None:
            return None
        try:
            return load_history(text)
        except NotReadable:
            self._store.save_draft(self.account.id, f"{SCOPE}-unreadable", text)
            raise Trouble(
                _("The draft kept for this account cannot be read."),
                _("It was put aside, and you start from what is published."),
                kind="disk",
            ) from None

    def save_history(self, history: History) -> None:
        """Keep the draft with its undo."""
        self._store.save_draft(self.account.id, SCOPE, dump_history(history))

    def add_version(self, title: str, settings: Settings) -> None:
        """Keep a state for good."""
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

    def key_for(self, kind: Sending, params: Nested) -> str:
        """The idempotency key for a request, on disk before it is sent.

        The same request of unknown outcome gets the same key again, so it happens once.
        """
        request = json.dumps(params, sort_keys=True, ensure_ascii=False)
        import hashlib

        print_of = hashlib.sha256(request.encode()).hexdigest()
        key = f"pd-{hashlib.sha256(f'{time.time_ns()}{print_of}'.encode()).hexdigest()[:40]}"
        return self._store.begin_attempt(self.account.id, kind, print_of, key, request).key

    def answered(self) -> None:
        """Stripe gave a definite answer: the keys of what was sent are thrown away."""
        for attempt in self._store.attempts(self.account.id):
            self._store.end_attempt(attempt.id)

    def carried_out(self, now: Settings) -> None:
        """Stripe has ``now``: a request of unknown outcome that stands there was carried out.

        Its key is thrown away. Kept, it would answer for the same wish at a later time.
        """
        stands = nesting.write(now, [path for path in now if path in OPTIONS])
        for attempt in self._store.attempts(self.account.id):
            asked = json.loads(attempt.request)
            # An act's request stands below what it is about.
            if _within(asked.get("params", asked), stands):
                self._store.end_attempt(attempt.id)

    def ticks(self) -> Mapping[str, Value]:
        """Values the merchant said are set at Stripe, by path."""
        found: dict[str, Value] = {}
        for tick in self._store.ticks(self.account.id):
            try:
                found[tick.path] = load_value(tick.value)
            except NotReadable:
                continue
        return found

    def tick(self, path: str, value: Value) -> None:
        """Remember that the merchant set this value at Stripe."""
        self._store.put_tick(self.account.id, path, dump_value(value), int(time.time()))

    def untick(self, path: str) -> None:
        """Forget that the merchant set it."""
        self._store.end_tick(self.account.id, path)

    def log(self, words: str, outcome: str) -> None:
        """Enter something done at Stripe into the list of calls, in words."""
        self._store.add_call(self.account.id, int(time.time()), words, outcome)

    def put_image(self, content: bytes) -> str:
        """Keep a picture; its name is its content's sha256."""
        return self._store.put_image(content)

    def image(self, sha256: str) -> bytes | None:
        """A kept picture."""
        return self._store.image(sha256)

    def note(self, name: str) -> str | None:
        """A small remembered thing, such as the open tab."""
        return self._store.value(name, self.account.id)

    def put_note(self, name: str, text: str) -> None:
        """Remember a small thing."""
        self._store.put_value(name, text, self.account.id)


def _within(asked: object, stands: object) -> bool:
    """Whether everything in a request is so already."""
    if isinstance(asked, dict) and isinstance(stands, dict):
        return all(key in stands and _within(value, stands[key]) for key, value in asked.items())
    return asked == stands
