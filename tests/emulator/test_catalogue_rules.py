"""Which plans Stripe lets stand in a portal, and beside what."""

from collections.abc import Mapping

import pytest
import stripe

from tests.emulator.calls import CONFIGURATIONS, default, plan, post, prices, refused, said

UPDATE = "features[subscription_update][products]"


def configuration(client: stripe.StripeClient) -> str:
    return f"{CONFIGURATIONS}/{default(client)['id']}"


def switching(*products: Mapping[str, object]) -> dict[str, object]:
    update = {"enabled": True, "default_allowed_updates": ["price"], "products": list(products)}
    return {"subscription_update": update}


def test_r2_plans_cannot_be_switched_without_payment_methods(quick: stripe.StripeClient) -> None:
    text = "Cannot enable subscription updates while payment method update is disabled."
    blend = plan(quick, "House Blend")["id"]
    offered = switching({"product": blend, "prices": prices(quick, blend, active="true")})
    off: dict[str, object] = {"payment_method_update": {"enabled": False}}
    assert said(refused(quick, configuration(quick), features=offered | off))[1:] == (
        None,
        None,
        text,
    )
    post(quick, configuration(quick), features=offered)
    assert said(refused(quick, configuration(quick), features=off))[1:] == (None, None, text)


def test_r3_two_prices_of_a_product_may_not_share_an_interval(quick: stripe.StripeClient) -> None:
    blend = plan(quick, "House Blend")["id"]
    twin = post(
        quick,
        "/v1/prices",
        product=blend,
        currency="eur",
        unit_amount=2_500,
        recurring={"interval": "month"},
    )
    offered = [twin["id"], *prices(quick, blend, active="true")[1:]]
    error = refused(
        quick, configuration(quick), features=switching({"product": blend, "prices": offered})
    )
    text = "For each product, its price must have unique billing intervals."
    assert said(error) == (400, None, None, text)


def test_r3_every_three_months_is_another_rhythm(quick: stripe.StripeClient) -> None:
    blend = plan(quick, "House Blend")["id"]
    recurring = {"interval": "month", "interval_count": 3}
    post(quick, "/v1/prices", product=blend, currency="eur", unit_amount=700, recurring=recurring)
    offered = {"product": blend, "prices": prices(quick, blend, active="true")}
    post(quick, configuration(quick), features=switching(offered))
    assert len(default(quick)["features"]["subscription_update"]["products"][0]["prices"]) == 3


def test_r4_there_are_at_most_ten_products(quick: stripe.StripeClient) -> None:
    blend = plan(quick, "House Blend")["id"]
    one = {"product": blend, "prices": prices(quick, blend, active="true")}
    error = refused(quick, configuration(quick), features=switching(*[one] * 11))
    assert said(error)[2] == UPDATE


@pytest.mark.parametrize(
    ("name", "wanted", "text"),
    [
        ("Burr Grinder", "Burr Grinder", "type=one_time"),
        ("Summer Cold Brew", "Summer Cold Brew", "The price specified is inactive."),
        ("Decaf", "Single Origin", "does not belong to the product"),
    ],
)
def test_r17_only_living_recurring_prices_of_the_product_itself(
    quick: stripe.StripeClient, name: str, wanted: str, text: str
) -> None:
    product, other = plan(quick, name)["id"], plan(quick, wanted)["id"]
    offered = {"product": product, "prices": prices(quick, other)[:1]}
    error = refused(quick, configuration(quick), features=switching(offered))
    assert text in str(said(error)[3])
    assert said(error)[2] == f"{UPDATE}[0][prices][0]"


def test_products_and_prices_must_exist(quick: stripe.StripeClient) -> None:
    blend = plan(quick, "House Blend")["id"]
    for product, price, param in (
        ("prod_nowhere", "price_nowhere", "[0][product]"),
        (blend, "price_nowhere", "[0][prices][0]"),
    ):
        offered = {"product": product, "prices": [price]}
        error = refused(quick, configuration(quick), features=switching(offered))
        assert said(error)[1:3] == ("resource_missing", UPDATE + param)
