"""Products, prices, customers and cancellation reasons: made and changed."""

import pytest
import stripe

from portal_desktop.emulator import EmbeddedAccount
from tests.emulator.calls import get, plan, post, prices, refused, said


def test_a_product_is_made_with_its_first_price(client: stripe.StripeClient) -> None:
    price = {"currency": "EUR", "unit_amount": 500, "recurring": {"interval": "month"}}
    made = post(
        client,
        "/v1/products",
        name="Mug Club",
        unit_label="mug",
        images=["https://harbourcoffee.example/mug.png"],
        default_price_data=price,
        expand=["default_price"],
    )
    assert made["active"]
    assert made["default_price"]["product"] == made["id"]
    assert made["default_price"]["currency"] == "eur"
    assert made["default_price"]["recurring"]["interval_count"] == 1
    assert made["default_price"]["unit_amount_decimal"] == "500"
    assert get(client, "/v1/products")["data"][0]["name"] == "Mug Club"


def test_a_price_can_bring_its_product(client: stripe.StripeClient) -> None:
    made = client.v1.prices.create(
        {"currency": "eur", "unit_amount": 900, "product_data": {"name": "Poster"}}
    )
    assert made.type == "one_time"
    assert client.v1.products.retrieve(str(made.product)).name == "Poster"


@pytest.mark.parametrize(
    ("params", "param"),
    [
        ({"currency": "eur", "unit_amount": "5"}, "product"),
        ({"currency": "euro", "unit_amount": "5", "product": "HOUSE"}, "currency"),
        ({"currency": "eur", "product": "HOUSE"}, "unit_amount"),
        ({"currency": "eur", "unit_amount": "-5", "product": "HOUSE"}, "unit_amount"),
        ({"currency": "eur", "unit_amount": "5", "product": "prod_nowhere"}, "product"),
    ],
)
def test_prices_that_cannot_be(
    quick: stripe.StripeClient, params: dict[str, str], param: str
) -> None:
    house = plan(quick, "House Blend")["id"]
    sent = {name: house if value == "HOUSE" else value for name, value in params.items()}
    error = refused(quick, "/v1/prices", "post", **sent)
    assert said(error)[2] == param


def test_a_price_is_archived_unless_it_is_the_default(client: stripe.StripeClient) -> None:
    house = plan(client, "House Blend")
    yearly = next(one for one in prices(client, house["id"]) if one != house["default_price"])
    assert post(client, f"/v1/prices/{yearly}", active="false")["active"] is False
    error = refused(client, f"/v1/prices/{house['default_price']}", active="false")
    assert "default price" in str(said(error)[3])


def test_tax_behaviour_is_fixed_once_it_is_set(quick: stripe.StripeClient) -> None:
    decaf = plan(quick, "Decaf")["id"]
    behaviours = {get(quick, f"/v1/prices/{one}")["tax_behavior"] for one in prices(quick, decaf)}
    assert behaviours == {"inclusive", "unspecified"}
    for price in prices(quick, decaf):
        if get(quick, f"/v1/prices/{price}")["tax_behavior"] == "unspecified":
            post(quick, f"/v1/prices/{price}", tax_behavior="exclusive")
        error = refused(quick, f"/v1/prices/{price}", tax_behavior="unspecified")
        assert said(error)[2] == "tax_behavior"


def test_a_product_is_changed_archived_and_only_deleted_without_prices(
    client: stripe.StripeClient,
) -> None:
    path = f"/v1/products/{plan(client, 'Tasting Box')['id']}"
    changed = post(client, path, description="", active="false", name="Box")
    assert (changed["description"], changed["active"], changed["name"]) == (None, False, "Box")
    assert "cannot be deleted" in str(refused(client, path, "delete"))
    mug = client.v1.products.create({"name": "Mug"})
    assert client.v1.products.delete(mug.id).deleted
    assert said(refused(client, f"/v1/products/{mug.id}", "get"))[0] == 404


@pytest.mark.parametrize(
    ("params", "param"),
    [
        ({"unit_label": "x" * 13}, "unit_label"),
        ({"images[0]": "mug.png"}, "images[0]"),
        ({"statement_descriptor": "x" * 23}, "statement_descriptor"),
    ],
)
def test_products_that_cannot_be(
    quick: stripe.StripeClient, params: dict[str, str], param: str
) -> None:
    assert said(refused(quick, "/v1/products", "post", name="Mug", **params))[2] == param


def test_a_customers_address_is_changed(client: stripe.StripeClient) -> None:
    made = client.v1.customers.create({"name": "Ann", "email": "ann@example.com"})
    address: dict[str, object] = {"line1": "Kade 1", "city": "Rotterdam", "country": "NL"}
    changed = post(client, f"/v1/customers/{made.id}", name="Anna", address=address)
    assert (changed["name"], changed["email"]) == ("Anna", "ann@example.com")
    assert changed["address"]["city"] == "Rotterdam"


def test_a_reason_is_made_renamed_and_retired(client: stripe.StripeClient) -> None:
    reasons = "/v1/billing/feedback_options"
    made = client.v1.billing.feedback_options.create({"description": "Moved house"})
    assert made.status == "active"
    assert post(client, f"{reasons}/{made.id}", description="Moved")["description"] == "Moved"
    retired = client.v1.billing.feedback_options.deactivate(made.id)
    assert retired.status == "inactive"
    assert retired.status_transitions.deactivated_at
    assert said(refused(client, reasons, description="x" * 101))[2] == "description"


def test_the_rest_can_be_read(quick: stripe.StripeClient, account: EmbeddedAccount) -> None:
    coupons = get(quick, "/v1/promotion_codes", code="SECONDCUP", expand=["data.promotion.coupon"])
    assert coupons["data"][0]["promotion"]["coupon"]["percent_off"] == 20
    assert get(quick, "/v1/coupons/STAY20")["valid"]
    assert len(get(quick, "/v1/tax_codes")["data"]) == 3
    methods = get(quick, "/v1/payment_method_configurations", active="true")["data"][0]
    assert methods["sepa_debit"]["available"]
    with_it = account.all("subscription")[0]["id"]
    assert get(quick, f"/v1/subscriptions/{with_it}")["id"] == with_it


def test_anything_else_is_an_unknown_address(client: stripe.StripeClient) -> None:
    error = refused(client, "/v1/foo", "get")
    assert said(error)[0] == 404
    assert str(said(error)[3]).startswith("Unrecognized request URL (GET: /v1/foo).")
