"""Requests to Stripe that are not settled: what each was to do, and whether it stands there now.

A request is put on disk before it is sent, with the key under which Stripe carries it out once, and
with enough to recognise its effect later: when its answer was lost, or the program was closed
before it came. Pure.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from portal_desktop.account.products import Price, Product
from portal_desktop.account.snapshot import Known, Part, Reason
from portal_desktop.actions.action import Act, Request
from portal_desktop.common.sanitize import plain
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.diff import same
from portal_desktop.settings import stripe_params as nesting
from portal_desktop.settings.serialization import dump_settings
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import Nested

T = TypeVar("T")

Thing = Product | Price | Reason
"""What an act makes or changes, apart from portal settings."""


@dataclass(frozen=True, slots=True)
class PendingPublish:
    """Settings sent to one configuration, and what stood there before, by the same paths.

    ``count``: how many changes they are to a person. ``creates``: there was no configuration.
    """

    wanted: Settings
    before: Settings
    count: int
    creates: bool = False


@dataclass(frozen=True, slots=True)
class PendingAct:
    """An act that was sent. ``done``, ``form`` and ``typed`` as in ``Act``.

    ``alike``: the ids of what already fitted the request before it was sent, so that none of them
    is taken for what it made; None where not all of it had been read.
    """

    request: Request
    done: str
    form: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    alike: frozenset[str] | None = frozenset()


Purpose = PendingPublish | PendingAct


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """What is about to be sent. ``configuration``: the ``bpc_…`` it is about, empty for none.

    ``state`` names what it was made from: the same parameters sent from another state are another
    request, and get another key.
    """

    configuration: str
    params: Nested
    state: str
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request on disk. ``begun_at`` in Unix seconds, ``this_run``: by this running program.

    ``key_spent``: Stripe keeps a failure under the key and would only repeat it.
    """

    id: int
    configuration: str
    purpose: Purpose
    key: str = field(repr=False)
    begun_at: int = 0
    key_spent: bool = False
    this_run: bool = True


@dataclass(frozen=True, slots=True)
class StoredTogether:
    """What is written in one transaction with a draft, all of it or nothing.

    ``ended``: attempts that are settled. ``versions``: states kept for good, with their titles.
    ``calls``: what was done at Stripe, in words, and how it ended. ``notes``: small things by name.
    """

    ended: tuple[int, ...] = ()
    versions: tuple[tuple[str, Settings], ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ended or self.versions or self.calls or self.notes)

    def __or__(self, other: "StoredTogether") -> "StoredTogether":
        return StoredTogether(
            self.ended + other.ended,
            self.versions + other.versions,
            self.calls + other.calls,
            {**self.notes, **other.notes},
        )


def settled(ended: Iterable[int], words: str, base: Settings) -> StoredTogether:
    """That a write was carried out: its entry in the history, and the end of its attempt."""
    return StoredTogether(tuple(ended), ((words, base),), ((words, "done"),))


def pending_act(act: Act, known: Known) -> PendingAct:
    """The act with what is needed to recognise that it was done."""
    alike: frozenset[str] | None = frozenset()
    if act.request.verb == "create":
        there = (each for each in _things(act.request, known) if fits(act.request, each))
        alike = frozenset(each.id for each in there) if _all_read(act.request, known) else None
    return PendingAct(act.request, act.done, act.form, act.typed, alike)


def _all_read(request: Request, known: Known) -> bool:
    if part_of(request) == "catalogue":
        return known.catalogue is not None and known.catalogue.complete
    return known.reasons is not None


def state_of(act: Act, known: Known, base: Settings) -> str:
    """What an act is made from: the settings as published, or the thing as it is known."""
    if act.request.kind == "configuration":
        return dump_settings(base.of("configuration"))
    return repr(
        next((each for each in _things(act.request, known) if each.id == act.request.id), "")
    )


