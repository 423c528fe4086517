"""An answer to a question about a portal, and the settings it is given for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from portal_desktop.account.snapshot import Known
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import plain
from portal_desktop.settings.problem import Fix, Problem
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import needed, problems, stops

MOST_NAMES = 3

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A step that helps, and where it is taken.

    ``dashboard``: on a page of Stripe's Dashboard (see ``dashboard.address``); ``web``: at an
    https address; ``tab``: on a tab of the window; ``review``: in the review, if there is
    something to publish; ``connect``: by connecting the account with another key; ``again``: by
    asking Stripe once more.
    """

    words: str
    kind: Literal["dashboard", "web", "tab", "review", "connect", "again"]
    place: str = ""


@dataclass(frozen=True)
class Verdict:
    """An answer with its reason. ``path``: the option it hangs on; ``fix``: a change of the draft
    that would help; ``leads``: where else something can be done."""

    answer: Answer
    text: str
    path: str | None = None
    fix: Fix | None = None
    leads: tuple[Lead, ...] = ()


def another_key() -> tuple[Lead, ...]:
    """What to do where the key may not read something: tick a box at Stripe, or use another."""
    return (
        Lead(_("Open Stripe’s page for keys"), "dashboard", "keys"),
        Lead(_("Connect again…"), "connect"),
    )


def not_read(text: str) -> Verdict:
    """Not known, because reading it failed."""
    return Verdict("unknown", text, leads=(Lead(_("Try again now"), "again"),))


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
