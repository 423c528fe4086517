"""What stands around a portal: catalogue, own reasons, ways to pay, subscriptions.

Read in the background beside the settings; the window works without any of it.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial, reduce
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.products import TaxCode
from portal_desktop.account.snapshot import Part
from portal_desktop.account.stripe_results import Answer, learn_answer
from portal_desktop.common.errors import Trouble
from portal_desktop.common.timing import USUAL, Timing
from portal_desktop.ui.background.jobs import Job, Jobs
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.growing_reading import in_steps
from portal_desktop.ui.session.ports import Stripe
from portal_desktop.ui.session.request_tracker import Waiting

NAMES: Final[Mapping[Part, str]] = {
    "catalogue": "catalogue",
    "reasons": "reasons",
    "ways": "ways",
    "customers": "subscriptions",
}
"""The parts, in the order they are read, and what each is called in ``Known``."""
MADE_HERE: Final[frozenset[Part]] = frozenset({"catalogue", "reasons"})
BY_PAGES: Final[frozenset[Part]] = frozenset({"catalogue", "customers"})


class Around(QObject):
    """Reads each part and lets the document learn it.

    What a key may not read is ``denied``; what cannot be read for another reason is ``missed``
    until it can be: see ``trouble_of``. The signal ``missed`` says that this is another;
    ``read_to_end`` that all of a part was read.
    ``waiting``: whether anything is being read that somebody waits for.
    """

    missed = Signal()
    read_to_end = Signal(str)

    def __init__(
        self,
        stripe: Stripe,
        document: Document,
        jobs: Jobs,
        account_id: str,
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._document, self._jobs, self._id = document, jobs, account_id
        self._stripe = stripe
        self.waiting = Waiting(self, timing)
        self._troubles: dict[Part, Trouble] = {}
        self._answers: dict[Part, list[Answer]] = {part: [] for part in MADE_HERE}
        self._unheard: dict[Part, Job] = {}
        self._works: Mapping[Part, Callable[[], Any]] = {
            "catalogue": stripe.catalogue,
            "reasons": stripe.reasons,
            "ways": stripe.ways,
            "customers": stripe.subscriptions,
        }

    def read(self, parts: Collection[Part] = tuple(NAMES), *, quietly: bool = False) -> None:
        """Read these again; the newest reading of a part is the one that counts.

        ``quietly``: nobody asked for it, so nobody waits.
        """
        for part in parts:
            if not quietly:
                self.waiting.begin(part)
            if part in self._answers:
                self._answers[part].clear()
            self._unheard[part] = self._jobs.read(
                self._id,
                self._work(part),
                same=part,
                progress=partial(self._take, part),
                done=partial(self._ended, part),
                failed=partial(self._failed, part),
                owner=self,
            )

    def read_tax_codes(
        self, done: Callable[[tuple[TaxCode, ...]], None], failed: Callable[[Trouble], None]
    ) -> None:
        """Read Stripe's tax codes; some seven hundred, so only when they are asked for."""
        self._jobs.read(
            self._id,
            self._stripe.tax_codes,
            same="tax_codes",
            done=done,
            failed=failed,
            owner=self,
        )

    def trouble_of(self, part: Part) -> Trouble | None:
        """Why a part could not be read at the last try, permissions aside."""
        return self._troubles.get(part)

    def answered(self, answer: Answer) -> None:
        """Something was made or changed meanwhile: what is being read may not know it yet."""
        for answers in self._answers.values():
            answers.append(answer)

    def give_up(self, trouble: Trouble) -> None:
        """Stripe cannot be reached: what has not begun to come is not waited for any longer."""
        for part, job in tuple(self._unheard.items()):
            job.stop()
            self._failed(part, trouble)

    def _work(self, part: Part) -> Callable[[], Any]:
        if part not in BY_PAGES:
            return self._works[part]
        return partial(in_steps, self._works[part], getattr(self._document.known, NAMES[part]))

    def _take(self, part: Part, found: object) -> None:
        """``found``: what there is by now; None for a page that is not worth showing yet."""
        self._unheard.pop(part, None)
        self.waiting.heard()
        known = self._document.known
        known = known.with_(denied=known.denied - {part}, missed=known.missed - {part})
        if found is not None:
            known = known.with_(**{NAMES[part]: found})
            known = reduce(learn_answer, self._answers.get(part, ()), known)
        self._document.learn(known)
        if self._troubles.pop(part, None):
            self.missed.emit()

    def _ended(self, part: Part, found: object) -> None:
        if found is not None:  # not the end of something that came page by page
            self._take(part, found)
        self.waiting.end(part)
        self.read_to_end.emit(part)

    def _failed(self, part: Part, trouble: Trouble) -> None:
        self._unheard.pop(part, None)
        known = self._document.known
        denied, missed = known.denied, known.missed
        had = self._troubles.pop(part, None)
        if trouble.kind == "permission":
            denied, missed = denied | {part}, missed - {part}
        else:
            missed |= {part}
            self._troubles[part] = trouble
        self._document.learn(known.with_(denied=denied, missed=missed))
        self.waiting.end(part)
        if had or part in missed:
            self.missed.emit()
