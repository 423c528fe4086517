"""Choosing another plan, a quantity, a promotion code: what may be chosen and where it leads."""

from dataclasses import replace

import pytest

from portal_desktop.account.products import Price
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS
from portal_desktop.options.values import Offer
from portal_desktop.portal_page import Page, PageView
from portal_desktop.portal_page.blocks import ProductBlock, Stepper
from portal_desktop.portal_page.page_text import plain_text
from tests.unit.example_catalogue import CATALOGUE
from tests.unit.portal_page.visiting import ALL, FULL, OFFERS, asides, buttons, press, seen, selling


def test_a_customer_upgrades() -> None:
    update = press(seen(PageView("home")), "Update subscription")
    assert buttons(update)["Continue"] is None
    chosen = press(update, "€12.00 per month")
    confirm = press(chosen, "Continue")
    assert "Tea" in plain_text(confirm)
    home = press(confirm, "Confirm")
    assert home.name == "home"
    assert "Tea" in plain_text(home)


def test_nothing_can_be_confirmed_as_long_as_nothing_was_changed() -> None:
    begun = PageView("update")
    assert buttons(seen(begun))["Continue"] is None
    assert "Button, not to be pressed yet: Continue" in plain_text(seen(begun))
    assert buttons(seen(replace(begun, quantity=2)))["Continue"] is not None


def test_the_quantity_stays_within_what_is_allowed() -> None:
    lines = plain_text(seen(PageView("update")))
    assert "Number: Quantity, 1 (+)" in lines
    assert "Number: Quantity, 5 (− +)" in plain_text(seen(PageView("update", quantity=5)))
    assert "Number: Quantity, 9 (−)" in plain_text(seen(PageView("update", quantity=9)))
    assert "Number" not in plain_text(seen(PageView("update", price="price_tea")))
    fixed = FULL.with_value(ALLOWED_UPDATES.path, ("price",))
    assert "Number" not in plain_text(seen(PageView("update"), fixed))


def test_who_may_only_change_the_quantity_sees_only_their_own_plan() -> None:
    only = FULL.with_value(ALLOWED_UPDATES.path, ("quantity",))
    shown = plain_text(seen(PageView("update"), only))
    assert "House Blend" in shown
    assert "Tea" not in shown
    assert "promotion code" not in shown


def test_plans_stand_as_the_merchant_ordered_them_the_shortest_interval_first() -> None:
    tea, blend = Offer("prod_tea", ("price_tea",)), OFFERS[0]
    turned = replace(blend, prices=("price_year", "price_month"))
    for offers, wanted in (
        ((blend, tea), ["House Blend", "Tea"]),
        ((tea, turned), ["Tea", "House Blend"]),
        ((tea,), ["House Blend", "Tea"]),  # theirs, though nobody else can choose it
    ):
        found = cards(
            seen(PageView("update", plan="price_month"), FULL.with_value(PRODUCTS.path, offers))
        )
        assert [each.name for each in found] == wanted
        prices = next(each.prices for each in found if each.name == "House Blend")
        assert prices[0].text == "€24.00 per month"


def test_a_card_is_one_nobody_chose_unless_it_says_so() -> None:
    assert not ProductBlock("Tea", "", ()).chosen
    found = cards(seen(PageView("update", plan="price_month", price="price_tea")))
    assert [(each.name, each.chosen) for each in found] == [("House Blend", False), ("Tea", True)]


def test_a_plan_clicked_before_the_catalogue_was_gone_is_not_shown_as_chosen() -> None:
    unread = replace(ALL, catalogue=None)
    shown = seen(PageView("update", price="price_tea"), FULL, unread)
    assert "Your plans are not known here" in asides(shown)
    assert "Tea" not in plain_text(shown)


@pytest.mark.parametrize(
    ("offered", "complete", "said"),
    [
        (("price_month", "price_gone"), False, True),
        (("price_month", "price_gone"), True, False),
        (("price_month", "price_year"), False, False),
    ],
)
def test_plans_that_may_still_come_are_said_to_be_on_their_way(
    offered: tuple[str, ...], *, complete: bool, said: bool
) -> None:
    known = replace(ALL, catalogue=replace(CATALOGUE, complete=complete))
    settings = FULL.with_value(PRODUCTS.path, (Offer("prod_blend", offered),))
    words = "Your plans are still being read: there are more than these."
    assert (words in asides(seen(PageView("update"), settings, known))) is said
    quantity = settings.with_value(ALLOWED_UPDATES.path, ("quantity",))
    assert words not in asides(seen(PageView("update"), quantity, known))


def cards(shown: Page) -> list[ProductBlock]:
    return [each for each in shown.blocks if isinstance(each, ProductBlock)]


def test_a_promotion_code_can_be_entered_where_that_is_allowed() -> None:
    entering = press(seen(PageView("update")), "Add promotion code")
    assert "Field: Promotion code" in plain_text(entering)


def test_a_code_alone_changes_no_plan() -> None:
    update = seen(PageView("update", code=True))
    confirm = press(update, "Continue")
    assert "House Blend: €24.00 per month" in plain_text(confirm)
    assert "promotion code takes off" in asides(confirm)
    assert "€24.00 per month" in plain_text(press(confirm, "Confirm"))


def test_nothing_is_proposed_that_cannot_be_chosen() -> None:
    units = FULL.with_value(ALLOWED_UPDATES.path, ("quantity",))
    assert "House Blend (×2)" in plain_text(seen(PageView("confirm"), units))
    code = FULL.with_value(ALLOWED_UPDATES.path, ("promotion_code",))
    assert not seen(PageView("confirm"), code).reached


