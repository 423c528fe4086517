"""What Stripe refuses in a configuration, with its texts and where they belong."""

from collections.abc import Mapping
from typing import Any

import pytest
import stripe

from tests.emulator.calls import (
    CONFIGURATIONS,
    default,
    envelope,
    post,
    refused,
    said,
)

UPDATE = "features[subscription_update][products]"
PATH = "features[subscription_cancel][proration_behavior]"


def configuration(client: stripe.StripeClient) -> str:
    return f"{CONFIGURATIONS}/{default(client)['id']}"


def options(interval: str, count: int) -> dict[str, object]:
    """A pause of so many intervals."""
    option = {"interval": interval, "interval_count": count}
    return {"type": "interval_options", "interval_options": [option]}


SIMPLE = [
    pytest.param(
        {"features": {"subscription_update": {"enabled": True}}},
        ("parameter_missing", UPDATE, f"Missing required param: {UPDATE}."),
        id="R1: switching plans needs the plans, in the same request",
    ),
    pytest.param(
        {"business_profile": {"headline": "x" * 61}},
        (
            None,
            "business_profile[headline]",
            f"Invalid string: {'x' * 61}; must be at most 60 characters",
        ),
        id="R5: a headline of 61 characters",
    ),
    pytest.param(
        {"features": {"subscription_cancel": {"mode": "later"}}},
        (
            None,
            "features[subscription_cancel][mode]",
            (
                "Invalid features[subscription_cancel][mode]:"
                " must be one of at_period_end or immediately"
            ),
        ),
        id="R8: another word than Stripe's two",
    ),
    pytest.param(
        {"features": {"customer_update": {"allowed_updates": ["name", "age"]}}},
        (
            None,
            "features[customer_update][allowed_updates][1]",
            (
                "Invalid features[customer_update][allowed_updates][1]:"
                " must be one of address, email, name, phone, shipping, or tax_id"
            ),
        ),
        id="R8: another word than Stripe's many",
    ),
    pytest.param(
        {"default_return_url": "harbourcoffee.example"},
        (
            "url_invalid",
            "default_return_url",
            "Invalid URL: An explicit scheme (such as https) must be provided.",
        ),
        id="R14: an address without https",
    ),
    pytest.param(
        {"business_profile": {"terms_of_service_url": "https://nowhere at all"}},
        ("url_invalid", "business_profile[terms_of_service_url]", "Not a valid URL"),
        id="R14: not an address",
    ),
    pytest.param(
        {"headline": "Hello", "features": {"coffee": {"enabled": True}}},
        (
            "parameter_unknown",
            "headline",
            "Received unknown parameters: headline, features[coffee]",
        ),
        id="R15: parameters nobody knows",
    ),
    pytest.param(
        {"features": {"invoice_history": {"enabled": "yes"}}},
        (None, "features[invoice_history][enabled]", "Invalid boolean: yes"),
        id="neither true nor false",
    ),
    pytest.param(
        {"login_page": {"enabled": ""}},
        (
            "parameter_invalid_empty",
            "login_page[enabled]",
            (
                "You passed an empty string for 'login_page[enabled]'. We assume empty values are"
                " an attempt to unset a parameter; however 'login_page[enabled]' cannot be unset."
                " You should remove 'login_page[enabled]' from your request or supply a non-empty"
                " value."
            ),
        ),
        id="R16: what cannot be unset",
    ),
    pytest.param(
        {"name": "n" * 257},
        (None, "name", f"Invalid string: {'n' * 257}; must be at most 256 characters"),
        id="R18: a name of 257 characters",
    ),
    pytest.param(
        {"features": {"subscription_cancel": {"proration_behavior": "always_invoice"}}},
        (None, PATH, f"Invalid {PATH}: must be one of create_prorations or none"),
        id="R6: credit at once",
    ),
    pytest.param(
        {"active": "false"},
        (None, "active", "You cannot deactivate your default configuration."),
        id="R9: the default stays",
    ),
    pytest.param(
        {"features": "all"},
        (None, "features", "Invalid object"),
        id="a word where an object belongs",
    ),
    pytest.param(
        {"features": {"customer_update": {"allowed_updates": "name"}}},
        (None, "features[customer_update][allowed_updates]", "Invalid array"),
        id="a word where a list belongs",
    ),
]


