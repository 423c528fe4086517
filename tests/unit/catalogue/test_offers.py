"""Which plans customers may switch to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import (
    NOTHING_KNOWN,
    AccountSnapshot,
    Catalogue,
    Price,
    Product,
)
from portal_desktop.catalogue.labels import product_name
from portal_desktop.catalogue.offers import available_offers, chosen_offers, why_not, with_price
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import blocking_problems, problems
from tests.unit import settings_strategies
from tests.unit.settings_strategies import SWITCHING

MONTHLY = Price("price_month", "prod_beans", 900, "eur", "month")
YEARLY = Price("price_year", "prod_beans", 9000, "eur", "year")
OLDER = Price("price_older", "prod_beans", 800, "eur", "month")
ONCE = Price("price_once", "prod_beans", 500, "eur")
METERED = Price("price_metered", "prod_tea", 5, "eur", "month", metered=True)
ARCHIVED = Price("price_archived", "prod_beans", 700, "eur", "month", active=False)
GONE = Price("price_gone", "prod_gone", 700, "eur", "month")
SHOP = Catalogue(
    (
        Product("prod_beans", "Beans"),
        Product("prod_tea", "Tea"),
        Product("prod_gone", "Gone", active=False),
    ),
    (MONTHLY, YEARLY, OLDER, ONCE, METERED, ARCHIVED, GONE),
)
KNOWN = AccountSnapshot(catalogue=SHOP)
LOADING = AccountSnapshot(catalogue=replace(SHOP, complete=False))


def found(
    *offers: Offer, known: AccountSnapshot = KNOWN, quantity: bool = False
) -> tuple[Problem, ...]:
    """The problems of offering these plans."""
    updates = ("price", "quantity") if quantity else ("price",)
    settings = SWITCHING | {PRODUCTS.path: offers, ALLOWED_UPDATES.path: updates}
    return problems(settings, known)


@pytest.mark.parametrize(
    ("price", "reason"),
    [
        (MONTHLY, ""),
        (ONCE, "Paid once: nothing to switch to."),
        (METERED, "Billed by usage: such subscriptions can only be cancelled here."),
        (ARCHIVED, "Archived at Stripe."),
        (GONE, "Archived at Stripe."),
        (Price("p", "prod_not_read", 1, "eur", "month"), ""),
    ],
)
def test_a_price_that_cannot_be_offered_says_why(price: Price, reason: str) -> None:
    assert why_not(price, SHOP) == reason


def test_everything_that_can_be_offered_is_one_price_for_each_interval() -> None:
    assert available_offers(SHOP) == (Offer("prod_beans", ("price_month", "price_year")),)


def test_two_periods_of_one_interval_are_two_intervals() -> None:
    quarterly = Price("price_quarter", "prod_beans", 2500, "eur", "month", 3)
    shop = Catalogue(SHOP.products, (MONTHLY, quarterly))
    assert available_offers(shop) == (Offer("prod_beans", ("price_month", "price_quarter")),)


def test_a_price_put_in_and_taken_out() -> None:
    offers = with_price((), MONTHLY, on=True)
    assert offers == (Offer("prod_beans", ("price_month",)),)
    both = with_price(offers, YEARLY, on=True)
    assert both == (Offer("prod_beans", ("price_month", "price_year")),)
    assert with_price(both, MONTHLY, on=False) == (Offer("prod_beans", ("price_year",)),)
    assert with_price(offers, MONTHLY, on=False) == ()


@given(
    st.lists(settings_strategies.OFFERS, max_size=3, unique_by=lambda o: o.product), st.booleans()
)
def test_a_price_leaves_other_products_and_the_quantities_alone(
    offers: list[Offer], on: bool
) -> None:
    price = Price("price_new", offers[0].product if offers else "prod_x", 1, "eur", "month")
    changed = with_price(tuple(offers), price, on=on)
    assert [each for each in changed if each.product != price.product] == offers[1:]
    assert [each.prices[-1] == price.id for each in changed if each.product == price.product] == (
        [on] if on or offers else []
    )
    assert with_price(changed, price, on=False) == tuple(offers)
    assert with_price(changed, price, on=on) == changed


def test_plans_have_to_be_chosen_and_all_can_be() -> None:
    (problem,) = found()
    assert (problem.paths, problem.severity) == ((PRODUCTS.path, UPDATE.path), "stops")
    assert problem.fix == ("Offer all plans", {PRODUCTS.path: available_offers(SHOP)})


@pytest.mark.parametrize(
    "known",
    [
        NOTHING_KNOWN,
        AccountSnapshot(catalogue=Catalogue((), ())),
        AccountSnapshot(catalogue=Catalogue(SHOP.products, SHOP.prices, complete=False)),
        AccountSnapshot(
            catalogue=Catalogue(
                (), tuple(Price(f"price_{n}", f"prod_{n}", 1, "eur", "month") for n in range(11))
            )
        ),
    ],
)
def test_not_all_plans_can_be_offered_while_not_all_are_known(known: AccountSnapshot) -> None:
    (problem,) = found(known=known)
    assert problem.fix is None


def test_nothing_is_wrong_with_plans_while_nobody_can_switch() -> None:
    assert problems(SWITCHING | {UPDATE.path: False, PRODUCTS.path: ()}, KNOWN) == ()
    assert problems(SWITCHING.without_paths([PRODUCTS.path]), KNOWN) == ()


def test_stripe_takes_ten_products() -> None:
    offers = [Offer(f"prod_{number}", (f"price_{number}",)) for number in range(11)]
    assert found(*offers[:10], known=LOADING) == ()
    (problem,) = found(*offers, known=LOADING)
    assert problem.text == "Stripe takes at most 10 products here; these are 11."


def test_two_prices_for_one_interval_are_refused() -> None:
    (problem,) = found(Offer("prod_beans", ("price_month", "price_older")))
    assert (problem.item, problem.severity) == ("prod_beans", "stops")
    assert problem.text.startswith("Beans is offered twice for the same interval.")
    assert found(Offer("prod_beans", ("price_month", "price_year"))) == ()


@pytest.mark.parametrize("price", [ONCE, METERED, ARCHIVED, GONE])
def test_what_cannot_be_offered_can_be_left_out(price: Price) -> None:
    others = Offer("prod_other", ("price_other",))
    (problem,) = found(Offer(price.product, (price.id,)), others, known=LOADING)
    assert why_not(price, SHOP) in problem.text
    assert problem.fix == ("Leave it out", {PRODUCTS.path: (others,)})


def test_prices_still_loading_are_no_problem() -> None:
    assert found(Offer("prod_new", ("price_new",)), known=LOADING) == ()
    assert found(Offer("prod_beans", ("price_archived",)), known=NOTHING_KNOWN) == ()


@pytest.mark.parametrize(
    ("offer", "kept"),
    [
        (Offer("prod_deleted", ("price_deleted",)), ()),
        (Offer("prod_deleted", ("price_month",)), ()),
        (
            Offer("prod_beans", ("price_month", "price_deleted")),
            (Offer("prod_beans", ("price_month",)),),
        ),
    ],
)
def test_what_is_no_longer_at_stripe_can_be_left_out(offer: Offer, kept: tuple[Offer]) -> None:
    problem = found(offer)[0]
    assert (problem.severity, problem.item) == ("stops", offer.product)
    assert problem.text.endswith("at a price that is archived, or no longer at Stripe.")
    assert problem.fix == ("Leave it out", {PRODUCTS.path: kept})


def test_plans_are_looked_at_also_while_nobody_can_switch() -> None:
    off = SWITCHING | {UPDATE.path: False, PRODUCTS.path: (Offer("prod_tea", ("price_metered",)),)}
    (problem,) = problems(off, KNOWN)
    assert problem.text.startswith("Tea cannot be offered")


def test_a_product_without_a_price_is_refused() -> None:
    (problem,) = found(Offer("prod_beans", ()))
    assert problem.text == "Beans is offered without a price."


@pytest.mark.parametrize(
    ("minimum", "maximum", "right"),
    [(1, None, True), (0, 1, True), (2, 2, True), (3, 2, False), (0, 0, False), (-1, 5, False)],
)
def test_the_largest_quantity_is_no_smaller_than_the_smallest(
    minimum: int, maximum: int | None, *, right: bool
) -> None:
    offer = Offer("prod_beans", ("price_month",), True, minimum, maximum)
    assert (blocking_problems(found(offer, quantity=True)) == ()) == right
    assert found(offer) == ()


def test_a_quantity_of_nothing_is_worth_a_word() -> None:
    (problem,) = found(Offer("prod_beans", ("price_month",), True, 0), quantity=True)
    assert (problem.severity, problem.item) == ("advice", "quantity")
    assert problem.text == "A customer could set 0 and pay nothing."


def test_a_quantity_that_can_be_changed_of_no_product_is_worth_a_word() -> None:
    offer = Offer("prod_beans", ("price_month",))
    (problem,) = found(offer, quantity=True)
    assert problem.severity == "advice"
    assert problem.fix is not None
    assert problem.fix[1] == {PRODUCTS.path: (Offer("prod_beans", ("price_month",), True),)}


def test_a_product_not_known_has_a_neutral_name() -> None:
    assert product_name("prod_beans", SHOP) == "Beans"
    assert product_name("prod_new", SHOP) == product_name("prod_beans", None) == "A product"


def test_what_is_chosen_is_nothing_where_it_is_not_known() -> None:
    assert chosen_offers(Settings()) == ()
    assert chosen_offers(SWITCHING) == settings_strategies.OFFERED
