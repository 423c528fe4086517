"""Will my portal work? Questions with three answers: yes, no because …, not known.

Answers are about what is published. Where the draft would change one, it is given twice: now, and
after publishing. What publishing does not reach (the login link, customers, other programs) has
one answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import N_, _, ngettext
from portal_desktop.health_checks import account
from portal_desktop.health_checks import features as offering
from portal_desktop.health_checks import login_reach as people
from portal_desktop.health_checks import page_details as page
from portal_desktop.health_checks.result import CheckContext, CheckResult, NextStep
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.options.subscription import PRODUCTS
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.diff import delivery_of, steps_marked_as_set
from portal_desktop.publishing.plan import compare
from portal_desktop.settings.problem import Fix
from portal_desktop.settings.settings import Settings
from portal_desktop.wording import labels as words

__all__ = ["KEYS", "Check", "CheckResult", "NextStep", "run_checks"]


@dataclass(frozen=True)
class Check:
    """A question about the portal and its answer.

    Attributes:
        text: why the answer is so.
        path: the row to go to on the tab, if one: an option's path.
        fix: a change of the draft that would help.
        where: the tab to go to.
        after: what publishing makes of the answer; None where it stays.
        leads: steps that are taken elsewhere.
    """

    key: str
    question: str
    answer: YesNoUnknown
    text: str
    path: str | None
    fix: Fix | None
    where: str
    after: CheckResult | None = None
    leads: tuple[NextStep, ...] = ()


@dataclass(frozen=True, slots=True)
class _Question:
    """``idle`` is the answer where ``ask`` gives none while the other side has one."""

    key: str
    words: str
    ask: Callable[[CheckContext], CheckResult | None]
    where: str
    path: str | None = None
    idle: str = ""
    of_portal: bool = True


_QUESTIONS: Final = (
    _Question(
        "saved", N_("Are there portal settings at Stripe?"), account.check_settings_saved, ""
    ),
    _Question(
        "link", N_("Is the login link active?"), account.check_login_link, "links", LOGIN_PAGE.path
    ),
    _Question(
        "people", N_("Can every customer log in?"), people.check_login_reach, "", of_portal=False
    ),
    _Question(
        "name",
        N_("Does the page say who you are?"),
        page.check_business_name,
        "branding",
        BUSINESS_NAME.path,
        of_portal=False,
    ),
    _Question(
        "plans",
        N_("Is there a plan to switch to?"),
        offering.check_plans,
        "subscription",
        PRODUCTS.path,
        N_("Customers cannot switch plans."),
    ),
    _Question(
        "paying",
        N_("Can customers change how they pay?"),
        offering.check_payment_methods,
        "billing_info",
        PAYMENT_METHODS.path,
    ),
    _Question(
        "addresses",
        N_("Do the links on the page lead somewhere?"),
        page.check_page_links,
        "branding",
    ),
    _Question(
        "others",
        N_("Do your website and plug-ins use these settings?"),
        account.check_other_configurations,
        "",
    ),
)
_DRAFT: Final = "draft"
KEYS: Final = (*(question.key for question in _QUESTIONS), _DRAFT)
"""Every question there can be, in order."""


def run_checks(published: Settings, draft: Settings, known: AccountSnapshot) -> tuple[Check, ...]:
    """Answer the questions that apply, in the order of ``KEYS``.

    ``published`` without anything of a configuration means that there is none yet: do not ask
    before Stripe has been read.
    """
    now = CheckContext(published, known)
    later = CheckContext(_settings_after_publishing(published, draft, known), known)
    asked = (_make_check(question, now, later) for question in _QUESTIONS)
    found = [each for each in asked if each is not None]
    if published.in_scope("configuration"):
        found.append(_everything_published(published, draft, known))
    return tuple(found)


def _settings_after_publishing(
    published: Settings, draft: Settings, known: AccountSnapshot
) -> Settings:
    """What publishing the draft would make of what is at Stripe."""
    reached = (each for each in OPTIONS.values() if delivery_of(each, known) == "published")
    return published | {each.path: draft[each.path] for each in reached if each.path in draft}


def _make_check(question: _Question, now: CheckContext, later: CheckContext) -> Check | None:
    first, then = question.ask(now), question.ask(later)
    if first is None and then is None:
        return None
    idle = CheckResult("no", _(question.idle))
    first, then = first or idle, then or idle
    unpublished = question.of_portal and not now.settings.in_scope("configuration")
    if unpublished and question.key != "saved":
        first = CheckResult("no", _("Nothing is published."))
    same = (first.answer, first.text) == (then.answer, then.text)
    helps = not unpublished and first.answer != "yes" and then.answer == "yes" and not same
    review = (account.to_review(),) if helps else ()
    return Check(
        key=question.key,
        question=_(question.words),
        answer=first.answer,
        text=first.text,
        path=then.path or first.path or question.path,
        fix=then.fix,
        where=question.where,
        after=None if same else then,
        leads=_permitted_next_steps(now.known, *first.leads, *then.leads, *review),
    )


def _permitted_next_steps(known: AccountSnapshot, *leads: NextStep) -> tuple[NextStep, ...]:
    """Each once; what this key may not publish, another has to."""
    closed = "write" in known.denied
    again = NextStep(_("Connect again…"), "connect")
    found = (again if closed and each.kind == "review" else each for each in leads)
    return tuple(dict.fromkeys(found))


def _everything_published(published: Settings, draft: Settings, known: AccountSnapshot) -> Check:
    plan = compare(published, published, draft, known)
    count, steps = len(plan.changes), len(plan.hand_overs)
    said = []
    if count:
        text = ngettext("{count} change is only here.", "{count} changes are only here.", count)
        said.append(text.format(count=count))
    if steps:
        text = ngettext(
            "{count} step is left at Stripe.", "{count} steps are left at Stripe.", steps
        )
        said.append(text.format(count=steps))
    leads = _remaining_steps(count, steps)
    in_the_way = next(iter(plan.problems), None)
    if in_the_way is not None:
        said.append(f"{words.option_label(in_the_way.paths[0])}: {in_the_way.text}")
    first = plan.changes[0].path if plan.changes else None
    return Check(
        key=_DRAFT,
        question=_("Is everything you decided at Stripe?"),
        answer="no" if said else "yes",
        text=" ".join(said) or _all_there(published, draft, known),
        path=in_the_way.paths[0] if in_the_way else first,
        fix=in_the_way.fix if in_the_way else None,
        where=plan.changes[0].tab if plan.changes else "at_stripe" if steps else "",
        leads=_permitted_next_steps(known, *leads),
    )


def _all_there(published: Settings, draft: Settings, known: AccountSnapshot) -> str:
    """What was read at Stripe is one thing, and what the merchant ticked off is another."""
    words_ = _("What you see here is what is published.")
    names = [words.option_label(step.path) for step in steps_marked_as_set(published, draft, known)]
    if not names:
        return words_
    told = _("Done at Stripe because you said so: {names}.").format(names=", ".join(names))
    return f"{words_} {told}"


def _remaining_steps(count: int, steps: int) -> Iterator[NextStep]:
    """To what is left: steps alone are shown by the row's own way."""
    if count:
        yield account.to_review()
    if count and steps:
        yield NextStep(_("Steps at Stripe"), "tab", "at_stripe")