@pytest.mark.parametrize(("sent", "expected"), SIMPLE)
def test_it_is_refused_as_stripe_does(
    client: stripe.StripeClient,
    sent: dict[str, Any],
    expected: tuple[str | None, str | None, str],
) -> None:
    before = default(client)
    error = refused(client, f"{CONFIGURATIONS}/{before['id']}", **sent)
    assert said(error) == (400, *expected)
    assert isinstance(error, stripe.InvalidRequestError)
    assert default(client) == before


def test_a_new_configuration_needs_features_and_whole_hashes(quick: stripe.StripeClient) -> None:
    missing = "Missing required param: "
    bare = refused(quick, CONFIGURATIONS, name="Members")
    assert said(bare) == (400, "parameter_missing", "features", f"{missing}features.")
    half = refused(quick, CONFIGURATIONS, features={"subscription_cancel": {"mode": "immediately"}})
    param = "features[subscription_cancel][enabled]"
    assert said(half) == (400, "parameter_missing", param, f"{missing}{param}.")


def test_r7_credit_needs_an_immediate_end(quick: stripe.StripeClient) -> None:
    credit = {"proration_behavior": "create_prorations"}
    error = refused(quick, configuration(quick), features={"subscription_cancel": credit})
    assert said(error)[2] == PATH
    now = {"subscription_cancel": {"mode": "immediately", **credit}}
    post(quick, configuration(quick), features=now)
    back = {"subscription_cancel": {"mode": "at_period_end"}}
    assert said(refused(quick, configuration(quick), features=back))[2] == PATH


def test_r19_a_retired_reason_cannot_be_listed(quick: stripe.StripeClient) -> None:
    reason = post(quick, "/v1/billing/feedback_options", description="Moved house")["id"]
    listed = {
        "subscription_cancel": {
            "cancellation_reason": {"enabled": True, "feedback_options": [reason]}
        }
    }
    none = {
        "subscription_cancel": {"cancellation_reason": {"enabled": True, "feedback_options": ""}}
    }
    post(quick, configuration(quick), features=listed)
    refused(quick, f"/v1/billing/feedback_options/{reason}/deactivate")
    post(quick, configuration(quick), features=none)
    post(quick, f"/v1/billing/feedback_options/{reason}/deactivate")
    param = "features[subscription_cancel][cancellation_reason][feedback_options][0]"
    assert said(refused(quick, configuration(quick), features=listed))[2] == param


@pytest.mark.parametrize(
    "duration",
    [
        {"type": "interval_options"},
        options("year", 4),
        options("day", 0),
    ],
)
def test_r20_a_pause_lasts_between_a_day_and_three_years(
    quick: stripe.StripeClient, duration: Mapping[str, object]
) -> None:
    pause = {"enabled": True, "duration": duration}
    error = refused(quick, configuration(quick), features={"subscription_pause": pause})
    assert "interval_options" in str(said(error)[2])


def test_metadata_has_limits(quick: stripe.StripeClient) -> None:
    for metadata in ({f"k{i}": "v" for i in range(51)}, {"k" * 41: "v"}, {"k": "v" * 501}):
        assert "metadata" in str(said(refused(quick, configuration(quick), metadata=metadata))[2])


def test_an_envelope_has_what_support_asks_for(client: stripe.StripeClient) -> None:
    error = refused(client, CONFIGURATIONS)
    body = envelope(error)
    assert body["type"] == "invalid_request_error"
    assert body["doc_url"] == "https://stripe.com/docs/error-codes/parameter-missing"
    assert error.request_id
    assert error.request_id in body["request_log_url"]
    assert error.headers is not None
    assert error.headers["Stripe-Version"] == "2026-10-28.endive"
