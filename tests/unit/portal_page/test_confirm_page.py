"""The bill a change comes to, as a customer is asked to agree to it, and what comes of it."""

from dataclasses import replace

from portal_desktop.account.products import Price
from portal_desktop.options.business_profile import TERMS
from portal_desktop.options.subscription import ANCHOR, SCHEDULE, UPDATE_PRORATION
from portal_desktop.portal_page import PageView
from portal_desktop.portal_page.page_text import plain_text
from tests.unit.portal_page.visiting import FULL, asides, buttons, press, seen, selling


def test_what_waits_is_said_to_lock_the_customer_in() -> None:
    waiting = FULL.with_value(SCHEDULE.path, ("decreasing_item_amount",))
    shown = seen(PageView("confirm", price="price_tea"), waiting)
    assert "Amount due today: €0.00" in plain_text(shown)
    assert "Until then they cannot cancel" in asides(shown)
    home = press(shown, "Confirm", waiting)
    assert "Changes to Tea on December 14, 2026." in plain_text(home)
    assert "Cancel subscription" not in buttons(home)


def test_what_nobody_can_work_out_is_left_open() -> None:
    nothing = FULL.with_value(UPDATE_PRORATION.path, "none")
    for view, settings in (
        (PageView("confirm", price="price_year"), nothing),
        (PageView("confirm", price="price_tea"), nothing.with_value(ANCHOR.path, "now")),
    ):
        shown = seen(view, settings)
        assert "Amount due today: —" in plain_text(shown)
        assert "cannot be worked out" in asides(shown)
        home = plain_text(press(shown, "Confirm", settings))
        assert "Your plan renews" not in home
        assert "When the next bill comes is not known here." in home


def test_a_longer_interval_begins_today() -> None:
    shown = seen(PageView("confirm", price="price_year"))
    assert "Amount due today: €220.80" in plain_text(shown)
    home = plain_text(press(shown, "Confirm"))
    assert "Your plan renews on November 20, 2027." in home
    assert "Nov 20, 2026, €220.80 [Paid], House Blend" in home
    assert "Nov 14, 2026, €24.00 [Paid], House Blend" in home  # what was paid before, as it was


def test_a_change_that_ends_the_trial_has_one_bill() -> None:
    chosen = PageView("confirm", situation="trial", price="price_tea")
    home = plain_text(press(seen(chosen), "Confirm"))
    assert home.count("[Paid]") == 1
    assert "Nov 20, 2026, €12.00 [Paid], Tea" in home


def test_after_a_change_that_ends_the_trial_they_pay_like_anybody() -> None:
    home = press(seen(PageView("confirm", situation="trial", price="price_tea")), "Confirm")
    assert "Trial" not in plain_text(home)
    assert "Your plan renews on December 20, 2026." in plain_text(home)
    assert [each.standing for each in home.told] == [
        "€12.00 per month, the next bill on December 20, 2026."
    ]


def test_a_bill_that_credit_pays_comes_to_nothing_and_what_is_left_is_said() -> None:
    shown = seen(PageView("confirm", situation="yearly", price="price_tea"))
    assert "On your next bill: €0.00, December 20, 2026" in plain_text(shown)
    assert "What you’ll pay monthly starting January 20, 2027: €12.00" in plain_text(shown)
    assert "Amount due today: €0.00" in plain_text(shown)
    assert "After the next bill, €212.05 of it is left." in asides(shown)


QUARTERLY = Price("price_quarter", "prod_tea", 3300, "eur", "month", 3)


def test_what_is_paid_every_three_months_is_not_called_monthly() -> None:
    shown = plain_text(seen(PageView("confirm", price="price_quarter"), known=selling(QUARTERLY)))
    assert "What you’ll pay every 3 months starting February 20, 2027: €33.00" in shown
    assert "monthly" not in shown


def test_after_a_bill_with_the_difference_the_whole_price_comes_an_interval_later() -> None:
    later = FULL.with_value(UPDATE_PRORATION.path, "create_prorations")
    known = selling(QUARTERLY, replace(QUARTERLY, id="price_dear", amount=6600))
    chosen = PageView("confirm", plan="price_quarter", price="price_dear")
    shown = plain_text(seen(chosen, later, known))
    assert "On your next bill: €96.85, February 14, 2027" in shown
    assert "What you’ll pay every 3 months starting May 14, 2027: €66.00" in shown


def test_terms_are_shown_where_something_is_agreed_to() -> None:
    for name in ("confirm", "payment"):
        assert "agree to the terms of Harbour Coffee" in plain_text(seen(PageView(name)))
        for nothing in ("", "   "):
            without = FULL.with_value(TERMS.path, nothing)
            assert "agree" not in plain_text(seen(PageView(name), without))
            assert "those of your public details" in asides(seen(PageView(name), without))


def test_the_lines_of_a_new_period_add_up() -> None:
    said = plain_text(seen(PageView("confirm", price="price_year")))
    assert "Unused time on House Blend after Nov 20, 2026: -€19.20" in said.replace("−", "-")
    assert "House Blend until Nov 20, 2027: €240.00" in said
    assert "Remaining time" not in said
    assert "Amount due today: €220.80" in said
