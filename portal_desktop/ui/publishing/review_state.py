"""Where publishing stands: which changes are to go out, and what is in the way. No Qt."""

from dataclasses import dataclass
from functools import cached_property

from portal_desktop.account.account import Account
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.publishing import plan as plans
from portal_desktop.publishing.change_text import ChangeText, review_texts
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.plan import Plan
from portal_desktop.settings.problem import Problem
from portal_desktop.wording.labels import option_label


@dataclass(frozen=True)
class ReviewState:
    """A plan, the changes left out of it, and the paths nobody has decided on yet."""

    plan: Plan
    left_out: frozenset[ChangeKey] = frozenset()
    undecided: frozenset[str] = frozenset()

    @property
    def change_count(self) -> int:
        """How many changes would go out."""
        return len(self.plan.changes) - len(self.left_out)

    @cached_property
    def changes(self) -> tuple[ChangeText, ...]:
        """The changes, each with what follows from it as the ticks are now."""
        return review_texts(self.plan, self.left_out)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What Stripe would refuse, or only the merchant can choose."""
        return plans.in_the_way(self.plan, self.left_out) if self.change_count else ()

    @property
    def conflicts(self) -> frozenset[str]:
        """The undecided paths among those that would go out."""
        return self.undecided - {path for path, _member in self.left_out}

    @property
    def why_not(self) -> str:
        """Why it cannot be published as it stands; empty when it can."""
        if "write" in self.plan.known.denied:
            return _("This key may not publish.")
        if not self.plan.changes:
            return _("There is nothing left to publish.")
        if not self.change_count:
            return _("Tick at least one change.")
        if self.conflicts:
            return _("Choose first between your value and Stripe’s.")
        return _("Something has to be put right first.") if self.problems else ""


def gone_along(plan: Plan, lines: frozenset[ChangeKey], *, taken: bool) -> str:
    """That other changes stay or go with the one that was ticked; empty where none does."""
    keys = [each.key for each in plan.changes if each.key in lines]
    labels = "; ".join(option_label(key.path, key.member) for key in keys)
    words = (
        _("Goes out too, because this needs it: {labels}.")
        if taken
        else _("Left out too, because it needs what you left out: {labels}.")
    )
    return words.format(labels=labels) if labels else ""


def review_title(standing: ReviewState, account: Account) -> str:
    """The question the review asks."""
    count = standing.change_count
    if account.mode == "demo":
        words = ngettext(
            "Publish {count} change to the demo business?",
            "Publish {count} changes to the demo business?",
            count,
        )
        return words.format(count=count)
    known = standing.plan.known.business
    business = sanitize_text((known.name if known else "") or account.name, 60)
    words = ngettext(
        "Publish {count} change to {business}?", "Publish {count} changes to {business}?", count
    )
    return words.format(count=count, business=business)


def drift_text(drift: tuple[ChangeText, ...]) -> str:
    """Changes made elsewhere, in one line."""
    lines = "; ".join(f"{each.label}: {each.before} → {each.after}" for each in drift)
    return lines or _("the portal settings themselves")


def sending_text(*, late: bool) -> str:
    """What stands below the list while it is sent; ``late``: Stripe has been silent for long."""
    go_on = _("You may close this; publishing goes on.")
    slow = _("Stripe is slow to answer; nothing is done twice.")
    return f"{slow} {go_on}" if late else go_on


def kept_text(*, has_portal: bool) -> str:
    """What publishing keeps, or makes where there is nothing yet."""
    if has_portal:
        return _("The version published now stays in History.")
    return _("This account has no portal settings yet. Publishing makes them.")
