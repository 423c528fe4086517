"""Writes whose answer is none of Stripe's: done once, and never said to be undone."""

from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest

from portal_desktop.account.account import STRIPE
from portal_desktop.actions.action import Action, ActionRequest, RequestKind, RequestVerb
from portal_desktop.common.errors import UserError
from portal_desktop.emulator import DEMO_KEY, Response
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.settings.stripe_params import StripeParams
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from tests.emulator.side_door import through
from tests.integration.stripe_api.test_reading import a_price, default
from tests.integration.stripe_gateway import Requests, do, in_process, user_error_of, wanting
from tests.support.http_account import Listening

Write = Callable[[StripeGateway, Requests], object]
Making = Callable[[Listening], Write]

BEFORE = ("garbage", "redirect", "503-before", "in-progress")
"""Nothing is done at Stripe."""
AFTER = ("null", "list", "empty", "cut", "wrong-types", "503-after", "drop-after")
"""It is done, and the answer is damaged."""
SOMEWHERE = ("huge", "nan", "late")
"""It is done, and the answer damaged where it holds numbers."""


def acting(
    kind: RequestKind, verb: RequestVerb, params: StripeParams, about: Callable[[Listening], str]
) -> Making:
    def make(stripe: Listening) -> Write:
        request, portal = ActionRequest(kind, verb, params, about(stripe)), default(stripe)
        act = Action("", "", "", "", "Done", request)
        return lambda gateway, requests: do(gateway, portal, act, requests)

    return make


def publishing(stripe: Listening) -> Write:
    plan = wanting(in_process(stripe).open_account(), {HEADLINE.path: "Hello"})
    return lambda gateway, requests: gateway.publish_plan(plan, (), requests)


def creating(stripe: Listening) -> Write:
    stripe.account.objects["billing_portal.configuration"].clear()
    plan = wanting(in_process(stripe).open_account(), {HEADLINE.path: "Hello"})
    return lambda gateway, requests: gateway.publish_plan(plan, (), requests)


def creating_a_price(stripe: Listening) -> Write:
    params: StripeParams = {
        "product": a_price(stripe)[0],
        "currency": "eur",
        "unit_amount": 1234,
        "recurring": {"interval": "month", "interval_count": 1},
    }
    return acting("price", "create", params, nothing)(stripe)


def nothing(_stripe: Listening) -> str:
    return ""


def a_reason(stripe: Listening) -> str:
    made = {"id": "fo_1", "object": "billing.feedback_option", "created": 1, "livemode": False}
    stripe.account.put({**made, "description": "Moved", "status": "active"})
    return "fo_1"


ACTS: dict[str, Making] = {
    "activate the link": acting(
        "configuration", "update", {"login_page": {"enabled": True}}, nothing
    ),
    "make a product": acting("product", "create", {"name": "Mug"}, nothing),
    "rename a product": acting("product", "update", {"name": "Mug"}, lambda one: a_price(one)[0]),
    "make a price": creating_a_price,
    "name a price": acting("price", "update", {"nickname": "Mug"}, lambda one: a_price(one)[1]),
    "make a reason": acting("feedback_option", "create", {"description": "Away"}, nothing),
    "reword a reason": acting("feedback_option", "update", {"description": "Away"}, a_reason),
    "retire a reason": acting("feedback_option", "deactivate", {}, a_reason),
}
WRITES: dict[str, Making] = {**ACTS, "publish": publishing, "create": creating}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("fault", [*BEFORE, *AFTER, *SOMEWHERE])
def test_it_is_done_once_and_known_to_be_unknown(
    stripe: Listening, impatient: None, write: str, fault: str
) -> None:
    write_once, gateway, requests = WRITES[write](stripe), in_process(stripe), Requests()
    through(stripe, "faults", {"faults": [f"POST /v1={fault}"]})
    try:
        found = write_once(gateway, requests)
    except UserError as told:
        is_unsure(told)
        through(stripe, "faults", {"faults": []})
        found = write_once(gateway, requests)
    else:
        assert fault not in BEFORE
    assert found
    assert executed(stripe) == 1


@pytest.mark.parametrize("write", ACTS)
@pytest.mark.parametrize("fault", AFTER)
def test_where_nothing_can_be_read_either_it_stays_unknown(
    stripe: Listening, impatient: None, write: str, fault: str
) -> None:
    write_once, gateway, requests = ACTS[write](stripe), in_process(stripe), Requests()
    through(stripe, "faults", {"faults": [f"ANY /v1={fault}"]})
    is_unsure(user_error_of(lambda: write_once(gateway, requests)))
    through(stripe, "faults", {"faults": []})
    assert write_once(gateway, requests)
    assert executed(stripe) == 1


@pytest.mark.parametrize("status", [200, 302, 403, 404, 407, 451, 502, 511])
def test_a_page_of_somebody_on_the_way_says_nothing_of_what_was_done(
    stripe: Listening, impatient: None, status: int
) -> None:
    """A network that looks into everything may put its page in place of any answer."""
    make, requests = ACTS["make a product"](stripe), Requests()

    def blocked(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Response:
        answer = stripe.handle(method, url, headers, body)
        page = Response(status, {"Content-Type": "text/html"}, b"<html>Blocked</html>")
        return answer if method == "GET" else page

    filtered = StripeGateway(
        lambda: connect(DEMO_KEY, STRIPE, "test", http=InProcessHttpClient(blocked))
    )
    with suppress(UserError):
        make(filtered, requests)
    assert make(in_process(stripe), requests)
    assert executed(stripe) == 1


def is_unsure(told: UserError) -> None:
    assert told.unknown_outcome
    assert told.title.endswith(".")
    assert told.advice.endswith(".")
    assert "Nothing was" not in f"{told}"


def executed(stripe: Listening) -> int:
    """How many requests were carried out: each was sent under a key, and its answer kept."""
    return len(stripe.account.replays)
