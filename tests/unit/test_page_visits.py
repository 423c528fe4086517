"""Every page and every situation, as a customer would read it, and the way through them."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.known import Reason
from portal_desktop.options import (
    ALLOWED_UPDATES,
    ANCHOR,
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    CUSTOMER_UPDATE,
    LOGIN_PAGE,
    OWN_REASONS,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PAYMENT_METHODS,
    PRODUCTS,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
    SCHEDULE,
    TERMS,
    UPDATE_PRORATION,
)
from portal_desktop.page import Page, PageName, View, describe, page
from portal_desktop.page.blocks import (
    Action,
    Aside,
    Button,
    Buttons,
    Pick,
    Plan,
    Product,
    Section,
    Stepper,
)
from portal_desktop.page.view import SITUATIONS, Situation
from portal_desktop.settings import Settings
from portal_desktop.values import Offer
from tests.unit import wishes
from tests.unit.approved import assert_approved
from tests.unit.shop import EVERYTHING, KNOWN, UNTOUCHED

PAGES: tuple[PageName, ...] = get_args(PageName)
OFFERS = (
    Offer("prod_blend", ("price_month", "price_year"), adjustable=True, minimum=1, maximum=9),
    Offer("prod_tea", ("price_tea",)),
)
FULL = EVERYTHING | {
    PRODUCTS.path: OFFERS,
    UPDATE_PRORATION.path: "always_invoice",
    PAUSE.path: True,
    PAUSE_DURATIONS.path: ("month:1", "month:3"),
    RETENTION_COUPON.path: "20 % off for three months",
    REASON_OPTIONS.path: ("too_expensive", "unused", "other"),
    OWN_REASONS.path: ("fo_1",),
}
ALL = KNOWN.with_(reasons=(Reason("fo_1", "The beans were too dark"),))
CLICKED: dict[PageName, View] = {
    "update": View("update", price="price_tea"),
    "reasons": View("reasons", done="cancelled", reason="unused"),
    "renew": View("renew", situation="ending"),
}


def seen(view: View, settings: Settings = FULL) -> Page:
    return page(settings, ALL, view)


def buttons(shown: Page) -> dict[str, View | None]:
    """What can be pressed on a page, and where it leads."""
    found: dict[str, View | None] = {}
    blocks = [*shown.blocks, *shown.dialog]
    parts = [part for b in blocks for part in (b.parts if isinstance(b, Section) else (b,))]
    for part in parts:
        if isinstance(part, Buttons | Plan):
            found |= {each.text: each.goes_to for each in part.buttons}
        elif isinstance(part, Action | Pick):
            found[part.text] = part.goes_to
        elif isinstance(part, Product):
            pressed = (each for each in part.prices if isinstance(each.button, Button))
            found |= {each.text: each.button.goes_to for each in pressed if each.button}
    return found


def press(shown: Page, text: str, settings: Settings = FULL) -> Page:
    leads = buttons(shown)[text]
    assert leads is not None, f"{text} cannot be pressed"
    return seen(leads, settings)


def asides(shown: Page) -> str:
    return " ".join(block.text for block in shown.blocks if isinstance(block, Aside))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_approved(name: PageName) -> None:
    assert_approved(f"page/visit-{name}", describe(seen(CLICKED.get(name, View(name)))))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_reads_as_approved(situation: Situation) -> None:
    shown = seen(View("home", situation=situation))
    told = [
        line
        for each in shown.told
        for line in (
            f"{each.product} · {each.standing}",
            *(
                f"- {answer.verb}: {answer.verdict} {answer.reasons}".rstrip()
                for answer in each.answers
            ),
        )
    ]
    assert_approved(f"page/situation-{situation}", "\n".join([describe(shown), "", *told]))


def test_logging_in_leads_home() -> None:
    code = press(seen(View("login")), "Continue")
    assert code.name == "code"
    assert press(code, "Continue").name == "home"


def test_a_customer_upgrades() -> None:
    update = press(seen(View("home")), "Update subscription")
    assert buttons(update)["Continue"] is None
    chosen = press(update, "€12.00 per month")
    confirm = press(chosen, "Continue")
    assert "Tea" in describe(confirm)
    home = press(confirm, "Confirm")
    assert home.name == "home"
    assert "Tea" in describe(home)


def test_nothing_can_be_confirmed_as_long_as_nothing_was_changed() -> None:
    begun = View("update")
    assert buttons(seen(begun))["Continue"] is None
    assert buttons(seen(replace(begun, quantity=2)))["Continue"] is not None


def test_the_quantity_stays_within_what_is_allowed() -> None:
    lines = describe(seen(View("update")))
    assert "Number: Quantity, 1 (+)" in lines
    assert "Number: Quantity, 5 (− +)" in describe(seen(View("update", quantity=5)))
    assert "Number: Quantity, 9 (−)" in describe(seen(View("update", quantity=9)))
    assert "Number" not in describe(seen(View("update", price="price_tea")))
    fixed = FULL.put(ALLOWED_UPDATES.path, ("price",))
    assert "Number" not in describe(seen(View("update"), fixed))


def test_who_may_only_change_the_quantity_sees_only_their_own_plan() -> None:
    only = FULL.put(ALLOWED_UPDATES.path, ("quantity",))
    shown = describe(seen(View("update"), only))
    assert "House Blend" in shown
    assert "Tea" not in shown
    assert "promotion code" not in shown


def test_a_promotion_code_can_be_entered_where_that_is_allowed() -> None:
    entering = press(seen(View("update")), "Add promotion code")
    assert "Field: Promotion code" in describe(entering)


def test_cancelling_goes_by_the_offer_to_the_reasons_and_can_be_undone() -> None:
    offer = press(seen(View("home")), "Cancel subscription")
    assert offer.name == "offer"
    confirm = press(offer, "Continue to cancel")
    assert "until the end of your billing period on December 14, 2026." in describe(confirm)
    reasons = press(confirm, "Cancel subscription")
    assert reasons.dialog
    picked = press(reasons, "The beans were too dark")
    assert "Chosen: The beans were too dark" in describe(picked)
    home = press(picked, "Submit")
    assert "[Cancels Dec 14]" in describe(home)
    assert "Update subscription" not in buttons(home)
    kept = press(press(home, "Don’t cancel subscription"), "Don’t cancel subscription")
    assert "Cancels" not in describe(kept)
    assert "renews on December 14" in describe(kept)


def test_what_was_done_stays_done() -> None:
    upgraded = View("home", done="updated", price="price_tea")
    offer = press(seen(upgraded), "Cancel subscription")
    confirm = press(offer, "Continue to cancel")
    home = press(press(confirm, "Cancel subscription"), "No thanks")
    assert "Tea [Cancels Dec 14]" in describe(home)


def test_without_a_coupon_there_is_no_offer() -> None:
    without = FULL.put(RETENTION_COUPON.path, " ")
    confirm = press(seen(View("home"), without), "Cancel subscription", without)
    assert confirm.name == "cancel"
    assert not seen(View("offer"), without).reached


def test_without_reasons_cancelling_leads_home() -> None:
    silent = FULL.put(REASONS.path, value=False)
    home = press(seen(View("cancel"), silent), "Cancel subscription", silent)
    assert home.name == "home"
    assert not seen(View("reasons"), silent).reached


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [("none", "Nothing is paid back."), ("create_prorations", "noted as credit")],
)
def test_cancelling_at_once_says_what_becomes_of_the_money(credit: str, sentence: str) -> None:
    at_once = FULL | {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: credit}
    shown = seen(View("cancel"), at_once)
    assert "ends right away" in describe(shown)
    assert sentence in asides(shown)
    assert not shown.sure
    gone = seen(View("home", done="cancelled"), at_once)
    assert "CURRENT SUBSCRIPTION" not in describe(gone)


def test_a_break_is_as_long_as_was_chosen() -> None:
    pause = press(seen(View("home")), "Pause subscription")
    assert "Chosen: 1 month" in describe(pause)
    longer = press(pause, "3 months")
    assert "Chosen: 3 months" in describe(longer)
    home = press(longer, "Pause subscription")
    assert "[Paused]" in describe(home)
    assert "[Paused]" not in describe(press(home, "Resume subscription"))


def test_a_break_may_last_until_it_is_ended() -> None:
    endless = FULL.put(PAUSE_TYPE.path, "indefinite")
    assert "Chosen: Until you resume it" in describe(seen(View("pause"), endless))


@pytest.mark.parametrize("name", ["update", "confirm", "pause"])
def test_a_page_nothing_leads_to_says_why(name: PageName) -> None:
    shown = seen(View(name), UNTOUCHED)
    assert not shown.reached
    assert "Customers do not get to this page" in asides(shown)


@pytest.mark.parametrize(
    ("name", "off"), [("information", CUSTOMER_UPDATE.path), ("payment", PAYMENT_METHODS.path)]
)
def test_a_form_that_is_off_says_so(name: PageName, off: str) -> None:
    assert seen(View(name)).reached
    assert not seen(View(name), FULL.put(off, value=False)).reached


def test_the_form_has_no_field_for_the_address_they_log_in_with() -> None:
    by_link = describe(seen(View("information")))
    assert "Field: Email" not in by_link
    assert "No field for the address" in by_link
    assert "Field: Email" in describe(seen(View("information", "session")))


def test_terms_are_shown_where_something_is_agreed_to() -> None:
    for name in ("confirm", "payment"):
        assert "agree to the terms of Harbour Coffee" in describe(seen(View(name)))
        without = FULL.put(TERMS.path, "")
        assert "agree" not in describe(seen(View(name), without))
        assert "those of your public details" in asides(seen(View(name), without))


@pytest.mark.parametrize("language", ["de", "ja", "pt-BR", "en-GB", "xx"])
def test_other_languages_change_amounts_and_dates_and_no_words(language: str) -> None:
    shown = describe(seen(View("home", language=language)))
    assert "Update subscription" in shown
    assert "€24.00 per month" in shown or language in {"de", "ja", "pt-BR"}


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


def test_a_page_picked_by_name_is_about_one_subscription() -> None:
    cancelled = View("home", situation="several", done="cancelled")
    assert describe(seen(cancelled)).count("Cancels") == 1
    changed = describe(press(seen(View("confirm", situation="several")), "Confirm"))
    assert "House Blend" in changed


def test_a_code_alone_changes_no_plan() -> None:
    update = seen(View("update", code=True))
    confirm = press(update, "Continue")
    assert "House Blend: €24.00 per month" in describe(confirm)
    assert "promotion code takes off" in asides(confirm)
    assert "€24.00 per month" in describe(press(confirm, "Confirm"))


def test_nothing_is_proposed_that_cannot_be_chosen() -> None:
    units = FULL.put(ALLOWED_UPDATES.path, ("quantity",))
    assert "House Blend (×2)" in describe(seen(View("confirm"), units))
    code = FULL.put(ALLOWED_UPDATES.path, ("promotion_code",))
    assert not seen(View("confirm"), code).reached


@pytest.mark.parametrize(
    ("held", "less", "more"), [(12, "9", None), (1, None, "5"), (5, None, "6")]
)
def test_the_steps_keep_to_the_bounds(held: int, less: str | None, more: str | None) -> None:
    bounded = Offer("prod_blend", ("price_month",), adjustable=True, minimum=5, maximum=9)
    settings = FULL.put(PRODUCTS.path, (bounded,))
    view = View("update", quantity=held)
    assert buttons(seen(view, settings))["Continue"] is None or 5 <= held <= 9
    steps = stepper(seen(view, settings))
    assert (shown_by(steps.less), shown_by(steps.more)) == (less, more)
    assert not seen(View("confirm", quantity=500), settings).reached


def stepper(shown: Page) -> Stepper:
    return next(each for each in shown.blocks if isinstance(each, Stepper))


def shown_by(view: View | None) -> str | None:
    return None if view is None else str(view.quantity)


def test_a_quantity_nobody_may_choose_stays_as_it_is() -> None:
    fixed = FULL.put(ALLOWED_UPDATES.path, ("price",))
    select = buttons(seen(View("update", quantity=3), fixed))["€240.00 per year"]
    assert select is not None
    assert select.quantity == 3


def test_none_can_be_chosen_where_the_merchant_allows_it() -> None:
    free = Offer("prod_blend", ("price_month",), adjustable=True, minimum=0)
    settings = FULL.put(PRODUCTS.path, (free,))
    update = seen(View("update"), settings)
    assert "pays nothing" in asides(update)
    none = stepper(update).less
    assert none is not None
    assert none.quantity == 0
    confirm = press(seen(none, settings), "Continue", settings)
    assert "House Blend (×0)" in describe(confirm)
    assert "€0.00 per month" in describe(press(confirm, "Confirm", settings))


@pytest.mark.parametrize(
    "view",
    [
        View("reasons", situation="none"),
        View("reasons", situation="scheduled", done="cancelled"),
    ],
)
def test_who_cannot_cancel_is_not_asked_why(view: View) -> None:
    assert not seen(view).dialog
    assert not seen(View("reasons", done="cancelled"), FULL.put(CANCEL.path, value=False)).dialog


def test_without_lengths_nobody_can_pause() -> None:
    shown = seen(View("pause"), FULL.put(PAUSE_DURATIONS.path, ()))
    assert "no length" in asides(shown)
    assert buttons(shown)["Pause subscription"] is None


def test_the_login_page_says_when_its_link_is_off() -> None:
    assert "not active" in asides(seen(View("login"), FULL.put(LOGIN_PAGE.path, value=False)))
    assert "not active" not in asides(seen(View("login"), FULL.put(LOGIN_PAGE.path, value=True)))


VIEWS = st.builds(
    View,
    page=st.sampled_from(PAGES),
    visitor=st.sampled_from(["login_link", "session"]),
    situation=st.sampled_from(SITUATIONS),
    language=st.sampled_from(["en", "de", "ja"]),
    today=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    price=st.sampled_from(["", "price_tea", "price_year", "price_gone"]),
    quantity=st.integers(0, 20),
    done=st.sampled_from(["", "cancelled", "renewed", "paused", "resumed", "updated"]),
)


@given(wishes.settings(), VIEWS)
def test_every_page_of_every_wish_can_be_seen(settings: Settings, view: View) -> None:
    shown = page(settings, ALL, view)
    assert len(describe(shown)) < 15_000


@given(VIEWS)
def test_wherever_one_clicks_there_is_a_page(view: View) -> None:
    for leads in buttons(seen(view)).values():
        if leads is not None:
            assert seen(leads).reached
