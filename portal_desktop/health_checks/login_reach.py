"""Who gets in: the login link finds customers by their email address."""

from collections import Counter
from dataclasses import dataclass

from portal_desktop.account.subscriptions import Customer, Subscriptions
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.health_checks.result import (
    MOST_NAMES,
    CheckContext,
    CheckResult,
    NextStep,
    another_key,
    names_in_brackets,
    not_read,
)
from portal_desktop.links.dashboard import customer_place, tick_box

SHORT = 24
"""Letters of a name on a button, so that it fits at twice the size too."""


def check_login_reach(sight: CheckContext) -> CheckResult:
    """Whether the login link finds every customer by their address."""
    found = sight.known.subscriptions
    if "customers" in sight.known.denied:
        text = _("Your customers cannot be read with this key. Tick “{box}” for it at Stripe.")
        text = text.format(box=_(tick_box("subscription_read")))
        return CheckResult("unknown", text, leads=another_key())
    if (found is None or not found.complete) and "customers" in sight.known.missed:
        return not_read(_("Your customers could not be read."))
    if found is None or not found.complete:
        return CheckResult("unknown", _("Your customers are still being read."))
    reached = found.once(measure_reach)
    missed = _unreached_text(reached)
    if missed:
        return CheckResult(
            "no", missed, leads=_customer_steps((*reached.without, *reached.sharing))
        )
    if reached.unread:
        text = _("Email addresses cannot be read with this key. Tick “{box}” for it at Stripe.")
        text = text.format(box=_(tick_box("customer_read")))
        return CheckResult("unknown", text, leads=another_key())
    if not reached.customers:
        return CheckResult("yes", _("Nobody has a subscription yet."))
    words = ngettext(
        "{count} customer has a subscription, with an email address of their own.",
        "{count} customers have a subscription, each with an email address of their own.",
        reached.customers,
    )
    return CheckResult("yes", words.format(count=reached.customers))


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a login link reaches, among customers with a living subscription.

    Attributes:
        customers: how many there are.
        without: those without an address.
        sharing: those whose address another one has too.
        hidden: how many of them are not reached, because Stripe opens only the one made last that
            has an active subscription (Stripe's guide to the login link).
        unread: how many there are whose address was not read.
    """

    customers: int
    without: tuple[Customer, ...]
    sharing: tuple[Customer, ...]
    hidden: int
    unread: int


def measure_reach(subscriptions: Subscriptions) -> Reach:
    """Who can log in with their address."""
    living = {each.customer: each.person for each in subscriptions.all if each.is_ongoing}
    given = Counter(each.email for each in living.values() if each and each.email)
    return Reach(
        customers=len(living),
        without=tuple(each for each in living.values() if each and not each.email),
        sharing=tuple(each for each in living.values() if each and given[each.email] > 1),
        hidden=sum(count - 1 for count in given.values()),
        unread=sum(each is None for each in living.values()),
    )


def _unreached_text(reached: Reach) -> str:
    said = []
    if reached.without:
        words = ngettext(
            "{count} customer with a subscription has no email address{names}. Add it at Stripe.",
            "{count} customers with a subscription have no email address{names}. Add them at "
            "Stripe.",
            len(reached.without),
        )
        names = names_in_brackets(tuple(each.name for each in reached.without))
        said.append(words.format(count=len(reached.without), names=names))
    if reached.hidden:
        words = ngettext(
            "{count} customer has the address of another: it opens the account made last that "
            "has an active subscription.",
            "{count} customers have the address of another: it opens the account made last that "
            "has an active subscription.",
            reached.hidden,
        )
        said.append(words.format(count=reached.hidden))
    return " ".join(said)


def _customer_steps(affected: tuple[Customer, ...]) -> tuple[NextStep, ...]:
    """To the pages of the first few, and to the list where there are more."""
    first = tuple(
        NextStep(_at_stripe(each), "dashboard", customer_place(each.id))
        for each in affected[:MOST_NAMES]
    )
    if len(affected) <= MOST_NAMES:
        return first
    return (*first, NextStep(_("Open the list of customers at Stripe"), "dashboard", "customers"))


def _at_stripe(person: Customer) -> str:
    name = sanitize_text(person.name or person.email, SHORT)
    return _("Open “{name}” at Stripe").format(name=name) if name else _("Open them at Stripe")
