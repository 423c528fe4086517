"""The plan: exactly what publishing will change, before it changes.

Three Settings are compared: ``base``, what Stripe said when we last agreed; ``remote``, what it
says now; ``draft``, what is wanted. Nothing changed elsewhere is ever reverted: an update sends
the plan's paths and what Stripe demands beside them, and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal_desktop import follows, nesting, words
from portal_desktop.known import Known
from portal_desktop.option import Option, Where
from portal_desktop.options import (
    ALLOWED_UPDATES,
    CANCEL,
    CUSTOMER_UPDATE,
    OPTIONS,
    PRODUCTS,
    REASONS,
    UPDATE,
)
from portal_desktop.problem import Problem
from portal_desktop.rules import problems, stops
from portal_desktop.settings import Settings, members, with_member
from portal_desktop.values import Value


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the review: an option, or one member of a list, and its words before and after.

    ``note`` says what follows from it for a customer's bill; often empty.
    """

    path: str
    member: str | None
    tab: str
    label: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A step only the merchant can take, in Stripe's Dashboard.

    ``present`` is the value read from Stripe, in words, or None where it cannot be read.
    """

    path: str
    label: str
    where: Where
    present: str | None
    wanted: str
    value: Value


@dataclass(frozen=True)
class Plan:
    """What differs between the three Settings, in words.

    ``changes``: wanted and not published. ``drift``: changed at Stripe meanwhile. ``conflicts``:
    paths changed on both sides, differently. ``problems``: what stops publishing.
    """

    base: Settings
    remote: Settings
    draft: Settings
    known: Known
    changes: tuple[Change, ...]
    drift: tuple[Change, ...]
    conflicts: tuple[str, ...]
    hand_overs: tuple[HandOver, ...]
    problems: tuple[Problem, ...]

    @property
    def publishable(self) -> bool:
        """Whether there is something to publish and nothing in the way."""
        return bool(self.changes) and not self.conflicts and not self.problems


def compare(base: Settings, remote: Settings, draft: Settings, known: Known) -> Plan:
    """The plan for making ``remote`` what ``draft`` wants. What is not known is not compared."""
    published = [option for option in OPTIONS.values() if way(option, known) == "published"]
    return Plan(
        base,
        remote,
        draft,
        known,
        changes=tuple(_changes(published, base, draft, known)),
        drift=tuple(_changes(published, base, remote, known)),
        conflicts=tuple(o.path for o in published if _conflict(o, base, remote, draft)),
        hand_overs=tuple(_hand_overs(base, draft, known)),
        problems=stops(problems(draft, known)),
    )


def way(option: Option[Value], known: Known) -> Where:
    """How the option's value reaches Stripe on this account."""
    return option.where[1 if known.connected else 0]


def target(plan: Plan, left_out: Iterable[tuple[str, str | None]] = ()) -> Settings:
    """What will be published: what Stripe has now, with the chosen changes laid over it."""
    out = frozenset(left_out)
    wanted = plan.remote
    for change in plan.changes:
        if (change.path, change.member) in out:
            continue
        if change.member is None:
            wanted = wanted.put(change.path, plan.draft[change.path])
        else:
            on = change.member in members(plan.draft, change.path)
            wanted = wanted.put(change.path, with_member(wanted, change.path, change.member, on=on))
    return wanted


def sent(plan: Plan, wanted: Settings) -> tuple[str, ...]:
    """The option paths an update sends: what changes, and what Stripe demands beside it."""
    changed = [
        change.path
        for change in plan.changes
        if wanted[change.path] != plan.remote.get(change.path)
    ]
    paths = dict.fromkeys(changed)
    for path in changed:
        paths.update(dict.fromkeys(_beside(path, wanted)))
    return tuple(path for path in paths if path not in plan.known.read_only)


def update_request(plan: Plan, wanted: Settings) -> nesting.Nested:
    """The parameters of an update: the plan and what Stripe demands beside it, nothing else."""
    return nesting.write(wanted, sent(plan, wanted))


