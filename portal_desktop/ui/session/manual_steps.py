"""What the merchant says is done at Stripe: believed of what nobody can read, and kept."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject

from portal_desktop.common.errors import UserError
from portal_desktop.options.branding import ICON, LOGO
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.publishing.diff import can_read, delivery_of
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.ports import AccountStoragePort

BEFORE = "before."
"""The notes that keep which picture Stripe had when the merchant's own was chosen."""
PICTURED = "pictured."
"""The notes that keep which picture Stripe had when it was marked as the merchant's own."""


def pictured_before(storage: AccountStoragePort) -> Mapping[str, Value]:
    """The pictures the merchant marked as their own, by path."""
    notes = {option.path: storage.note(PICTURED + option.path) for option in (ICON, LOGO)}
    return {path: StripeFile(note) for path, note in notes.items() if note}


class ManualStepTracker(QObject):
    """Steps at Stripe that the merchant ticks off. ``ready``: whether Stripe has been read.

    ``attempt`` does something with the disk; where that fails, what was marked counts all the same.
    """

    def __init__(
        self,
        storage: AccountStoragePort,
        document: Document,
        attempt: Callable[[Callable[[], object]], None],
        ready: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._storage, self._document = storage, document
        self._attempt, self._ready = attempt, ready
        self._notes: dict[str, str] = {}

    def record_remote_images(self) -> None:
        """Remember what Stripe shows beside a picture that was just chosen."""
        if not self._ready():
            return
        for step in self._document.plan.hand_overs:
            if (
                step.where == "at_stripe_compare"
                and self._remote_image_before(step.path, step.value) is None
            ):
                note = f"{_image_id(step.value)} {_image_id(self._document.base.get(step.path))}"
                self._store_note(BEFORE + step.path, note)

    def looks_changed(self, path: str) -> bool:
        """Whether Stripe shows another picture than when the merchant's own was chosen."""
        now, wanted = _image_id(self._document.base.get(path)), self._document.draft.get(path)
        before = self._remote_image_before(path, wanted)
        return bool(now and wanted is not None) and before is not None and now != before

    def mark_as_set(self, path: str, value: Value) -> None:
        """The merchant says this value is set at Stripe. What can be read there counts more."""
        known, base = self._document.account_snapshot, self._document.base
        pictured = known.pictured
        if can_read(path, base, known):
            if delivery_of(OPTIONS[path], known) != "at_stripe_compare" or not self.looks_changed(
                path
            ):
                return
            self._store_note(PICTURED + path, _image_id(base[path]))
            pictured = {**pictured, path: base[path]}
        self._attempt(lambda: self._storage.mark_as_set(path, value))
        ticks = {**known.ticks, path: value}
        self._document.update_snapshot(replace(known, ticks=ticks, pictured=pictured))

    def unmark_as_set(self, path: str) -> None:
        """It is not set at Stripe after all."""
        self._attempt(lambda: self._storage.unmark_as_set(path))
        known = self._document.account_snapshot
        ticks = {each: value for each, value in known.ticks.items() if each != path}
        self._document.update_snapshot(replace(known, ticks=ticks))

    def _remote_image_before(self, path: str, value: Value) -> str | None:
        """What Stripe showed when this was chosen; None where it was not seen."""
        name = BEFORE + path
        if name not in self._notes:
            with suppress(UserError):
                self._notes[name] = self._storage.note(name) or ""
        mark, found, before = self._notes.get(name, "").partition(" ")
        return before if found and mark == _image_id(value) else None

    def _store_note(self, name: str, text: str) -> None:
        self._notes[name] = text
        self._attempt(lambda: self._storage.put_note(name, text))


def _image_id(value: Value) -> str:
    """What tells a picture from others; empty for none."""
    match value:
        case Image():
            return value.sha256
        case StripeFile():
            return value.id
        case _:
            return ""
