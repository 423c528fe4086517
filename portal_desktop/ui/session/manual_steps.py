"""What the merchant says is done at Stripe: believed of what nobody can read, and kept."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QObject

from portal_desktop.common.errors import Trouble
from portal_desktop.options.table import ICON, LOGO, OPTIONS
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.publishing.diff import can_read, way
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.ports import Shelf

BEFORE = "before."
"""The notes that keep which picture Stripe had when the merchant's own was chosen."""
PICTURED = "pictured."
"""The notes that keep which picture Stripe had when it was said to be the merchant's own."""


def pictured_before(shelf: Shelf) -> Mapping[str, Value]:
    """The pictures of which the merchant said that they are their own, by path."""
    notes = {option.path: shelf.note(PICTURED + option.path) for option in (ICON, LOGO)}
    return {path: StripeFile(note) for path, note in notes.items() if note}


class Ticking(QObject):
    """Steps at Stripe that the merchant ticks off. ``ready``: whether Stripe has been read.

    ``attempt`` does something with the disk; where that fails, what was said counts all the same.
    """

    def __init__(
        self,
        shelf: Shelf,
        document: Document,
        attempt: Callable[[Callable[[], object]], None],
        ready: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._shelf, self._document = shelf, document
        self._attempt, self._ready = attempt, ready
        self._notes: dict[str, str] = {}

    def watch(self) -> None:
        """Remember what Stripe shows beside a picture that was just chosen."""
        if not self._ready():
            return
        for step in self._document.plan.hand_overs:
            if step.where == "at_stripe_compare" and self._before(step.path, step.value) is None:
                note = f"{_mark(step.value)} {_mark(self._document.base.get(step.path))}"
                self._put(BEFORE + step.path, note)

    def looks_changed(self, path: str) -> bool:
        """Whether Stripe shows another picture than when the merchant's own was chosen."""
        now, wanted = _mark(self._document.base.get(path)), self._document.draft.get(path)
        before = self._before(path, wanted)
        return bool(now and wanted is not None) and before is not None and now != before

    def tick(self, path: str, value: Value) -> None:
        """The merchant says this value is set at Stripe. What can be read there counts more."""
        known, base = self._document.known, self._document.base
        pictured = known.pictured
        if can_read(path, base, known):
            if way(OPTIONS[path], known) != "at_stripe_compare" or not self.looks_changed(path):
                return
            self._put(PICTURED + path, _mark(base[path]))
            pictured = {**pictured, path: base[path]}
        self._attempt(lambda: self._shelf.tick(path, value))
        ticks = {**known.ticks, path: value}
        self._document.learn(known.with_(ticks=ticks, pictured=pictured))

    def untick(self, path: str) -> None:
        """It is not set at Stripe after all."""
        self._attempt(lambda: self._shelf.untick(path))
        known = self._document.known
        ticks = {each: value for each, value in known.ticks.items() if each != path}
        self._document.learn(known.with_(ticks=ticks))

    def _before(self, path: str, value: Value) -> str | None:
        """What Stripe showed when this was chosen; None where it was not seen."""
        name = BEFORE + path
        if name not in self._notes:
            with suppress(Trouble):
                self._notes[name] = self._shelf.note(name) or ""
        mark, found, before = self._notes.get(name, "").partition(" ")
        return before if found and mark == _mark(value) else None

    def _put(self, name: str, text: str) -> None:
        self._notes[name] = text
        self._attempt(lambda: self._shelf.put_note(name, text))


def _mark(value: Value) -> str:
    """What tells a picture from others; empty for none."""
    match value:
        case Image():
            return value.sha256
        case StripeFile():
            return value.id
        case _:
            return ""
