"""Changes and steps in words: made where somebody reads them, not where they are found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.diff import Change, ChangeKey, HandOver
from portal_desktop.publishing.plan import NOTHING_SAID, Plan, settings_to_publish
from portal_desktop.publishing.review_notes import review_note
from portal_desktop.settings.settings import Settings, members
from portal_desktop.wording.labels import member_text, option_label, value_text


@dataclass(frozen=True, slots=True)
class ChangeText:
    """A change in the words of the review.

    Attributes:
        before: the value it had, in words.
        after: the value it becomes, in words.
        note: what follows from it for a customer's bill; often empty.
    """

    change: Change
    label: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandOverText:
    """A step at Stripe in words; ``present`` is None where Stripe's value cannot be read."""

    label: str
    present: str | None
    wanted: str


def review_texts(plan: Plan, left_out: Collection[ChangeKey] = ()) -> tuple[ChangeText, ...]:
    """Write the changes of a plan, with what follows from each while these are left out.

    A switch says what comes into force with it, unless a line that goes out says so; from what is
    left out nothing follows.
    """
    out = frozenset(left_out)
    after = plan.draft
    if out:
        after = settings_to_publish(plan, out)
        after = after if plan.known.portal else NOTHING_SAID | after

    def note(change: Change) -> str:
        if change.key in out:
            return ""
        return review_note(change.path, change.member, plan.base, after, plan.known)

    return tuple(
        _change_text(change, plan.base, plan.draft, plan.known, note(change))
        for change in plan.changes
    )


def drift_texts(
    drift: Iterable[Change], before: Settings, after: Settings, known: AccountSnapshot
) -> tuple[ChangeText, ...]:
    """Write what was changed elsewhere.

    Args:
        drift: what differs between the two.
        before: what Stripe said when we last agreed.
        after: what it says now.
    """
    return tuple(_change_text(change, before, after, known) for change in drift)


def hand_over_text(step: HandOver, known: AccountSnapshot) -> HandOverText:
    """What a step is about, what Stripe has, and what is wanted."""
    present = value_text(step.path, step.present, known) if step.is_read else None
    return HandOverText(option_label(step.path), present, value_text(step.path, step.value, known))


def _change_text(
    change: Change, before: Settings, after: Settings, known: AccountSnapshot, note: str = ""
) -> ChangeText:
    path, member = change.path, change.member
    if member is not None:
        was, now = members(before, path), members(after, path)
        return ChangeText(
            change,
            option_label(path, member),
            member_text(path, member, on=member in was),
            member_text(path, member, on=member in now),
            note,
        )
    earlier = before[path] if path in before else OPTIONS[path].null
    return ChangeText(
        change,
        option_label(path),
        value_text(path, earlier, known),
        value_text(path, after[path], known),
        note,
    )
