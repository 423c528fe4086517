"""What is typed about products and prices, and what Stripe would say to it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Price, Product
from portal_desktop.catalogue.forms import (
    PriceForm,
    ProductForm,
    parsed_interval_count,
    price_form,
    price_from_form,
    price_problems,
    product_form,
    product_problems,
    same_interval,
)
from portal_desktop.validation.validate import blocking_problems

BAG = ProductForm(name="House Blend")
MONTHLY = PriceForm(amount_text="24", currency="eur", tax_behavior="inclusive")
PRICE = Price(
    "price_1", "prod_1", 2400, "eur", "month", tax_behavior="inclusive", lookup_key="house"
)


def wrong(form: ProductForm) -> dict[str, str]:
    """The first thing that stops a product, by field."""
    return {
        each.paths[0]: each.text for each in reversed(blocking_problems(product_problems(form)))
    }


def wrong_price(form: PriceForm, *others: Price, price: Price | None = None) -> dict[str, str]:
    """The same of a price."""
    found = blocking_problems(price_problems(form, others, price=price))
    return {each.paths[0]: each.text for each in reversed(found)}


def test_a_name_is_all_a_product_needs() -> None:
    assert product_problems(BAG) == ()
    assert wrong(ProductForm()) == {"name": "A product needs a name; customers see it."}
    assert set(wrong(ProductForm(name="   "))) == {"name"}


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("name", 5_000),
        ("description", 40_000),
        ("unit_label", 12),
        ("statement_descriptor", 22),
    ],
)
def test_a_field_is_as_long_as_stripe_takes_it(field: str, most: int) -> None:
    assert wrong(replace(BAG, **{field: "x" * most})) == {}
    said = wrong(replace(BAG, **{field: "x" * (most + 1)}))
    assert said == {field: f"1 character too many: Stripe takes {most}."}


@pytest.mark.parametrize("sign", ["<", ">", "\\", '"', "'"])
def test_signs_no_bank_prints_stop(sign: str) -> None:
    said = wrong(replace(BAG, statement_descriptor=f"HARBOUR{sign}"))
    assert sign in said["statement_descriptor"]


@pytest.mark.parametrize("typed", ["1234", "★★★", "éé", "--- 12"])
def test_words_on_a_statement_need_a_plain_letter(typed: str) -> None:
    assert set(wrong(replace(BAG, statement_descriptor=typed))) == {"statement_descriptor"}


def test_letters_no_bank_prints_are_told_before_they_vanish() -> None:
    (problem,) = product_problems(replace(BAG, statement_descriptor="CAFÉ HARBOUR"))
    assert problem.severity == "advice"
    assert "“CAF HARBOUR”" in problem.text


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("", True),
        ("https://example.com/bag.png", True),
        ("https://example.com:8443/bag.png", True),
        ("http://example.com/bag.png", False),
        ("example.com/bag.png", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://bag", False),
        ("https://exa mple.com/bag.png", False),
        ("https://[broken", False),
        ("C:\\bag.png", False),
    ],
)
def test_an_image_is_a_secure_web_address(address: str, *, right: bool) -> None:
    assert ("image" not in wrong(replace(BAG, image=address))) == right


@pytest.mark.parametrize("field", ["name", "description", "unit_label", "image"])
def test_no_key_gets_into_the_shop(field: str) -> None:
    key = "_".join(("sk", "live", "a1" * 12))
    assert "must never be published" in wrong(replace(BAG, **{field: key}))[field]


def test_signs_that_cannot_be_seen_stop() -> None:
    assert set(wrong(replace(BAG, name="House\u202eBlend"))) == {"name"}
    assert wrong(replace(BAG, name="Кофе ☕ 咖啡 قهوة")) == {}


def test_a_product_becomes_the_form_it_came_from() -> None:
    product = Product(
        "prod_1", "House Blend", "Nutty", "bag", statement_descriptor="HARBOUR",
        tax_code="txcd_40060003", images=("https://example.com/1.png", "https://example.com/2.png"),
    )  # fmt: skip
    assert product_form(product) == ProductForm(
        "House Blend", "Nutty", "https://example.com/1.png", "txcd_40060003", "HARBOUR", "bag"
    )


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("24", "eur", 2400),
        ("24.5", "eur", 2450),
        ("24,50", "eur", 2450),
        ("1200", "jpy", 1200),
        ("1.250", "kwd", 1250),
    ],
)
def test_an_amount_is_read_in_the_units_of_its_currency(
    typed: str, currency: str, amount: int
) -> None:
    form = replace(MONTHLY, amount_text=typed, currency=currency)
    assert wrong_price(form) == {}
    made = price_from_form(form)
    assert made is not None
    assert made.amount == amount


@pytest.mark.parametrize(
    ("typed", "currency", "said"),
    [
        ("", "eur", "Write an amount"),
        ("free", "eur", "Write an amount"),
        ("-5", "eur", "below 0"),
        ("12.345", "eur", "EUR takes 2 digits"),
        ("12.5", "jpy", "JPY has no smaller unit"),
        ("1.255", "kwd", "only with 0 as the last digit"),
        ("$5", "eur", "Write an amount"),
    ],
)
def test_what_is_no_amount_of_the_currency_stops(typed: str, currency: str, said: str) -> None:
    form = replace(MONTHLY, amount_text=typed, currency=currency)
    assert said in wrong_price(form)["amount_text"]
    assert price_from_form(form) is None


def test_a_price_of_nothing_is_worth_a_word() -> None:
    (problem,) = price_problems(replace(MONTHLY, amount_text="0"))
    assert (problem.paths, problem.severity) == (("amount_text",), "advice")


@pytest.mark.parametrize(
    ("interval", "typed", "right"),
    [
        ("month", "1", True),
        ("month", "36", True),
        ("month", "37", False),
        ("year", "3", True),
        ("year", "4", False),
        ("week", "156", True),
        ("week", "157", False),
        ("day", "0", False),
        ("month", "", False),
        ("month", "two", False),
        ("month", "²", False),
        ("month", "9" * 5_000, False),
        ("", "0", True),
    ],
)
def test_somebody_pays_at_least_every_three_years(
    interval: str, typed: str, *, right: bool
) -> None:
    form = replace(MONTHLY, interval=interval, interval_count=typed)
    assert ("interval_count" not in wrong_price(form)) == right
    assert (price_from_form(form) is not None) == right


def test_a_lookup_key_names_one_price() -> None:
    form = replace(MONTHLY, lookup_key="house")
    assert "€24.00 per month" in wrong_price(form, PRICE)["lookup_key"]
    assert wrong_price(replace(price_form(PRICE), lookup_key="house"), PRICE, price=PRICE) == {}
    assert set(wrong_price(replace(MONTHLY, lookup_key="x" * 201))) == {"lookup_key"}
    assert wrong_price(replace(MONTHLY, lookup_key="x" * 200)) == {}


def test_tax_is_decided_once() -> None:
    later = replace(price_form(PRICE), tax_behavior="exclusive")
    assert set(wrong_price(later, price=PRICE)) == {"tax_behavior"}
    undecided = replace(PRICE, tax_behavior="unspecified")
    assert wrong_price(later, price=undecided) == {}
    (problem,) = price_problems(replace(MONTHLY, tax_behavior="unspecified"))
    assert problem.severity == "advice"


def test_what_stripe_cannot_empty_again_is_told() -> None:
    product = Product("prod_1", "House Blend", statement_descriptor="HARBOUR", unit_label="bag")
    (problem,) = blocking_problems(product_problems(BAG, product))
    assert problem.paths == ("statement_descriptor",)
    named = replace(PRICE, nickname="Usual")
    bare = replace(price_form(named), nickname=" ", lookup_key="")
    assert set(wrong_price(bare, price=named)) == {"nickname", "lookup_key"}
    assert wrong_price(price_form(named), price=named) == {}


def test_another_price_of_the_same_interval_is_found() -> None:
    yearly = replace(PRICE, id="price_2", interval="year")
    assert same_interval(MONTHLY, (yearly, PRICE)) == PRICE
    assert same_interval(replace(MONTHLY, interval_count="3"), (yearly, PRICE)) is None
    assert same_interval(MONTHLY, (replace(PRICE, active=False),)) is None


@given(
    st.builds(
        Price,
        id=st.just("price_1"),
        product=st.just("prod_1"),
        amount=st.integers(0, 10**9).map(lambda amount: amount * 100),
        currency=st.sampled_from(["eur", "jpy", "kwd", "isk"]),
        interval=st.sampled_from(["day", "week", "month", "year"]),
        interval_count=st.integers(1, 3),
        tax_behavior=st.sampled_from(["unspecified", "inclusive", "exclusive"]),
        nickname=st.sampled_from(["", "Summer"]),
        lookup_key=st.sampled_from(["", "key"]),
    )
)
def test_a_price_becomes_the_form_it_came_from(price: Price) -> None:
    form = price_form(price)
    assert price_from_form(form, "prod_1") == replace(price, id="")
    assert wrong_price(form, price, price=price) == {}
    assert parsed_interval_count(form) == price.interval_count


@given(
    st.text(max_size=60), st.sampled_from(["name", "statement_descriptor", "image", "unit_label"])
)
def test_whatever_is_typed_gets_an_answer(typed: str, field: str) -> None:
    for problem in product_problems(replace(BAG, **{field: typed})):
        assert problem.paths == (field,)
        assert problem.text.endswith((".", "”."))
