"""The bill a change comes to, as a customer is asked to agree to it, and what comes of it."""

from portal_desktop.options import ANCHOR, SCHEDULE, TERMS, UPDATE_PRORATION
from portal_desktop.page import View, describe
from tests.unit.visiting import FULL, asides, buttons, press, seen


def test_what_waits_is_said_to_lock_the_customer_in() -> None:
    waiting = FULL.put(SCHEDULE.path, ("decreasing_item_amount",))
    shown = seen(View("confirm", price="price_tea"), waiting)
    assert "Amount due today: €0.00" in describe(shown)
    assert "Until then they cannot cancel" in asides(shown)
    home = press(shown, "Confirm", waiting)
    assert "Changes to Tea on December 14, 2026." in describe(home)
    assert "Cancel subscription" not in buttons(home)


def test_what_nobody_can_work_out_is_left_open() -> None:
    nothing = FULL.put(UPDATE_PRORATION.path, "none")
    for view, settings in (
        (View("confirm", price="price_year"), nothing),
        (View("confirm", price="price_tea"), nothing.put(ANCHOR.path, "now")),
    ):
        shown = seen(view, settings)
        assert "Amount due today: —" in describe(shown)
        assert "cannot be worked out" in asides(shown)
        home = describe(press(shown, "Confirm", settings))
        assert "Your plan renews" not in home
        assert "When the next bill comes is not known here." in home


def test_a_longer_interval_begins_today() -> None:
    shown = seen(View("confirm", price="price_year"))
    assert "Amount due today: €220.80" in describe(shown)
    home = describe(press(shown, "Confirm"))
    assert "Your plan renews on November 20, 2027." in home
    assert "Nov 20, 2026, €220.80 [Paid], House Blend" in home
    assert "Nov 14, 2026, €24.00 [Paid], House Blend" in home  # what was paid before, as it was


def test_a_change_that_ends_the_trial_has_one_bill() -> None:
    chosen = View("confirm", situation="trial", price="price_tea")
    home = describe(press(seen(chosen), "Confirm"))
    assert home.count("[Paid]") == 1
    assert "Nov 20, 2026, €12.00 [Paid], Tea" in home


def test_terms_are_shown_where_something_is_agreed_to() -> None:
    for name in ("confirm", "payment"):
        assert "agree to the terms of Harbour Coffee" in describe(seen(View(name)))
        without = FULL.put(TERMS.path, "")
        assert "agree" not in describe(seen(View(name), without))
        assert "those of your public details" in asides(seen(View(name), without))
