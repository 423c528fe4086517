"""What is stored is what was there."""

import datetime as dt
import json

import pytest
import stripe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal_desktop.emulator import EmbeddedAccount, Emulator, days_passed, demo, from_json, to_json
from tests.emulator.calls import CONFIGURATIONS, default, get, plan, post, prices
from tests.emulator.conftest import TODAY, in_process
from tests.emulator.side_door import through
from tests.emulator.test_encoding import UPDATE, objects


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(objects(UPDATE), max_size=4), st.booleans())
def test_any_configuration_that_can_be_reached_survives(
    updates: list[dict[str, object]], switching: bool
) -> None:
    client = in_process(Emulator(account := demo(TODAY)))
    path = f"{CONFIGURATIONS}/{default(client)['id']}"
    if switching:
        blend = plan(client, "House Blend")["id"]
        offered = [{"product": blend, "prices": prices(client, blend, active="true")}]
        post(client, path, features={"subscription_update": {"enabled": True, "products": offered}})
    for update in updates:
        try:
            post(client, path, **{k: v for k, v in update.items() if k != "expand"})
        except stripe.InvalidRequestError:
            continue
    stored = from_json(to_json(account))
    assert stored == account
    assert default(in_process(Emulator(stored))) == default(client)


def test_every_write_is_offered_for_saving(account: EmbeddedAccount) -> None:
    saved: list[str] = []
    emulator = Emulator(account, on_write=lambda: saved.append(to_json(account)))
    client = in_process(emulator)
    get(client, "/v1/products")
    assert saved == []
    made = post(client, "/v1/products", name="Mug")
    through(emulator, "account", {"country": "BE"})
    assert len(saved) == 2
    again = from_json(saved[-1])
    assert again.find("product", made["id"]) == made
    assert again.own["country"] == "BE"


def test_ids_go_on_after_a_restart(quick: stripe.StripeClient, account: EmbeddedAccount) -> None:
    first = post(quick, "/v1/products", name="Mug")["id"]
    second = post(in_process(Emulator(from_json(to_json(account)))), "/v1/products", name="Cup")[
        "id"
    ]
    assert first != second


def test_a_request_that_was_answered_before_a_restart_is_not_done_again(
    account: EmbeddedAccount,
) -> None:
    post(in_process(Emulator(account)), "/v1/products", name="Mug", idempotency_key="mug")
    stored = from_json(to_json(account))
    post(in_process(Emulator(stored)), "/v1/products", name="Mug", idempotency_key="mug")
    assert [one["name"] for one in stored.all("product")].count("Mug") == 1


def test_links_into_somebodys_portal_are_not_stored(
    quick: stripe.StripeClient, account: EmbeddedAccount
) -> None:
    customer = account.all("customer")[0]["id"]
    url = post(quick, "/v1/billing_portal/sessions", customer=customer)["url"]
    assert url.split("secret=")[1] not in to_json(account)


def test_the_clock_never_goes_back(account: EmbeddedAccount) -> None:
    now = account.now
    days_passed(account, TODAY - dt.timedelta(days=9))
    assert account.now == now


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 800))
def test_days_later_periods_have_renewed_trials_and_endings_are_over(days: int) -> None:
    before = demo(TODAY)
    account = from_json(to_json(before), TODAY + dt.timedelta(days=days))
    assert account.now == before.now + days * 86_400
    for one in account.all("subscription"):
        item = one["items"]["data"][0]
        if one["status"] in {"active", "past_due", "trialing"}:
            assert item["current_period_start"] <= account.now < item["current_period_end"]
            assert not one["cancel_at"] or one["cancel_at"] > account.now
        if one["status"] == "trialing":
            assert one["trial_end"] > account.now
    if days > 31:
        assert account.objects["subscription"] != before.objects["subscription"]


def test_a_customer_who_asked_to_leave_is_gone_after_the_period(account: EmbeddedAccount) -> None:
    days_passed(account, TODAY + dt.timedelta(days=40))
    left = [one for one in account.all("subscription") if one["cancel_at"]]
    assert {one["status"] for one in left} == {"canceled"}
    assert all(one["ended_at"] == one["cancel_at"] for one in left)


def test_two_accounts_share_nothing() -> None:
    one, other = demo(TODAY), demo(TODAY)
    untouched = to_json(other)
    client = in_process(Emulator(one))
    post(client, f"{CONFIGURATIONS}/{default(client)['id']}", login_page={"enabled": True})
    through(Emulator(one), "keys", {"permissions": []})
    assert to_json(other) == untouched


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format": 1}', '{"format": 99}'])
def test_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        from_json(text)


def test_a_store_without_its_account_is_refused(account: EmbeddedAccount) -> None:
    stored = json.loads(to_json(account))
    stored["objects"].pop("account")
    with pytest.raises(ValueError, match="not a stored account"):
        from_json(json.dumps(stored))
