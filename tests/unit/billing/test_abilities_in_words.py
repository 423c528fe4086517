"""Why somebody can or cannot do something, in the very words; and in which order reasons count."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.billing.customer_abilities import Verb
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE
from portal_desktop.options.subscription import ALLOWED_UPDATES, PAUSE, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings.settings import Settings
from tests.unit.billing.test_customer_abilities import (
    ABROAD,
    ACTIVE,
    BASIC,
    BETTER,
    KNOWN,
    OFFERS,
    OPEN,
    PRODUCTS_SOLD,
    answer,
)

Answered = tuple[Verb, YesNoUnknown, str]
LOCKED = "Locked until the change that is waiting has happened."
ENDED = "It has ended."
NOT_READ = "The other plans are not known here."
SEVERAL = "It holds several products. Such subscriptions can only be cancelled here."
BY_USAGE = "It is billed by usage. Such subscriptions can only be cancelled here."
BY_INVOICE = "It is paid by invoice. Such subscriptions can only be cancelled here."
FIRST_PAYMENT = "Its first payment has not gone through, and Stripe’s guide does not say."
NO_CHANGE = "You do not let customers change their subscription."
PAUSED = "It is paused, and Stripe’s guide does not say."
OLDER = "It is of Stripe’s older kind, which cannot be paused."
NO_PRICE = "What they pay for is not known here."
UNPAID = "Its bills are not paid, and Stripe’s guide does not say."


@pytest.mark.parametrize(
    ("path", "value", "answered"),
    [
        (
            UPDATE.path,
            False,
            ("update", "no", NO_CHANGE),
        ),
        (
            PAYMENT_METHODS.path,
            False,
            ("update", "no", "Stripe allows it only where customers can change how they pay."),
        ),
        (ALLOWED_UPDATES.path, (), ("update", "no", "You have not chosen what they may change.")),
        (PRODUCTS.path, (), ("update", "no", "You have not chosen plans to switch between.")),
        (CANCEL.path, False, ("cancel", "no", "You do not let customers cancel.")),
        (PAUSE.path, False, ("pause", "no", "You do not let customers pause.")),
    ],
)
def test_what_is_switched_off_is_said_so(path: str, value: Value, answered: Answered) -> None:
    assert given_answer(answered[0], ACTIVE, OPEN.with_value(path, value)) == answered


@pytest.mark.parametrize(
    ("change", "answered"),
    [
        ({"prices": ("price_basic", "price_better")}, ("update", "no", SEVERAL)),
        ({"prices": ("price_used",)}, ("update", "no", BY_USAGE)),
        ({"by_invoice": True}, ("update", "no", BY_INVOICE)),
        ({"prices": ("price_basic", "price_better")}, ("pause", "no", SEVERAL)),
        ({"prices": ("price_used",)}, ("pause", "no", BY_USAGE)),
        ({"by_invoice": True}, ("pause", "no", BY_INVOICE)),
        ({"scheduled": True}, ("update", "no", LOCKED)),
        ({"scheduled": True}, ("cancel", "no", LOCKED)),
        ({"scheduled": True}, ("pause", "no", LOCKED)),
        ({"status": "canceled"}, ("update", "no", ENDED)),
        ({"status": "canceled", "scheduled": True}, ("cancel", "no", ENDED)),
        ({"status": "canceled", "scheduled": True}, ("pause", "no", ENDED)),
        ({"ends": 9}, ("cancel", "no", "It is cancelled already.")),
        (
            {"ends": 9},
            ("update", "unknown",
             "It is about to end. Stripe’s guide does not say; they can renew it first."),
        ),
        ({"ends": 9}, ("pause", "unknown", "It is about to end, and Stripe’s guide does not say.")),
        ({"ends": 9}, ("renew", "yes", "Until the period ends.")),
        ({"status": "paused"}, ("update", "unknown", PAUSED)),
        ({"status": "paused"}, ("pause", "no", "It is paused already.")),
        ({"flexible": False}, ("pause", "no", OLDER)),
        ({"status": "incomplete"}, ("update", "unknown", FIRST_PAYMENT)),
        ({"status": "incomplete"}, ("cancel", "unknown", FIRST_PAYMENT)),
        ({"status": "incomplete"}, ("pause", "unknown", FIRST_PAYMENT)),
        ({"status": "unpaid"}, ("update", "unknown", UNPAID)),
        ({"status": "unpaid"}, ("cancel", "unknown", UNPAID)),
        ({"status": "unpaid"}, ("pause", "unknown", UNPAID)),
        (
            {"status": "past_due"},
            ("pause", "unknown", "Its last bill is not paid, and Stripe’s guide does not say."),
        ),
        ({"status": "past_due"}, ("cancel", "yes", "It ends with the running period.")),
        (
            {"status": "trialing"},
            ("pause", "unknown", "It is on trial, and Stripe’s guide does not say."),
        ),
        ({"status": "trialing"}, ("cancel", "yes", "It ends with the free trial.")),
        ({"prices": ("price_gone",)}, ("update", "unknown", NO_PRICE)),
        ({}, ("update", "yes", "As long as the portal supports the way they pay.")),
        ({}, ("cancel", "yes", "It ends with the period they have paid for.")),
        (
            {},
            ("pause", "unknown",
             "Only in Stripe’s newest portal. Whether you have it cannot be seen from here."),
        ),
    ],
)  # fmt: skip
def test_why_is_said_in_words(change: dict[str, object], answered: Answered) -> None:
    subscription = replace(ACTIVE, **change)  # type: ignore[arg-type]  # the fields' own
    assert given_answer(answered[0], subscription) == answered


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("active", "It ends at once. Nothing is paid back."),
        ("trialing", "It ends at once, and the free trial with it."),
    ],
)
def test_cancelling_at_once_is_said_so(status: str, words: str) -> None:
    at_once = OPEN.with_value(CANCEL_MODE.path, "immediately")
    assert answer("cancel", replace(ACTIVE, status=status), at_once).why == words


def test_plans_not_read_are_told_from_plans_in_another_currency() -> None:
    abroad = OPEN.with_value(PRODUCTS.path, (Offer("prod_2", ("price_abroad",)),))
    both = "All other plans are in another currency, which may not be allowed."
    assert answer("update", settings=abroad).why == both
    unread = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (BASIC,)))
    assert answer("update", settings=abroad, known=unread).why == NOT_READ
    some = OPEN.with_value(PRODUCTS.path, (Offer("prod_2", ("price_abroad", "price_gone")),))
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (BASIC, ABROAD)))
    assert answer("update", settings=some, known=known).why == NOT_READ
    home = OPEN.with_value(PRODUCTS.path, (Offer("prod_2", ("price_better", "price_gone")),))
    assert answer("update", settings=home).verdict == "yes"


def test_nothing_else_to_choose_is_said_so() -> None:
    alone = OPEN.with_value(PRODUCTS.path, OFFERS[:1])
    assert answer("update", settings=alone).why == "There is nothing else for them to choose."


@pytest.mark.parametrize(
    ("own", "other", "words"),
    [
        ("exclusive", "exclusive", "As long as the portal supports the way they pay."),
        (
            "unspecified",
            "exclusive",
            "Another plan may not work: their price does not say whether tax is included. Try one.",
        ),
        (
            "exclusive",
            "inclusive",
            "Another plan may not work: the others count tax differently. Try one.",
        ),
    ],
)
def test_a_doubt_about_tax_is_said_so(own: str, other: str, words: str) -> None:
    prices = (replace(BASIC, tax_behavior=own), replace(BETTER, tax_behavior=other))
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, prices))
    found = answer("update", known=known)
    assert (found.verdict, found.reason_text) == ("yes", words)


def test_a_trial_has_its_words_and_those_of_a_doubt() -> None:
    prices = (replace(BASIC, tax_behavior="unspecified"), BETTER)
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, prices))
    found = answer("update", replace(ACTIVE, status="trialing"), known=known)
    assert found.reason_text == (
        "It ends the free trial: the first bill is due at once. "
        "Another plan may not work: their price does not say whether tax is included. Try one."
    )


def given_answer(verb: Verb, subscription: Subscription, settings: Settings = OPEN) -> Answered:
    found = answer(verb, subscription, settings, KNOWN)
    return found.verb, found.verdict, found.reason_text
