"""What is wrong with a draft, and how to put it right.

``problems`` knows Stripe's rules for portal configurations (R1-R7, R14, R17-R22: see
``docs/stripe-rules.md``) so that nothing is sent that Stripe would refuse, and gives advice where a
setting does nothing or surprises. What is still loading is never a problem.
``change_with_consequences`` are the changes that one change brings along.
"""

from collections.abc import Mapping

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.catalogue import offers
from portal_desktop.common.i18n import _
from portal_desktop.options.option import Requirement
from portal_desktop.options.table import (
    OPTIONS,
)
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.problem import Fix, Problem, Severity
from portal_desktop.settings.settings import Settings
from portal_desktop.validation import account
from portal_desktop.validation import billing_info as billing
from portal_desktop.validation import cancellation as leaving
from portal_desktop.validation import pause as pausing
from portal_desktop.validation import subscription_update as changing
from portal_desktop.validation import text_fields as typed

__all__ = [
    "Fix",
    "Problem",
    "Severity",
    "blocking_problems",
    "change_with_consequences",
    "first_unmet_requirement",
    "open_question",
    "problems",
    "requirement_text",
]  # fmt: skip


def problems(settings: Settings, known: AccountSnapshot) -> tuple[Problem, ...]:
    """Find everything wrong with a draft, and advice, in the order of the tabs."""
    return (
        *changing.problems(settings),
        *offers.problems(settings, known),
        *pausing.problems(settings, known),
        *leaving.problems(settings, known),
        *billing.problems(settings, known),
        *typed.problems(settings),
        *account.problems(settings),
    )


def blocking_problems(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those of the problems that stop publishing."""
    return tuple(problem for problem in found if problem.severity == "stops")


def open_question(problem: Problem, settings: Settings) -> bool:
    """Whether publishing waits only for something nobody has decided yet: nothing is wrong so far.

    So it is where nothing is chosen, as right after turning something on.
    """
    value = settings.get(problem.paths[0])
    return problem.severity == "stops" and (value is UNCHOSEN or not value)


def change_with_consequences(draft: Settings, path: str, value: Value) -> Mapping[str, Value]:
    """The change together with those it brings along.

    They stand with the option (``Option.brings_along``).
    """
    option = OPTIONS.get(path)
    along = {
        each.path: each.becomes
        for each in (option.brings_along if option else ())
        if each.value == value
        and each.path in draft
        and each.instead_of in {None, draft[each.path]}
    }
    return {path: value} | along


def requirement_text(settings: Settings, path: str) -> str:
    """Why an option does nothing now, as a sentence; empty where it does something."""
    need = first_unmet_requirement(settings, path)
    return _(need.why) if need else ""


def first_unmet_requirement(settings: Settings, path: str) -> Requirement | None:
    """The first thing an option needs and has not; None where it does something."""
    for need in OPTIONS[path].requirements:
        if need.path in settings and settings[need.path] != need.value:
            return need
    return None
