"""What is sent when products and prices are made, changed and archived, and what is said."""

from dataclasses import replace

import pytest

from portal_desktop.account.products import Price, Product
from portal_desktop.actions import catalogue_actions as making
from portal_desktop.actions.action import Action
from portal_desktop.catalogue.forms import PriceForm, ProductForm, price_form, product_form
from tests.support.merchant_words import words_nobody_says

PRODUCT = Product(
    "prod_1", "House Blend", "Nutty", "bag", tax_code="txcd_1", statement_descriptor="HARBOUR",
    images=("https://example.com/1.png", "https://example.com/2.png"), default_price="price_1",
)  # fmt: skip
PRICE = Price("price_1", "prod_1", 2400, "eur", "month", lookup_key="house", nickname="Usual")
FORM = PriceForm("24,50", "eur", "month", "3", "house", "inclusive", "Quarterly")


def sent(act: Action | None) -> dict[str, object]:
    """What is sent."""
    assert act is not None
    return dict(act.request.params)


def test_a_new_product_is_sent_without_what_is_empty() -> None:
    assert sent(making.create_product(ProductForm(name=" Decaf "))) == {"name": "Decaf"}
    full = ProductForm(
        "Decaf", "Evening", "https://example.com/d.png", "txcd_2", "HARBOUR DECAF", "bag"
    )
    assert sent(making.create_product(full)) == {
        "name": "Decaf",
        "description": "Evening",
        "images": ["https://example.com/d.png"],
        "tax_code": "txcd_2",
        "statement_descriptor": "HARBOUR DECAF",
        "unit_label": "bag",
    }


@pytest.mark.parametrize(
    ("field", "typed", "params"),
    [
        ("name", "House", {"name": "House"}),
        ("description", "", {"description": ""}),
        ("unit_label", " crate ", {"unit_label": "crate"}),
        ("tax_code", "", {"tax_code": ""}),
        (
            "image",
            "https://example.com/n.png",
            {"images": ["https://example.com/n.png", "https://example.com/2.png"]},
        ),
        ("image", "", {"images": ["https://example.com/2.png"]}),
    ],
)
def test_only_what_changed_is_sent(field: str, typed: str, params: dict[str, object]) -> None:
    act = making.update_product(PRODUCT, replace(product_form(PRODUCT), **{field: typed}))
    assert sent(act) == params
    assert act is not None
    assert act.request.id == "prod_1"


def test_the_last_picture_is_taken_away_with_nothing_in_its_place() -> None:
    alone = replace(PRODUCT, images=("https://example.com/1.png",))
    act = making.update_product(alone, replace(product_form(alone), image=""))
    assert sent(act) == {"images": ""}


def test_where_nothing_changed_nothing_is_sent() -> None:
    assert making.update_product(PRODUCT, product_form(PRODUCT)) is None
    blanks = replace(product_form(PRODUCT), name="House Blend ")
    assert making.update_product(PRODUCT, blanks) is None
    assert making.update_price(PRICE, price_form(PRICE)) is None


def test_a_price_is_sent_in_minor_units() -> None:
    assert sent(making.create_price(PRODUCT, FORM)) == {
        "product": "prod_1",
        "currency": "eur",
        "unit_amount": 2450,
        "tax_behavior": "inclusive",
        "recurring": {"interval": "month", "interval_count": 3},
        "lookup_key": "house",
        "nickname": "Quarterly",
    }
    yen = sent(making.create_price(PRODUCT, PriceForm("1200", "jpy", "")))
    assert (yen["unit_amount"], "recurring" in yen) == (1200, False)
    assert sent(making.create_price(PRODUCT, PriceForm("1,250", "KWD")))["currency"] == "kwd"


def test_an_amount_that_is_none_is_never_sent() -> None:
    with pytest.raises(ValueError, match="EUR takes 2 digits"):
        making.create_price(PRODUCT, replace(FORM, amount_text="1.234"))


def test_of_a_price_only_names_and_tax_are_sent() -> None:
    wanted = replace(price_form(PRICE), nickname="Old", lookup_key="new", amount_text="99")
    assert sent(making.update_price(PRICE, wanted)) == {"nickname": "Old", "lookup_key": "new"}


def test_deciding_the_tax_cannot_be_undone_and_says_so() -> None:
    act = making.update_price(PRICE, replace(price_form(PRICE), tax_behavior="exclusive"))
    assert sent(act) == {"tax_behavior": "exclusive"}
    assert act is not None
    assert not act.can_be_undone
    assert "only once" in act.consequence


def test_archiving_and_back() -> None:
    for away, back in (
        (making.archive_product(PRODUCT), making.unarchive_product(PRODUCT)),
        (making.archive_price(PRICE), making.unarchive_price(PRICE)),
    ):
        assert (sent(away), sent(back)) == ({"active": False}, {"active": True})
        assert away.request.id == back.request.id
        assert away.path == back.path


def test_archiving_what_is_offered_says_where_else_to_take_it_out() -> None:
    assert "publish" in making.archive_price(PRICE, offered=True).consequence
    assert "publish" in making.archive_product(PRODUCT, offered=True).consequence
    assert "publish" not in making.archive_price(PRICE).consequence


def test_the_default_price_is_the_products() -> None:
    act = making.make_default(PRODUCT, PRICE)
    assert (act.request.kind, act.request.id) == ("product", "prod_1")
    assert sent(act) == {"default_price": "price_1"}


def test_a_new_price_says_what_customers_pay_and_that_it_stays_so() -> None:
    said = making.create_price(PRODUCT, FORM).consequence
    assert "€24.50 every 3 months" in said
    assert "never be changed" in said


@pytest.mark.parametrize(
    "act",
    [
        making.create_product(ProductForm(name="Decaf")),
        making.update_product(PRODUCT, replace(product_form(PRODUCT), name="House")),
        making.archive_product(PRODUCT, offered=True),
        making.unarchive_product(PRODUCT),
        making.make_default(PRODUCT, PRICE),
        making.create_price(PRODUCT, FORM),
        making.update_price(PRICE, replace(price_form(PRICE), nickname="Old")),
        making.archive_price(PRICE),
        making.unarchive_price(PRICE),
    ],
)
def test_an_act_is_asked_about_in_whole_sentences(act: Action) -> None:
    assert act.title.endswith("?")
    assert act.consequence.endswith(".")
    assert act.button.endswith("now")
    for sentence in (act.title, act.consequence, act.button, act.done):
        assert sentence
        assert not words_nobody_says(sentence)
