"""Reading what belongs to a portal: catalogue, own reasons, ways to pay, subscriptions.

Read in the background beside the settings; the window works without any of it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial, reduce
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.products import TaxCode
from portal_desktop.account.snapshot import AccountSnapshot, SnapshotPart
from portal_desktop.account.stripe_results import ActionResult, snapshot_with_result
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.ui.background.jobs import Job, Jobs
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.paged_reading import in_steps
from portal_desktop.ui.session.ports import StripeGatewayPort
from portal_desktop.ui.session.request_tracker import RequestTracker

NAMES: Final[Mapping[SnapshotPart, str]] = {
    "catalogue": "catalogue",
    "feedback_options": "feedback_options",
    "payment_method_configurations": "payment_method_configurations",
    "customers": "subscriptions",
}
"""The parts, in the order they are read, and what each is called in ``AccountSnapshot``."""
_STORED: Final[Mapping[SnapshotPart, Callable[[AccountSnapshot, Any], AccountSnapshot]]] = {
    "catalogue": lambda known, found: replace(known, catalogue=found),
    "feedback_options": lambda known, found: replace(known, feedback_options=found),
    "payment_method_configurations": lambda known, found: replace(
        known, payment_method_configurations=found
    ),
    "customers": lambda known, found: replace(known, subscriptions=found),
}
"""The snapshot with what was read of a part."""
MADE_HERE: Final[frozenset[SnapshotPart]] = frozenset({"catalogue", "feedback_options"})
BY_PAGES: Final[frozenset[SnapshotPart]] = frozenset({"catalogue", "customers"})


class AccountDataLoader(QObject):
    """Reads each part and lets the document learn it.

    What a key may not read is ``denied``; what cannot be read for another reason is ``missed``
    until it can be: see ``error_of``. The signal ``missed`` says that this is another;
    ``read_to_end`` that all of a part was read.
    ``waiting``: whether anything is being read that somebody waits for.
    """

    missed = Signal()
    read_to_end = Signal(str)

    def __init__(
        self,
        stripe: StripeGatewayPort,
        document: Document,
        jobs: Jobs,
        account_id: str,
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._document, self._jobs, self._id = document, jobs, account_id
        self._stripe = stripe
        self.waiting = RequestTracker(self, timing)
        self._troubles: dict[SnapshotPart, UserError] = {}
        self._answers: dict[SnapshotPart, list[ActionResult]] = {part: [] for part in MADE_HERE}
        self._unheard: dict[SnapshotPart, Job] = {}
        self._works: Mapping[SnapshotPart, Callable[[], Any]] = {
            "catalogue": stripe.catalogue,
            "feedback_options": stripe.feedback_options,
            "payment_method_configurations": stripe.payment_method_configurations,
            "customers": stripe.subscriptions,
        }

    def read(
        self, parts: Collection[SnapshotPart] = tuple(NAMES), *, quietly: bool = False
    ) -> None:
        """Read these again; the newest reading of a part is the one that counts.

        ``quietly``: nobody asked for it, so nobody waits.
        """
        for part in parts:
            if not quietly:
                self.waiting.begin(part)
            if part in self._answers:
                self._answers[part].clear()
            self._unheard[part] = self._jobs.run_read(
                self._id,
                self._work(part),
                same=part,
                progress=partial(self._store_part, part),
                done=partial(self._ended, part),
                failed=partial(self._failed, part),
                owner=self,
            )

    def read_tax_codes(
        self, done: Callable[[tuple[TaxCode, ...]], None], failed: Callable[[UserError], None]
    ) -> None:
        """Read Stripe's tax codes; some seven hundred, so only when they are asked for."""
        self._jobs.run_read(
            self._id,
            self._stripe.tax_codes,
            same="tax_codes",
            done=done,
            failed=failed,
            owner=self,
        )

    def error_of(self, part: SnapshotPart) -> UserError | None:
        """Why a part could not be read at the last try, permissions aside."""
        return self._troubles.get(part)

    def record_answer(self, answer: ActionResult) -> None:
        """Something was made or changed meanwhile: what is being read may not know it yet."""
        for answers in self._answers.values():
            answers.append(answer)

    def give_up(self, user_error: UserError) -> None:
        """Stripe cannot be reached: what has not begun to come is not waited for any longer."""
        for part, job in tuple(self._unheard.items()):
            job.stop()
            self._failed(part, user_error)

    def _work(self, part: SnapshotPart) -> Callable[[], Any]:
        if part not in BY_PAGES:
            return self._works[part]
        return partial(
            in_steps, self._works[part], getattr(self._document.account_snapshot, NAMES[part])
        )

    def _store_part(self, part: SnapshotPart, found: object) -> None:
        """``found``: what there is by now; None for a page that is not worth showing yet."""
        self._unheard.pop(part, None)
        self.waiting.restart_timeout()
        known = self._document.account_snapshot
        known = replace(known, denied=known.denied - {part}, missed=known.missed - {part})
        if found is not None:
            known = _STORED[part](known, found)
            known = reduce(snapshot_with_result, self._answers.get(part, ()), known)
        self._document.update_snapshot(known)
        if self._troubles.pop(part, None):
            self.missed.emit()

    def _ended(self, part: SnapshotPart, found: object) -> None:
        if found is not None:  # not the end of something that came page by page
            self._store_part(part, found)
        self.waiting.end(part)
        self.read_to_end.emit(part)

    def _failed(self, part: SnapshotPart, user_error: UserError) -> None:
        self._unheard.pop(part, None)
        known = self._document.account_snapshot
        denied, missed = known.denied, known.missed
        had = self._troubles.pop(part, None)
        if user_error.kind == "permission":
            denied, missed = denied | {part}, missed - {part}
        else:
            missed |= {part}
            self._troubles[part] = user_error
        self._document.update_snapshot(replace(known, denied=denied, missed=missed))
        self.waiting.end(part)
        if had or part in missed:
            self.missed.emit()
