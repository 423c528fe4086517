"""What this program writes to an account: publishing and acts, one at a time.

A write is settled once its outcome is known: by Stripe's answer, or because what it was to do is
found at Stripe later. Then the end of its attempt, the new base, the form it came from and its
entry in the history go to the disk in one step, so that whatever happens next, nothing is offered
or done a second time.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import Part
from portal_desktop.account.stripe_results import (
    Acted,
    Moved,
    Outcome,
    Published,
    Remote,
    learn_answer,
    learn_remote,
)
from portal_desktop.actions.action import Act
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import ngettext
from portal_desktop.common.timing import USUAL, Timing
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingPublish,
    StoredTogether,
    part_of,
    pending_act,
    settled,
    state_of,
)
from portal_desktop.publishing.plan import Plan, compare, count
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.draft_storage import Keeping
from portal_desktop.ui.session.ports import Shelf, Stripe
from portal_desktop.ui.session.request_tracker import Waiting
from portal_desktop.ui.session.unsent_edits import Unsent


class AccountWrites(QObject):
    """``sending``: what is on its way. ``heard``: called when Stripe said what the settings are.

    ``published`` carries how many changes went out, ``refused`` the ``Trouble`` of a publish or
    act, ``moved`` the changes found at Stripe right before sending (nothing was sent), ``acted``
    the ``Act`` that was done, ``answered`` (just before) what Stripe made of it. ``lost``: what was
    sent last, if nobody knows whether it arrived.
    """

    published = Signal(int)
    refused = Signal(object)
    moved = Signal(object)
    acted = Signal(object)
    answered = Signal(object)

    def __init__(
        self,
        stripe: Stripe,
        shelf: Shelf,
        jobs: Jobs,
        keeping: Keeping,
        unsent: Unsent,
        heard: Callable[[], None],
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._stripe, self._shelf, self._jobs = stripe, shelf, jobs
        self._keeping, self._unsent, self._heard = keeping, unsent, heard
        self._document: Document = keeping.document
        self.sending = Waiting(self, timing)
        self.lost: Plan | Act | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being sent; one thing at a time is."""
        return self.sending.under_way

    # sending

    def publish(self, plan: Plan, left_out: Iterable[tuple[str, str | None]] = ()) -> None:
        """Carry out what a person read. One at a time; the answer comes as a signal."""
        if self.busy:
            return
        self._document.seal()
        out = frozenset(left_out)
        self.lost = None
        self.sending.begin()
        self._jobs.write(
            self._shelf.account.id,
            partial(self._stripe.publish, plan, out, self._shelf),
            done=partial(self._published, count(plan, out)),
            failed=partial(self._not_published, plan),
            owner=self,
        )

    def act(self, act: Act) -> None:
        """Do one thing at Stripe at once."""
        if self.busy or not self.can(act):
            return
        document, portal = self._document, self._document.known.portal
        pending = pending_act(act, document.known)
        state = state_of(act, document.known, document.base)
        self.lost = None
        self.sending.begin()
        self._jobs.write(
            self._shelf.account.id,
            partial(self._stripe.act, portal.id if portal else "", pending, state, self._shelf),
            done=partial(self._acted, act),
            failed=partial(self._not_acted, act),
            owner=self,
        )

    def attempts(self) -> tuple[Attempt, ...]:
        """The requests that are not settled, oldest first."""
        try:
            return self._shelf.attempts()
        except Trouble:  # what cannot be read now is recognised another time
            return ()

    @property
    def unknown(self) -> tuple[Part, ...] | None:
        """The parts, beside the settings, that may show whether what was sent last has arrived."""
        match self.lost:
            case None:
                return None
            case Plan():
                return ()
            case Act(request=request):
                part = part_of(request)
                return (part,) if part else ()

    def can(self, act: Act) -> bool:
        """Whether what the act is about is there."""
        return act.request.kind != "configuration" or self._document.known.portal is not None

    # answers

    def _published(self, changes: int, outcome: Outcome) -> None:
        self._heard()
        document = self._document
        document.learn(learn_remote(document.known, outcome.remote))
        match outcome:
            case Published():
                document.agreed(outcome.sent, outcome.remote.settings)
                ended = [] if outcome.attempt is None else [outcome.attempt]
                self._settle(ended + self._overtaken(outcome.remote), published_words(changes))
                self.sending.end()
                self.published.emit(changes)
            case Moved():
                drift = compare(
                    document.base, outcome.remote.settings, document.draft, document.known
                ).drift
                document.rebase(outcome.remote.settings)
                self._keeping.found(document.base)
                self.sending.end()
                self.moved.emit(drift)

    def _acted(self, act: Act, done: Acted) -> None:
        self._document.learn(learn_answer(self._document.known, done.answer))
        if isinstance(done.answer, Remote):
            self._heard()
            self._document.rebase(done.answer.settings)
        self._unsent.sent(act.form, act.typed)
        self.answered.emit(done.answer)
        self._settle([done.attempt], act.done)
        self.sending.end()
        self.acted.emit(act)

    def _settle(self, ended: Iterable[int], words: str) -> None:
        self._keeping.settle(settled(ended, words, self._document.base))

    def _overtaken(self, remote: Remote) -> list[int]:
        """Publishings of before whose outcome was never known: a later one counts now."""
        return [
            each.id
            for each in self.attempts()
            if isinstance(each.purpose, PendingPublish)
            and each.configuration in {"", remote.portal.id}
        ]

    def _not_published(self, plan: Plan, trouble: Trouble) -> None:
        self.lost = plan if trouble.unknown_outcome else None
        self._may_not_write(trouble)
        self._not_done(trouble)

    def _not_acted(self, act: Act, trouble: Trouble) -> None:
        self.lost = act if trouble.unknown_outcome else None
        if act.request.kind == "configuration":
            self._may_not_write(trouble)
        self._not_done(trouble)

    def _may_not_write(self, trouble: Trouble) -> None:
        """A key that may not change the portal makes this a link desk."""
        if trouble.kind == "permission":
            self._keeping.put_note("link_desk", "yes")
            denied = self._document.known.denied | {"write"}
            self._document.learn(self._document.known.with_(denied=denied))

    def _not_done(self, trouble: Trouble) -> None:
        outcome = "unknown" if trouble.unknown_outcome else "refused"
        self._keeping.settle(StoredTogether(calls=((trouble.title, outcome),)))
        self.sending.end()
        self.refused.emit(trouble)


def published_words(changes: int) -> str:
    """The entry of a publishing in the history."""
    words = ngettext("Published {count} change", "Published {count} changes", changes)
    return words.format(count=changes)
