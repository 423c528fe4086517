"""The whole configuration as one page of sentences."""

from datetime import date

import pytest
from hypothesis import given

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Business
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    PAYMENT_METHOD_CONFIGURATION,
    PAYMENT_METHODS,
)
from portal_desktop.options.branding import ACCENT_COLOUR, BUSINESS_NAME, LOGO
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE, TERMS
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.options.public_details import SUPPORT_EMAIL
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.wording.summary import as_text, summarize_settings
from tests.support.approved import assert_approved
from tests.support.merchant_words import words_nobody_says
from tests.unit import settings_strategies
from tests.unit.example_catalogue import BLEND, EVERYTHING, KNOWN, UNTOUCHED

DAY = date(2026, 11, 20)
FREE = EVERYTHING | {
    PAUSE.path: True, PAUSE_DURATIONS.path: ("month:1", "month:3", "year:1"),
    UPDATE_PRORATION.path: "always_invoice", LOGIN_PAGE.path: True,
    PRODUCTS.path: (Offer("prod_blend", ("price_month", "price_year"), adjustable=True),),
}  # fmt: skip
STRICT = EVERYTHING | {path: False for path, option in OPTIONS.items() if option.kind == "switch"}
AT_ONCE = EVERYTHING | {
    UPDATE_PRORATION.path: "none", CANCEL_MODE.path: "immediately",
    CANCEL_PRORATION.path: "create_prorations", TRIAL.path: "continue_trial",
    PAUSE.path: True, PAUSE_TYPE.path: "indefinite", ANCHOR.path: "now",
    SCHEDULE.path: ("decreasing_item_amount", "shortening_interval"),
    ALLOWED_UPDATES.path: ("price",), LOGO.path: None, RETENTION_COUPON.path: "Stay",
    SUPPORT_EMAIL.path: "hello@harbour.example",
}  # fmt: skip


def customers(settings: Settings, known: AccountSnapshot = KNOWN, language: str = "en") -> str:
    return as_text(summarize_settings(settings, known, DAY, language))


def whole(settings: Settings, known: AccountSnapshot = KNOWN, language: str = "en") -> str:
    return as_text(summarize_settings(settings, known, DAY, language), whole=True)


@pytest.mark.parametrize(
    ("name", "settings", "known", "language"),
    [
        ("everything", FREE, KNOWN, "en"),
        ("everything-german-amounts", FREE, KNOWN, "de"),
        ("untouched", UNTOUCHED, NOTHING_KNOWN, "en"),
        ("all-off", STRICT, KNOWN, "en"),
        ("at-once", AT_ONCE, KNOWN, "en"),
    ],
)
def test_it_reads_as_approved(
    name: str, settings: Settings, known: AccountSnapshot, language: str
) -> None:
    assert_approved(f"said/{name}", whole(settings, known, language))


def test_a_new_option_nobody_wrote_words_for_is_said_to_the_merchant() -> None:
    spoken = whole(
        Settings(
            {PAYMENT_METHOD_CONFIGURATION.path: "", RETENTION_COUPON.path: "Stay another year"}
        )
    )
    assert "For you only" in spoken
    assert "Which ways to pay they can choose: Your usual list." in spoken
    assert "Coupon for everyone who is about to cancel: Stay another year" in spoken


@pytest.mark.parametrize("settings", [FREE, UNTOUCHED, STRICT, AT_ONCE])
def test_customers_read_of_nothing_that_is_the_merchant_s(settings: Settings) -> None:
    read = customers(settings).lower()
    for part in ("customers", "they ", "stripe", "not confirmed", "of yours", "#", "your icon"):
        assert part not in read


def test_the_merchant_s_part_can_be_left_out() -> None:
    assert whole(FREE).startswith(customers(FREE))
    apart = whole(FREE).removeprefix(customers(FREE))
    assert apart.startswith("\n\nFor you only\n")
    assert "Brand colour: dark turquoise (#12343b)." in apart
    assert "Icon: Your picture, 512 × 512." in apart


def test_it_says_whose_it_is_and_of_which_day() -> None:
    assert customers(FREE).startswith("Your subscription with Harbour Coffee\nAs of November 20")
    read = AccountSnapshot(business=Business("acct_1", "Read at Stripe"))
    nameless = FREE.without_paths([BUSINESS_NAME.path])
    assert customers(nameless, read).startswith("Your subscription with Read at Stripe\n")
    assert customers(nameless, NOTHING_KNOWN).startswith("Your subscription\n")
    assert "Als of" not in customers(FREE, language="de")
    assert "20. November 2026" in customers(FREE, language="de")


def test_what_does_nothing_is_not_said() -> None:
    without = whole(EVERYTHING.with_value(CANCEL.path, value=False))
    assert "You cannot cancel your subscription on our billing page." in without
    assert "It ends" not in without
    assert "Reasons they can choose from" not in without
    assert "asked why" not in without


@pytest.mark.parametrize(
    "changes",
    [{UPDATE.path: False}, {ALLOWED_UPDATES.path: ("promotion_code",)}, {PRODUCTS.path: ()}],
)
def test_where_nothing_can_be_changed_customers_are_told_only_that(
    changes: dict[str, Value],
) -> None:
    read = customers(FREE | changes)
    assert "You cannot change your subscription on our billing page. Please contact us." in read
    assert "If you change" not in read
    assert "promotion code" not in read


def test_what_is_not_known_of_changing_is_not_denied() -> None:
    read = customers(FREE.without_paths([ALLOWED_UPDATES.path, PRODUCTS.path]))
    assert "You cannot change your subscription" not in read


