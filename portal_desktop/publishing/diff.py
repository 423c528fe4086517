"""What differs between two Settings. What it is called stands in ``change_text``.

Two values differ if Stripe would hold them differently. What is not known is not compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.branding.colours import parse_colour
from portal_desktop.options.option import Delivery, Option, TabKey
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.settings import Settings, members
from portal_desktop.settings.stripe_params import as_stored_by_stripe, is_ignored_by_stripe
from portal_desktop.validation.validate import first_unmet_requirement


class ChangeKey(NamedTuple):
    """The name of a change: its option's path and, for a list, one member."""

    path: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the review: an option, or one member of a list, that becomes another.

    ``step``: it was found at Stripe where the merchant was to change it: ``done`` as wanted, or to
    ``compare``, because a picture can be read but not recognised.
    """

    path: str
    member: str | None = None
    step: Literal["", "done", "compare"] = ""

    @property
    def key(self) -> ChangeKey:
        """What it is known by, whatever it becomes."""
        return ChangeKey(self.path, self.member)

    @property
    def tab(self) -> TabKey:
        """The tab on which it is decided."""
        return OPTIONS[self.path].tab


@dataclass(frozen=True, slots=True)
class HandOver:
    """A step only the merchant can take, in Stripe's Dashboard, to make an option ``value``.

    Attributes:
        path: the option's.
        where: how its value reaches Stripe.
        is_read: whether this key can read what stands there.
        present: what was read; None where it cannot be.
        value: what is wanted.
    """

    path: str
    where: Delivery
    is_read: bool
    present: Value
    value: Value


def delivery_of(option: Option[Value], known: AccountSnapshot) -> Delivery:
    """How the option's value reaches Stripe on this account."""
    return option.delivery[1 if known.connected else 0]


def setting_changes(
    options: Iterable[Option[Value]], before: Settings, after: Settings
) -> Iterator[Change]:
    """Find what differs, an option at a time, lists by member.

    A choice nobody has made is left out where it has no effect anyway, as is what Stripe would
    not keep.
    """
    for option in options:
        path = option.path
        if (
            path not in after
            or equal_at_stripe(path, before, after)
            or _is_empty_on_both_sides(option, before, after)
        ):
            continue
        if is_ignored_by_stripe(path, after) or (
            after[path] is UNCHOSEN and first_unmet_requirement(after, path)
        ):
            continue
        if option.kind == "members":
            was, now = members(before, path), members(after, path)
            yield from (
                Change(path, member)
                for member in dict.fromkeys((*was, *now))
                if (member in was) != (member in now)
            )
        else:
            yield Change(path)


def equal_at_stripe(path: str, one: Settings, other: Settings) -> bool:
    """Whether Stripe would hold the same value."""
    if path not in one or path not in other:
        return False
    first, second = one[path], other[path]
    return first == second or as_stored_by_stripe(path, first) == as_stored_by_stripe(path, second)


def _is_empty_on_both_sides(option: Option[Value], before: Settings, after: Settings) -> bool:
    """Whether nothing is wanted where nothing is known to be."""
    path = option.path
    return path not in before and as_stored_by_stripe(path, after[path]) == option.null


def is_contested(option: Option[Value], base: Settings, remote: Settings, draft: Settings) -> bool:
    """Whether both sides changed an option, differently. Lists are not: their members merge.

    Args:
        base: what Stripe said when we last agreed.
        remote: what it says now.
        draft: what is wanted.
    """
    path = option.path
    if option.kind == "members" or not (path in base and path in remote and path in draft):
        return False
    if is_ignored_by_stripe(path, remote) or is_ignored_by_stripe(path, draft):
        return False
    pairs = (base, remote), (remote, draft), (draft, base)
    return not any(equal_at_stripe(path, one, other) for one, other in pairs)


READABLE: frozenset[Delivery] = frozenset({"published", "at_stripe_checked", "at_stripe_compare"})


def remote_changes(
    before: Settings, after: Settings, wanted: Settings, known: AccountSnapshot
) -> Iterator[Change]:
    """Find what somebody changed at Stripe, as far as it can be read: settings, brand and names.

    Args:
        before: what Stripe said last; what could not be read then is no news.
        after: what it says now.
        wanted: the draft until then.
    """
    options = (option for option in OPTIONS.values() if option.path in before)
    readable = [option for option in options if delivery_of(option, known) in READABLE]
    for change in setting_changes(readable, before, after):
        yield replace(change, step=_manual_step_state(change.path, before, after, wanted, known))


def can_read(path: str, base: Settings, known: AccountSnapshot) -> bool:
    """Whether it was read at Stripe, and can be again. Another key may have read more before."""
    closed = path.startswith("account.") and "account" in known.denied
    return path in base and not closed


def _manual_step_state(
    path: str, before: Settings, after: Settings, wanted: Settings, known: AccountSnapshot
) -> Literal["", "done", "compare"]:
    where = delivery_of(OPTIONS[path], known)
    if (
        not where.startswith("at_stripe")
        or path not in wanted
        or equal_at_stripe(path, before, wanted)
    ):
        return ""
    if equal_at_stripe(path, after, wanted):
        return "done"
    return "compare" if where == "at_stripe_compare" else ""


def hand_overs(base: Settings, draft: Settings, known: AccountSnapshot) -> Iterator[HandOver]:
    """What is left to do at Stripe: neither read there nor ticked off."""
    return (step for step in _manual_steps(base, draft, known) if not _is_ticked(step, base, known))


def steps_marked_as_set(
    base: Settings, draft: Settings, known: AccountSnapshot
) -> Iterator[HandOver]:
    """What is done at Stripe by what the merchant ticked off, not by what was read there."""
    return (step for step in _manual_steps(base, draft, known) if _is_ticked(step, base, known))


def without_unpublished(base: Settings, draft: Settings, known: AccountSnapshot) -> Settings:
    """The draft without what is not published and not done at Stripe yet."""
    done = [step.path for step in steps_marked_as_set(base, draft, known)]
    unread = (step.path for step in hand_overs(base, draft, known) if step.path not in base)
    said = {path: known.ticks.get(path, OPTIONS[path].null) for path in unread}
    return draft | base.without_paths(done) | said


def _is_ticked(step: HandOver, base: Settings, known: AccountSnapshot) -> bool:
    """Whether the merchant's word counts. It never does against what can be read.

    Of a picture it does as long as Stripe shows the one it was ticked off for.
    """
    path, ticks = step.path, known.ticks
    if path not in ticks or as_stored_by_stripe(path, ticks[path]) != as_stored_by_stripe(
        path, step.value
    ):
        return False
    if step.where == "at_stripe_compare":
        return path in known.pictured and known.pictured[path] == base.get(path)
    return step.where == "at_stripe_said"


def _manual_steps(base: Settings, draft: Settings, known: AccountSnapshot) -> Iterator[HandOver]:
    """What is wanted of what only the merchant can set, and not read at Stripe.

    What cannot be read there with this key can only be ticked off as done.
    """
    for option in OPTIONS.values():
        where, path = delivery_of(option, known), option.path
        if not where.startswith("at_stripe") or path not in draft:
            continue
        wanted = draft[path]
        if equal_at_stripe(path, base, draft) or _is_empty_on_both_sides(option, base, draft):
            continue
        if option.kind == "colour" and wanted and parse_colour(str(wanted)) is None:
            continue  # half typed: nothing to set at Stripe yet
        reads = can_read(path, base, known)
        yield HandOver(
            path,
            where if reads else "at_stripe_said",
            is_read=reads,
            present=base[path] if reads else None,
            value=wanted,
        )
