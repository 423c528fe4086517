"""Sync: an open document, its place on disk and its account at Stripe, kept together.

Data goes one way: edits are saved, what Stripe says comes in under the history, what is published
becomes the base. Every call to a neighbour runs in a lane; nothing here waits.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import Part
from portal_desktop.account.stripe_results import Opened, learn
from portal_desktop.common.errors import Trouble
from portal_desktop.common.timing import USUAL, Timing
from portal_desktop.options.table import PRODUCTS
from portal_desktop.publishing.diff import noticed
from portal_desktop.settings.settings import defaults
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform.repeated_call import Repeated
from portal_desktop.ui.session.account_data_loader import Around
from portal_desktop.ui.session.account_writes import AccountWrites
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.draft_storage import Keeping, known_before
from portal_desktop.ui.session.image_cache import Gallery
from portal_desktop.ui.session.manual_steps import Ticking
from portal_desktop.ui.session.ports import Shelf, Stripe
from portal_desktop.ui.session.settings_loader import Reading
from portal_desktop.ui.session.unsent_edits import NOTE as UNSENT
from portal_desktop.ui.session.unsent_edits import Unsent
from portal_desktop.ui.session.write_recovery import WriteRecovery

T = TypeVar("T")

CATALOGUE: tuple[Part, ...] = ("catalogue",)

State = Literal["loading", "ready", "apart"]
"""``apart``: Stripe could not be read; the draft can be edited all the same."""


class Sync(QObject):
    """One open account. ``reading`` and ``sending``: what is under way at Stripe.

    ``versions()``: the states kept for good, newest first. ``picture(image)``: its bytes, if they
    are on this computer; ``keep_picture(bytes)``, which may be called in a lane, keeps them there.

    ``changed``: ``state``, ``trouble``, ``saved``, ``reading`` or ``sending`` is another.
    ``published`` carries how many changes went out, ``refused`` the ``Trouble`` of a publish or
    act, ``moved`` the changes found at Stripe right before sending (nothing was sent), ``drifted``
    those taken in on reading, ``acted`` the ``Act`` that was done, ``answered`` (just before) what
    those taken in on reading, ``acted`` the ``Act`` that was done, ``answered`` (just before) what
    Stripe made of it. ``recovered``: a sentence about a write of before whose outcome is known now.
    ``found``: the account was read.
    """

    changed = Signal()
    published = Signal(int)
    refused = Signal(object)
    moved = Signal(object)
    drifted = Signal(object)
    acted = Signal(object)
    answered = Signal(object)
    recovered = Signal(str)
    found = Signal()

    def __init__(self, stripe: Stripe, shelf: Shelf, jobs: Jobs, timing: Timing = USUAL) -> None:
        super().__init__()
        self._stripe, self._shelf, self._jobs = stripe, shelf, jobs
        self.account = shelf.account
        self.state: State = "loading"
        self.trouble: Trouble | None = None
        self.has_portal = True
        self._read_after_sending = False
        self._keeping = Keeping(shelf)
        self._keeping.setParent(self)
        self._keeping.changed.connect(self.changed)
        self.document: Document = self._keeping.document
        self.note, self.put_note = shelf.note, self._keeping.put_note
        self.versions, self.keep_picture = shelf.versions, shelf.put_image
        self.document.learn(known_before(shelf))
        self.unsent = Unsent(self.note(UNSENT), self._keeping.keep_note)
        self._around = Around(stripe, self.document, jobs, shelf.account.id, timing)
        self._gallery = Gallery(stripe, shelf, self.document, jobs)
        self.picture = self._gallery.picture
        self.reading = Reading(
            stripe,
            self._around,
            jobs,
            shelf,
            opened=self._opened,
            failed=self._not_opened,
            timing=timing,
        )
        self._writes = AccountWrites(
            stripe, shelf, jobs, self._keeping, self.unsent, self.reading.heard, timing
        )
        self.reading.unknown = lambda: self._writes.unknown
        self._recovery = WriteRecovery(self._writes, shelf, self._keeping, self.unsent)
        self._look_again = Repeated(self._look_for_lost, timing.again)
        self.ticking = Ticking(shelf, self.document, self._keeping.attempt, self._ready)
        for part in (
            self._around, self._gallery, self.reading, self._writes, self._recovery, self.ticking,
            self._look_again,
        ):  # fmt: skip
            part.setParent(self)
        self.publish, self.act, self.can = self._writes.publish, self._writes.act, self._writes.can
        self.sending = self._writes.sending
        self.tick = self.ticking.tick
        self.read_tax_codes = self._around.read_tax_codes
        self.trouble_of = self._around.trouble_of
        self._connect()

    def _connect(self) -> None:
        self._around.missed.connect(self.changed)
        self._around.read_to_end.connect(self._recovery.take_in_part)
        self.reading.changed.connect(self.changed)
        self.document.changed.connect(self.ticking.watch)
        self.changed.connect(self.ticking.watch)
        writes = self._writes
        writes.sending.changed.connect(self._sends)
        writes.answered.connect(self._around.answered)
        writes.published.connect(self._was_published)
        writes.refused.connect(self._was_refused)
        writes.moved.connect(self._has_moved)
        writes.answered.connect(self.answered)
        writes.acted.connect(self.acted)
        self._recovery.recovered.connect(self.recovered)

    # opening and reading again

    def start(self) -> None:
        """Read the account, then its catalogue and icon. What is stored can be edited at once."""
        self.reading.read()

    def read_again(self) -> None:
        """Ask Stripe what it says now; what was changed elsewhere is taken in and said."""
        if not self.busy:
            self.reading.read()

    def _opened(self, opened: Opened) -> None:
        if self.busy:
            # It may be older than the answer that is still to come.
            self._read_after_sending = True
            return
        document = self.document
        recovered = self._recovery.take_in(opened.remote)
        before = document.base
        known = learn(document.known, opened)
        document.learn(known)
        self.has_portal = opened.remote is not None
        outside = opened.settings
        if opened.remote is None and not document.draft.of("configuration"):
            document.begin(defaults())
        drift = tuple(noticed(before, outside, document.draft, known)) if before else ()
        document.rebase(outside)
        self.state, self.trouble = "ready", None
        self.changed.emit()
        if not recovered:
            self._keeping.found(outside)
        self._gallery.fetch(outside)
        self._recovery.settle(opened.remote)
        self.found.emit()
        if drift:
            self.drifted.emit(drift)

    def _not_opened(self, trouble: Trouble) -> None:
        self.state, self.trouble = "apart", trouble
        self.changed.emit()

    def aside(
        self,
        work: Callable[[], T],
        *,
        same: str,
        done: Callable[[T], None],
        failed: Callable[[Trouble], None],
        owner: QObject,
    ) -> None:
        """Do something slow on this computer, such as opening a picture."""
        self._jobs.local(work, same=same, done=done, failed=failed, owner=owner)

    # what came of publishing and acts

    def _was_published(self, count: int) -> None:
        self.has_portal = True
        self.published.emit(count)

    def _has_moved(self, drift: object) -> None:
        self.has_portal = True
        self.moved.emit(drift)

    def _look_for_lost(self) -> bool:
        """Stripe may have carried out later what it had not when it was asked."""
        if self._writes.lost is None:
            return False
        self.read_again()
        return True

    def _was_refused(self, trouble: Trouble) -> None:
        if trouble.unknown_outcome:
            self.read_again()
            self._look_again.start()
        elif PRODUCTS.path in trouble.paths:
            # A price may have been archived meanwhile: its row is to say so.
            self._around.read(CATALOGUE)
        self.refused.emit(trouble)

    # the disk

    def flush(self) -> None:
        """Save what is not saved yet, now; before closing."""
        self._keeping.flush()

    @property
    def saved(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._keeping.saved

    @property
    def disk_trouble(self) -> Trouble | None:
        """Why something could not be kept."""
        return self._keeping.trouble

    def _ready(self) -> bool:
        return self.state == "ready"

    @property
    def busy(self) -> bool:
        """Whether something is being sent; one thing at a time is."""
        return self._writes.busy

    def _sends(self) -> None:
        self.reading.held = self.busy
        if self._read_after_sending and not self.busy:
            self._read_after_sending = False
            self.reading.read()
        self.changed.emit()
