"""An account out of a file with objects by type, such as Stripe's sample responses."""

from pathlib import Path

import pytest
import stripe

from portal_desktop.emulator import EmbeddedAccount, Emulator, from_business_file
from tests.emulator.calls import CONFIGURATIONS, get, post
from tests.emulator.conftest import TODAY, in_process

FILE = Path(__file__).with_name("business.json")


@pytest.fixture
def account() -> EmbeddedAccount:
    return from_business_file(FILE, TODAY)


def test_values_stay_as_they_are(client: stripe.StripeClient) -> None:
    assert client.v1.accounts.retrieve_current().id == "acct_1BikeShed"
    found = get(client, CONFIGURATIONS, is_default="true", active="true")["data"][0]
    assert found["business_profile"]["terms_of_service_url"] == "https://bikeshed.example/terms"
    conditions = found["features"]["subscription_update"]["schedule_at_period_end"]["conditions"]
    assert conditions == [{"type": "decreasing_item_amount"}]
    assert "subscription_pause" not in found["features"]


def test_everything_is_in_test_mode(client: stripe.StripeClient) -> None:
    for path in (CONFIGURATIONS, "/v1/customers", "/v1/prices", "/v1/subscriptions"):
        assert all(one["livemode"] is False for one in get(client, path)["data"])
    item = get(client, "/v1/subscriptions/sub_Bike")["items"]["data"][0]
    assert item["plan"]["livemode"] is False


def test_names_of_things_that_are_not_there_are_left_standing(client: stripe.StripeClient) -> None:
    price = get(client, "/v1/prices", expand=["data.product"])["data"][0]
    assert price["product"] == "prod_Missing"
    expand = ["data.invoice_settings.default_payment_method", "data.subscriptions"]
    newest, first = get(client, "/v1/customers", expand=expand)["data"]
    assert first["invoice_settings"]["default_payment_method"] == "pm_gone"
    assert [one["id"] for one in newest["subscriptions"]["data"]] == ["sub_Bike"]
    assert get(client, "/v1/products")["data"] == []


def test_its_portal_can_be_changed(client: stripe.StripeClient) -> None:
    path = f"{CONFIGURATIONS}/bpc_1Bike"
    post(client, path, features={"subscription_pause": {"enabled": True}})
    made = post(client, path, login_page={"enabled": True}, metadata={"kept": "yes"})
    assert made["features"]["subscription_pause"] == {"enabled": True}
    assert made["login_page"]["url"].startswith("https://billing.stripe.com/p/login/test_")
    assert made["metadata"] == {"kept": "yes"}


def test_a_file_without_an_account_gets_one(tmp_path: Path) -> None:
    file = tmp_path / "products.json"
    file.write_text('{"product": [{"id": "prod_1", "object": "product", "name": "Mug"}]}')
    client = in_process(Emulator(from_business_file(file)))
    assert client.v1.accounts.retrieve_current().id.startswith("acct_")
    assert client.v1.products.retrieve("prod_1").name == "Mug"


@pytest.mark.parametrize("content", ["", "[]", '"hello"', "{}", '{"product": {"deleted": true}}'])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        from_business_file(file)
