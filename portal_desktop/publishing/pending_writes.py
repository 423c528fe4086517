"""Requests to Stripe that are not settled: what each was to do, and whether it stands there now.

A request is put on disk before it is sent, with the key under which Stripe carries it out once, and
with enough to recognise its effect later: when its answer was lost, or the program was closed
before it came. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from portal_desktop.account.snapshot import AccountSnapshot, SnapshotPart
from portal_desktop.actions.action import Action, ActionRequest
from portal_desktop.publishing.diff import equal_at_stripe
from portal_desktop.publishing.requested_values import ActionSubject, is_as_requested
from portal_desktop.settings.serialization import dump_settings
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import StripeParams

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PendingPublish:
    """Settings sent to one configuration, and what stood there before, by the same paths.

    Attributes:
        count: how many changes they are to a person.
        creates: there was no configuration.
    """

    wanted: Settings
    before: Settings
    count: int
    creates: bool = False


@dataclass(frozen=True, slots=True)
class PendingAction:
    """An action that was sent.

    Attributes:
        request: what was sent of it.
        done: the sentence for History, as in ``Action``.
        form: as in ``Action``.
        typed: as in ``Action``.
        alike: the ids of what already fitted the request before it was sent, so that none of them
            is taken for what it made; None where not all of it had been read.
    """

    request: ActionRequest
    done: str
    form: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    alike: frozenset[str] | None = frozenset()


PendingPurpose = PendingPublish | PendingAction


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """A request about to be sent.

    Attributes:
        configuration: the ``bpc_…`` it is about, empty for none.
        params: Stripe's, nested.
        state: what it was made from, as text: the same parameters sent from another state are
            another request, and get another key.
        purpose: what it is to do, to be recognised by later.
    """

    configuration: str
    params: StripeParams
    state: str
    purpose: PendingPurpose


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request on disk whose outcome is not settled.

    Attributes:
        configuration: the ``bpc_…`` it is about, empty for none.
        key: the idempotency key under which Stripe carries it out once.
        begun_at: in Unix seconds.
        key_spent: Stripe keeps a failure under the key and would only repeat it.
        this_run: it was begun by this running program.
    """

    id: int
    configuration: str
    purpose: PendingPurpose
    key: str = field(repr=False)
    begun_at: int = 0
    key_spent: bool = False
    this_run: bool = True


