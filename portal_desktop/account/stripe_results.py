"""What crosses the border to Stripe, in our words: what was read, and what came of a write."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal_desktop.account.snapshot import Business, Known, Part, Portal, Price, Product, Reason
from portal_desktop.options.values import Value
from portal_desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Remote:
    """A portal configuration as Stripe answered: its settings (``configuration`` scope)."""

    portal: Portal
    settings: Settings
    read_only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening an account found. ``remote`` is None where it has no portal settings yet.

    ``account`` holds the ``account`` scope's settings, empty where the key may not read them.
    """

    remote: Remote | None
    account: Settings
    business: Business | None
    denied: frozenset[Part] = frozenset()

    @property
    def settings(self) -> Settings:
        """Both scopes in one."""
        return self.account | self.remote.settings if self.remote else self.account


@dataclass(frozen=True, slots=True)
class Published:
    """A write was carried out: what was sent, and what stands at Stripe now.

    ``attempt``: the attempt on disk that is settled with it; None where nothing had to be sent.
    """

    remote: Remote
    sent: Mapping[str, Value]
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was sent: what stands at Stripe is no longer what the plan was made for."""

    remote: Remote


Outcome = Published | Moved

Answer = Remote | Product | Price | Reason
"""What Stripe answers to an act: the thing as it is now."""


@dataclass(frozen=True, slots=True)
class Acted:
    """An act was carried out: the thing as it is now, and the attempt on disk settled with it."""

    answer: Answer
    attempt: int


def learn(known: Known, opened: Opened) -> Known:
    """What is known, with what opening the account found."""
    remote = opened.remote
    return replace(
        known,
        portal=remote.portal if remote else None,
        business=opened.business or known.business,
        denied=opened.denied | (known.denied - {"account"}),
        read_only=remote.read_only if remote else frozenset(),
    )


def learn_remote(known: Known, remote: Remote) -> Known:
    """What is known, with a configuration read again. How many others there are stays."""
    before = known.portal or remote.portal
    portal = replace(remote.portal, others=before.others, other_names=before.other_names)
    return replace(known, portal=portal, read_only=remote.read_only)


def learn_answer(known: Known, answer: Answer) -> Known:
    """What is known, with the answer to an act."""
    match answer:
        case Remote():
            return learn_remote(known, answer)
        case Product() if known.catalogue is not None:
            return replace(known, catalogue=known.catalogue.with_product(answer))
        case Price() if known.catalogue is not None:
            return replace(known, catalogue=known.catalogue.with_price(answer))
        case Reason():
            others = tuple(each for each in known.reasons or () if each.id != answer.id)
            return replace(known, reasons=(answer, *others))
        case _:
            return known
