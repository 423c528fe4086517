"""Finding products and prices by what is typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.catalogue.search import SearchIndex, found_prices, in_order

BLEND = Product("prod_blend", "House Blend", "Nutty", "bag")
DECAF = Product("prod_decaf", "Decaf")
PRICES = (
    Price("price_old", "prod_blend", 2100, "eur", "month", active=False),
    Price("price_year", "prod_blend", 24000, "eur", "year"),
    Price("price_month", "prod_blend", 2400, "eur", "month", lookup_key="house_month"),
    Price("price_decaf", "prod_decaf", 2200, "eur", "month", nickname="Evening"),
    Price("price_yen", "prod_decaf", 1200, "jpy", "month", 3),
)
SHOP = Catalogue((DECAF, BLEND), PRICES)


def index(catalogue: Catalogue = SHOP) -> SearchIndex:
    made = SearchIndex()
    made.set_catalogue(catalogue)
    return made


def found(typed: str, made: SearchIndex | None = None) -> dict[str, list[str]]:
    """The names of the products found, with the ids of the prices shown."""
    return {
        entry.product.name: [price.id for price in found_prices(entry, typed)]
        for entry in (made or index()).find(typed)
    }


def test_without_a_word_everything_is_there_by_name() -> None:
    assert list(found("")) == ["Decaf", "House Blend"]
    assert found("  ") == found("")


def test_the_shortest_interval_comes_first_and_what_is_archived_last() -> None:
    assert found("blend") == {"House Blend": ["price_month", "price_year", "price_old"]}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("BLEND", {"House Blend": ["price_month", "price_year", "price_old"]}),
        ("nutty", {"House Blend": ["price_month", "price_year", "price_old"]}),
        ("24.00", {"House Blend": ["price_month"]}),
        ("240,00", {"House Blend": ["price_year"]}),
        ("house_month", {"House Blend": ["price_month"]}),
        ("evening", {"Decaf": ["price_decaf"]}),
        ("jpy 1200", {"Decaf": ["price_yen"]}),
        ("every 3 months", {"Decaf": ["price_yen"]}),
        ("blend year", {"House Blend": ["price_year"]}),
        ("year blend", {"House Blend": ["price_year"]}),
        ("evening jpy", {}),
        ("nothing of the kind", {}),
    ],
)
def test_what_has_all_the_words_is_found(typed: str, expected: dict[str, list[str]]) -> None:
    assert found(typed) == expected


@given(
    st.lists(st.sampled_from(["blend", "2", "24", "month", "year", "eur", "e", " "]), max_size=4)
)
def test_letter_by_letter_finds_what_all_at_once_finds(parts: list[str]) -> None:
    typed = "".join(parts)
    slowly = index()
    for end in range(len(typed) + 1):
        slowly.find(typed[:end])
    assert found(typed, slowly) == found(typed)


def test_what_comes_later_is_found_and_what_changed_is_found_anew() -> None:
    made = index(Catalogue((DECAF,), PRICES[3:4], complete=False))
    assert found("jpy", made) == {}
    made.set_catalogue(SHOP)
    assert found("jpy", made) == {"Decaf": ["price_yen"]}
    made.set_catalogue(SHOP.with_product(replace(DECAF, name="Night Cap")))
    assert list(found("night", made)) == ["Night Cap"]
    made.set_catalogue(SHOP.with_price(replace(PRICES[3], nickname="Late")))
    assert (list(found("evening", made)), list(found("late", made))) == ([], ["Decaf"])
    made.set_catalogue(None)
    assert found("", made) == {}


def test_the_same_catalogue_is_learnt_once() -> None:
    made = SearchIndex()
    assert made.set_catalogue(SHOP)
    assert not made.set_catalogue(SHOP)


def test_one_price_after_another() -> None:
    assert [price.id for price in in_order(PRICES)] == [
        "price_decaf", "price_month", "price_yen", "price_year", "price_old",
    ]  # fmt: skip
