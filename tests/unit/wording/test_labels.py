"""Values and rows in words."""

import pytest

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Catalogue, Product
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.branding import BRAND_COLOUR, BUSINESS_NAME, ICON
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, REASON_OPTIONS
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PRODUCTS,
    SCHEDULE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Image, Offer, StripeFile, Value
from portal_desktop.wording.labels import LONGEST, member_text, option_label, value_text
from tests.unit.example_catalogue import BLEND, KNOWN

SHOP = AccountSnapshot(
    catalogue=Catalogue((Product("prod_1", "Beans"), Product("prod_2", "Tea")), ())
)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (CANCEL.path, True, "Yes"),
        (CANCEL.path, False, "No"),
        (UPDATE_PRORATION.path, UNCHOSEN, "Not chosen yet"),
        (UPDATE_PRORATION.path, "always_invoice", "Settle the difference today"),
        (CANCEL_MODE.path, "at_dawn", "“at_dawn”, newer than this program"),
        (HEADLINE.path, "Hello", "Hello"),
        (HEADLINE.path, " ", "Stripe’s own sentence"),
        (BUSINESS_NAME.path, "", "Empty"),
        (ICON.path, None, "None yet"),
        (ICON.path, StripeFile("file_1"), "The picture at Stripe"),
        (ICON.path, Image("0" * 64, "png", 128, 96), "Your picture, 128 × 96"),
        (PRODUCTS.path, (), "Nothing chosen"),
        (PRODUCTS.path, (Offer("prod_1", ()), Offer("prod_2", ())), "Beans; Tea"),
        (CUSTOMER_FIELDS.path, ("name",), "Customers can change their name"),
        (REASON_OPTIONS.path, REASON_OPTIONS.default, "8 chosen"),
        ("features.newer", ("a", "b"), "a, b"),
        ("features.newer", "x", "x"),
        (BRAND_COLOUR.path, "FF0000", "#ff0000"),
        (BRAND_COLOUR.path, " #F00 ", "#ff0000"),
        (BRAND_COLOUR.path, "#12343B", "#12343b"),
        (BRAND_COLOUR.path, "FF000Z", "FF000Z"),
        (BRAND_COLOUR.path, "", "Empty"),
    ],
)
def test_a_value_in_words(path: str, value: Value, words: str) -> None:
    assert value_text(path, value, SHOP) == words


def test_plans_are_named_with_the_intervals_offered() -> None:
    yearly = (Offer("prod_blend", ("price_year",)), Offer("prod_tea", ("price_tea",)))
    assert value_text(PRODUCTS.path, yearly, KNOWN) == "House Blend · year; Tea · month"
    assert value_text(PRODUCTS.path, (BLEND,), KNOWN) == "House Blend · month, year"


def test_of_many_plans_as_many_are_named_as_can_be_read() -> None:
    names = [f"Coffee of the island number {n}" for n in range(10)]
    many = AccountSnapshot(catalogue=Catalogue(tuple(Product(name, name) for name in names), ()))
    said = value_text(PRODUCTS.path, tuple(Offer(name, ()) for name in names), many)
    assert said == "; ".join(names[:3]) + " and 7 more"


def test_a_product_that_was_not_read_has_a_neutral_name() -> None:
    assert value_text(PRODUCTS.path, (Offer("prod_1", ()),), NOTHING_KNOWN) == "A product"


def test_text_from_outside_is_shown_harmless_and_short() -> None:
    words = value_text(HEADLINE.path, "a\n\u202eb" + "c" * 500, NOTHING_KNOWN)
    assert words.startswith("a bc")
    assert len(words) == LONGEST


def test_a_member_is_in_or_out_in_its_own_words() -> None:
    assert member_text(ALLOWED_UPDATES.path, "price", on=True) == "Yes"
    assert member_text(SCHEDULE.path, "shortening_interval", on=True) == "At the period’s end"
    assert member_text(SCHEDULE.path, "shortening_interval", on=False) == "At once"
    assert member_text(SCHEDULE.path, "newer", on=False) == "No"


@pytest.mark.parametrize(
    ("path", "member", "words"),
    [
        (CANCEL.path, None, "Customers can cancel their subscription"),
        (ALLOWED_UPDATES.path, "price", "Customers can switch to another plan"),
        ("features.newer", None, "features.newer"),
        (
            CUSTOMER_FIELDS.path,
            "fax",
            "Billing information customers can change: “fax”, newer than this program",
        ),
    ],
)
def test_the_sentence_of_a_row(path: str, member: str | None, words: str) -> None:
    assert option_label(path, member) == words
