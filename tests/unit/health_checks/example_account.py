"""The coffee club’s portal, and what is answered about it."""

from dataclasses import replace

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Portal, Price
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.health_checks.checks import Check, run_checks
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.options.subscription import PRODUCTS, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import Settings
from tests.unit.example_catalogue import CATALOGUE, EVERYTHING, KNOWN

SWITCHING = EVERYTHING | {UPDATE_PRORATION.path: "always_invoice", LOGIN_PAGE.path: True}


OPENED = replace(KNOWN, portal=Portal("bpc_1"))


def asked(
    key: str,
    published: Settings = SWITCHING,
    draft: Settings | None = None,
    known: AccountSnapshot = OPENED,
) -> Check:
    """The check of this key; without a draft nothing is wanted that is not published."""
    found = run_checks(published, published if draft is None else draft, known)
    (check,) = [each for each in found if each.key == key]
    return check


def keys(published: Settings, draft: Settings, known: AccountSnapshot = OPENED) -> tuple[str, ...]:
    return tuple(each.key for each in run_checks(published, draft, known))


def subscribed(customer: str, email: str | None, status: str = "active") -> Subscription:
    person = None if email is None else Customer(customer, email=email)
    return Subscription(f"sub_{customer}", customer, status, person=person)


def offering(*prices: str) -> Settings:
    return SWITCHING | {PRODUCTS.path: (Offer("prod_blend", prices),)}


def archived(*gone: str) -> Catalogue:
    prices = tuple(
        Price(each.id, each.product, each.amount, each.currency, each.interval, active=False)
        if each.id in gone
        else each
        for each in CATALOGUE.prices
    )
    return Catalogue(CATALOGUE.products, prices)


def people(*found: Subscription, complete: bool = True) -> Check:
    return asked("people", known=replace(OPENED, subscriptions=Subscriptions(found, complete)))


def steps(check: Check) -> list[tuple[str, str]]:
    """Where the steps below an answer lead."""
    return [(lead.kind, lead.place) for lead in check.leads]
