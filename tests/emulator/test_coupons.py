"""Coupons and promotion codes are made, and refused, as Stripe does."""

from typing import Any

import pytest
import stripe

from tests.emulator.calls import get, post, refused, said
from tests.emulator.conftest import TODAY

COUPONS, CODES = "/v1/coupons", "/v1/promotion_codes"


def test_a_coupon_is_made_and_a_code_for_it(client: stripe.StripeClient) -> None:
    coupon = post(client, COUPONS, id="STAY50", percent_off="50", duration="forever", name="Stay")
    assert (coupon["percent_off"], coupon["duration"], coupon["valid"]) == (50.0, "forever", True)
    code = post(client, CODES, promotion={"type": "coupon", "coupon": "STAY50"}, code="PLEASE")
    assert code["promotion"] == {"coupon": "STAY50", "type": "coupon"}
    found = get(client, CODES, code="PLEASE", expand=["data.promotion.coupon"])["data"]
    assert [one["promotion"]["coupon"]["name"] for one in found] == ["Stay"]


def test_an_amount_has_a_currency_and_a_duration_its_months(quick: stripe.StripeClient) -> None:
    made = post(
        quick, COUPONS, amount_off=500, currency="eur", duration="repeating", duration_in_months=3
    )
    assert (made["amount_off"], made["currency"], made["duration_in_months"]) == (500, "eur", 3)
    assert get(quick, f"{COUPONS}/{made['id']}") == made


@pytest.mark.parametrize(
    ("sent", "param"),
    [
        ({}, "percent_off"),
        ({"percent_off": "10", "amount_off": 5, "currency": "eur"}, "percent_off"),
        ({"percent_off": "0"}, "percent_off"),
        ({"percent_off": "100.5"}, "percent_off"),
        ({"amount_off": 0, "currency": "eur"}, "amount_off"),
        ({"amount_off": 500}, "currency"),
        ({"percent_off": "10", "duration": "repeating"}, "duration_in_months"),
        ({"percent_off": "10", "name": "n" * 41}, "name"),
        ({"percent_off": "10", "duration": "sometimes"}, "duration"),
        ({"percent_off": "10", "id": "STAY20"}, "id"),
        ({"percent_off": "10", "redeem_by": 4_000_000_000}, "redeem_by"),
    ],
)
def test_coupons_that_cannot_be(
    quick: stripe.StripeClient, sent: dict[str, Any], param: str
) -> None:
    assert TODAY.year == 2026
    error = refused(quick, COUPONS, **sent)
    assert (said(error)[0], said(error)[2]) == (400, param)


@pytest.mark.parametrize(
    ("sent", "param"),
    [
        ({"promotion": {"type": "coupon", "coupon": "GONE"}}, "promotion[coupon]"),
        ({"promotion": {"type": "coupon"}}, "promotion[coupon]"),
        ({"promotion": {"type": "coupon", "coupon": "STAY20"}, "code": "secondcup"}, "code"),
        ({"promotion": {"type": "coupon", "coupon": "STAY20"}, "code": "c" * 501}, "code"),
        ({"coupon": "STAY20"}, "coupon"),
    ],
)
def test_codes_that_cannot_be(quick: stripe.StripeClient, sent: dict[str, Any], param: str) -> None:
    assert said(refused(quick, CODES, **sent))[2] == param