def has_arrived(pending: PendingPublish, outside: Settings) -> bool:
    """Whether Stripe has what was sent.

    Where something of it stands there that did not before, it was carried out, and what else is
    different was changed afterwards. A first configuration may have been made by somebody else, so
    there all of it counts.
    """
    if pending.creates:
        return all(same(path, pending.wanted, outside) for path in pending.wanted)
    changed = [path for path in pending.wanted if not same(path, pending.before, pending.wanted)]
    return any(same(path, pending.wanted, outside) for path in changed)


def stands_in(request: Request, settings: Settings) -> bool:
    """Whether a configuration has everything an act asked of it."""
    there = nesting.write(settings, [path for path in settings if path in OPTIONS])
    return _within(request.params, there)


def result_of(pending: PendingAct, known: Known) -> Thing | None:
    """What an act made or changed, where it is known to be done; None where nothing tells so."""
    return next(
        (each for each in _things(pending.request, known) if is_result(pending, each)), None
    )


def is_result(pending: PendingAct, thing: Thing) -> bool:
    """Whether this is what the act made or changed."""
    request = pending.request
    if request.verb != "create":
        wanted = thing.id == request.id
    else:
        wanted = pending.alike is not None and thing.id not in pending.alike
    return wanted and fits(request, thing)


def part_of(request: Request) -> Part | None:
    """What has to be read to see whether an act was done; None for portal settings."""
    match request.kind:
        case "product" | "price":
            return "catalogue"
        case "feedback_option":
            return "reasons"
        case _:
            return None


def fits(request: Request, thing: Thing) -> bool:
    """Whether a thing is as a request wanted it; what the request does not name may be anything."""
    if request.verb == "deactivate":
        return isinstance(thing, Reason) and not thing.active
    match thing:
        case Product():
            return _fits(request.params, _PRODUCT, thing)
        case Price():
            return _fits(request.params, _PRICE, thing)
        case Reason():
            return _fits(request.params, _REASON, thing)


def _fits(params: Nested, fields: Mapping[str, Callable[[T], object]], thing: T) -> bool:
    return all(
        name in fields and _plain(value) == fields[name](thing) for name, value in params.items()
    )


def _plain(value: object) -> object:
    """A parameter as what is read back is written down."""
    if isinstance(value, str):
        return plain(value)
    return [_plain(each) for each in value] if isinstance(value, list) else value


_PRODUCT: Mapping[str, Callable[[Product], object]] = {
    "name": lambda product: product.name,
    "description": lambda product: product.description,
    "unit_label": lambda product: product.unit_label,
    "statement_descriptor": lambda product: product.statement_descriptor,
    "tax_code": lambda product: product.tax_code,
    "images": lambda product: list(product.images) or "",
    "active": lambda product: product.active,
    "default_price": lambda product: product.default_price,
}
_PRICE: Mapping[str, Callable[[Price], object]] = {
    "product": lambda price: price.product,
    "currency": lambda price: price.currency,
    "unit_amount": lambda price: price.amount,
    "tax_behavior": lambda price: price.tax_behavior,
    "recurring": lambda price: {
        "interval": price.interval,
        "interval_count": price.interval_count,
    },
    "lookup_key": lambda price: price.lookup_key,
    "nickname": lambda price: price.nickname,
    "active": lambda price: price.active,
}
_REASON: Mapping[str, Callable[[Reason], object]] = {
    "description": lambda reason: reason.description,
}


def _things(request: Request, known: Known) -> Iterable[Thing]:
    catalogue = known.catalogue
    match request.kind:
        case "product":
            return catalogue.products if catalogue else ()
        case "price":
            return catalogue.prices if catalogue else ()
        case "feedback_option":
            return known.reasons or ()
        case _:
            return ()


def _within(asked: object, stands: object) -> bool:
    """Whether everything in a request is so already."""
    if isinstance(asked, dict) and isinstance(stands, dict):
        return all(key in stands and _within(value, stands[key]) for key, value in asked.items())
    return asked == stands


class PendingRequests(Protocol):
    """Requests on disk that are not settled. Every method may raise ``Trouble``."""

    def begin(self, request: WriteRequest) -> Attempt: ...
    def renew(self, attempt: Attempt) -> Attempt: ...
    def spend_key(self, attempt: Attempt) -> None: ...
    def end(self, attempt: Attempt) -> None: ...
