"""The whole program on an embedded account behind HTTP, and what is watched while it is used."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from portal_desktop.account.products import TaxCode
from portal_desktop.account.snapshot import AccountSnapshot, SnapshotPart
from portal_desktop.account.stripe_results import AccountReading
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import EmbeddedAccount
from portal_desktop.emulator.server import serve
from portal_desktop.options.business_profile import TERMS
from portal_desktop.publishing.pending_writes import Attempt
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.session.account_data_loader import NAMES
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
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
    context: StripeGateway

    @cached_property
    def opened(self) -> AccountReading:
        return self.context.open_account()

    @cached_property
    def parts(self) -> Mapping[SnapshotPart, object]:
        """What stands around the settings."""
        *_pages, catalogue = self.context.catalogue()
        *_more, subscriptions = self.context.subscriptions()
        return {
            "catalogue": catalogue,
            "feedback_options": self.context.feedback_options(),
            "payment_method_configurations": self.context.payment_method_configurations(),
            "customers": subscriptions,
        }

    @cached_property
    def tax_codes(self) -> tuple[TaxCode, ...]:
        return self.context.tax_codes()


@dataclass
class Running:
    """One program in trouble; ``told`` holds every ``UserError`` of a write, newest last."""

    stripe: Listening
    program: Program
    told: list[UserError] = field(default_factory=list)
    done: list[Any] = field(default_factory=list)
    _fresh: "Fresh | None" = None

    @property
    def session(self) -> AccountSession:
        return self.program.room.session

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def known(self) -> AccountSnapshot:
        return self.document.account_snapshot

    @property
    def portal(self) -> str:
        """The configuration's id."""
        assert self.known.portal is not None
        return self.known.portal.id

    @property
    def account(self) -> EmbeddedAccount:
        return self.stripe.account

    @property
    def written(self) -> int:
        """How much the account has carried out: its clock goes on by one with every write."""
        return self.account.now

    @cached_property
    def tax_codes(self) -> TaxCodes:
        """Stripe's tax codes, which are read when they are asked for."""
        return TaxCodes(self.session)

    @property
    def unsettled(self) -> tuple[Attempt, ...]:
        """The writes whose outcome is not known, on the disk."""
        return self.storage.pending_attempts()

    @property
    def storage(self) -> AccountStorage:
        """The account's place on the disk."""
        return AccountStorage(self.program.store, self.session.account)

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

    def is_fresh(self, part: SnapshotPart) -> bool:
        """Whether a part is known as it stands at Stripe, and as the newest."""
        missed = self.session.account_data.error_of(part) is not None or part in self.known.denied
        return not missed and getattr(self.known, NAMES[part]) == self.fresh.parts[part]

    @property
    def all_is_fresh(self) -> bool:
        """Whether everything that is shown is as it stands at Stripe, and nothing is missing."""
        parts: tuple[SnapshotPart, ...] = tuple(NAMES)
        whole = self.session.user_error is None and self.session.state == "ready"
        return whole and self.settings_are_fresh and all(map(self.is_fresh, parts))

    def kept(self) -> Settings:
        """The draft as the disk has it."""
        self.session.flush()
        history = self.storage.load_history()
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
        running.document.set_value(TERMS.path, TYPED)
        running.session.refused.connect(running.told.append)
        running.session.published.connect(running.done.append)
        running.session.acted.connect(running.done.append)
        yield running
        running.fails()
        running.rest()
