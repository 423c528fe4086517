"""Changes left out of a plan, and those that have to stay or go with them.

Leaving out what another change needs would publish something Stripe refuses: turning plan changes
on without ways to pay, say (rule R2).
"""

from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.plan import Plan, in_the_way
from portal_desktop.settings.problem import Problem


def leave_out(plan: Plan, left_out: frozenset[ChangeKey], line: ChangeKey) -> frozenset[ChangeKey]:
    """What is left out once this is: also the changes that cannot go out without it."""
    out = left_out | {line}
    while dependent := _dependent_changes(plan, out, _caused_problems(plan, out)):
        out |= dependent
    return out


def put_back(plan: Plan, left_out: frozenset[ChangeKey], line: ChangeKey) -> frozenset[ChangeKey]:
    """What is left out once this goes out again: not what it needs."""
    out = left_out - {line}
    while required := _required_changes(
        out, [each for each in _caused_problems(plan, out) if line.path in each.paths]
    ):
        out -= required
    return out


def _caused_problems(plan: Plan, out: frozenset[ChangeKey]) -> list[Problem]:
    """What is in the way only because something is left out."""
    left = {each.path for each in out}
    anyway = set(map(_problem_identity, in_the_way(plan)))
    return [
        problem
        for problem in in_the_way(plan, out)
        if _problem_identity(problem) not in anyway and not left.isdisjoint(problem.paths)
    ]


def _problem_identity(problem: Problem) -> tuple[tuple[str, ...], str | None, str]:
    return problem.paths, problem.item, problem.text


def _dependent_changes(
    plan: Plan, out: frozenset[ChangeKey], problems: list[Problem]
) -> frozenset[ChangeKey]:
    paths = {path for problem in problems for path in problem.paths}
    lines = {change.key for change in plan.changes if change.path in paths}
    return frozenset(lines - out)


def _required_changes(out: frozenset[ChangeKey], problems: list[Problem]) -> frozenset[ChangeKey]:
    paths = {path for problem in problems for path in problem.paths}
    return frozenset(line for line in out if line.path in paths)
