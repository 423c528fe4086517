"""The worked examples beside the bills that the embedded account works out for the same change."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.billing.consequences import consequence_note
from portal_desktop.billing.proration_examples import (
    ExamplePlan,
    example_pair,
    example_sentences,
    switch_examples,
)
from portal_desktop.common.money import Money, format_money
from portal_desktop.emulator import Emulator, demo, empty
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import default_settings
from tests.emulator.calls import get, plan, post
from tests.emulator.conftest import TODAY, in_process
from tests.integration import stripe_gateway as gateway

DAY = 86_400
# Both halves of this one are whole seconds, so that half-way is half-way.
PERIOD = (0, 30 * DAY)


@dataclass(frozen=True)
class Shop:
    """An account that sells two plans in one currency, and has one customer on each."""

    client: stripe.StripeClient
    cheaper: ExamplePlan
    dearer: ExamplePlan

    def bill(self, behaviour: str, *, up: bool) -> Any:
        """What Stripe works out for the one changing half-way through the period."""
        before, after = ("cheaper", "dearer") if up else ("dearer", "cheaper")
        return post(
            self.client,
            "/v1/invoices/create_preview",
            subscription=f"sub_{before}",
            subscription_details={
                "items": [{"id": f"si_{before}", "price": f"price_{after}"}],
                "proration_behavior": behaviour,
                "proration_date": sum(PERIOD) // 2,
            },
        )

    def said(self, amount: int) -> str:
        return format_money(Money(amount, self.cheaper.currency), "en", short=True)


def shop(currency: str, low: int, high: int) -> Shop:
    """Two monthly plans and their customers, put there as they stand at Stripe."""
    account = empty(TODAY)
    for name, amount in (("cheaper", low), ("dearer", high)):
        product = {"id": f"prod_{name}", "object": "product", "name": name}
        every = {"interval": "month", "interval_count": 1, "usage_type": "licensed"}
        price = {
            "id": f"price_{name}",
            "object": "price",
            "active": True,
            "currency": currency,
            "product": product["id"],
            "recurring": every,
            "unit_amount": amount,
        }
        item = {"id": f"si_{name}", "price": price, "quantity": 1}
        item |= {"current_period_start": PERIOD[0], "current_period_end": PERIOD[1]}
        subscription = {
            "id": f"sub_{name}",
            "object": "subscription",
            "collection_method": "charge_automatically",
            "currency": currency,
            "customer": f"cus_{name}",
            "items": {"data": [item]},
            "status": "active",
        }
        customer = {"id": f"cus_{name}", "object": "customer", "balance": 0}
        account.put_all([product, price, subscription, customer])
    plans = (ExamplePlan(name, n, currency, "month") for name, n in (("Low", low), ("High", high)))
    return Shop(in_process(Emulator(account)), *plans)


AMOUNTS = [
    pytest.param("eur", 2_400, 3_600, id="euros"),
    pytest.param("eur", 2_199, 3_650, id="odd euros"),
    pytest.param("jpy", 1_000, 2_500, id="yen"),
    pytest.param("jpy", 1_001, 2_500, id="odd yen"),
    pytest.param("kwd", 9_000, 12_500, id="dinars"),
    pytest.param("kwd", 9_000, 12_510, id="dinars that no card can be charged"),
]


@pytest.mark.parametrize(("currency", "low", "high"), AMOUNTS)
def test_settling_today_costs_what_is_said(currency: str, low: int, high: int) -> None:
    business = shop(currency, low, high)
    bill = business.bill("always_invoice", up=True)
    up, _down = example_sentences([business.cheaper, business.dearer], "always_invoice")
    prices = f"{business.said(low)} → {business.said(high)}"
    assert up == f"{prices} half-way: {business.said(bill['amount_due'])} today."


@pytest.mark.parametrize(("currency", "low", "high"), AMOUNTS[:-1])
def test_a_cheaper_plan_brings_the_credit_that_is_said(currency: str, low: int, high: int) -> None:
    business = shop(currency, low, high)
    bill = business.bill("always_invoice", up=False)
    _up, down = example_sentences([business.cheaper, business.dearer], "always_invoice")
    assert bill["amount_due"] == 0
    assert f"half-way: {business.said(-bill['ending_balance'])} kept as credit" in down


@pytest.mark.parametrize(("currency", "low", "high"), AMOUNTS[:-1])
def test_the_next_bill_differs_by_what_is_said(currency: str, low: int, high: int) -> None:
    business = shop(currency, low, high)
    up, down = example_sentences([business.cheaper, business.dearer], "create_prorations")
    more = business.bill("create_prorations", up=True)["total"] - high
    less = low - business.bill("create_prorations", up=False)["total"]
    assert f"half-way: {business.said(more)} more on the next bill." in up
    assert f"half-way: {business.said(less)} less on the next bill." in down


@pytest.mark.parametrize(("currency", "low", "high"), AMOUNTS)
def test_nothing_is_charged_until_the_next_bill(currency: str, low: int, high: int) -> None:
    business = shop(currency, low, high)
    (said,) = example_sentences([business.cheaper, business.dearer], "none")
    assert said == "Whoever upgrades pays nothing more until the next bill."
    for up, full in ((True, high), (False, low)):
        bill = business.bill("none", up=up)
        assert [line["amount"] for line in bill["lines"]["data"]] == [full]
        assert bill["period_end"] == PERIOD[1]


@given(st.sampled_from(["eur", "usd", "jpy"]), st.integers(1, 10**6), st.integers(1, 10**6))
def test_whatever_the_prices_the_sentence_names_the_amount(
    currency: str, low: int, more: int
) -> None:
    business = shop(currency, low, low + more)
    pair = example_pair([business.cheaper, business.dearer])
    if pair is None:  # half a cent is nothing to show
        assert more == 1
        return
    up, down = switch_examples(pair, "always_invoice")
    due = business.said(business.bill("always_invoice", up=True)["amount_due"])
    credit = business.said(-business.bill("always_invoice", up=False)["ending_balance"])
    assert up.endswith(f"half-way: {due} today.")
    assert f"half-way: {credit} kept" in down


def test_the_row_says_what_jenny_pays_when_she_upgrades_half_way() -> None:
    account = Emulator(demo(dt.date(2026, 11, 20)))
    client = in_process(account)
    opened = gateway.in_process(account)
    found = opened.open_account()
    *_pages, catalogue = opened.catalogue()
    offers = tuple(_monthly(client, name) for name in ("House Blend", "Single Origin"))
    draft = default_settings() | {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price",),
        PRODUCTS.path: offers,
        UPDATE_PRORATION.path: "always_invoice",
    }
    known = replace(gateway.known(found), catalogue=catalogue)
    said = consequence_note(UPDATE_PRORATION.path, None, draft, known)
    customer = get(client, "/v1/customers", email="jenny@example.com")["data"][0]["id"]
    subscription = get(client, "/v1/subscriptions", customer=customer)["data"][0]
    (item,) = subscription["items"]["data"]
    bill = post(
        client,
        "/v1/invoices/create_preview",
        subscription=subscription["id"],
        subscription_details={
            "items": [{"id": item["id"], "price": offers[1].prices[0]}],
            "proration_behavior": "always_invoice",
            "proration_date": (item["current_period_start"] + item["current_period_end"]) // 2,
        },
    )
    assert bill["amount_due"] == 600
    assert said.startswith("€24 → €36 half-way: €6 today.")


def _monthly(client: stripe.StripeClient, name: str) -> Offer:
    product = plan(client, name)["id"]
    found = get(client, "/v1/prices", product=product, active="true", limit=100)["data"]
    monthly = [one["id"] for one in found if one["recurring"]["interval"] == "month"]
    return Offer(product, tuple(monthly))


MONTH, YEAR = (
    ExamplePlan("Basic", 2_400, "eur", "month"),
    ExamplePlan("Basic", 24_000, "eur", "year"),
)
NOT_KNOWN: list[tuple[str, Sequence[ExamplePlan]]] = [
    ("monthly to yearly", (MONTH, YEAR)),
    ("another currency", (MONTH, ExamplePlan("Basic", 3_600, "usd", "month"))),
    ("every third month", (MONTH, ExamplePlan("Basic", 6_000, "eur", "month", 3))),
    ("free until now", (ExamplePlan("Free", 0, "eur", "month"), MONTH)),
]
BEHAVIOURS = ["none", "create_prorations", "always_invoice"]


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
@pytest.mark.parametrize("plans", [plans for _, plans in NOT_KNOWN], ids=[n for n, _ in NOT_KNOWN])
def test_what_is_not_confirmed_has_no_example(plans: Sequence[ExamplePlan], behaviour: str) -> None:
    for order in itertools.permutations(plans):
        assert example_sentences(order, behaviour) == ()


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_a_new_billing_date_has_no_example(behaviour: str) -> None:
    plans = (MONTH, ExamplePlan("Plus", 3_600, "eur", "month"))
    assert example_sentences(plans, behaviour, new_period=True) == ()


def test_up_to_a_year_is_said_only_where_a_year_can_be_meant() -> None:
    plus = ExamplePlan("Plus", 3_600, "eur", "month")
    assert example_sentences((MONTH, plus, YEAR), "none") == (
        "Whoever upgrades pays nothing more until the next bill.",
    )
    years = (YEAR, ExamplePlan("Plus", 36_000, "eur", "year"))
    assert example_sentences((MONTH, plus, *years), "none")[0].endswith("up to a year away.")
