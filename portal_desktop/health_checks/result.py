"""An answer to a question about a portal, and the settings it is given for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.settings.problem import Fix, Problem
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import blocking_problems, problems, requirement_text

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that helps, and where it is taken.

    Attributes:
        words: what the button says.
        kind: ``dashboard``: on a page of Stripe's Dashboard; ``web``: at an https address; ``tab``:
            on a tab of the window; ``review``: in the review, if there is something to publish;
            ``connect``: by connecting the account with another key; ``again``: by asking Stripe
            once more.
        place: the page (see ``dashboard_address``), the address or the tab.
    """

    words: str
    kind: Literal["dashboard", "web", "tab", "review", "connect", "again"]
    place: str = ""


@dataclass(frozen=True)
class CheckResult:
    """An answer with its reason.

    Attributes:
        text: the reason.
        path: the option it hangs on.
        fix: a change of the draft that would help.
        leads: where else something can be done.
    """

    answer: YesNoUnknown
    text: str
    path: str | None = None
    fix: Fix | None = None
    leads: tuple[NextStep, ...] = ()


def another_key() -> tuple[NextStep, ...]:
    """What to do where the key may not read something: tick a box at Stripe, or use another."""
    return (
        NextStep(_("Open Stripe’s page for keys"), "dashboard", "keys"),
        NextStep(_("Connect again…"), "connect"),
    )


def not_read(text: str) -> CheckResult:
    """Not known, because reading it failed."""
    return CheckResult("unknown", text, leads=(NextStep(_("Try again now"), "again"),))


@dataclass(frozen=True)
class CheckContext:
    """What a check is answered from: settings at Stripe, and what is known of the account.

    The settings are as they are, or as publishing would make them.
    """

    settings: Settings
    known: AccountSnapshot

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What Stripe would refuse about them."""
        return blocking_problems(problems(self.settings, self.known))

    def first_problem(self, *paths: str) -> Problem | None:
        """The first problem about one of these options, as far as it has an effect now."""
        about = (each for each in self.problems if each.paths[0] in paths)
        return next(
            (each for each in about if not requirement_text(self.settings, each.paths[0])), None
        )


def result_for_problem(problem: Problem) -> CheckResult:
    """No, because of a problem, with its fix."""
    return CheckResult("no", problem.text, problem.paths[0], problem.fix)


def names_in_brackets(names: tuple[str, ...]) -> str:
    """The first few names in brackets, as they fit behind a count; nothing without any."""
    shown = [f"“{sanitize_text(name, 40)}”" for name in names if name][:MOST_NAMES]
    return f" ({', '.join(shown)})" if shown else ""
