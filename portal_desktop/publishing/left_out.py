"""Changes left out of a plan, and those that have to stay or go with them.

Leaving out what another change needs would publish something Stripe refuses: turning plan changes
on without ways to pay, say (rule R2).
"""

from typing import TypeAlias

from portal_desktop.publishing.plan import Plan, in_the_way
from portal_desktop.settings.problem import Problem

ChangeLine: TypeAlias = tuple[str, str | None]
"""A change by its option's path and, for a list, its member."""


def leave_out(
    plan: Plan, left_out: frozenset[ChangeLine], line: ChangeLine
) -> frozenset[ChangeLine]:
    """What is left out once this is: also the changes that cannot go out without it."""
    out = left_out | {line}
    while dependent := _dependent_changes(plan, out, _caused_problems(plan, out)):
        out |= dependent
    return out


def put_back(
    plan: Plan, left_out: frozenset[ChangeLine], line: ChangeLine
) -> frozenset[ChangeLine]:
    """What is left out once this goes out again: not what it needs."""
    out = left_out - {line}
    while required := _required_changes(
        out, [each for each in _caused_problems(plan, out) if line[0] in each.paths]
    ):
        out -= required
    return out


def _caused_problems(plan: Plan, out: frozenset[ChangeLine]) -> list[Problem]:
    """What is in the way only because something is left out."""
    left = {path for path, _member in out}
    anyway = set(map(_problem_identity, in_the_way(plan)))
    return [
        problem
        for problem in in_the_way(plan, out)
        if _problem_identity(problem) not in anyway and not left.isdisjoint(problem.paths)
    ]


def _problem_identity(problem: Problem) -> tuple[tuple[str, ...], str | None, str]:
    return problem.paths, problem.item, problem.text


def _dependent_changes(
    plan: Plan, out: frozenset[ChangeLine], problems: list[Problem]
) -> frozenset[ChangeLine]:
    paths = {path for problem in problems for path in problem.paths}
    lines = {(change.path, change.member) for change in plan.changes if change.path in paths}
    return frozenset(lines - out)


def _required_changes(out: frozenset[ChangeLine], problems: list[Problem]) -> frozenset[ChangeLine]:
    paths = {path for problem in problems for path in problem.paths}
    return frozenset(line for line in out if line[0] in paths)
