"""Which plans may they switch between: one price after another."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Price, Product
from portal_desktop.catalogue import offer_selection as choosing
from portal_desktop.catalogue.offer_selection import Chosen
from portal_desktop.catalogue.offers import switching_warnings
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import PRODUCTS
from portal_desktop.options.values import Offer
from portal_desktop.validation.validate import blocking_problems, problems
from tests.unit.settings_strategies import BASE, SWITCHING

MONTHLY = Price("price_month", "prod_beans", 900, "eur", "month", tax_behavior="inclusive")
YEARLY = replace(MONTHLY, id="price_year", amount=9000, interval="year")
OLDER = replace(MONTHLY, id="price_older", amount=800)
TEA = replace(MONTHLY, id="price_tea", product="prod_tea")
SHOP = Catalogue((Product("prod_beans", "Beans"), Product("prod_tea", "Tea")),
                 (MONTHLY, YEARLY, OLDER, TEA))  # fmt: skip
BEANS = Offer("prod_beans", ("price_month",))


def asked(*offers: Offer, catalogue: Catalogue = SHOP) -> Chosen:
    return choosing.selection_from_offers(offers, catalogue)


def test_a_price_joins_its_product() -> None:
    assert asked(BEANS).with_price(YEARLY, on=True) == (
        Offer("prod_beans", ("price_month", "price_year")),
    )
    assert asked(BEANS).with_price(TEA, on=True) == (BEANS, Offer("prod_tea", ("price_tea",)))


def test_a_price_takes_the_place_of_another_for_the_same_interval() -> None:
    beans = Offer("prod_beans", ("price_month", "price_year"), True, 2, 9)
    tea = Offer("prod_tea", ("price_tea",))
    after = asked(beans, tea).with_price(OLDER, on=True)
    assert after == (replace(beans, prices=("price_year", "price_older")), tea)


def test_alone_it_takes_the_place_and_the_quantities_stay() -> None:
    beans = replace(BEANS, adjustable=True, minimum=2)
    after = asked(beans, Offer("prod_tea", ("price_tea",))).with_price(OLDER, on=True)
    assert after[0] == replace(beans, prices=("price_older",))


def test_taking_out_the_last_price_takes_out_the_product() -> None:
    assert asked(BEANS).with_price(MONTHLY, on=False) == ()


def test_the_place_it_would_take_is_told_before() -> None:
    assert "Takes the place of €9.00 per month" in asked(BEANS).price_remarks(OLDER)[0]
    assert asked(BEANS).price_remarks(MONTHLY) == ()
    assert asked(BEANS).price_remarks(YEARLY) == ()


def test_the_eleventh_product_cannot_be_ticked_and_says_why() -> None:
    full = tuple(Offer(f"prod_{number}", (f"price_{number}",)) for number in range(10))
    assert "10 products are chosen already" in asked(*full).why_not(TEA)
    assert asked(*full[:9]).why_not(TEA) == ""
    among = (*full[:9], BEANS)
    assert asked(*among).why_not(YEARLY) == ""


def test_what_can_never_be_offered_says_that_first() -> None:
    once = replace(MONTHLY, id="price_once", interval="")
    assert asked(BEANS).why_not(once) == "Paid once: nothing to switch to."


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (TEA, ()),
        (replace(TEA, tax_behavior="unspecified"), ("Tax not decided",)),
        (replace(TEA, tax_behavior="exclusive"), ("Tax is counted otherwise",)),
        (replace(TEA, currency="usd"), ("In another currency",)),
        (
            replace(TEA, currency="usd", tax_behavior="exclusive"),
            ("Tax is counted otherwise", "In another currency"),
        ),
    ],
)
def test_what_may_not_work_is_said(price: Price, said: tuple[str, ...]) -> None:
    found = switching_warnings(price, (MONTHLY, YEARLY))
    assert len(found) == len(said)
    assert all(each.startswith(words) for each, words in zip(found, said, strict=True))


def test_alone_only_undecided_tax_is_doubtful() -> None:
    assert switching_warnings(replace(MONTHLY, currency="usd"), (MONTHLY,)) == ()
    assert switching_warnings(replace(MONTHLY, tax_behavior="unspecified"), ()) != ()


def test_doubts_never_stop() -> None:
    shop = Catalogue(SHOP.products, (MONTHLY, replace(TEA, currency="usd")))
    offers = (BEANS, Offer("prod_tea", ("price_tea",)))
    assert (
        blocking_problems(
            problems(SWITCHING | {PRODUCTS.path: offers}, AccountSnapshot(catalogue=shop))
        )
        == ()
    )


def test_a_price_of_another_product_stops_and_can_be_left_out() -> None:
    astray = Offer("prod_beans", ("price_month", "price_tea"))
    found = problems(SWITCHING | {PRODUCTS.path: (astray,)}, AccountSnapshot(catalogue=SHOP))
    (problem,) = blocking_problems(found)
    assert problem.text == "Beans is offered at a price of another product, Tea."
    assert problem.fix is not None
    assert problem.fix[1] == {PRODUCTS.path: (BEANS,)}


def test_the_first_station_counts_to_ten_and_wants_two() -> None:
    assert choosing.how_many(()).done is False
    alone = choosing.how_many((BEANS,))
    assert (alone.done, "nothing else" in alone.text) == (False, True)
    two = choosing.how_many((BEANS, Offer("prod_tea", ("price_tea",))))
    assert (two.done, two.text) == (True, "2 of at most 10 products")
    eleven = tuple(Offer(f"prod_{number}", ("a", "b")) for number in range(11))
    assert choosing.how_many(eleven).done is False


def test_the_second_station_names_what_is_offered_twice() -> None:
    twice = Offer("prod_beans", ("price_month", "price_older"))
    step = choosing.one_per_interval((twice,), SHOP)
    assert (step.done, "Beans" in step.text) == (False, True)
    assert choosing.one_per_interval((BEANS,), SHOP).done


def test_the_third_station_is_paying() -> None:
    assert choosing.payment_method_step(BASE | {PAYMENT_METHODS.path: True}).done
    assert not choosing.payment_method_step(BASE | {PAYMENT_METHODS.path: False}).done
    assert choosing.payment_method_step(BASE.without_paths([PAYMENT_METHODS.path])).done
