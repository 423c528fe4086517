"""What a change in the middle of a period costs, line by line."""

from collections.abc import Callable
from typing import Any

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.emulator import EmbeddedAccount
from portal_desktop.emulator.proration import Period
from tests.emulator.calls import get, plan, post, prices, refused, said

PREVIEW = "/v1/invoices/create_preview"
DETAILS = "subscription_details"

Change = Callable[..., Any]


@pytest.fixture
def subscription(quick: stripe.StripeClient) -> Any:
    """Jenny's: House Blend, €24 a month."""
    customer = get(quick, "/v1/customers", email="jenny@example.com")["data"][0]["id"]
    return get(quick, "/v1/subscriptions", customer=customer)["data"][0]


def half_way(subscription: Any) -> int:
    item = subscription["items"]["data"][0]
    return int((item["current_period_start"] + item["current_period_end"]) // 2)


def month(client: stripe.StripeClient, name: str) -> str:
    """The monthly price of a product."""
    found = get(client, "/v1/prices", product=plan(client, name)["id"], active="true")["data"]
    return str(next(one["id"] for one in found if one["recurring"]["interval"] == "month"))


def asking(subscription: Any, behaviour: str, **item: object) -> dict[str, object]:
    """A preview of changing the one item, half-way through its period."""
    changed = {"id": subscription["items"]["data"][0]["id"], **item}
    details = {
        "items": [changed],
        "proration_behavior": behaviour,
        "proration_date": half_way(subscription),
    }
    return {"subscription": subscription["id"], DETAILS: details}


def amounts(invoice: Any) -> list[int]:
    return [line["amount"] for line in invoice["lines"]["data"]]


@pytest.mark.parametrize(
    ("behaviour", "lines", "due"),
    [
        ("always_invoice", [-1_200, 1_800], 600),
        ("create_prorations", [-1_200, 1_800, 3_600], 4_200),
        ("none", [3_600], 3_600),
    ],
)
def test_a_dearer_plan(
    client: stripe.StripeClient, subscription: Any, behaviour: str, lines: list[int], due: int
) -> None:
    dearer = month(client, "Single Origin")
    shown = post(client, PREVIEW, **asking(subscription, behaviour, price=dearer))
    assert amounts(shown) == lines
    assert (shown["total"], shown["amount_due"], shown["ending_balance"]) == (due, due, 0)
    assert get(client, f"/v1/subscriptions/{subscription['id']}") == subscription
    assert shown["id"] not in {one["id"] for one in get(client, "/v1/invoices")["data"]}


@pytest.mark.parametrize(
    ("behaviour", "lines", "due", "credit"),
    [
        ("always_invoice", [-1_200, 1_100], 0, -100),
        ("create_prorations", [-1_200, 1_100, 2_200], 2_100, 0),
        ("none", [2_200], 2_200, 0),
    ],
)
def test_a_cheaper_plan_leaves_credit_and_pays_nothing_back(
    quick: stripe.StripeClient,
    subscription: Any,
    behaviour: str,
    lines: list[int],
    due: int,
    credit: int,
) -> None:
    cheaper = month(quick, "Decaf")
    shown = post(quick, PREVIEW, **asking(subscription, behaviour, price=cheaper))
    assert amounts(shown) == lines
    assert (shown["amount_due"], shown["ending_balance"]) == (due, credit)


def test_another_quantity(quick: stripe.StripeClient, subscription: Any) -> None:
    more = post(quick, PREVIEW, **asking(subscription, "always_invoice", quantity=3))
    assert amounts(more) == [-1_200, 3_600]
    none = post(quick, PREVIEW, **asking(subscription, "always_invoice", deleted="true"))
    assert (amounts(none), none["ending_balance"]) == ([-1_200], -1_200)


def test_what_does_not_change_is_not_settled(quick: stripe.StripeClient, subscription: Any) -> None:
    now = subscription["items"]["data"][0]["price"]["id"]
    shown = post(quick, PREVIEW, **asking(subscription, "always_invoice", price=now))
    assert amounts(shown) == [2_400]
    coming = post(quick, PREVIEW, subscription=subscription["id"])
    assert amounts(coming) == [2_400]


def test_a_second_item_is_charged_for_the_rest(
    quick: stripe.StripeClient, subscription: Any
) -> None:
    wanted = asking(subscription, "always_invoice")
    wanted[DETAILS] = {
        "items": [{"price": month(quick, "Decaf"), "quantity": 2}],
        "proration_behavior": "always_invoice",
        "proration_date": half_way(subscription),
    }
    assert amounts(post(quick, PREVIEW, **wanted)) == [2_200]


def test_lines_say_what_they_are_about(quick: stripe.StripeClient, subscription: Any) -> None:
    dearer = month(quick, "Single Origin")
    shown = post(quick, PREVIEW, **asking(subscription, "create_prorations", price=dearer))
    credit, charge, coming = shown["lines"]["data"]
    assert credit["description"].startswith("Unused time on House Blend after ")
    assert charge["description"].startswith("Remaining time on Single Origin after ")
    assert coming["description"] == "1 × Single Origin"
    assert [
        line["parent"]["subscription_item_details"]["proration"] for line in shown["lines"]["data"]
    ] == [True, True, False]
    assert charge["period"]["end"] == coming["period"]["start"]


def test_without_a_word_the_difference_is_on_the_next_bill(
    quick: stripe.StripeClient, subscription: Any
) -> None:
    wanted = asking(subscription, "none", price=month(quick, "Single Origin"))
    details = wanted[DETAILS]
    assert isinstance(details, dict)
    del details["proration_behavior"]
    assert amounts(post(quick, PREVIEW, **wanted)) == [-1_200, 1_800, 3_600]


def test_a_credit_the_customer_has_is_used_first(
    quick: stripe.StripeClient, account: EmbeddedAccount, subscription: Any
) -> None:
    customer = account.find("customer", subscription["customer"])
    assert customer is not None
    account.put(customer | {"balance": -500})
    dearer = month(quick, "Single Origin")
    shown = post(quick, PREVIEW, **asking(subscription, "always_invoice", price=dearer))
    assert (shown["starting_balance"], shown["total"], shown["amount_due"]) == (-500, 600, 100)


def test_what_is_not_documented_is_not_previewed(
    quick: stripe.StripeClient, subscription: Any
) -> None:
    blend = plan(quick, "House Blend")["id"]
    yearly = next(
        one for one in prices(quick, blend, active="true") if one != month(quick, "House Blend")
    )
    text = "This embedded account previews changes of price and quantity only"
    for behaviour in ("none", "always_invoice"):
        error = refused(quick, PREVIEW, "post", **asking(subscription, behaviour, price=yearly))
        assert text in str(said(error)[3])
    wanted = asking(subscription, "none", quantity=2)
    details = wanted[DETAILS]
    assert isinstance(details, dict)
    details["billing_cycle_anchor"] = {"type": "now"}
    assert text in str(said(refused(quick, PREVIEW, "post", **wanted))[3])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Burr Grinder", "The price specified is set to `type=one_time`"),
        ("Summer Cold Brew", "The price specified is inactive."),
    ],
)
def test_r17_prices_a_subscription_cannot_have(
    quick: stripe.StripeClient, subscription: Any, name: str, text: str
) -> None:
    (price,) = prices(quick, plan(quick, name)["id"])
    error = refused(quick, PREVIEW, "post", **asking(subscription, "none", price=price))
    assert str(said(error)[3]).startswith(text)
    assert said(error)[2] == f"{DETAILS}[items][0][price]"


def test_what_is_not_there(quick: stripe.StripeClient, subscription: Any) -> None:
    assert said(refused(quick, PREVIEW, subscription="sub_nowhere"))[1:3] == (
        "resource_missing",
        "subscription",
    )
    item = {"items": [{"id": "si_nowhere", "quantity": 2}]}
    error = refused(quick, PREVIEW, subscription=subscription["id"], subscription_details=item)
    assert said(error)[1:3] == ("resource_missing", f"{DETAILS}[items][0][id]")
    late = {"proration_date": 1}
    error = refused(quick, PREVIEW, subscription=subscription["id"], subscription_details=late)
    assert said(error)[2] == f"{DETAILS}[proration_date]"


@given(st.integers(0, 10**9), st.integers(1, 400), st.data())
def test_what_was_used_and_what_is_left_make_the_whole(
    amount: int, days: int, data: st.DataObject
) -> None:
    period = Period(0, days * 86_400)
    when = data.draw(st.integers(0, period.end))
    left = period.left(amount, when)
    assert abs(left + period.left(amount, period.end - when) - amount) <= 1
    assert (period.left(amount, 0), period.left(amount, period.end)) == (amount, 0)
