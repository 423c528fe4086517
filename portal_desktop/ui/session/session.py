"""The account session: an open document, its place on disk and its account at Stripe, together.

Data goes one way: edits are saved, what Stripe says comes in under the history, what is published
becomes the base. Every call to Stripe or the keyring runs in a queue; nothing here waits.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.account.stripe_results import AccountReading, snapshot_with_reading
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.options.subscription import PRODUCTS
from portal_desktop.publishing.change_text import drift_texts
from portal_desktop.publishing.diff import remote_changes
from portal_desktop.settings.settings import default_settings
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform.repeated_call import Repeated
from portal_desktop.ui.session.account_data_loader import AccountDataLoader
from portal_desktop.ui.session.account_writes import AccountWrites
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.draft_storage import DraftStorage, stored_snapshot
from portal_desktop.ui.session.image_cache import ImageCache
from portal_desktop.ui.session.manual_steps import ManualStepTracker
from portal_desktop.ui.session.ports import AccountStoragePort, KeptVersion, StripeGatewayPort
from portal_desktop.ui.session.settings_loader import SettingsLoader
from portal_desktop.ui.session.unsent_edits import NOTE as UNSENT
from portal_desktop.ui.session.unsent_edits import UnsentEdits
from portal_desktop.ui.session.write_recovery import WriteRecovery

T = TypeVar("T")

CATALOGUE: tuple[SnapshotPart, ...] = ("catalogue",)

SessionState = Literal["loading", "ready", "apart"]
"""``apart``: Stripe could not be read; the draft can be edited all the same."""


class AccountSession(QObject):
    """One open account, and the parts that look after it.

    Attributes:
        document: what is edited.
        reading: asks Stripe for its settings.
        account_data: asks Stripe for the rest of the account snapshot.
        writes: publishes, and carries out actions.
        images: has the bytes of pictures.
        manual_steps: what was done by hand in Stripe's Dashboard.
        unsent: what was typed and not sent yet.
        changed: ``state``, ``user_error``, ``is_saved``, ``reading`` or ``sending`` is another.
        published: carries how many changes went out.
        refused: carries the ``UserError`` of a publishing or an action.
        moved: carries the changes found at Stripe right before sending (nothing was sent).
        drifted: carries those taken in on reading.
        acted: carries the ``Action`` that was done.
        answered: just before that, carries what Stripe made of it.
        recovered: carries a sentence about a write of before whose outcome is known now.
        found: the account was read.
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

    def __init__(
        self,
        stripe: StripeGatewayPort,
        storage: AccountStoragePort,
        jobs: Jobs,
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._storage, self._jobs = storage, jobs
        self.account = storage.account
        self.state: SessionState = "loading"
        self.user_error: UserError | None = None
        self.has_portal = True
        self._read_after_sending = False
        self._drafts = DraftStorage(storage)
        self.document: Document = self._drafts.document
        self.document.update_snapshot(stored_snapshot(storage))
        self.unsent = UnsentEdits(storage.note(UNSENT), self._drafts.keep_note)
        self.account_data = AccountDataLoader(stripe, self.document, jobs, self.account.id, timing)
        self.images = ImageCache(stripe, storage, self.document, jobs)
        self.reading = SettingsLoader(
            stripe,
            self.account_data,
            jobs,
            storage,
            opened=self._opened,
            failed=self._not_opened,
            timing=timing,
        )
        self.writes = AccountWrites(
            stripe, storage, jobs, self._drafts, self.unsent, self.reading.settings_received, timing
        )
        self.reading.unknown = lambda: self.writes.unknown
        self._recovery = WriteRecovery(self.writes, storage, self._drafts, self.unsent)
        self._look_again = Repeated(self._look_for_lost, timing.again)
        self.manual_steps = ManualStepTracker(
            storage, self.document, self._drafts.try_storing, self._is_ready
        )
        self._own_the_parts()
        self._connect_signals()

    def _own_the_parts(self) -> None:
        for part in (
            self._drafts,
            self.account_data,
            self.images,
            self.reading,
            self.writes,
            self._recovery,
            self.manual_steps,
            self._look_again,
        ):
            part.setParent(self)

    def _connect_signals(self) -> None:
        self._drafts.changed.connect(self.changed)
        self.account_data.missed.connect(self.changed)
        self.account_data.read_to_end.connect(self._recovery.take_in_part)
        self.reading.changed.connect(self.changed)
        self.document.changed.connect(self.manual_steps.record_remote_images)
        self.changed.connect(self.manual_steps.record_remote_images)
        writes = self.writes
        writes.sending.changed.connect(self._on_sending_changed)
        writes.answered.connect(self.account_data.record_answer)
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
        """Ask Stripe what it says now; what was changed elsewhere is taken in and shown."""
        if not self.is_busy:
            self.reading.read()

    def _opened(self, opened: AccountReading) -> None:
        if self.is_busy:
            # It may be older than the answer that is still to come.
            self._read_after_sending = True
            return
        document = self.document
        recovered = self._recovery.take_in(opened.remote)
        before = document.base
        known = snapshot_with_reading(document.account_snapshot, opened)
        document.update_snapshot(known)
        self.has_portal = opened.remote is not None
        outside = opened.settings
        if opened.remote is None and not document.draft.in_scope("configuration"):
            document.start_from(default_settings())
        drift = tuple(remote_changes(before, outside, document.draft, known)) if before else ()
        document.rebase(outside)
        self.state, self.user_error = "ready", None
        self.changed.emit()
        if not recovered:
            self._drafts.keep_remote_version(outside)
        self.images.fetch_images(outside)
        self._recovery.record_recovered_writes(opened.remote)
        self.found.emit()
        if drift:
            self.drifted.emit(drift_texts(drift, before, outside, known))

    def _not_opened(self, user_error: UserError) -> None:
        self.state, self.user_error = "apart", user_error
        self.changed.emit()

    def run_local(
        self,
        work: Callable[[], T],
        *,
        same: str,
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        owner: QObject,
    ) -> None:
        """Do something slow on this computer, such as opening a picture.

        Args:
            work: runs on another thread; see ``jobs.Work``.
            same: names the thing; an older request for it is dropped, answer and all.
            done: called with the answer, on the window's thread; ``failed`` with the error.
            owner: nothing is called once it is gone.
        """
        self._jobs.run_local(work, same=same, done=done, failed=failed, owner=owner)

    # what came of publishing and actions

    def _was_published(self, count: int) -> None:
        self.has_portal = True
        self.published.emit(count)

    def _has_moved(self, drift: object) -> None:
        self.has_portal = True
        self.moved.emit(drift)

    def _look_for_lost(self) -> bool:
        """Stripe may have carried out later what it had not when it was asked."""
        if self.writes.lost is None:
            return False
        self.read_again()
        return True

    def _was_refused(self, user_error: UserError) -> None:
        if user_error.unknown_outcome:
            self.read_again()
            self._look_again.start()
        elif PRODUCTS.path in user_error.paths:
            # A price may have been archived meanwhile: its row is to say so.
            self.account_data.read(CATALOGUE)
        self.refused.emit(user_error)

    # the disk

    def note(self, name: str) -> str | None:
        """Something small that is remembered of this account."""
        return self._storage.note(name)

    def put_note(self, name: str, text: str) -> None:
        """Remember something small, as soon as the disk takes it."""
        self._drafts.put_note(name, text)

    def versions(self) -> tuple[KeptVersion, ...]:
        """The states kept for good, newest first."""
        return self._storage.versions()

    def keep_picture(self, content: bytes) -> str:
        """Keep a picture on this computer; its SHA-256. Any thread may call it."""
        return self._storage.put_image(content)

    def flush(self) -> None:
        """Save what is not saved yet, now; before closing."""
        self._drafts.flush()

    @property
    def is_saved(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._drafts.is_saved

    @property
    def disk_error(self) -> UserError | None:
        """Why something could not be kept."""
        return self._drafts.user_error

    def _is_ready(self) -> bool:
        return self.state == "ready"

    @property
    def is_busy(self) -> bool:
        """Whether something is being sent; one thing at a time is."""
        return self.writes.is_busy

    def _on_sending_changed(self) -> None:
        self.reading.held = self.is_busy
        if self._read_after_sending and not self.is_busy:
            self._read_after_sending = False
            self.reading.read()
        self.changed.emit()
