"""What a person does in the Dashboard, and nobody else."""

import base64
import json

import pytest
import stripe

from portal_desktop.emulator import Emulator
from tests.emulator.calls import CONFIGURATIONS, default, get
from tests.emulator.side_door import knock, through

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def test_the_business_is_renamed(emulator: Emulator, quick: stripe.StripeClient) -> None:
    through(emulator, "account", {"business_profile": {"name": "Harbour Tea Club"}})
    profile = get(quick, "/v1/account")["business_profile"]
    assert profile["name"] == "Harbour Tea Club"
    assert profile["support_email"] == "hello@harbourcoffee.example"


def test_an_icon_is_dropped_in(emulator: Emulator, client: stripe.StripeClient) -> None:
    icon = {"filename": "icon.png", "data": base64.b64encode(PNG).decode()}
    through(emulator, "account", {"settings": {"branding": {"icon": icon}}})
    account = get(client, "/v1/account", expand=["settings.branding.icon"])
    file = account["settings"]["branding"]["icon"]
    assert (file["purpose"], file["type"], file["size"]) == ("business_icon", "png", len(PNG))
    through(emulator, "account", {"settings": {"branding": {"icon": None}}})
    assert get(client, "/v1/account")["settings"]["branding"]["icon"] is None


def test_what_the_api_cannot_show_is_kept_apart(
    emulator: Emulator, quick: stripe.StripeClient
) -> None:
    before = default(quick)
    through(emulator, "account", {"dashboard": {"branding": {"font": "Inter"}}})
    through(
        emulator, f"configurations/{before['id']}", {"dashboard": {"retention_coupon": "STAY20"}}
    )
    after = default(quick)
    assert after.pop("updated") > before.pop("updated")
    assert after == before
    status, state = knock(emulator, "GET", "state")
    assert status == 200
    assert state["dashboard"]["branding"] == {"font": "Inter"}
    assert state["dashboard"]["configurations"][before["id"]] == {"retention_coupon": "STAY20"}


def test_a_configuration_is_changed_behind_the_programs_back(
    emulator: Emulator, quick: stripe.StripeClient
) -> None:
    before = default(quick)
    newer = {"features": {"subscription_gift": {"enabled": True}}, "name": "Theirs"}
    through(emulator, f"configurations/{before['id']}", newer)
    after = default(quick)
    assert (after["name"], after["features"]["subscription_gift"]) == ("Theirs", {"enabled": True})
    assert after["updated"] > before["updated"]


def test_another_configuration_is_made_the_default(
    emulator: Emulator, quick: stripe.StripeClient
) -> None:
    made = quick.v1.billing_portal.configurations.create(
        {"features": {"invoice_history": {"enabled": True}}}
    )
    through(emulator, f"configurations/{made.id}", {"is_default": True})
    defaults = get(quick, CONFIGURATIONS, is_default="true")["data"]
    assert [one["id"] for one in defaults] == [made.id]


def test_any_object_can_be_changed_or_made(emulator: Emulator, quick: stripe.StripeClient) -> None:
    through(emulator, "objects/customer/cus_new", {"email": "new@example.com", "name": "New"})
    assert get(quick, "/v1/customers", email="new@example.com")["data"][0]["id"] == "cus_new"


def test_forms_work_too(emulator: Emulator, quick: stripe.StripeClient) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"settings[branding][primary_color]=%23000000&charges_enabled=false"
    assert emulator.handle("POST", "/_dashboard/account", headers, body).status == 200
    account = get(quick, "/v1/account")
    assert account["settings"]["branding"]["primary_color"] == "#000000"
    assert account["charges_enabled"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "harbourcoffee.example"},
        {"Host": "harbourcoffee.example:8000"},
        {"Host": "127.0.0.1:8000", "Origin": "https://harbourcoffee.example"},
        {"Host": "127.0.0.1:8000", "Origin": "null"},
    ],
)
def test_web_pages_do_not_get_in(emulator: Emulator, headers: dict[str, str]) -> None:
    assert knock(emulator, "POST", "account", {"country": "DE"}, headers)[0] == 403
    assert knock(emulator, "GET", "state", None, headers)[0] == 403
    assert emulator.account.own["country"] == "NL"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:80", "[::1]"])
def test_this_computer_gets_in(emulator: Emulator, host: str) -> None:
    assert knock(emulator, "GET", "state", None, {"Host": host})[0] == 200


def test_what_makes_no_sense_is_said(emulator: Emulator) -> None:
    assert knock(emulator, "POST", "account", ["not", "an", "object"])[0] == 400
    assert knock(emulator, "POST", "faults", {"faults": ["everything"]})[0] == 400
    assert knock(emulator, "POST", "configurations/bpc_nowhere", {})[0] == 404
    assert knock(emulator, "POST", "nothing", {})[0] == 404
    assert knock(emulator, "DELETE", "account")[0] == 404
    picture = {"settings": {"branding": {"icon": {"data": "not base64!"}}}}
    assert knock(emulator, "POST", "account", picture)[0] == 400


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("body", "headers", "part"),
    [
        (b'{"faults": ["GET /v1=500"]}', FORM, "add Content-Type: application/json"),
        (b"GET /v1=500", FORM, "Say which faults"),
        (b"GET /v1=500", {}, "not JSON"),
        (b"", {}, "Say which faults"),
        (b'{"fault": ["GET /v1=500"]}', {}, "Say which faults"),
        (b'{"faults": "GET /v1=500"}', {}, "Say which faults"),
        (b'{"faults": [500]}', {}, "Say which faults"),
    ],
)
def test_faults_that_are_not_understood_are_refused_and_change_nothing(
    emulator: Emulator, body: bytes, headers: dict[str, str], part: str
) -> None:
    through(emulator, "faults", {"faults": ["GET /v1/products=500"]})
    answer = emulator.handle("POST", "/_dashboard/faults", headers, body)
    assert answer.status == 400
    assert part in json.loads(answer.body)["error"]["message"]
    assert knock(emulator, "GET", "faults")[1] == {"faults": ["GET /v1/products=500"]}


def test_faults_may_come_as_a_form_and_end_with_an_empty_list(emulator: Emulator) -> None:
    body = b"faults[]=GET /v1/products%3D500*2"
    assert emulator.handle("POST", "/_dashboard/faults", FORM, body).status == 200
    assert knock(emulator, "GET", "faults")[1] == {"faults": ["GET /v1/products=500*2"]}
    assert through(emulator, "faults", {"faults": []}) == {"faults": []}


def test_json_sent_as_a_form_changes_no_account(emulator: Emulator) -> None:
    sent = emulator.handle("POST", "/_dashboard/account", FORM, b'{"country": "DE"}')
    assert sent.status == 400
    assert emulator.account.own["country"] == "NL"
