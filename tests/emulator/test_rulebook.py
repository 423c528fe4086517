"""The rest of Stripe's rulebook: what no other file here is about, and who may do what."""

from collections.abc import Mapping
from typing import Any

import pytest
import stripe

from portal_desktop.emulator import DEMO_LIVE_KEY, EmbeddedAccount, Emulator, Key, empty
from portal_desktop.emulator.account import CONFIGURATION
from portal_desktop.emulator.routes import ROUTES, Route
from tests.emulator.calls import (
    CONFIGURATIONS,
    LEAST,
    default,
    get,
    plan,
    post,
    prices,
    refused,
    said,
)
from tests.emulator.conftest import TODAY, in_process
from tests.emulator.side_door import through

SESSIONS = "/v1/billing_portal/sessions"
UPDATE = "features[subscription_update]"


def configuration(client: stripe.StripeClient) -> str:
    return f"{CONFIGURATIONS}/{default(client)['id']}"


# Configurations


def test_r0b_a_login_page_says_whether_it_is_on(quick: stripe.StripeClient) -> None:
    error = refused(quick, CONFIGURATIONS, features=LEAST, login_page={"url": "x"})
    assert said(error)[1] == "parameter_unknown"
    cancel = {"cancellation_reason": {"enabled": True}, "enabled": True}
    error = refused(quick, CONFIGURATIONS, features={"subscription_cancel": cancel})
    param = "features[subscription_cancel][cancellation_reason][options]"
    assert said(error)[1:3] == ("parameter_missing", param)


def test_r1_also_for_quantities_alone_and_for_an_emptied_catalogue(
    quick: stripe.StripeClient,
) -> None:
    blend = plan(quick, "House Blend")["id"]
    offered = [{"product": blend, "prices": prices(quick, blend, active="true")}]
    alone = {"enabled": True, "default_allowed_updates": ["quantity"]}
    missing = ("parameter_missing", f"{UPDATE}[products]")
    for update in (alone, {**alone, "products": ""}):
        error = refused(quick, configuration(quick), features={"subscription_update": update})
        assert said(error)[1:3] == missing
    on = {**alone, "products": offered}
    post(quick, configuration(quick), features={"subscription_update": on})
    error = refused(quick, configuration(quick), features={"subscription_update": {"products": ""}})
    assert said(error)[1:3] == missing
    anchor = {"billing_cycle_anchor": "now"}
    post(quick, configuration(quick), features={"subscription_update": anchor})
    off = {"enabled": False, "products": ""}
    post(quick, configuration(quick), features={"subscription_update": off})


def test_r9_one_that_is_not_the_default_can_be_retired(quick: stripe.StripeClient) -> None:
    other = post(quick, CONFIGURATIONS, features=LEAST)["id"]
    assert post(quick, f"{CONFIGURATIONS}/{other}", active="false")["active"] is False


def test_r12_a_session_without_a_way_back(quick: stripe.StripeClient) -> None:
    post(quick, configuration(quick), default_return_url="")
    customer = get(quick, "/v1/customers")["data"][0]["id"]
    assert post(quick, SESSIONS, customer=customer)["return_url"] is None


def test_r15_one_unknown_parameter_is_named_alone(quick: stripe.StripeClient) -> None:
    error = refused(quick, configuration(quick), colour="teal")
    assert said(error)[1:] == (
        "parameter_unknown",
        "colour",
        "Received unknown parameter: colour",
    )


def test_r16_addresses_cannot_be_emptied_before_there_are_any(quick: stripe.StripeClient) -> None:
    for name in ("terms_of_service_url", "privacy_policy_url"):
        error = refused(quick, CONFIGURATIONS, features=LEAST, business_profile={name: ""})
        assert said(error)[1:3] == ("parameter_invalid_empty", f"business_profile[{name}]")
        post(quick, configuration(quick), business_profile={name: ""})


def test_r18_no_text_is_longer_than_five_thousand_characters(quick: stripe.StripeClient) -> None:
    long = "https://harbour.example/" + "a" * 5_000
    error = refused(quick, configuration(quick), default_return_url=long)
    assert said(error)[2] == "default_return_url"
    assert str(said(error)[3]).endswith("; must be at most 5000 characters")


def test_r19_an_unknown_reason_and_an_unknown_list_of_payment_methods(
    quick: stripe.StripeClient,
) -> None:
    reason = {"cancellation_reason": {"enabled": True, "feedback_options": ["fo_nowhere"]}}
    error = refused(quick, configuration(quick), features={"subscription_cancel": reason})
    assert said(error)[1] == "resource_missing"
    ways = {"enabled": True, "payment_method_configuration": "pmc_nowhere"}
    error = refused(quick, configuration(quick), features={"payment_method_update": ways})
    assert said(error)[1] == "resource_missing"


UNCONFIRMED: list[Mapping[str, object]] = [
    {"subscription_cancel": {"cancellation_reason": {"enabled": True, "options": ""}}},
    {"subscription_update": {"default_allowed_updates": ["promotion_code"]}},
]


@pytest.mark.parametrize("features", UNCONFIRMED, ids=["R21: no reason", "only a code"])
def test_what_nobody_saw_stripe_refuse_is_taken(
    quick: stripe.StripeClient, features: Mapping[str, object]
) -> None:
    post(quick, configuration(quick), features=features)
    assert holds(default(quick)["features"], features)