@dataclass(frozen=True, slots=True)
class StoredTogether:
    """What is written in one transaction with a draft, all of it or nothing.

    Attributes:
        ended: ids of attempts that are settled.
        versions: states kept for good, with their titles in front.
        calls: what was done at Stripe, in words, and how it ended.
        notes: small texts by name.
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


def settled_write(ended: Iterable[int], words: str, base: Settings) -> StoredTogether:
    """That a write was carried out: its entry in the history, and the end of its attempt."""
    return StoredTogether(tuple(ended), ((words, base),), ((words, "done"),))


def pending_act(act: Action, known: AccountSnapshot) -> PendingAction:
    """The action with what is needed to recognise that it was done."""
    alike: frozenset[str] | None = frozenset()
    if act.request.verb == "create":
        there = (
            each
            for each in _known_subjects(act.request, known)
            if is_as_requested(act.request, each)
        )
        alike = frozenset(each.id for each in there) if _all_read(act.request, known) else None
    return PendingAction(act.request, act.done, act.form, act.typed, alike)


def _all_read(request: ActionRequest, known: AccountSnapshot) -> bool:
    if part_of(request) == "catalogue":
        return known.catalogue is not None and known.catalogue.complete
    return known.feedback_options is not None


def state_of(act: Action, known: AccountSnapshot, base: Settings) -> str:
    """What an action is made from: the settings as published, or the thing as it is known."""
    if act.request.kind == "configuration":
        return dump_settings(base.in_scope("configuration"))
    return repr(
        next(
            (each for each in _known_subjects(act.request, known) if each.id == act.request.id), ""
        )
    )


def has_arrived(pending: PendingPublish, outside: Settings) -> bool:
    """Whether Stripe has what was sent.

    Where something of it stands there that did not before, it was carried out, and what else is
    different was changed afterwards. A first configuration may have been made by somebody else, so
    there all of it counts.
    """
    if pending.creates:
        return all(equal_at_stripe(path, pending.wanted, outside) for path in pending.wanted)
    changed = [
        path for path in pending.wanted if not equal_at_stripe(path, pending.before, pending.wanted)
    ]
    return any(equal_at_stripe(path, pending.wanted, outside) for path in changed)


def result_of(pending: PendingAction, known: AccountSnapshot) -> ActionSubject | None:
    """What an action made or changed, where it is known to be done; None where nothing shows it."""
    return next(
        (each for each in _known_subjects(pending.request, known) if is_result(pending, each)), None
    )


def is_result(pending: PendingAction, thing: ActionSubject) -> bool:
    """Whether this is what the action made or changed."""
    request = pending.request
    if request.verb != "create":
        wanted = thing.id == request.id
    else:
        wanted = pending.alike is not None and thing.id not in pending.alike
    return wanted and is_as_requested(request, thing)


def superseded_attempts(
    done: int, request: ActionRequest, configuration: str, attempts: Iterable[Attempt]
) -> list[int]:
    """Find actions of before, of unknown outcome, that say nothing any more after a later one.

    What they were to do is there now because the later one did it, or is undone by it. Left open,
    one that never reached Stripe would be taken for done as soon as somebody else does the same.

    Args:
        done: the id of the attempt that was carried out, which is not among them.
        request: what it did, to ``configuration`` where it is about portal settings.
        configuration: the ``bpc_…`` the window works on, empty for none.
        attempts: all that are not settled.

    Returns:
        Their ids.
    """
    return [
        each.id
        for each in attempts
        if each.id != done
        and isinstance(each.purpose, PendingAction)
        and (each.configuration in {"", configuration} or request.kind != "configuration")
        and _is_about_the_same(each.purpose.request, request)
    ]


def _is_about_the_same(earlier: ActionRequest, later: ActionRequest) -> bool:
    if earlier.kind != later.kind:
        return False
    if "create" in {earlier.verb, later.verb}:
        return earlier.verb == later.verb and earlier.params == later.params
    same_subject = later.kind == "configuration" or earlier.id == later.id
    return same_subject and (
        earlier.verb == later.verb == "deactivate" or bool(earlier.params.keys() & later.params)
    )


def part_of(request: ActionRequest) -> SnapshotPart | None:
    """What has to be read to see whether an action was done; None for portal settings."""
    match request.kind:
        case "product" | "price":
            return "catalogue"
        case "feedback_option":
            return "feedback_options"
        case _:
            return None


def _known_subjects(request: ActionRequest, known: AccountSnapshot) -> Iterable[ActionSubject]:
    catalogue = known.catalogue
    match request.kind:
        case "product":
            return catalogue.products if catalogue else ()
        case "price":
            return catalogue.prices if catalogue else ()
        case "feedback_option":
            return known.feedback_options or ()
        case _:
            return ()


class PendingRequests(Protocol):
    """Requests on disk that are not settled.

    Every method may raise ``UserError`` of kind ``disk``.
    """

    def begin_attempt(self, request: WriteRequest) -> Attempt:
        """Put a request on disk, with its idempotency key, before it is sent.

        The same request from the same state that is not settled gets the same key again.
        """

    def renew_attempt(self, attempt: Attempt) -> Attempt:
        """Make the same request anew, under another key, which is on disk when this returns."""

    def spend_key(self, attempt: Attempt) -> None:
        """Note that Stripe keeps a failure under its key, and would only repeat it."""

    def end_attempt(self, attempt: Attempt) -> None:
        """Note that the request is settled: by a definite answer of Stripe's, or overtaken."""
