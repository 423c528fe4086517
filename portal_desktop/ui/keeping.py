"""A document on its way to the disk: saved while it is edited, found again at the next start."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from portal_desktop import history as steps
from portal_desktop.errors import Trouble
from portal_desktop.known import NOTHING_KNOWN, Known
from portal_desktop.settings import Settings
from portal_desktop.ui.document import Document
from portal_desktop.ui.neighbours import Shelf
from portal_desktop.ui.seen import SEEN, seen_before
from portal_desktop.ui.throttle import Throttle


def known_before(shelf: Shelf) -> Known:
    """What is known of an account before Stripe is asked: what a person said or was told here."""
    return NOTHING_KNOWN.with_(
        ticks=dict(shelf.ticks()),
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
        self._save = Throttle(self._save_now, parent=self)
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
            self._shelf.save_history(self.document.history)
        except Trouble as trouble:
            self.trouble = trouble
            self._save.touch()
        else:
            self.trouble = None
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


def _done_by_a_person(history: steps.History) -> object:
    return history.steps, history.position
