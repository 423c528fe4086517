"""Who gets in: the login link finds customers by their email address."""

from collections import Counter
from dataclasses import dataclass

from portal_desktop.checks.verdict import Sight, Verdict, named
from portal_desktop.customers import Subscriptions
from portal_desktop.dashboard import tick_box
from portal_desktop.text import _, ngettext


def people(sight: Sight) -> Verdict:
    """Whether the login link finds every customer by their address."""
    found = sight.known.subscriptions
    if "customers" in sight.known.denied:
        text = _("Your customers cannot be read with this key. Tick “{box}” for it at Stripe.")
        return Verdict("unknown", text.format(box=_(tick_box("subscription_read"))))
    if found is None or not found.complete:
        if "customers" in sight.known.missed:
            return Verdict("unknown", _("Your customers could not be read."))
        return Verdict("unknown", _("Your customers are still being read."))
    reached = reach(found)
    missed = _missed(reached)
    if missed:
        return Verdict("no", missed)
    if reached.unread:
        text = _("Email addresses cannot be read with this key. Tick “{box}” for it at Stripe.")
        return Verdict("unknown", text.format(box=_(tick_box("customer_read"))))
    if not reached.customers:
        return Verdict("yes", _("Nobody has a subscription yet."))
    words = ngettext(
        "{count} customer has a subscription, with an email address of their own.",
        "{count} customers have a subscription, each with an email address of their own.",
        reached.customers,
    )
    return Verdict("yes", words.format(count=reached.customers))


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a login link reaches, among customers with a living subscription.

    ``without``: names of customers without an address. ``hidden``: customers whose address another
    one has too; Stripe opens only the one made last that has an active subscription (Stripe's guide
    to the login link). ``unread``: whose address was not read.
    """

    customers: int
    without: tuple[str, ...]
    hidden: int
    unread: int


def reach(subscriptions: Subscriptions) -> Reach:
    """Who can log in with their address."""
    living = {each.customer: each.person for each in subscriptions.all if each.living}
    given = Counter(each.email for each in living.values() if each and each.email)
    return Reach(
        customers=len(living),
        without=tuple(each.name for each in living.values() if each and not each.email),
        hidden=sum(count - 1 for count in given.values()),
        unread=sum(each is None for each in living.values()),
    )


def _missed(reached: Reach) -> str:
    said = []
    if reached.without:
        words = ngettext(
            "{count} customer with a subscription has no email address{names}. Add it on Stripe’s "
            "page “Customers”.",
            "{count} customers with a subscription have no email address{names}. Add them on "
            "Stripe’s page “Customers”.",
            len(reached.without),
        )
        names = named(reached.without)
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