def test_the_example_of_a_change_is_the_next_dearer_plan() -> None:
    known = selling(
        *(
            Price(f"price_{amount}", "prod_tea", amount, "eur", "month")
            for amount in (900, 4800, 3600, 9900)
        )
    )
    offers = (Offer("prod_tea", ("price_900", "price_4800", "price_3600", "price_9900")),)
    sold = FULL.with_value(PRODUCTS.path, (*OFFERS[:1], *offers))
    assert "Tea: €36.00 per month" in plain_text(seen(PageView("confirm"), sold, known))
    cheaper = FULL.with_value(PRODUCTS.path, (*OFFERS[:1], Offer("prod_tea", ("price_900",))))
    assert "Tea: €9.00 per month" in plain_text(seen(PageView("confirm"), cheaper, known))


@pytest.mark.parametrize(
    ("least", "most", "had", "then"), [(1, 2, 5, "×2"), (4, 8, 1, "×4"), (1, 8, 5, "×5")]
)
def test_another_plan_is_chosen_in_a_number_that_is_allowed_of_it(
    least: int, most: int, had: int, then: str
) -> None:
    tea = Offer("prod_tea", ("price_tea",), adjustable=True, minimum=least, maximum=most)
    settings = FULL.with_value(PRODUCTS.path, (OFFERS[0], tea))
    chosen = press(seen(PageView("update", quantity=had), settings), "€12.00 per month", settings)
    confirm = press(chosen, "Continue", settings)
    assert f"Tea ({then}): " in plain_text(confirm)


@pytest.mark.parametrize(
    "other",
    [
        Price("price_other", "prod_tea", 3600, "usd", "month"),
        Price("price_other", "prod_tea", 3600, "eur", "month", active=False),
        Price("price_other", "prod_tea", None, "eur", "month", metered=True),
    ],
)
def test_the_example_of_a_change_is_none_that_may_not_work(other: Price) -> None:
    offers = (OFFERS[0], Offer("prod_tea", ("price_other",)))
    shown = seen(PageView("confirm"), FULL.with_value(PRODUCTS.path, offers), selling(other))
    assert "House Blend: €240.00 per year" in plain_text(shown)


def test_the_example_of_a_change_is_of_a_number_that_is_allowed() -> None:
    tea = Offer("prod_tea", ("price_tea",), adjustable=True, minimum=4, maximum=8)
    settings = FULL.with_value(PRODUCTS.path, (Offer("prod_blend", ("price_month",)), tea))
    assert "Tea (×4): €48.00 per month" in plain_text(seen(PageView("confirm"), settings))


def test_a_code_alone_changes_no_number_even_one_that_could_not_be_chosen() -> None:
    many = Subscription(
        "sub_1", "cus_1", "active", prices=("price_month",), quantities=(12,), currency="eur"
    )
    known = replace(
        ALL, subscriptions=Subscriptions((replace(many, person=Customer("cus_1", "Jo")),))
    )
    update = seen(PageView("update", customer="cus_1"), known=known)
    entering = press(update, "Add promotion code", known=known)
    confirm = press(entering, "Continue", known=known)
    assert "House Blend (×12): €288.00 per month" in plain_text(confirm)


@pytest.mark.parametrize(
    ("held", "less", "more"), [(12, "9", None), (1, None, "5"), (5, None, "6")]
)
def test_the_steps_keep_to_the_bounds(held: int, less: str | None, more: str | None) -> None:
    bounded = Offer("prod_blend", ("price_month",), adjustable=True, minimum=5, maximum=9)
    settings = FULL.with_value(PRODUCTS.path, (bounded,))
    view = PageView("update", quantity=held)
    assert buttons(seen(view, settings))["Continue"] is None or 5 <= held <= 9
    steps = stepper(seen(view, settings))
    assert (shown_by(steps.less), shown_by(steps.more)) == (less, more)
    assert not seen(PageView("confirm", quantity=500), settings).reached


def test_without_a_largest_number_they_may_choose_any() -> None:
    endless = Offer("prod_blend", ("price_month",), adjustable=True, minimum=1)
    settings = FULL.with_value(PRODUCTS.path, (endless,))
    assert shown_by(stepper(seen(PageView("update", quantity=500), settings)).more) == "501"
    assert seen(PageView("confirm", quantity=500), settings).reached


def stepper(shown: Page) -> Stepper:
    return next(each for each in shown.blocks if isinstance(each, Stepper))


def shown_by(view: PageView | None) -> str | None:
    return None if view is None else str(view.quantity)


def test_a_quantity_nobody_may_choose_stays_as_it_is() -> None:
    fixed = FULL.with_value(ALLOWED_UPDATES.path, ("price",))
    select = buttons(seen(PageView("update", quantity=3), fixed))["€240.00 per year"]
    assert select is not None
    assert select.quantity == 3


def test_none_can_be_chosen_where_the_merchant_allows_it() -> None:
    free = Offer("prod_blend", ("price_month",), adjustable=True, minimum=0)
    settings = FULL.with_value(PRODUCTS.path, (free,))
    update = seen(PageView("update"), settings)
    assert "pays nothing" in asides(update)
    none = stepper(update).less
    assert none is not None
    assert none.quantity == 0
    confirm = press(seen(none, settings), "Continue", settings)
    assert "House Blend (×0)" in plain_text(confirm)
    assert "€0.00 per month" in plain_text(press(confirm, "Confirm", settings))
