"""Questions about the account: are there settings, who gets in, who else uses them."""

from collections import Counter
from dataclasses import dataclass

from portal_desktop.checks.verdict import Sight, Verdict
from portal_desktop.customers import Subscriptions
from portal_desktop.dashboard import tick_box
from portal_desktop.options import LOGIN_PAGE
from portal_desktop.text import _, ngettext, plain

MOST_NAMES = 3


def saved(sight: Sight) -> Verdict:
    """Whether there is something a customer could open."""
    portal = sight.known.portal
    if portal is not None and not portal.active:
        return Verdict("no", _("They are switched off at Stripe, so nobody can open the portal."))
    if not sight.settings.of("configuration"):
        return Verdict("no", _("Nothing is published yet. Until then nobody can open the portal."))
    return Verdict("yes", _("They are saved, and customers see what is published."))


def link(sight: Sight) -> Verdict:
    """Whether customers can come in by themselves."""
    if LOGIN_PAGE.path not in sight.settings:
        return Verdict("no", _("It can be activated once the portal is published."))
    if sight.settings[LOGIN_PAGE]:
        return Verdict("yes", _("Customers come in with their email address, from anywhere."))
    return Verdict(
        "no",
        _("Nobody gets in by a link. A website of yours may still open the portal for customers."),
    )


def others(sight: Sight) -> Verdict | None:
    """Whether what is published here may be passed over by something else."""
    portal = sight.known.portal
    if portal is None:
        return None
    if not portal.others:
        return Verdict("yes", _("There are no others at Stripe that they could be using."))
    words = ngettext(
        "{count} other set of portal settings is active at Stripe{names}. Websites and plug-ins "
        "may be using it instead; publishing does not change it.",
        "{count} other sets of portal settings are active at Stripe{names}. Websites and plug-ins "
        "may be using those instead; publishing does not change them.",
        portal.others,
    )
    return Verdict("unknown", words.format(count=portal.others, names=_named(portal.other_names)))


def people(sight: Sight) -> Verdict:
    """Whether the login link finds every customer by their address."""
    found = sight.known.subscriptions
    if "customers" in sight.known.denied:
        text = _("Your customers cannot be read with this key. Tick “{box}” for it at Stripe.")
        return Verdict("unknown", text.format(box=_(tick_box("subscription_read"))))
    if found is None or not found.complete:
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

    ``without``: customers without an address. ``hidden``: customers whose address another one has
    too. Stripe opens only the one made last that has an active subscription (Stripe's guide to the
    login link). ``unread``: whose address was not read.
    """

    customers: int
    without: int
    hidden: int
    unread: int


def reach(subscriptions: Subscriptions) -> Reach:
    """Who can log in with their address."""
    living = (each for each in subscriptions.all if each.living)
    emails = {each.customer: each.person.email if each.person else None for each in living}
    given = Counter(email for email in emails.values() if email)
    addresses = list(emails.values())
    return Reach(
        customers=len(addresses),
        without=addresses.count(""),
        hidden=sum(count - 1 for count in given.values()),
        unread=addresses.count(None),
    )


def _missed(reached: Reach) -> str:
    said = []
    if reached.without:
        words = ngettext(
            "{count} customer with a subscription has no email address at Stripe.",
            "{count} customers with a subscription have no email address at Stripe.",
            reached.without,
        )
        said.append(words.format(count=reached.without))
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


def _named(names: tuple[str, ...]) -> str:
    shown = [f"“{plain(name, 40)}”" for name in names if name][:MOST_NAMES]
    return f" ({', '.join(shown)})" if shown else ""
