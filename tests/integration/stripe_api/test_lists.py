"""Lists of Stripe's are read as plain data, with the SDK's own errors and retries."""

from collections.abc import Mapping

import pytest

from portal_desktop.account.snapshot import Subscriptions
from portal_desktop.emulator import DEMO_KEY, Response
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from tests.emulator.side_door import through
from tests.integration.stripe_gateway import in_process, restricted, user_error_of
from tests.support.http_account import Listening


def everybody(gateway: StripeGateway) -> Subscriptions:
    *_pages, found = gateway.subscriptions()
    return found


def test_more_subscriptions_than_a_page_holds_are_all_read_once(
    gateway: StripeGateway, stripe: Listening
) -> None:
    one = stripe.account.all("subscription")[0]
    for number in range(230):
        stripe.account.put(one | {"id": f"sub_copy{number}"})
    found = everybody(gateway)
    ids = [each.id for each in found.all]
    assert found.complete
    assert len(ids) == len(set(ids)) == len(stripe.account.all("subscription"))
    asked = [one for one in stripe.asked if one.path == "/v1/subscriptions"]
    assert {one.form["status"] for one in asked} == {"all"}
    assert {one.form["expand[0]"] for one in asked} == {"data.customer"}


def test_a_list_stripe_fails_to_give_once_is_asked_for_again(
    gateway: StripeGateway, stripe: Listening, impatient: None
) -> None:
    through(stripe, "faults", {"faults": ["GET /v1/subscriptions=500*1"]})
    assert everybody(gateway).complete
    assert len(stripe.asked) == 2


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("500", "stripe"), ("garbage", "network"), ("drop", "network"), ("401", "key")],
)
def test_a_list_that_cannot_be_read_is_said(
    stripe: Listening, impatient: None, fault: str, kind: str
) -> None:
    through(stripe, "faults", {"faults": [f"GET /v1={fault}"]})
    gateway = in_process(stripe)
    for read in (
        gateway.feedback_options,
        gateway.payment_method_configurations,
        gateway.tax_codes,
        lambda: list(gateway.catalogue()),
    ):
        assert user_error_of(read).kind == kind


def test_a_key_that_may_not_read_a_list_names_the_tick_box(stripe: Listening) -> None:
    gateway = restricted(stripe, "customer_portal_read")
    told = user_error_of(lambda: list(gateway.subscriptions()))
    assert told.kind == "permission"


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"data": null}', b'"soon"'])
def test_an_answer_that_is_no_list_is_not_taken_for_an_empty_one(body: bytes) -> None:
    def answer(_method: str, _url: str, _headers: Mapping[str, str], _body: bytes) -> Response:
        return Response(200, {"Content-Type": "application/json"}, body)

    gateway = StripeGateway(
        lambda: connect(DEMO_KEY, "https://demo.invalid", "demo", http=InProcessHttpClient(answer))
    )
    assert user_error_of(gateway.feedback_options).kind == "stripe"