def holds(stands: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
    """Whether everything that was sent stands there; an empty text empties a list."""
    return all(
        holds(stands[name], value)
        if isinstance(value, Mapping)
        else stands[name] == ([] if value == "" else value)
        for name, value in sent.items()
    )


def test_r22_nobody_saw_a_largest_quantity_below_the_smallest_refused(
    quick: stripe.StripeClient,
) -> None:
    blend = plan(quick, "House Blend")["id"]
    quantity = {"enabled": True, "minimum": 5, "maximum": 2}
    offer = {"product": blend, "prices": prices(quick, blend, active="true")}
    offer["adjustable_quantity"] = quantity
    update = {"enabled": True, "products": [offer]}
    post(quick, configuration(quick), features={"subscription_update": update})
    (stands,) = default(quick)["features"]["subscription_update"]["products"]
    assert (stands["product"], stands["adjustable_quantity"]) == (blend, quantity)


# Sessions


def test_r11_in_a_live_account(quick: stripe.StripeClient) -> None:
    client = in_process(Emulator(empty(TODAY, live=True)), DEMO_LIVE_KEY)
    customer = client.v1.customers.create({}).id
    text = str(said(refused(client, SESSIONS, customer=customer))[3])
    assert "your live mode default configuration" in text
    assert text.endswith("https://dashboard.stripe.com/settings/billing/portal.")


def test_a_customer_of_the_other_mode(quick: stripe.StripeClient, emulator: Emulator) -> None:
    through(emulator, "objects/customer/cus_live", {"livemode": True})
    assert said(refused(quick, SESSIONS, customer="cus_live")) == (
        400,
        "resource_missing",
        "customer",
        (
            "No such customer: 'cus_live'; a similar object exists in live mode, but a test mode"
            " key was used to make this request."
        ),
    )


def test_only_one_thing_can_be_updated_at_a_time(
    quick: stripe.StripeClient, account: EmbeddedAccount
) -> None:
    subscription = next(one for one in account.all("subscription") if one["status"] == "active")
    items = subscription["items"]
    through(
        Emulator(account),
        f"objects/subscription/{subscription['id']}",
        {"items": {"data": [*items["data"], {**items["data"][0], "id": "si_second"}]}},
    )
    blend = plan(quick, "House Blend")["id"]
    offered = [{"product": blend, "prices": prices(quick, blend, active="true")}]
    update = {"enabled": True, "default_allowed_updates": ["price"], "products": offered}
    post(quick, configuration(quick), features={"subscription_update": update})
    wanted = {"subscription": subscription["id"]}
    flow: dict[str, object] = {"type": "subscription_update", "subscription_update": wanted}
    error = refused(quick, SESSIONS, customer=subscription["customer"], flow_data=flow)
    assert "multiple products" in str(said(error)[3])
    two = [{"id": each["id"], "quantity": 2} for each in items["data"]] + [{"id": "si_second"}]
    kind = "subscription_update_confirm"
    flow = {"type": kind, kind: {**wanted, "items": two}}
    error = refused(quick, SESSIONS, customer=subscription["customer"], flow_data=flow)
    assert said(error)[2] == f"flow_data[{kind}][items]"


# Products and prices


@pytest.mark.parametrize("descriptor", ["<COFFEE>", 'A"B', "1234", "A\\B", "O'HARA"])
def test_what_banks_do_not_print(quick: stripe.StripeClient, descriptor: str) -> None:
    error = refused(quick, "/v1/products", name="Beans", statement_descriptor=descriptor)
    assert said(error)[2] == "statement_descriptor"


def test_a_lookup_key_names_one_price(quick: stripe.StripeClient) -> None:
    blend = plan(quick, "House Blend")["id"]
    monthly = {"product": blend, "currency": "eur", "unit_amount": 1, "lookup_key": "house_year"}
    assert said(refused(quick, "/v1/prices", **monthly))[2] == "lookup_key"
    moved = post(quick, "/v1/prices", **monthly, transfer_lookup_key="true")
    (holder,) = get(quick, "/v1/prices", lookup_keys=["house_year"])["data"]
    assert holder["id"] == moved["id"]
    post(quick, f"/v1/prices/{moved['id']}", lookup_key="house_year", nickname="Again")


# Keys

GUARDED = [route for route in ROUTES if route.permission]


def address(route: Route) -> str:
    return route.path.replace("{id}", "nowhere")


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")
def test_every_address_asks_for_its_permission(emulator: Emulator, route: Route) -> None:
    key = "rk_test_" + "n" * 24
    for permissions, allowed in (((), False), ((route.permission,), True)):
        emulator.account.keys[key] = Key(permissions)
        headers = {"authorization": f"Bearer {key}"}
        answer = emulator.handle(route.method, address(route), headers)
        assert (answer.status != 403 or b"rak_" not in answer.body) == allowed
        if not allowed:
            assert f"rak_{route.permission}".encode() in answer.body
            assert key.encode() not in answer.body


def test_writing_is_never_allowed_by_reading(emulator: Emulator) -> None:
    key = "rk_test_" + "n" * 24
    reading = tuple(sorted({one.permission for one in ROUTES if one.permission.endswith("_read")}))
    emulator.account.keys[key] = Key(reading)
    for route in GUARDED:
        answer = emulator.handle(route.method, address(route), {"authorization": f"Bearer {key}"})
        assert (b"rak_" in answer.body) == (route.method != "GET"), route.path


def test_nothing_is_done_before_the_permission_is_looked_at(emulator: Emulator) -> None:
    key = "rk_test_" + "n" * 24
    emulator.account.keys[key] = Key(())
    before = len(emulator.account.all(CONFIGURATION))
    error = refused(in_process(emulator, key), CONFIGURATIONS, features=LEAST)
    assert isinstance(error, stripe.PermissionError)
    assert len(emulator.account.all(CONFIGURATION)) == before
