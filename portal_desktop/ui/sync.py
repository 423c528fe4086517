"""Sync: an open document, its place on disk and its account at Stripe, kept together.

Data goes one way: edits are saved, what Stripe says comes in under the history, what is published
becomes the base. Every call to a neighbour runs in a lane; nothing here waits.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from portal_desktop.acts import Act
from portal_desktop.differences import noticed
from portal_desktop.errors import Trouble
from portal_desktop.plan import Change, Plan, compare
from portal_desktop.remote import (
    Answer,
    Moved,
    Opened,
    Outcome,
    Published,
    Remote,
    learn,
    learn_answer,
    learn_remote,
)
from portal_desktop.settings import Settings, defaults
from portal_desktop.text import ngettext
from portal_desktop.timing import USUAL, Timing
from portal_desktop.ui.around import Around
from portal_desktop.ui.document import Document
from portal_desktop.ui.gallery import Gallery
from portal_desktop.ui.jobs import Jobs
from portal_desktop.ui.keeping import Keeping, known_before
from portal_desktop.ui.neighbours import Shelf, Stripe
from portal_desktop.ui.on_its_way import OnItsWay, sending
from portal_desktop.ui.reading import Reading
from portal_desktop.ui.ticking import Ticking
from portal_desktop.ui.waiting import Waiting

T = TypeVar("T")

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
    Stripe made of it. ``found``: the account was read.
    """

    changed = Signal()
    published = Signal(int)
    refused = Signal(object)
    moved = Signal(object)
    drifted = Signal(object)
    acted = Signal(object)
    answered = Signal(object)
    found = Signal()

    def __init__(self, stripe: Stripe, shelf: Shelf, jobs: Jobs, timing: Timing = USUAL) -> None:
        super().__init__()
        self._stripe, self._shelf, self._jobs = stripe, shelf, jobs
        self.account = shelf.account
        self.state: State = "loading"
        self.trouble: Trouble | None = None
        self.has_portal = True
        self._keeping = Keeping(shelf)
        self._keeping.setParent(self)
        self._keeping.changed.connect(self.changed)
        self.document: Document = self._keeping.document
        self.note, self.put_note = shelf.note, self._keeping.put_note
        self.versions, self.keep_picture = shelf.versions, shelf.put_image
        self.document.learn(known_before(shelf))
        self._unsure: OnItsWay | None = None
        self._around = Around(stripe, self.document, jobs, shelf.account.id, timing)
        self._around.setParent(self)
        self._gallery = Gallery(stripe, shelf, self.document, jobs)
        self._gallery.setParent(self)
        self.picture = self._gallery.picture
        self._around.missed.connect(self.changed)
        self.reading = Reading(
            stripe,
            self._around,
            jobs,
            shelf,
            opened=self._opened,
            failed=self._not_opened,
            timing=timing,
        )
        self.reading.setParent(self)
        self.reading.changed.connect(self.changed)
        self.sending = Waiting(self, timing)
        self.sending.changed.connect(self._sends)
        self.ticking = Ticking(shelf, self.document, self._keeping.attempt, self._ready)
        self.ticking.setParent(self)
        self.document.changed.connect(self.ticking.watch)
        self.changed.connect(self.ticking.watch)
        self.tick = self.ticking.tick
        self.answered.connect(self._around.answered)
        self.read_tax_codes = self._around.read_tax_codes
        self.trouble_of = self._around.trouble_of

    # opening and reading again

    def start(self) -> None:
        """Read the account, then its catalogue and icon. What is stored can be edited at once."""
        self.reading.read()

    def read_again(self) -> None:
        """Ask Stripe what it says now; what was changed elsewhere is taken in and said."""
        if not self.busy:
            self.reading.read()

    def _opened(self, opened: Opened) -> None:
        document = self.document
        arrived = self._arrived(opened.settings)
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
        if not arrived:
            self._keeping.found(outside)
        if opened.remote is not None:
            self._keeping.attempt(partial(self._shelf.carried_out, opened.remote.settings))
        self._gallery.fetch(outside)
        if arrived:
            self._done(arrived)
        self.found.emit()
        if drift:
            self.drifted.emit(drift)

    def _arrived(self, outside: Settings) -> int:
        """How many changes have arrived of which that was not known."""
        sent, self._unsure = self._unsure, None
        if sent is None or not sent.arrived(outside):
            return 0
        self.document.agreed(sent.wanted, self.document.base | sent.wanted)
        return sent.count

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

    # publishing and acts

    def publish(self, plan: Plan, left_out: Iterable[tuple[str, str | None]] = ()) -> None:
        """Carry out what a person read. One at a time; the answer comes as a signal."""
        if self.busy:
            return
        self.document.seal()
        out = frozenset(left_out)
        going = sending(plan, out)
        self.sending.begin()
        self._jobs.write(
            self._id,
            partial(self._stripe.publish, plan, out, self._shelf.key_for),
            done=partial(self._published, going.count),
            failed=partial(self._not_published, going),
            owner=self,
        )

    def act(self, act: Act) -> None:
        """Do one thing at Stripe at once."""
        if self.busy or not self.can(act):
            return
        portal = self.document.known.portal
        self.sending.begin()
        self._jobs.write(
            self._id,
            partial(self._stripe.act, portal.id if portal else "", act, self._shelf.key_for),
            done=partial(self._acted, act),
            failed=self._refused if act.request.kind == "configuration" else self._not_done,
            owner=self,
        )

    def can(self, act: Act) -> bool:
        """Whether what the act is about is there."""
        return act.request.kind != "configuration" or self.document.known.portal is not None

    def _published(self, count: int, outcome: Outcome) -> None:
        self._keeping.attempt(self._shelf.answered)
        self.reading.heard()
        document = self.document
        document.learn(learn_remote(document.known, outcome.remote))
        self.has_portal = True
        match outcome:
            case Published():
                document.agreed(outcome.sent, outcome.remote.settings)
                self.sending.end()
                self._done(count)
            case Moved():
                drift = self._take_in(outcome.remote)
                self.sending.end()
                self.moved.emit(drift)

    def _done(self, count: int) -> None:
        words = ngettext("Published {count} change", "Published {count} changes", count)
        self._entered(words.format(count=count))
        self.published.emit(count)

    def _acted(self, act: Act, answer: Answer) -> None:
        self._keeping.attempt(self._shelf.answered)
        self.document.learn(learn_answer(self.document.known, answer))
        if isinstance(answer, Remote):
            self.reading.heard()
            self.document.rebase(answer.settings)
        self.answered.emit(answer)
        self._entered(act.done)
        self.sending.end()
        self.acted.emit(act)

    def _take_in(self, remote: Remote) -> tuple[Change, ...]:
        document = self.document
        drift = compare(document.base, remote.settings, document.draft, document.known).drift
        document.rebase(remote.settings)
        self._keeping.found(document.base)
        return drift

    def _not_published(self, going: OnItsWay, trouble: Trouble) -> None:
        self._unsure = going if trouble.unknown_outcome else None
        self._refused(trouble)

    def _refused(self, trouble: Trouble) -> None:
        """The portal could not be written. A key that may not do so makes this a link desk."""
        if trouble.kind == "permission":
            self.put_note("link_desk", "yes")
            denied = self.document.known.denied | {"write"}
            self.document.learn(self.document.known.with_(denied=denied))
        self._not_done(trouble)

    def _not_done(self, trouble: Trouble) -> None:
        self._keeping.attempt(partial(self._shelf.log, trouble.title, "refused"))
        self.sending.end()
        if trouble.unknown_outcome:
            self.read_again()
        else:
            self._keeping.attempt(self._shelf.answered)
        self.refused.emit(trouble)

    def _entered(self, words: str) -> None:
        self._keeping.attempt(partial(self._shelf.log, words, "done"))
        self._keeping.attempt(partial(self._shelf.add_version, words, self.document.base))

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
    def _id(self) -> str:
        return self.account.id

    @property
    def busy(self) -> bool:
        """Whether something is being sent; one thing at a time is."""
        return self.sending.under_way

    def _sends(self) -> None:
        self.reading.held = self.busy
        self.changed.emit()