def create_request(wanted: Settings) -> nesting.Nested:
    """The parameters of a first configuration: every feature explicitly.

    What is off and absent means something else to the API than to Stripe's settings page.
    """
    paths = [
        option.path
        for option in OPTIONS.values()
        if option.own == "published" and option.path in wanted
    ]
    return nesting.write(wanted, paths, creating=True)


def against(plan: Plan, remote: Settings) -> Plan:
    """The same wish, against what Stripe says now."""
    return compare(plan.base, remote, plan.draft, plan.known)


def fits(plan: Plan, left_out: Iterable[tuple[str, str | None]] = ()) -> bool:
    """Whether what a person read still holds although ``remote`` is newer than ``base``.

    It does not where something changed in a hash that is about to be sent, or where the outcome
    would be something Stripe refuses.
    """
    wanted = target(plan, left_out)
    hashes = tuple(_hash(path) for path in sent(plan, wanted))
    disturbed = any(change.path.startswith(hashes) for change in plan.drift) if hashes else False
    return not disturbed and not plan.conflicts and not stops(problems(wanted, plan.known))


def _hash(path: str) -> str:
    """What is read together with an option: its feature, or the option alone."""
    keys = path.split(".")
    return ".".join(keys[:2]) + "." if keys[0] == "features" else path


_HASHES: tuple[tuple[str, tuple[Option[Value], ...]], ...] = (
    ("features.subscription_update.", (UPDATE, ALLOWED_UPDATES, PRODUCTS)),
    ("features.subscription_cancel.cancellation_reason.", (REASONS,)),
    ("features.subscription_cancel.", (CANCEL,)),
    ("features.customer_update.", (CUSTOMER_UPDATE,)),
)


def _beside(path: str, wanted: Settings) -> Iterator[str]:
    for prefix, needed in _HASHES:
        if path.startswith(prefix):
            yield from (
                option.path
                for option in needed
                if option.path in wanted and (option.kind == "switch" or wanted[option.path])
            )


def _changes(
    options: Iterable[Option[Value]], before: Settings, after: Settings, known: Known
) -> Iterator[Change]:
    for option in options:
        path = option.path
        if path not in after or before.get(path) == after[path]:
            continue
        if path not in before and after[path] == option.null:
            continue
        if option.kind == "members":
            yield from _member_changes(option, before, after, known)
        else:
            yield Change(
                path,
                None,
                option.tab,
                words.label(path),
                words.shown(path, _value(before, option), known),
                words.shown(path, after[path], known),
                follows.note(path, None, after, known),
            )


def _value(settings: Settings, option: Option[Value]) -> Value:
    if option.path not in settings:
        return option.null
    return settings[option.path]


def _member_changes(
    option: Option[Value], before: Settings, after: Settings, known: Known
) -> Iterator[Change]:
    path, was, now = option.path, members(before, option.path), members(after, option.path)
    for member in dict.fromkeys((*was, *now)):
        if (member in was) != (member in now):
            yield Change(
                path,
                member,
                option.tab,
                words.label(path, member),
                words.member_shown(path, member, on=member in was),
                words.member_shown(path, member, on=member in now),
                follows.note(path, member, after, known),
            )


def _conflict(option: Option[Value], base: Settings, remote: Settings, draft: Settings) -> bool:
    path = option.path
    if option.kind == "members" or not (path in base and path in remote and path in draft):
        return False
    return base[path] != remote[path] and draft[path] not in (base[path], remote[path])


def _hand_overs(base: Settings, draft: Settings, known: Known) -> Iterator[HandOver]:
    for option in OPTIONS.values():
        where, path = way(option, known), option.path
        if not where.startswith("at_stripe") or path not in draft:
            continue
        wanted = draft[path]
        if path in base and base[path] == wanted:
            continue
        if known.ticks.get(path, _NEVER) == wanted:
            continue
        present = words.shown(path, base[path], known) if path in base else None
        yield HandOver(
            path,
            words.label(path),
            where,
            present,
            words.shown(path, wanted, known),
            wanted,
        )


_NEVER = "\0"
