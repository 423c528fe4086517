"""Things that go wrong on purpose."""

import json
import math
import threading
from queue import Empty, SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
import requests
import stripe

from portal_desktop.emulator import DEMO_KEY, EmbeddedAccount, Emulator, NoAnswer, Response
from portal_desktop.emulator.faults import parsed
from portal_desktop.emulator.server import serve
from tests.emulator.calls import get, post, refused, said
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


def test_the_sdk_tries_again_by_itself_and_one_is_made(account: EmbeddedAccount) -> None:
    emulator = Emulator(account, faults=["POST /v1/products=drop-after*1"])
    client = in_process(emulator)
    client.v1.products.create({"name": "Mug"}, {"max_network_retries": 1})
    assert [one["name"] for one in account.all("product")].count("Mug") == 1


def test_what_never_answers_lets_go_when_the_account_closes(account: EmbeddedAccount) -> None:
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
    waiting.join(60)
    assert len(ended) == 1


def test_a_web_page_instead_of_stripe(emulator: Emulator, client: stripe.StripeClient) -> None:
    through(emulator, "faults", {"faults": ["GET /v1/account=garbage"]})
    assert "Invalid response body" in str(refused(client, "/v1/account", "get"))


def test_a_network_that_sends_everybody_to_its_log_in(account: EmbeddedAccount) -> None:
    emulator = Emulator(account, faults=["ANY /v1=redirect:8123*1", "ANY /v1=redirect*1"])
    first, other = (emulator.handle("POST", "/v1/products", KEYED, b"name=Mug") for _ in range(2))
    assert (first.status, other.status) == (302, 302)
    assert first.headers["Location"] == "http://127.0.0.1:8123/log-in"
    assert other.headers["Location"].startswith("http://127.0.0.1:")
    assert "Request-Id" not in first.headers
    assert not named(account, "Mug")


@pytest.mark.parametrize(("kind", "made"), [("503-before", 0), ("503-after", 1)])
def test_a_proxy_s_page_is_no_answer_of_stripe_s(
    account: EmbeddedAccount, kind: str, made: int
) -> None:
    emulator = Emulator(account, faults=[f"POST /v1/products={kind}*1"])
    once = {**KEYED, "Idempotency-Key": "mug"}
    page = emulator.handle("POST", "/v1/products", once, b"name=Mug")
    assert (page.status, page.headers) == (503, {"Content-Type": "text/html"})
    assert named(account, "Mug") == made
    again = emulator.handle("POST", "/v1/products", once, b"name=Mug")
    assert again.status == 200
    assert ("Idempotent-Replayed" in again.headers) == (made == 1)
    assert named(account, "Mug") == 1


@pytest.mark.parametrize(
    ("kind", "code"), [("in-progress", "idempotency_key_in_use"), ("conflict", "lock_timeout")]
)
def test_somebody_else_is_at_it(account: EmbeddedAccount, kind: str, code: str) -> None:
    emulator = Emulator(account, faults=[f"POST /v1/products={kind}*1"])
    client = in_process(emulator)
    error = refused(client, "/v1/products", name="Mug", idempotency_key="mug")
    assert said(error)[:2] == (409, code)
    assert not named(account, "Mug")
    assert post(client, "/v1/products", name="Mug", idempotency_key="mug")["name"] == "Mug"


