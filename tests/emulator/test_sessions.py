"""Links that open the portal for one customer, and their flows."""

from typing import Any

import pytest
import stripe

from portal_desktop.emulator import EmbeddedAccount, Emulator
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
from tests.emulator.conftest import in_process

SESSIONS = "/v1/billing_portal/sessions"


@pytest.fixture
def subscription(quick: stripe.StripeClient) -> Any:
    """Jenny's, to one product."""
    customer = get(quick, "/v1/customers", email="jenny@example.com")["data"][0]["id"]
    return get(quick, "/v1/subscriptions", customer=customer)["data"][0]


def flow(kind: str, subscription: Any, **more: object) -> dict[str, object]:
    return {"type": kind, kind: {"subscription": subscription["id"], **more}}


def test_a_session_is_made_and_cannot_be_read_back(client: stripe.StripeClient) -> None:
    customer = get(client, "/v1/customers")["data"][0]["id"]
    made = client.v1.billing_portal.sessions.create(
        {"customer": customer, "locale": "nl", "expand": ["configuration"]}
    )
    assert made.url.startswith("https://demo.invalid/p/session?secret=test_")
    assert made.return_url == "https://harbourcoffee.example/account"
    assert not isinstance(made.configuration, str)
    assert said(refused(client, f"{SESSIONS}/{made.id}", "get"))[0] == 404


def test_an_unknown_customer(client: stripe.StripeClient) -> None:
    error = refused(client, SESSIONS, customer="cus_nowhere")
    message = "No such customer: 'cus_nowhere'"
    assert said(error) == (400, "resource_missing", "customer", message)


def test_r11_nothing_was_saved_yet(new_account: EmbeddedAccount) -> None:
    client = in_process(Emulator(new_account))
    customer = client.v1.customers.create({}).id
    error = refused(client, SESSIONS, customer=customer)
    assert said(error)[:3] == (400, None, None)
    assert str(said(error)[3]).startswith(
        "No configuration provided and your test mode default configuration has not been created."
    )


def test_r13_an_inactive_or_unknown_configuration(quick: stripe.StripeClient) -> None:
    customer = get(quick, "/v1/customers")["data"][0]["id"]
    other = post(quick, CONFIGURATIONS, features=LEAST)["id"]
    assert post(quick, SESSIONS, customer=customer, configuration=other)["configuration"] == other
    post(quick, f"{CONFIGURATIONS}/{other}", active="false")
    for wanted, code in ((other, None), ("bpc_nowhere", "resource_missing")):
        error = refused(quick, SESSIONS, customer=customer, configuration=wanted)
        assert said(error)[1:3] == (code, "configuration")


def test_a_flow_needs_its_feature(quick: stripe.StripeClient, subscription: Any) -> None:
    customer = subscription["customer"]
    wanted = flow("subscription_update", subscription)
    error = refused(quick, SESSIONS, customer=customer, flow_data=wanted)
    assert said(error)[3] == (
        "This subscription cannot be updated because the subscription update feature in the portal"
        " configuration is disabled."
    )
    post(quick, SESSIONS, customer=customer, flow_data={"type": "payment_method_update"})


def test_a_cancel_flow(quick: stripe.StripeClient, subscription: Any) -> None:
    cancel = {"subscription_cancel": {"enabled": True}}
    post(quick, f"{CONFIGURATIONS}/{default(quick)['id']}", features=cancel)
    customer = subscription["customer"]
    offer = {"type": "coupon_offer", "coupon_offer": {"coupon": "STAY20"}}
    wanted = flow("subscription_cancel", subscription, retention=offer)
    made = post(quick, SESSIONS, customer=customer, flow_data=wanted)
    assert made["flow"]["subscription_cancel"]["retention"] == offer
    lost = {"type": "coupon_offer", "coupon_offer": {"coupon": "GONE"}}
    error = refused(
        quick,
        SESSIONS,
        customer=customer,
        flow_data=flow("subscription_cancel", subscription, retention=lost),
    )
    param = "flow_data[subscription_cancel][retention][coupon_offer][coupon]"
    assert said(error)[2:] == (param, "No such coupon: 'GONE'")
    everybody = get(quick, "/v1/subscriptions", limit=100)["data"]
    ending = next(one for one in everybody if one["cancel_at_period_end"])
    error = refused(
        quick, SESSIONS, customer=ending["customer"], flow_data=flow("subscription_cancel", ending)
    )
    text = f"The subscription `{ending['id']}` is already set to be canceled at period end."
    assert said(error)[3] == text


def test_a_confirm_flow(quick: stripe.StripeClient, subscription: Any) -> None:
    blend, origin = plan(quick, "House Blend")["id"], plan(quick, "Single Origin")["id"]
    offered = [{"product": blend, "prices": prices(quick, blend, active="true")}]
    update = {"enabled": True, "default_allowed_updates": ["price"], "products": offered}
    path = f"{CONFIGURATIONS}/{default(quick)['id']}"
    post(quick, path, features={"subscription_update": update})
    item = subscription["items"]["data"][0]
    now = item["price"]["id"]
    other = next(one for one in offered[0]["prices"] if one != now)

    def confirm(price: str) -> dict[str, object]:
        items = [{"id": item["id"], "price": price}]
        wanted = flow("subscription_update_confirm", subscription, items=items)
        return {"customer": subscription["customer"], "flow_data": wanted}

    assert post(quick, SESSIONS, **confirm(other))["flow"]["type"] == "subscription_update_confirm"
    none = refused(quick, SESSIONS, "post", **confirm(now))
    text = "Cannot update the subscription because there are no changes to confirm."
    assert said(none)[3] == text
    outside = refused(quick, SESSIONS, "post", **confirm(prices(quick, origin)[0]))
    assert "does not include the price in its" in str(said(outside)[3])
