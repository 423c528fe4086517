"""What crosses the border to Stripe, as values of this program: what was read, what a write did."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal_desktop.account.snapshot import (
    AccountSnapshot,
    Business,
    FeedbackOption,
    Portal,
    Price,
    Product,
    SnapshotPart,
)
from portal_desktop.options.values import Value
from portal_desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class RemoteConfiguration:
    """A portal configuration as Stripe answered: its settings (``configuration`` scope)."""

    portal: Portal
    settings: Settings
    read_only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AccountReading:
    """What opening an account found.

    Attributes:
        remote: None where the account has no portal settings yet.
        account: the settings of the ``account`` scope, empty where the key may not read them.
        business: None where the key may not read it.
        denied: the parts the key may not read.
    """

    remote: RemoteConfiguration | None
    account: Settings
    business: Business | None
    denied: frozenset[SnapshotPart] = frozenset()

    @property
    def settings(self) -> Settings:
        """Both scopes in one."""
        return self.account | self.remote.settings if self.remote else self.account


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What a publishing did: what was sent, and what stands at Stripe now.

    ``sent`` is by option path. ``attempt``: the id of the attempt on disk that is settled with it;
    None where nothing had to be sent.
    """

    remote: RemoteConfiguration
    sent: Mapping[str, Value]
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class RemoteChanged:
    """The outcome of a publishing that sent nothing, as what stands at Stripe is another.

    It is no longer what the plan was made for.
    """

    remote: RemoteConfiguration


PublishOutcome = PublishResult | RemoteChanged

ActionResult = RemoteConfiguration | Product | Price | FeedbackOption
"""What Stripe answers to an action: the thing as it is now."""


@dataclass(frozen=True, slots=True)
class CompletedAction:
    """What an action did: the thing as it is now.

    ``attempt``: the id of the attempt on disk that is settled with it.
    """

    answer: ActionResult
    attempt: int


def snapshot_with_reading(known: AccountSnapshot, opened: AccountReading) -> AccountSnapshot:
    """What is known, with what opening the account found."""
    remote = opened.remote
    return replace(
        known,
        portal=remote.portal if remote else None,
        business=opened.business or known.business,
        denied=opened.denied | (known.denied - {"account"}),
        read_only=remote.read_only if remote else frozenset(),
    )


def snapshot_with_configuration(
    known: AccountSnapshot, remote: RemoteConfiguration
) -> AccountSnapshot:
    """What is known, with a configuration read again. How many others there are stays."""
    before = known.portal or remote.portal
    portal = replace(remote.portal, others=before.others, other_names=before.other_names)
    return replace(known, portal=portal, read_only=remote.read_only)


def snapshot_with_result(known: AccountSnapshot, answer: ActionResult) -> AccountSnapshot:
    """What is known, with the answer to an action."""
    match answer:
        case RemoteConfiguration():
            return snapshot_with_configuration(known, answer)
        case Product() if known.catalogue is not None:
            return replace(known, catalogue=known.catalogue.with_product(answer))
        case Price() if known.catalogue is not None:
            return replace(known, catalogue=known.catalogue.with_price(answer))
        case FeedbackOption():
            others = tuple(each for each in known.feedback_options or () if each.id != answer.id)
            return replace(known, feedback_options=(answer, *others))
        case _:
            return known
