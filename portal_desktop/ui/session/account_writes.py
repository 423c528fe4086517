"""What this program writes to an account: publishing and actions, one at a time.

A write is settled once its outcome is known: by Stripe's answer, or because what it was to do is
found at Stripe later. Then the end of its attempt, the new base, the form it came from and its
entry in the history go to the disk in one step, so that whatever happens next, nothing is offered
or done a second time.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.account.stripe_results import (
    CompletedAction,
    PublishOutcome,
    PublishResult,
    RemoteChanged,
    RemoteConfiguration,
    snapshot_with_configuration,
    snapshot_with_result,
)
from portal_desktop.actions.action import Action, ActionRequest
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import ngettext
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.publishing.change_text import drift_texts
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingPublish,
    StoredTogether,
    part_of,
    pending_act,
    settled_write,
    state_of,
    superseded_attempts,
)
from portal_desktop.publishing.plan import Plan, change_count, compare
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.draft_storage import DraftStorage
from portal_desktop.ui.session.ports import AccountStoragePort, StripeGatewayPort
from portal_desktop.ui.session.request_tracker import RequestTracker
from portal_desktop.ui.session.unsent_edits import UnsentEdits


class AccountWrites(QObject):
    """What sends a publishing or an action, and takes in what became of it.

    Args:
        keeping: saves the draft together with what is settled.
        unsent: what was typed in forms and is not sent yet.
        heard: called when Stripe's answer holds the settings as they are.

    Attributes:
        sending: what is on its way.
        published: carries how many changes went out.
        refused: carries the ``UserError`` of a publishing or an action.
        moved: carries the changes found at Stripe right before sending (nothing was sent).
        acted: carries the ``Action`` that was done.
        answered: just before that, carries what Stripe made of it.
        lost: what was sent last, if nobody knows whether it arrived.
    """

    published = Signal(int)
    refused = Signal(object)
    moved = Signal(object)
    acted = Signal(object)
    answered = Signal(object)

    def __init__(
        self,
        stripe: StripeGatewayPort,
        storage: AccountStoragePort,
        jobs: Jobs,
        keeping: DraftStorage,
        unsent: UnsentEdits,
        heard: Callable[[], None],
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._stripe, self._storage, self._jobs = stripe, storage, jobs
        self._keeping, self._unsent, self._heard = keeping, unsent, heard
        self._document: Document = keeping.document
        self.sending = RequestTracker(self, timing)
        self.lost: Plan | Action | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being sent; one thing at a time is."""
        return self.sending.under_way

    # sending

    def publish_plan(self, plan: Plan, left_out: Collection[ChangeKey] = ()) -> None:
        """Carry out what a person read, without what is ``left_out``.

        One at a time: nothing happens while something is being sent. The answer comes as a signal.
        """
        if self.is_busy:
            return
        self._document.close_open_step()
        out = frozenset(left_out)
        self.lost = None
        self.sending.begin()
        self._jobs.run_write(
            self._storage.account.id,
            partial(self._stripe.publish_plan, plan, out, self._storage),
            done=partial(self._published, change_count(plan, out)),
            failed=partial(self._not_published, plan),
            owner=self,
        )

    def perform_action(self, act: Action) -> None:
        """Do one thing at Stripe at once; the answer comes as a signal."""
        if self.is_busy or not self.can_perform(act):
            return
        document, portal = self._document, self._document.account_snapshot.portal
        pending = pending_act(act, document.account_snapshot)
        state = state_of(act, document.account_snapshot, document.base)
        self.lost = None
        self.sending.begin()
        self._jobs.run_write(
            self._storage.account.id,
            partial(
                self._stripe.perform_action,
                portal.id if portal else "",
                pending,
                state,
                self._storage,
            ),
            done=partial(self._acted, act),
            failed=partial(self._not_acted, act),
            owner=self,
        )

    def pending_attempts(self) -> tuple[Attempt, ...]:
        """The requests that are not settled, oldest first."""
        try:
            return self._storage.pending_attempts()
        except UserError:  # what cannot be read now is recognised another time
            return ()

    @property
    def unknown(self) -> tuple[SnapshotPart, ...] | None:
        """The parts, beside the settings, that may show whether what was sent last has arrived."""
        match self.lost:
            case None:
                return None
            case Plan():
                return ()
            case Action(request=request):
                part = part_of(request)
                return (part,) if part else ()

    def can_perform(self, act: Action) -> bool:
        """Whether what the action is about is there."""
        return (
            act.request.kind != "configuration"
            or self._document.account_snapshot.portal is not None
        )

    # answers

    def _published(self, changes: int, outcome: PublishOutcome) -> None:
        self._heard()
        document = self._document
        document.update_snapshot(
            snapshot_with_configuration(document.account_snapshot, outcome.remote)
        )
        match outcome:
            case PublishResult():
                document.publish_succeeded(outcome.sent, outcome.remote.settings)
                ended = [] if outcome.attempt is None else [outcome.attempt]
                self._settle(
                    ended + self._superseded_publishings(outcome.remote), published_words(changes)
                )
                self.sending.end()
                self.published.emit(changes)
            case RemoteChanged():
                known = document.account_snapshot
                plan = compare(document.base, outcome.remote.settings, document.draft, known)
                drift = drift_texts(plan.drift, plan.base, plan.remote, known)
                document.rebase(outcome.remote.settings)
                self._keeping.keep_remote_version(document.base)
                self.sending.end()
                self.moved.emit(drift)

    def _acted(self, act: Action, done: CompletedAction) -> None:
        self._document.update_snapshot(
            snapshot_with_result(self._document.account_snapshot, done.answer)
        )
        if isinstance(done.answer, RemoteConfiguration):
            self._heard()
            self._document.rebase(done.answer.settings)
        self._unsent.mark_sent(act.form, act.typed)
        self.answered.emit(done.answer)
        self._settle([done.attempt, *self.superseded_by(done.attempt, act.request)], act.done)
        self.sending.end()
        self.acted.emit(act)

    def _settle(self, ended: Iterable[int], words: str) -> None:
        self._keeping.save_together(settled_write(ended, words, self._document.base))

    def superseded_by(self, attempt: int, request: ActionRequest) -> list[int]:
        """The ids of attempts that say nothing any more once ``attempt`` was carried out."""
        portal = self._document.account_snapshot.portal
        configuration = portal.id if portal else ""
        return superseded_attempts(attempt, request, configuration, self.pending_attempts())

    def _superseded_publishings(self, remote: RemoteConfiguration) -> list[int]:
        """Publishings of before whose outcome was never known: a later one counts now."""
        return [
            each.id
            for each in self.pending_attempts()
            if isinstance(each.purpose, PendingPublish)
            and each.configuration in {"", remote.portal.id}
        ]

    def _not_published(self, plan: Plan, user_error: UserError) -> None:
        self.lost = plan if user_error.unknown_outcome else None
        self._may_not_write(user_error)
        self._not_done(user_error)

    def _not_acted(self, act: Action, user_error: UserError) -> None:
        self.lost = act if user_error.unknown_outcome else None
        if act.request.kind == "configuration":
            self._may_not_write(user_error)
        self._not_done(user_error)

    def _may_not_write(self, user_error: UserError) -> None:
        """Note that a key may not change the portal: then only the login link is offered."""
        if user_error.kind == "permission":
            self._keeping.put_note("link_desk", "yes")
            write: frozenset[SnapshotPart] = frozenset({"write"})
            known = self._document.account_snapshot
            self._document.update_snapshot(replace(known, denied=known.denied | write))

    def _not_done(self, user_error: UserError) -> None:
        outcome = "unknown" if user_error.unknown_outcome else "refused"
        self._keeping.save_together(StoredTogether(calls=((user_error.title, outcome),)))
        self.sending.end()
        self.refused.emit(user_error)


def published_words(changes: int) -> str:
    """The entry of a publishing in the history."""
    words = ngettext("Published {count} change", "Published {count} changes", changes)
    return words.format(count=changes)
