"""What stands around a portal: catalogue, own reasons, ways to pay, subscriptions.

Read in the background beside the settings; the window works without any of it.
"""

from collections.abc import Callable
from functools import partial, reduce
from typing import Any

from PySide6.QtCore import QObject, Signal

from portal_desktop.catalogue import Catalogue, TaxCode
from portal_desktop.customers import Subscriptions
from portal_desktop.errors import Trouble
from portal_desktop.known import Part
from portal_desktop.remote import Answer, learn_answer
from portal_desktop.ui.document import Document
from portal_desktop.ui.jobs import Jobs
from portal_desktop.ui.neighbours import Stripe

GROWTH = 1.5
"""How much more than is shown has to be read before it is shown."""


class Around(QObject):
    """Reads each part and lets the document learn it; what a key may not read is ``denied``.

    ``missed``: a part could not be read, or can be now; see ``trouble_of``.
    """

    missed = Signal()

    def __init__(self, stripe: Stripe, document: Document, jobs: Jobs, account_id: str) -> None:
        super().__init__()
        self._document, self._jobs, self._id = document, jobs, account_id
        self._stripe = stripe
        self._troubles: dict[Part, Trouble] = {}
        self._answers: list[Answer] = []
        self._parts: tuple[tuple[Part, str, Callable[[], Any]], ...] = (
            ("catalogue", "catalogue", stripe.catalogue),
            ("reasons", "reasons", stripe.reasons),
            ("ways", "ways", stripe.ways),
            ("customers", "subscriptions", stripe.subscriptions),
        )

    def read(self) -> None:
        """Read everything again; the newest reading of a part is the one that counts."""
        self._answers.clear()
        for part, name, work in self._parts:
            take = partial(self._take, part, name)
            self._jobs.read(
                self._id,
                work,
                same=part,
                progress=take,
                done=take,
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
        self._answers.append(answer)

    def _take(self, part: Part, name: str, found: object) -> None:
        if self._troubles.pop(part, None):
            self.missed.emit()
        if found is None:  # the end of something that came page by page
            return
        known = self._document.known
        before = getattr(known, name)
        if before is not None and _less(found, before):
            return
        after = known.with_(**{name: found}, denied=known.denied - {part})
        if name in {"catalogue", "reasons"}:
            after = reduce(learn_answer, self._answers, after)
        self._document.learn(after)

    def _failed(self, part: Part, trouble: Trouble) -> None:
        if trouble.kind != "permission":
            self._troubles[part] = trouble
            self.missed.emit()
        else:
            known = self._document.known
            self._document.learn(known.with_(denied=known.denied | {part}))


def _less(found: object, before: object) -> bool:
    """Whether a page is not worth showing.

    Read again, the first pages must not take the place of all there were before. And everything
    in the window looks at what is known: a hundred pages are shown in a dozen steps, so that
    typing goes on smoothly meanwhile.
    """
    paged = Catalogue | Subscriptions
    if not isinstance(found, paged) or not isinstance(before, paged) or found.complete:
        return False
    return before.complete or _size(found) < GROWTH * _size(before)


def _size(found: Catalogue | Subscriptions) -> int:
    if isinstance(found, Catalogue):
        return len(found.products) + len(found.prices)
    return len(found.all)
