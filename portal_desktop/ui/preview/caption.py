"""The words around the page: what it is and is not, and whose it is."""

from portal_desktop.customers import person_of
from portal_desktop.known import Known
from portal_desktop.page import Page, View
from portal_desktop.text import _, ngettext


def caption(page: Page, view: View, differing: int | None) -> str:
    """``differing``: how many parts are marked, None where nothing is compared."""
    said = []
    if differing is not None:
        said.append(_differing(differing))
    if page.sure:
        said.append(_("An approximation of Stripe’s page."))
    else:
        said.append(_("An approximation of Stripe’s page; its wording may differ."))
    said.append(_("Clicking through it changes nothing at Stripe."))
    if view.language.partition("-")[0] != "en":
        said.append(_("The words stay English here; dates and amounts are as customers see them."))
    return " ".join(said)


def customer_name(known: Known, customer: str) -> str:
    """What a real customer is called; empty for the example customer."""
    if not customer or known.subscriptions is None:
        return ""
    person = person_of(known.subscriptions, customer)
    return (person.name or person.email or _("A customer")) if person else ""


def _differing(count: int) -> str:
    if not count:
        return _("Nothing on this page differs from what is published.")
    text = ngettext("{count} difference, marked.", "{count} differences, marked.", count)
    return text.format(count=count)
