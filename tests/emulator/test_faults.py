"""Things that go wrong on purpose."""

import json
import threading

import pytest
import stripe

from portal_desktop.emulator import DEMO_KEY, Account, Emulator, NoAnswer
from portal_desktop.emulator.faults import parsed
from tests.emulator.calls import get, post, refused
from tests.emulator.conftest import in_process
from tests.emulator.side_door import knock, through

KEYED = {"Authorization": f"Bearer {DEMO_KEY}"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, stripe.InvalidRequestError),
        (401, stripe.AuthenticationError),
        (402, stripe.CardError),
        (403, stripe.PermissionError),
        (409, stripe.APIError),
        (429, stripe.RateLimitError),
        (500, stripe.APIError),
        (503, stripe.APIError),
    ],
)
def test_a_status_is_raised_as_the_sdk_raises_it(
    emulator: Emulator, quick: stripe.StripeClient, status: int, kind: type[stripe.StripeError]
) -> None:
    through(emulator, "faults", {"faults": [f"GET /v1/products={status}*1"]})
    error = refused(quick, "/v1/products", "get")
    assert (type(error), error.http_status) == (kind, status)
    assert get(quick, "/v1/products")["data"]


def test_a_fault_is_for_its_path_and_what_is_below_it(
    quick: stripe.StripeClient, emulator: Emulator
) -> None:
    product = get(quick, "/v1/products")["data"][0]["id"]
    through(emulator, "faults", {"faults": ["ANY /v1/products=500"]})
    assert refused(quick, "/v1/products", "get").http_status == 500
    assert refused(quick, f"/v1/products/{product}").http_status == 500
    assert get(quick, "/v1/prices")["data"]


def test_a_dropped_connection_did_nothing(emulator: Emulator, client: stripe.StripeClient) -> None:
    through(emulator, "faults", {"faults": ["POST /v1/products=drop*1"]})
    error = refused(client, "/v1/products", name="Mug")
    assert isinstance(error, stripe.APIConnectionError)
    assert error.should_retry
    assert all(one["name"] != "Mug" for one in get(client, "/v1/products")["data"])


def test_the_sdk_tries_again_by_itself_and_one_is_made(account: Account) -> None:
    emulator = Emulator(account, faults=["POST /v1/products=drop-after*1"])
    client = in_process(emulator)
    client.v1.products.create({"name": "Mug"}, {"max_network_retries": 1})
    assert [one["name"] for one in account.all("product")].count("Mug") == 1


def test_what_never_answers_lets_go_when_the_account_closes(account: Account) -> None:
    emulator = Emulator(account, faults=["GET /v1/account=never"])
    ended: list[BaseException] = []

    def wait() -> None:
        try:
            emulator.handle("GET", "/v1/account", KEYED)
        except NoAnswer as error:
            ended.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert emulator.handle("GET", "/v1/products", KEYED).status == 200
    assert waiting.is_alive()
    emulator.close()
    waiting.join(5)
    assert len(ended) == 1


def test_a_web_page_instead_of_stripe(emulator: Emulator, client: stripe.StripeClient) -> None:
    through(emulator, "faults", {"faults": ["GET /v1/account=garbage"]})
    assert "Invalid response body" in str(refused(client, "/v1/account", "get"))


def test_more_than_the_rate_is_too_much(account: Account) -> None:
    emulator = Emulator(account, rate=3)
    answers = [emulator.handle("GET", "/v1/account", KEYED) for _ in range(10)]
    assert [one.status for one in answers[:3]] == [200] * 3
    late = next(one for one in answers if one.status == 429)
    assert json.loads(late.body)["error"]["code"] == "rate_limit"
    assert late.headers["Stripe-Rate-Limited-Reason"] == "global-rate"


def test_latency_is_added(account: Account) -> None:
    emulator = Emulator(account, latency_ms=60_000)
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(emulator.handle("GET", "/v1/account", KEYED).status)
    )
    asking.start()
    asking.join(0.05)
    assert answers == []
    emulator.close()
    asking.join(5)
    assert answers == [200]


def test_faults_are_listed_with_what_is_left_of_them(
    emulator: Emulator, quick: stripe.StripeClient
) -> None:
    through(emulator, "faults", {"faults": ["POST /v1/products=503*2", "GET /v1/account=drop*1"]})
    refused(quick, "/v1/products", name="Mug")
    refused(quick, "/v1/account", "get")
    assert knock(emulator, "GET", "faults")[1] == {"faults": ["POST /v1/products=503*1"]}
    through(emulator, "faults", {"faults": []})
    assert post(quick, "/v1/products", name="Mug")["name"] == "Mug"


@pytest.mark.parametrize(
    "spec", ["", "500", "GET=500", "GET /v1=900", "GET /v1=slow", "GET v1=500"]
)
def test_a_spec_that_is_none_is_said_to_be_none(spec: str) -> None:
    with pytest.raises(ValueError, match="not a fault"):
        parsed(spec)
