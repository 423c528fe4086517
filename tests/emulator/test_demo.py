"""The demo business is worth looking at."""

import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from portal_desktop.emulator import EmbeddedAccount, Emulator, demo, to_json
from portal_desktop.emulator.clock import period
from tests.emulator.calls import CONFIGURATIONS, PRODUCTS, get, post
from tests.emulator.conftest import TODAY, in_process


def test_it_is_the_same_on_the_same_day_and_moves_with_the_day() -> None:
    assert to_json(demo(TODAY)) == to_json(demo(TODAY))
    ids = [set(demo(day).objects["customer"]) for day in (TODAY, TODAY + dt.timedelta(days=400))]
    assert ids[0] == ids[1]


def test_forty_customers_two_with_one_address_one_without(account: EmbeddedAccount) -> None:
    people = account.all("customer")
    addresses = Counter(one["email"] for one in people)
    assert len(people) == 40
    assert addresses[None] == 1
    assert [address for address, count in addresses.items() if count > 1] == ["devries@example.org"]


def test_the_newest_active_one_of_an_address_is_not_the_newest(account: EmbeddedAccount) -> None:
    both = [one for one in account.all("customer") if one["email"] == "devries@example.org"]
    status = {one["customer"]: one["status"] for one in account.all("subscription")}
    assert {status[one["id"]] for one in both} == {"active", "canceled"}


def test_subscriptions_are_in_every_state(account: EmbeddedAccount) -> None:
    subscriptions = account.all("subscription")
    living = [one for one in subscriptions if one["status"] != "canceled"]
    assert len(living) == 40
    assert {one["status"] for one in subscriptions} == {
        "active",
        "canceled",
        "past_due",
        "paused",
        "trialing",
    }
    flexible = [one for one in living if one["billing_mode"]["type"] == "flexible"]
    assert sum(one["schedule"] is None for one in flexible) == 31
    assert sum(one["cancel_at_period_end"] for one in living) == 2
    assert any(one["collection_method"] == "send_invoice" for one in living)
    assert any(one["items"]["data"][0].get("quantity") is None for one in living)
    several = Counter(one["customer"] for one in living)
    assert max(several.values()) == 2
    assert sum(not several[one["id"]] for one in account.all("customer")) == 5


def test_answers_of_those_who_left_can_be_read(account: EmbeddedAccount) -> None:
    left = [
        one["cancellation_details"] for one in account.all("subscription") if one["canceled_at"]
    ]
    assert len({one["feedback"] for one in left}) >= 8
    assert sum(one["comment"] is not None for one in left) >= 6


def test_everything_named_is_there(account: EmbeddedAccount) -> None:
    for subscription in account.all("subscription"):
        assert account.find("customer", subscription["customer"])
        price = subscription["items"]["data"][0]["price"]
        assert account.find("product", account.objects["price"][price["id"]]["product"])
        if subscription["latest_invoice"]:
            assert account.find("invoice", subscription["latest_invoice"])
    for customer in account.all("customer"):
        method = customer["invoice_settings"]["default_payment_method"]
        assert method is None or account.find("payment_method", method)


def test_the_portal_is_as_nobody_touched_it_but_nobody_can_cancel(emulator: Emulator) -> None:
    client = in_process(emulator)
    found = get(client, CONFIGURATIONS, expand=[f"data.{PRODUCTS}"])["data"]
    assert len(found) == 1
    features = found[0]["features"]
    on = {name for name, feature in features.items() if feature["enabled"]}
    assert on == {"customer_update", "invoice_history", "payment_method_update"}
    assert features["subscription_update"]["products"] == []
    assert found[0]["business_profile"]["headline"] is None
    assert found[0]["default_return_url"] == "https://harbourcoffee.example/account"


def test_its_plans_can_be_offered(emulator: Emulator) -> None:
    client = in_process(emulator)
    prices = get(client, "/v1/prices", active="true", type="recurring", limit=100)["data"]
    offered: dict[str, list[str]] = {}
    for price in prices:
        offered.setdefault(price["product"], []).append(price["id"])
    products = [{"product": name, "prices": ids} for name, ids in offered.items()]
    update = {"enabled": True, "default_allowed_updates": ["price"], "products": products}
    path = f"{CONFIGURATIONS}/{get(client, CONFIGURATIONS)['data'][0]['id']}"
    made = post(client, path, features={"subscription_update": update}, expand=[PRODUCTS])
    assert len(made["features"]["subscription_update"]["products"]) == len(offered) == 6


@settings(max_examples=40, deadline=None)
@given(st.dates(dt.date(2024, 1, 1), dt.date(2040, 1, 1)))
def test_on_any_day_every_period_is_around_that_day(day: dt.date) -> None:
    account = demo(day)
    for one in account.all("subscription"):
        item = one["items"]["data"][0]
        assert item["current_period_start"] < item["current_period_end"]
        if one["status"] != "canceled":
            assert item["current_period_start"] <= account.now < item["current_period_end"]
        assert one["created"] <= account.now


@given(
    st.integers(0, 2**31), st.integers(0, 10**8), st.sampled_from(["day", "week", "month", "year"])
)
def test_a_period_contains_its_moment(start: int, more: int, interval: str) -> None:
    begin, end = period(start, start + more, interval, 3)
    assert begin <= start + more < end