def test_the_address_cannot_be_changed_by_who_logged_in_with_it() -> None:
    fields = CUSTOMER_FIELDS.path
    both = customers(EVERYTHING.with_value(fields, ("name", "email")))
    assert "You can change your name." in both
    assert "unless you logged in with it" in both
    assert "your email address" not in both.partition("To change")[2]
    neither = customers(EVERYTHING.with_value(fields, ("name",)))
    assert "To change your email address, your billing address" in neither
    nothing = customers(EVERYTHING.with_value(fields, ()))
    assert "You cannot change your billing information on our billing page." in nothing


def test_plans_are_said_with_prices_and_quantities() -> None:
    def plans(language: str = "en", **units: object) -> str:
        offer = Offer("prod_blend", ("price_month", "price_year"), **units)  # type: ignore[arg-type]  # the fields' own
        return customers(FREE.with_value(PRODUCTS.path, (offer,)), language=language)

    assert "· House Blend: €24.00 per month or €240.00 per year.\n" in plans()
    assert "24,00\N{NO-BREAK SPACE}€ per month" in plans("de")
    assert "per year each; you can have 1 to 9.\n" in plans(adjustable=True, minimum=1, maximum=9)
    assert "; you can have 1 or more.\n" in plans(adjustable=True)
    assert "; you can have 4.\n" in plans(adjustable=True, minimum=4, maximum=4)


def test_plans_nobody_knows_here_are_not_made_up() -> None:
    unknown = (Offer("prod_gone", ("price_gone",)), Offer("prod_blend", ("price_gone",)))
    read = customers(FREE.with_value(PRODUCTS.path, unknown))
    assert "You can switch to another plan." in read
    assert "·" not in read
    assert "A product" not in read


def test_the_quantity_is_only_of_what_has_one() -> None:
    only = FREE | {ALLOWED_UPDATES.path: ("quantity",), PRODUCTS.path: (BLEND,)}
    assert "You can change the quantity." not in customers(only)
    offers = (BLEND, Offer("prod_tea", ("price_tea",), adjustable=True))
    some = customers(only.with_value(PRODUCTS.path, offers))
    assert "You can change the quantity.\nYou can do so with these:\n· Tea:" in some
    assert "House Blend" not in some


def test_what_a_cheaper_plan_brings_is_said_where_it_does_not_wait() -> None:
    credit = "kept as credit for later bills; it is not paid back"
    assert credit in customers(FREE)  # one price of a kind: no example
    waiting = customers(FREE.with_value(SCHEDULE.path, ("decreasing_item_amount",)))
    assert credit not in waiting
    assert "can wait until the end of the period" in waiting
    assert "A change takes effect at once." not in waiting


def test_examples_come_from_the_prices_offered() -> None:
    two = (BLEND, Offer("prod_tea", ("price_tea",)))
    assert "For example: €12 → €24 half-way: €6 today." in customers(
        FREE.with_value(PRODUCTS.path, two)
    )
    nothing = FREE | {PRODUCTS.path: two, UPDATE_PRORATION.path: "none"}
    assert "If you upgrade and pay as often as before, you pay nothing more" in customers(nothing)
    assert "half-way" not in customers(nothing)


def test_pausing_is_no_promise() -> None:
    read = customers(FREE)
    assert "If you find a button for it on our billing page, you can pause" in read
    assert "A pause lasts 1 month, 3 months or 1 year." in read
    assert "cannot be seen from here" in whole(FREE)


def test_what_nobody_has_chosen_is_said_to_the_merchant() -> None:
    open_question = FREE.with_value(UPDATE_PRORATION.path, UNCHOSEN)
    assert "mid-period: Not chosen yet." in whole(open_question)
    assert "in the middle of a period" not in customers(open_question)


def test_what_is_newer_than_this_program_is_said_to_the_merchant() -> None:
    settings = FREE | {ALLOWED_UPDATES.path: ("price", "newer"), CANCEL_MODE.path: "newer_still"}
    assert "“newer”, newer than this program." in whole(settings)
    assert "“newer_still”, newer than this program." in whole(settings)
    assert "newer" not in customers(settings)


def test_what_is_not_known_is_not_said() -> None:
    assert "cancel your subscription" not in whole(EVERYTHING.without_paths([CANCEL.path]))
    said = summarize_settings(Settings(), KNOWN, DAY, "en")
    assert (said.customers, said.merchant) == ((), ())


def test_text_from_outside_stays_on_its_line() -> None:
    lines = whole(Settings({HEADLINE.path: "One\nTwo\u202e", TERMS.path: "a\nb"})).splitlines()
    assert "Headline: One Two" in lines
    assert "Our terms of service: a b" in lines


def test_a_colour_that_is_none_is_said_as_it_was_typed() -> None:
    assert "Accent colour: salmon." in whole(Settings({ACCENT_COLOUR.path: "salmon"}))


def test_not_asking_is_said() -> None:
    assert "You are not asked why." in customers(EVERYTHING.with_value(REASONS.path, value=False))


def test_changes_without_payment_methods_are_still_said_as_set() -> None:
    assert "You cannot change how you pay" in customers(
        FREE.with_value(PAYMENT_METHODS.path, value=False)
    )


@given(settings_strategies.settings(), settings_strategies.settings("account"))
def test_every_wish_can_be_said(settings: Settings, account: Settings) -> None:
    said = summarize_settings(settings | account, KNOWN, DAY, "en")
    for paragraph in (*said.customers, *said.merchant):
        assert paragraph.sentences
        assert all(sentence.strip() for sentence in paragraph.sentences)


def test_it_uses_no_word_a_merchant_does_not() -> None:
    for settings in (FREE, UNTOUCHED, STRICT, AT_ONCE):
        lines = whole(settings).replace("https://harbour.example", "").splitlines()
        assert not [line for line in lines if words_nobody_says(line)]
