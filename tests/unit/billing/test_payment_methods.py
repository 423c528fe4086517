"""Ways to pay: which ones an account's customers see in the portal, and why not the others."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import (
    NOTHING_KNOWN,
    Business,
    Catalogue,
    PaymentMethodConfiguration,
    Price,
)
from portal_desktop.billing.payment_methods import (
    EUROPE,
    METHODS,
    Supported,
    chosen_payment_method_configuration,
    country_name,
    payment_method_support,
    plan_currencies,
)
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION
from portal_desktop.options.subscription import PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from tests.unit.example_catalogue import EVERYTHING, KNOWN, UNTOUCHED

ALL_ON = PaymentMethodConfiguration(
    "pmc_1", "Default", is_default=True, on=tuple(each.kind for each in METHODS)
)


def one(
    kind: str, country: str = "NL", *codes: str, ways: PaymentMethodConfiguration | None = ALL_ON
) -> Supported:
    """What is said about one way to pay."""
    place = [each.kind for each in METHODS].index(kind)
    return payment_method_support(country, codes or ("eur",), ways)[place]


def shown(country: str, *codes: str) -> set[str]:
    """The kinds that are shown with everything turned on."""
    found = zip(METHODS, payment_method_support(country, codes, ALL_ON), strict=True)
    return {method.kind for method, each in found if each.verdict == "yes"}


def test_the_table_is_that_of_stripe_s_guide() -> None:
    assert shown("NL", "eur") == {"card", "link", "sepa_debit", "paypal"}
    assert shown("US", "usd") == {
        "card", "link", "us_bank_account", "amazon_pay", "cashapp", "acss_debit",
    }  # fmt: skip
    assert shown("GB", "gbp") == {"card", "link", "paypal", "bacs_debit"}
    assert shown("AU", "aud") == {"card", "link", "au_becs_debit"}
    assert shown("BR", "brl") == {"card", "link", "boleto"}
    assert shown("CA", "cad") == {"card", "link", "acss_debit"}
    assert shown("JP", "eur", "jpy") == {"card", "link", "sepa_debit"}


def test_every_way_has_one_answer() -> None:
    assert len(payment_method_support("NL", ("eur",), ALL_ON)) == len(METHODS) == 11
    assert len({each.kind for each in METHODS}) == len(METHODS)


@pytest.mark.parametrize(
    ("found", "why", "cause"),
    [
        (one("boleto"), "Only for accounts in Brazil.", "country"),
        (one("bacs_debit", "GB", "eur"), "Only for prices in GBP.", "currency"),
        (one("acss_debit", "US", "eur"), "Only for prices in CAD and USD.", "currency"),
        (one("acss_debit"), "Only for accounts in Canada and the United States.", "country"),
        (
            one("link", ways=PaymentMethodConfiguration("pmc_1", "")),
            "Turned off in your list.",
            "off",
        ),
    ],
)
def test_why_a_way_is_missing(found: Supported, why: str, cause: str) -> None:
    assert (found.verdict, found.why, found.cause) == ("no", why, cause)


def test_what_needs_an_approval_says_so_when_it_is_off() -> None:
    off = one("paypal", ways=PaymentMethodConfiguration("pmc_1", ""))
    assert off.why == "Turned off in your list. Stripe has to approve it for your account first."
    waiting = one("paypal", ways=PaymentMethodConfiguration("pmc_1", "", waiting=("paypal",)))
    assert (waiting.verdict, waiting.cause) == ("no", "waiting")
    assert one("paypal").verdict == "yes"


def test_a_way_for_some_of_the_prices_says_for_which() -> None:
    assert one("sepa_debit", "NL", "eur", "usd").why == "Only for prices in EUR."
    assert one("sepa_debit", "NL", "EUR").why == ""


def test_what_is_not_known_is_not_judged() -> None:
    assert one("card", ways=None).verdict == "unknown"
    assert one("boleto", ways=None).verdict == "no"
    assert one("boleto", "", "brl").verdict == "unknown"
    assert one("card", "").verdict == "yes"
    assert payment_method_support("NL", (), ALL_ON)[1].verdict == "unknown"


def test_the_currencies_are_those_of_the_plans_offered() -> None:
    catalogue = Catalogue(
        KNOWN.catalogue.products if KNOWN.catalogue else (),
        (
            Price("price_month", "prod_blend", 2400, "eur", "month"),
            Price("price_dollar", "prod_blend", 2400, "usd", "month"),
            Price("price_gone", "prod_blend", 2400, "gbp", "month", active=False),
            Price("price_once", "prod_blend", 2400, "jpy"),
        ),
    )
    known = replace(KNOWN, catalogue=catalogue)
    assert plan_currencies(EVERYTHING, known) == ("eur",)
    assert plan_currencies(EVERYTHING | {UPDATE.path: False}, known) == ("eur", "usd")
    business = Business("acct_1", currency="chf")
    assert plan_currencies(EVERYTHING, replace(NOTHING_KNOWN, business=business)) == ("chf",)
    assert plan_currencies(EVERYTHING, NOTHING_KNOWN) == ()


def test_the_list_is_the_chosen_one_or_the_usual_one() -> None:
    other = PaymentMethodConfiguration("pmc_2", "Other")
    old = PaymentMethodConfiguration("pmc_0", "Old", is_default=True, active=False)
    known = replace(NOTHING_KNOWN, payment_method_configurations=(old, other, ALL_ON))
    assert chosen_payment_method_configuration(UNTOUCHED, known) == ALL_ON
    assert (
        chosen_payment_method_configuration(
            UNTOUCHED | {PAYMENT_METHOD_CONFIGURATION.path: "pmc_2"}, known
        )
        == other
    )
    assert (
        chosen_payment_method_configuration(
            UNTOUCHED | {PAYMENT_METHOD_CONFIGURATION.path: "pmc_9"}, known
        )
        is None
    )
    assert chosen_payment_method_configuration(UNTOUCHED, NOTHING_KNOWN) is None


def test_a_country_has_a_name() -> None:
    assert country_name("nl") == "Netherlands"
    assert country_name("ZQ") == "ZQ"


def test_every_country_of_europe_is_one() -> None:
    assert all(country_name(code) != code for code in EUROPE)
    assert {"FR", "GR", "LI", "GB", "CH"} <= EUROPE


def test_each_way_has_its_name_in_the_order_of_the_guide() -> None:
    found = payment_method_support("US", ("usd",), ALL_ON)
    assert [each.name for each in found] == [
        "Cards, also with Apple Pay and Google Pay",
        "SEPA Direct Debit",
        "Link",
        "PayPal",
        "ACH Direct Debit",
        "Amazon Pay",
        "Cash App Pay",
        "Pre-authorized debits",
        "Bacs Direct Debit",
        "AU BECS Direct Debit",
        "Boleto",
    ]


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        (
            "sepa_debit",
            (
                "Australia, Canada, Europe, Hong Kong, Japan, Mexico, New Zealand, Singapore "
                "and the United States"
            ),
        ),
        ("paypal", "Europe"),
        ("us_bank_account", "the United States"),
        ("amazon_pay", "the United States"),
        ("cashapp", "the United States"),
        ("acss_debit", "Canada and the United States"),
        ("bacs_debit", "the United Kingdom"),
        ("au_becs_debit", "Australia"),
        ("boleto", "Brazil"),
    ],
)
def test_elsewhere_it_is_said_where_a_way_can_be_had(kind: str, places: str) -> None:
    found = one(kind, "IN")
    assert (found.why, found.cause) == (f"Only for accounts in {places}.", "country")


def test_what_cannot_be_is_said_before_what_is_only_turned_off() -> None:
    nothing = PaymentMethodConfiguration("pmc_1", "")
    assert one("boleto", ways=nothing).cause == "country"
    assert one("bacs_debit", "GB", "eur", ways=nothing).cause == "currency"
    waiting = PaymentMethodConfiguration("pmc_1", "", waiting=("bacs_debit",))
    assert one("bacs_debit", "GB", "gbp", ways=waiting).why == (
        "Turned on, but Stripe does not offer it for your account yet. "
        "It also needs a bank account in the United Kingdom."
    )


def test_all_that_is_not_known_of_a_way_is_said() -> None:
    unread = payment_method_support("", (), None)
    boleto = unread[[each.kind for each in METHODS].index("boleto")]
    assert (boleto.verdict, boleto.cause) == ("unknown", "unread")
    assert boleto.why == (
        "Only for accounts in Brazil. Only for prices in BRL. "
        "Whether it is turned on in your list is not known."
    )
    card = one("card")
    assert (card.verdict, card.why, card.cause) == ("yes", "", "")


def test_plans_that_may_be_more_than_were_read_are_not_judged() -> None:
    some = Catalogue((), (Price("price_1", "prod_1", 1, "eur", "month"),), complete=False)
    known = replace(KNOWN, catalogue=some, business=Business("acct_1", currency="chf"))
    assert plan_currencies(UNTOUCHED, known) == ("chf",)
    offered = EVERYTHING | {PRODUCTS.path: (Offer("prod_1", ("price_1",)),)}
    assert plan_currencies(offered, known) == ("eur",)
    more = EVERYTHING | {PRODUCTS.path: (Offer("prod_1", ("price_1", "price_2")),)}
    assert plan_currencies(more, known) == ("chf",)
