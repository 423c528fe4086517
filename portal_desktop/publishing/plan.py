"""The plan: exactly what publishing will change, before it changes.

Three Settings are compared: ``base``, what Stripe said when we last agreed; ``remote``, what it
says now; ``draft``, what is wanted. Nothing changed elsewhere is ever reverted: an update sends
the plan's paths and what Stripe demands beside them, and nothing else.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.publishing import diff as differences
from portal_desktop.publishing.diff import Change, ChangeKey, HandOver, delivery_of, equal_at_stripe
from portal_desktop.settings import stripe_params as nesting
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, members, with_member
from portal_desktop.validation.validate import blocking_problems, first_unmet_requirement, problems

__all__ = [
    "NOTHING_SAID",
    "Change",
    "ChangeKey",
    "HandOver",
    "Outgoing",
    "Plan",
    "change_count",
    "compare",
    "create_request",
    "delivery_of",
    "in_the_way",
    "outgoing",
    "paths_to_send",
    "rebased_on",
    "settings_to_publish",
    "still_valid",
    "update_request",
]


@dataclass(frozen=True)
class Plan:
    """What differs between the three Settings.

    Attributes:
        base: what Stripe said when we last agreed.
        remote: what it says now.
        draft: what is wanted.
        changes: wanted and not published.
        drift: changed at Stripe meanwhile.
        conflicts: paths changed on both sides, differently.
        hand_overs: what is left for the merchant to do at Stripe.
        problems: what stops publishing.
    """

    base: Settings
    remote: Settings
    draft: Settings
    known: AccountSnapshot
    changes: tuple[Change, ...]
    drift: tuple[Change, ...]
    conflicts: tuple[str, ...]
    hand_overs: tuple[HandOver, ...]
    problems: tuple[Problem, ...]

    @property
    def is_publishable(self) -> bool:
        """Whether there is something to publish and nothing in the way."""
        return bool(self.changes) and not self.conflicts and not self.problems


def compare(base: Settings, remote: Settings, draft: Settings, known: AccountSnapshot) -> Plan:
    """Make the plan for making ``remote`` what ``draft`` wants.

    What is not known is not compared.

    Args:
        base: what Stripe said when we last agreed.
        remote: what it says now; the same as ``base`` while it is not read again.
    """
    published = [option for option in OPTIONS.values() if delivery_of(option, known) == "published"]
    plan = Plan(
        base,
        remote,
        draft,
        known,
        changes=tuple(differences.setting_changes(published, base, draft)),
        drift=tuple(differences.setting_changes(published, base, remote)),
        conflicts=tuple(
            o.path for o in published if differences.is_contested(o, base, remote, draft)
        ),
        hand_overs=tuple(differences.hand_overs(base, draft, known)),
        problems=(),
    )
    return replace(plan, problems=in_the_way(plan))


def settings_to_publish(plan: Plan, left_out: Collection[ChangeKey] = ()) -> Settings:
    """What will be published: what Stripe has now, with the chosen changes laid over it."""
    out = frozenset(left_out)
    wanted = plan.remote
    for change in plan.changes:
        if change.key in out:
            continue
        if change.member is None:
            wanted = wanted.with_value(change.path, plan.draft[change.path])
        else:
            on = change.member in members(plan.draft, change.path)
            wanted = wanted.with_value(
                change.path, with_member(wanted, change.path, change.member, on=on)
            )
    idle = [
        path
        for path in wanted
        if wanted[path] is UNCHOSEN and first_unmet_requirement(wanted, path)
    ]
    return wanted.without_paths(idle) | {
        path: plan.remote[path] for path in idle if path in plan.remote
    }


def paths_to_send(plan: Plan, wanted: Settings) -> tuple[str, ...]:
    """The option paths an update sends: what changes, and what Stripe demands beside it."""
    changed = [
        change.path
        for change in plan.changes
        if change.path in wanted and not equal_at_stripe(change.path, plan.remote, wanted)
    ]
    paths = dict.fromkeys(changed)
    for path in changed:
        paths.update(dict.fromkeys(_required_paths(path, wanted)))
    closed = plan.known.read_only
    return tuple(
        path
        for path in paths
        if path not in closed and not nesting.is_ignored_by_stripe(path, wanted)
    )


@dataclass(frozen=True)
class Outgoing:
    """What publishing would send, worked out once.

    ``wanted`` is what stands at Stripe then, ``paths`` what an update sends of it, ``problems``
    what stops it.
    """

    wanted: Settings
    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def outgoing(plan: Plan, left_out: Collection[ChangeKey] = ()) -> Outgoing:
    """Work out what goes out of a plan, without some of its changes.

    What is checked is exactly what is sent. What is wrong with settings that stay as they are at
    Stripe stops nobody. A first configuration is sent whole, with what is left out as Stripe has
    it when a request leaves it out.
    """
    wanted = settings_to_publish(plan, left_out)
    paths = paths_to_send(plan, wanted)
    made = wanted if plan.known.portal else NOTHING_SAID | wanted
    going = frozenset(made if paths and plan.known.portal is None else paths)
    found = blocking_problems(problems(made, plan.known)) if going else ()
    about = (problem for problem in found if not going.isdisjoint(problem.paths))
    return Outgoing(wanted, paths, (*about, *_held_back(plan, wanted, paths)))


def update_request(going: Outgoing) -> nesting.StripeParams:
    """The parameters of an update: the plan and what Stripe demands beside it, nothing else."""
    return nesting.to_stripe_params(going.wanted, going.paths)


def create_request(wanted: Settings) -> nesting.StripeParams:
    """Make the parameters of a first configuration: every feature explicitly.

    What is off and absent means something else to the API than to Stripe's settings page.
    """
    full = NOTHING_SAID | {path: wanted[path] for path in NOTHING_SAID if path in wanted}
    return nesting.to_stripe_params(full, full, creating=True)


def rebased_on(plan: Plan, remote: Settings) -> Plan:
    """The same wish, against what Stripe says now."""
    return compare(plan.base, remote, plan.draft, plan.known)


def still_valid(plan: Plan, going: Outgoing) -> bool:
    """Whether what a person read still holds although ``remote`` is newer than ``base``.

    It does not where something changed in a hash that is about to be sent, or where the outcome
    would be something Stripe refuses.
    """
    hashes = tuple(map(_hash_prefix, going.paths))
    disturbed = any(change.path.startswith(hashes) for change in plan.drift)
    return not disturbed and not plan.conflicts and not going.problems


def change_count(plan: Plan, left_out: Collection[ChangeKey] = ()) -> int:
    """How many changes go out, as a person counts them."""
    out = frozenset(left_out)
    return sum(change.key not in out for change in plan.changes)


def in_the_way(plan: Plan, left_out: Collection[ChangeKey] = ()) -> tuple[Problem, ...]:
    """What stops publishing these changes; see ``outgoing``."""
    return outgoing(plan, left_out).problems


def _held_back(plan: Plan, wanted: Settings, paths: Iterable[str]) -> Iterator[Problem]:
    """Changes that Stripe takes only together with a list that must not be sent."""
    closed = plan.known.read_only
    for path in paths if closed else ():
        changes = not equal_at_stripe(path, plan.remote, wanted)
        if changes and closed.intersection(_required_paths(path, wanted)):
            text = _(
                "Stripe wants a list sent along that holds something newer than this program. "
                "Change this one at Stripe."
            )
            yield Problem((path,), None, "stops", text)


def _hash_prefix(path: str) -> str:
    """What is read together with an option: its feature, or the option alone."""
    keys = path.split(".")
    return ".".join(keys[:2]) + "." if keys[0] == "features" else path


NOTHING_SAID = Settings(
    {option.path: option.null for option in OPTIONS.values() if option.own_delivery == "published"}
)
"""What Stripe holds of a new configuration where the request names nothing."""


def _required_paths(path: str, wanted: Settings) -> Iterator[str]:
    """What Stripe demands beside an option, as far as it is known and says something."""
    for demanded in OPTIONS[path].sent_with:
        if demanded in wanted and _is_worth_sending(OPTIONS[demanded], wanted):
            yield demanded


def _is_worth_sending(option: Option[Value], wanted: Settings) -> bool:
    """An empty list says nothing beside another change."""
    if option.demanded_while and wanted.get(option.demanded_while) is False:
        return False
    return option.kind in {"switch", "choice"} or bool(wanted[option.path])
