"""What a publishing sends, kept until it is known to have arrived."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal_desktop import plan as plans
from portal_desktop.differences import same
from portal_desktop.plan import Plan
from portal_desktop.settings import Settings


@dataclass(frozen=True)
class OnItsWay:
    """The values that go out, and how many changes they are to a person."""

    wanted: Settings
    count: int

    def arrived(self, outside: Settings) -> bool:
        """Whether Stripe has all of it now."""
        return bool(self.wanted) and all(same(path, self.wanted, outside) for path in self.wanted)


def sending(plan: Plan, left_out: Iterable[tuple[str, str | None]]) -> OnItsWay:
    """What goes out of a plan that a person read."""
    out = frozenset(left_out)
    wanted = plans.target(plan, out)
    count = sum((change.path, change.member) not in out for change in plan.changes)
    return OnItsWay(Settings({path: wanted[path] for path in plans.sent(plan, wanted)}), count)
