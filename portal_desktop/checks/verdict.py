"""An answer to a question about a portal, and the settings it is given for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from portal_desktop.known import Known
from portal_desktop.problem import Fix, Problem
from portal_desktop.rules import needed, problems, stops
from portal_desktop.settings import Settings
from portal_desktop.text import plain

MOST_NAMES = 3

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Verdict:
    """An answer with its reason. ``path``: the option it hangs on; ``fix``: what would help."""

    answer: Answer
    text: str
    path: str | None = None
    fix: Fix | None = None


@dataclass(frozen=True)
class Sight:
    """Settings at Stripe, as they are or as publishing would make them, and what is known."""

    settings: Settings
    known: Known

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What Stripe would refuse about them."""
        return stops(problems(self.settings, self.known))

    def first(self, *paths: str) -> Problem | None:
        """The first problem about one of these options, as far as it has an effect now."""
        about = (each for each in self.problems if each.paths[0] in paths)
        return next((each for each in about if not needed(self.settings, each.paths[0])), None)


def because(problem: Problem) -> Verdict:
    """No, because of a problem, with its fix."""
    return Verdict("no", problem.text, problem.paths[0], problem.fix)


def named(names: tuple[str, ...]) -> str:
    """The first few names in brackets, as they fit behind a count; nothing without any."""
    shown = [f"“{plain(name, 40)}”" for name in names if name][:MOST_NAMES]
    return f" ({', '.join(shown)})" if shown else ""
