"""Who gets in, and what they may do there."""

import pytest
import stripe

from portal_desktop.emulator import DEMO_KEY, DEMO_LIVE_KEY, Emulator, Key, empty
from portal_desktop.emulator.web import Response, request
from tests.emulator.calls import CONFIGURATIONS, LEAST, get, post, refused, said
from tests.emulator.conftest import TODAY, in_process
from tests.emulator.side_door import through


def restricted(emulator: Emulator, *permissions: str) -> stripe.StripeClient:
    made = through(emulator, "keys", {"permissions": permissions})
    return in_process(emulator, made["key"])


@pytest.mark.parametrize(
    "key", ["sk_" + "test_somebodyelses1234", DEMO_LIVE_KEY, "pk_" + "test_public1234", "hello"]
)
def test_unknown_keys_open_nothing(emulator: Emulator, key: str) -> None:
    error = refused(in_process(emulator, key), "/v1/account", "get")
    assert isinstance(error, stripe.AuthenticationError)
    message = str(said(error)[3])
    assert message.startswith("Invalid API Key provided: ")
    assert key not in message


def test_a_masked_key_shows_its_kind_and_its_end(emulator: Emulator) -> None:
    error = refused(in_process(emulator, "sk_" + "test_abcd1234"), "/v1/account", "get")
    assert said(error)[3] == "Invalid API Key provided: sk_test_****1234"


def test_without_a_key_stripe_says_where_it_belongs(emulator: Emulator) -> None:
    answer = emulator.handle("GET", "/v1/account", {})
    assert answer.status == 401
    assert b"You did not provide an API key." in answer.body


def test_a_restricted_key_does_what_it_was_made_for(emulator: Emulator) -> None:
    client = restricted(emulator, "rak_customer_portal_read")
    assert get(client, CONFIGURATIONS)["data"]
    error = refused(client, CONFIGURATIONS, features=LEAST)
    assert isinstance(error, stripe.PermissionError)
    message = str(said(error)[3])
    assert "Having the 'rak_customer_portal_write' permission would allow this request" in message
    assert emulator.account.id in message
    assert said(error)[1:3] == (None, None)


def test_writing_includes_reading(emulator: Emulator) -> None:
    client = restricted(emulator, "customer_portal_write")
    assert get(client, CONFIGURATIONS)["data"]
    assert post(client, CONFIGURATIONS, features=LEAST)["active"]


@pytest.mark.parametrize(
    ("path", "permission"),
    [
        ("/v1/account", "accounts_kyc_basic_read"),
        ("/v1/products", "product_read"),
        ("/v1/prices", "plan_read"),
        ("/v1/customers", "customer_read"),
        ("/v1/subscriptions", "subscription_read"),
        ("/v1/coupons", "coupon_read"),
        ("/v1/files", "file_read"),
    ],
)
def test_each_room_has_its_own_permission(emulator: Emulator, path: str, permission: str) -> None:
    assert permission in str(said(refused(restricted(emulator), path, "get"))[3])
    get(restricted(emulator, permission), path)


def test_keys_expire_and_are_revoked(emulator: Emulator) -> None:
    key = through(emulator, "keys", {"permissions": ["product_read"]})["key"]
    client = in_process(emulator, key)
    get(client, "/v1/products")
    through(emulator, "keys", {"key": key, "state": "expired"})
    status, code, _, message = said(refused(client, "/v1/products", "get"))
    assert (status, code) == (401, "api_key_expired")
    assert str(message).startswith("Expired API Key provided: rk_test_*")
    through(emulator, "keys", {"key": key, "state": "revoked"})
    assert said(refused(client, "/v1/products", "get"))[:2] == (401, None)


def test_a_live_account_opens_with_its_live_key_only() -> None:
    emulator = Emulator(empty(TODAY, live=True))
    assert refused(in_process(emulator, DEMO_KEY), CONFIGURATIONS, "get").http_status == 401
    live = in_process(emulator, DEMO_LIVE_KEY)
    made = post(live, CONFIGURATIONS, features=LEAST, login_page={"enabled": True})
    assert made["livemode"] is True
    assert "test_" not in made["login_page"]["url"]


def test_neither_a_key_nor_a_session_prints_itself(emulator: Emulator) -> None:
    asked = request("POST", "/v1/account", {"Authorization": f"Bearer {DEMO_KEY}"}, b"key=1")
    answered = Response(200, {}, b"https://billing.stripe.com/p/session/test_secret")
    emulator.account.keys["rk_test_another"] = Key(())
    printed = f"{asked} {answered} {emulator.account}"
    assert not [each for each in (DEMO_KEY, "p/session", "rk_test_another") if each in printed]
