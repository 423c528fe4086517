"""The whole program on an embedded account behind HTTP, and what is watched while it is used."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from portal_desktop.account.products import TaxCode
from portal_desktop.account.snapshot import Known, Part
from portal_desktop.account.stripe_results import Opened
from portal_desktop.common.errors import Trouble
from portal_desktop.common.timing import Timing
from portal_desktop.emulator import Account
from portal_desktop.emulator.server import serve
from portal_desktop.options.table import TERMS
from portal_desktop.publishing.pending_writes import Attempt
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.account_storage import Shelf
from portal_desktop.stripe_api.gateway import Desk
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.session.account_data_loader import NAMES
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import Sync
from tests.integration.stripe_gateway import in_process
from tests.support.http_account import Listening
from tests.support.waits import AT_ONCE
from tests.ui.support.programs import Program, program, set_faults, side_door

TYPED = "https://harbour.example/terms-typed-before"
"""Something typed before the trouble, which has to be there after it."""


@dataclass(frozen=True)
class Fresh:
    """What stands at Stripe at one time of its clock, each part read once."""

    at: int
    desk: Desk

    @cached_property
    def opened(self) -> Opened:
        return self.desk.open()

    @cached_property
    def parts(self) -> Mapping[Part, object]:
        """What stands around the settings."""
        *_pages, catalogue = self.desk.catalogue()
        *_more, subscriptions = self.desk.subscriptions()
        return {
            "catalogue": catalogue,
            "reasons": self.desk.reasons(),
            "ways": self.desk.ways(),
            "customers": subscriptions,
        }

    @cached_property
    def tax_codes(self) -> tuple[TaxCode, ...]:
        return self.desk.tax_codes()


@dataclass
class Running:
    """One program in trouble; ``told`` holds every ``Trouble`` of a write, newest last."""

    stripe: Listening
    program: Program
    told: list[Trouble] = field(default_factory=list)
    done: list[Any] = field(default_factory=list)
    _fresh: "Fresh | None" = None

    @property
    def sync(self) -> Sync:
        return self.program.room.sync

    @property
    def document(self) -> Document:
        return self.sync.document

    @property
    def known(self) -> Known:
        return self.document.known

    @property
    def portal(self) -> str:
        """The configuration's id."""
        assert self.known.portal is not None
        return self.known.portal.id

    @property
    def account(self) -> Account:
        return self.stripe.account

    @property
    def written(self) -> int:
        """How much the account has carried out: its clock goes on by one with every write."""
        return self.account.now

    @cached_property
    def tax_codes(self) -> TaxCodes:
        """Stripe's tax codes, which are read when they are asked for."""
        return TaxCodes(self.sync)

    @property
    def unsettled(self) -> tuple[Attempt, ...]:
        """The writes whose outcome is not known, on the disk."""
        return self.shelf.attempts()

    @property
    def shelf(self) -> Shelf:
        """The account's place on the disk."""
        return Shelf(self.program.store, self.sync.account)

    def fails(self, *specs: str) -> None:
        """What goes wrong from now on."""
        set_faults(self.stripe, *specs)

    def at_dashboard(self, path: str, changes: dict[str, Any]) -> None:
        """Change something at Stripe, past the program."""
        side_door(self.stripe, path, changes)

    def rest(self) -> None:
        """Let the window live until nothing is under way."""
        self.program.rest()

    @property
    def fresh(self) -> "Fresh":
        """Stripe as somebody else reads it now."""
        if self._fresh is None or self._fresh.at != self.written:
            self._fresh = Fresh(self.written, in_process(self.stripe))
        return self._fresh

    @property
    def settings_are_fresh(self) -> bool:
        """Whether the program takes for published what stands at Stripe."""
        now = self.fresh.opened
        known = self.known
        portal = now.remote.portal if now.remote else None
        base = self.document.base
        same = all(base.get(path) == value for path, value in now.settings.items())
        return same and (known.portal, known.business) == (portal, now.business)

    def is_fresh(self, part: Part) -> bool:
        """Whether a part is known as it stands at Stripe, and as the newest."""
        missed = self.sync.trouble_of(part) is not None or part in self.known.denied
        return not missed and getattr(self.known, NAMES[part]) == self.fresh.parts[part]

    @property
    def all_is_fresh(self) -> bool:
        """Whether everything that is shown is as it stands at Stripe, and nothing is missing."""
        parts: tuple[Part, ...] = tuple(NAMES)
        whole = self.sync.trouble is None and self.sync.state == "ready"
        return whole and self.settings_are_fresh and all(map(self.is_fresh, parts))

    def kept(self) -> Settings:
        """The draft as the disk has it."""
        self.sync.flush()
        history = self.shelf.history()
        assert history is not None
        return history.draft


@contextmanager
def opened(folder: Path, stripe: Listening, timing: Timing = AT_ONCE) -> Iterator[Running]:
    """The demo business in the whole window, read to the end, with something typed."""
    with (
        serve(stripe) as address,
        program(folder, address, demo=True, timing=timing) as started,
    ):
        running = Running(stripe, started)
        running.document.set(TERMS.path, TYPED)
        running.sync.refused.connect(running.told.append)
        running.sync.published.connect(running.done.append)
        running.sync.acted.connect(running.done.append)
        yield running
        running.fails()
        running.rest()