@pytest.mark.parametrize(
    ("kind", "body"), [("null", b"null"), ("list", b"[]"), ("empty", b"{}"), ("cut", None)]
)
def test_a_damaged_answer_was_carried_out_and_is_true_the_next_time(
    account: EmbeddedAccount, kind: str, body: bytes | None
) -> None:
    emulator = Emulator(account, faults=[f"POST /v1/products={kind}*1"])
    once = {**KEYED, "Idempotency-Key": "mug"}
    first = emulator.handle("POST", "/v1/products", once, b"name=Mug")
    again = emulator.handle("POST", "/v1/products", once, b"name=Mug")
    assert (first.status, again.headers["Idempotent-Replayed"]) == (200, "true")
    assert first.body == (again.body[: len(again.body) // 2] if body is None else body)
    assert named(account, "Mug") == 1


@pytest.mark.parametrize("end", ["faults", "close"])
def test_what_is_slow_goes_on_once_the_faults_are_replaced(
    account: EmbeddedAccount, end: str
) -> None:
    emulator = Emulator(account, faults=["GET /v1/account=slow:600000"])
    answers: SimpleQueue[Response] = SimpleQueue()
    thread = threading.Thread(
        target=lambda: answers.put(emulator.handle("GET", "/v1/account", KEYED)), daemon=True
    )
    thread.start()
    with pytest.raises(Empty):
        answers.get(timeout=0.05)
    if end == "faults":
        through(emulator, "faults", {"faults": []})
    else:
        emulator.close()
    assert answers.get(timeout=60).status == 200


def test_an_answer_is_cut_over_the_network_too(emulator: Emulator) -> None:
    through(emulator, "faults", {"faults": ["GET /v1/account=cut"]})
    with serve(emulator) as address:
        got = requests.get(f"{address}/v1/account", headers=KEYED, timeout=60)
    assert got.headers["Content-Length"] == str(len(got.content))
    with pytest.raises(ValueError, match="char"):
        got.json()


def test_wrong_types_keep_what_is_needed_to_go_on(account: EmbeddedAccount) -> None:
    true = price(Emulator(account))
    wrong = price(Emulator(account, faults=["GET /v1/prices=wrong-types"]))
    assert (wrong["id"], wrong["object"]) == (true["id"], "price")
    assert wrong["unit_amount"] == str(true["unit_amount"])
    assert wrong["active"] == str(true["active"]).lower()
    assert wrong["recurring"] == [true["recurring"]]
    assert wrong["currency"] == [true["currency"]]
    assert wrong["nickname"] == true["nickname"]
    product = Emulator(account, faults=["GET /v1/products=wrong-types"])
    assert isinstance(listed(product, "/v1/products")["data"][0]["images"], dict)


def test_numbers_that_are_none(account: EmbeddedAccount) -> None:
    true = price(Emulator(account))
    huge = price(Emulator(account, faults=["GET /v1/prices=huge"]))
    nan = price(Emulator(account, faults=["GET /v1/prices=nan"]))
    late = price(Emulator(account, faults=["GET /v1/prices=late"]))
    assert huge["unit_amount"] == huge["recurring"]["interval_count"] == 10**30
    assert math.isnan(nan["unit_amount"])
    assert math.isnan(nan["created"])
    assert late["created"] == true["created"] + 253_402_300_800
    assert (late["unit_amount"], late["active"]) == (true["unit_amount"], true["active"])


def test_a_refusal_is_damaged_as_well(account: EmbeddedAccount) -> None:
    emulator = Emulator(account, faults=["GET /v1/account=wrong-types"])
    answer = emulator.handle("GET", "/v1/account", {})
    assert answer.status == 401
    assert isinstance(json.loads(answer.body)["error"]["message"], list)


def test_a_file_is_damaged_as_well(account: EmbeddedAccount) -> None:
    account.files["file_1"] = b"\x89PNG"
    account.put({"id": "file_1", "object": "file", "type": "png"})
    emulator = Emulator(account, faults=["GET /v1/files=wrong-types"])
    assert emulator.handle("GET", "/v1/files/file_1/contents", KEYED).body == b"[]"


@pytest.mark.parametrize(("kind", "new"), [("endless", False), ("endless-new", True)])
def test_a_list_that_never_ends(account: EmbeddedAccount, kind: str, *, new: bool) -> None:
    emulator = Emulator(account, faults=[f"GET /v1/prices={kind}"])
    first = listed(emulator, "/v1/prices?limit=3")
    last = first["data"][-1]["id"]
    second = listed(emulator, f"/v1/prices?limit=3&starting_after={last}")
    assert (first["has_more"], second["has_more"]) == (True, True)
    assert (second["data"][-1]["id"] != last) == new


def named(account: EmbeddedAccount, name: str) -> int:
    """How many products have this name."""
    return [one["name"] for one in account.all("product")].count(name)


def listed(emulator: Emulator, url: str) -> Any:
    return json.loads(emulator.handle("GET", url, KEYED).body)


def price(emulator: Emulator) -> Any:
    """The newest price, as it is answered."""
    return listed(emulator, "/v1/prices")["data"][0]


def test_more_than_the_rate_within_a_second_is_too_much(
    account: EmbeddedAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(
        "portal_desktop.emulator.emulator.time", SimpleNamespace(monotonic=lambda: now[0])
    )
    emulator = Emulator(account, rate=3)

    def asked(at: float) -> Response:
        now[0] = at
        return emulator.handle("GET", "/v1/account", KEYED)

    assert [asked(at).status for at in (100, 100.5, 100.9)] == [200] * 3
    late = asked(100.99)
    assert [asked(at).status for at in (101, 101.4, 101.5)] == [200, 429, 200]
    assert late.status == 429
    assert json.loads(late.body)["error"]["code"] == "rate_limit"
    assert late.headers["Stripe-Rate-Limited-Reason"] == "global-rate"


def test_latency_is_added(account: EmbeddedAccount) -> None:
    emulator = Emulator(account, latency_ms=60_000)
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(emulator.handle("GET", "/v1/account", KEYED).status)
    )
    asking.start()
    asking.join(0.05)
    assert answers == []
    emulator.close()
    asking.join(60)
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
    "spec",
    ["", "500", "GET=500", "GET /v1=900", "GET /v1=slow", "GET v1=500", "GET /v1=null:5"],
)
def test_a_spec_that_is_none_is_said_to_be_none(spec: str) -> None:
    with pytest.raises(ValueError, match="not a fault"):
        parsed(spec)
