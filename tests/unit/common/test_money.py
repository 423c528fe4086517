"""Amounts, intervals and dates, by language."""

import subprocess
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.common.dates import NOT_A_DATE, date_text
from portal_desktop.common.money import (
    CURRENCIES,
    THREE_DECIMAL,
    WHOLE_IN_HUNDREDTHS,
    ZERO_DECIMAL,
    Money,
    currency_label,
    editable_amount,
    format_money,
    locale_of,
    minor_digits,
    parse_amount,
    per_interval,
    smallest_step,
)

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (2400, "eur", "€24.00"),
        (2450, "usd", "$24.50"),
        (123_456_789, "usd", "$1,234,567.89"),
        (-600, "eur", "-€6.00"),
        (0, "gbp", "£0.00"),
        (1000, "jpy", "¥1,000"),
        (1230, "kwd", f"KWD{NBSP}1.230"),
        (500_000, "ugx", f"UGX{NBSP}5,000"),
        (500, "isk", f"ISK{NBSP}5"),
        (99_000, "huf", f"HUF{NBSP}990.00"),
        (80_000, "twd", "NT$800.00"),
        (5000, "mga", f"MGA{NBSP}5,000"),
    ],
)
def test_an_amount_is_written_by_stripes_minor_units(
    amount: int, currency: str, written: str
) -> None:
    assert format_money(Money(amount, currency)) == written


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (2400, "eur", "€24"),
        (2450, "eur", "€24.50"),
        (-2400, "usd", "-$24"),
        (1000, "jpy", "¥1,000"),
        (9000, "kwd", f"KWD{NBSP}9"),
        (9500, "kwd", f"KWD{NBSP}9.500"),
    ],
)
def test_short_drops_only_a_part_that_is_nothing(amount: int, currency: str, written: str) -> None:
    assert format_money(Money(amount, currency), short=True) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de", f"1.234,50{NBSP}€"),
        ("fr", f"1\N{NARROW NO-BREAK SPACE}234,50{NBSP}€"),
        ("pt-BR", f"€{NBSP}1.234,50"),
        ("ja", "€1,234.50"),
        ("tlh", "€1,234.50"),
        ("auto", "€1,234.50"),
        ("", "€1,234.50"),
    ],
)
def test_an_amount_follows_the_language_or_english(language: str, written: str) -> None:
    assert format_money(Money(123_450, "eur"), language) == written


def test_a_fraction_stripe_should_not_have_sent_is_shown_rather_than_hidden() -> None:
    assert format_money(Money(550, "isk")) == f"ISK{NBSP}5.50"


def test_yen_and_dinar_are_right_in_german_too() -> None:
    assert format_money(Money(1000, "jpy"), "de") == f"1.000{NBSP}¥"
    assert format_money(Money(1230, "kwd"), "de") == f"1,230{NBSP}KWD"


@given(st.integers(-(10**15), 10**15), st.sampled_from(["eur", "jpy", "kwd", "isk", "xxx"]))
def test_every_digit_of_an_amount_is_written(amount: int, currency: str) -> None:
    written = format_money(Money(amount, currency))
    digits = int("".join(c for c in written if c.isdigit()))
    dropped = currency in WHOLE_IN_HUNDREDTHS and amount % 100 == 0
    assert digits * (100 if dropped else 1) == abs(amount)
    assert ("-" in written) == (amount < 0)


def test_currencies_by_stripes_lists() -> None:
    assert not (ZERO_DECIMAL & THREE_DECIMAL)
    assert [minor_digits(c) for c in ("JPY", "ugx", "isk", "huf", "KWD", "eur")] == [
        0, 2, 2, 2, 3, 2,
    ]  # fmt: skip
    assert [smallest_step(c) for c in ("jpy", "ugx", "isk", "huf", "kwd")] == [1, 100, 100, 1, 10]


@pytest.mark.parametrize(
    ("written", "currency", "language", "amount"),
    [
        ("12.50", "eur", "en", 1250),
        ("12,50", "eur", "en", 1250),
        ("12,5", "EUR", "de", 1250),
        (" 12 ", "eur", "en", 1200),
        (".5", "eur", "en", 50),
        ("5.", "eur", "en", 500),
        ("1,234", "eur", "en", 123_400),
        ("1.234", "eur", "de", 123_400),
        ("1,234.56", "eur", "en", 123_456),
        ("1.234,56", "eur", "en", 123_456),
        ("1.234,56 €", "eur", "de", 123_456),
        ("€1,234.56", "eur", "en", 123_456),
        ("12 EUR", "eur", "en", 1200),
        ("1 234,50", "eur", "fr", 123_450),
        ("1 234,50", "eur", "fr", 123_450),
        ("1’234.50", "chf", "de-CH", 123_450),
        ("1,23,456.50", "inr", "en-IN", 12_345_650),
        ("9.876.543", "eur", "de", 987_654_300),
        ("１２", "eur", "ja", 1200),
        ("1200", "jpy", "en", 1200),
        ("1,200", "jpy", "en", 1200),
        ("1.250", "kwd", "en", 1250),
        ("1,250", "kwd", "fr", 1250),
        ("5.00", "isk", "en", 500),
        ("0", "eur", "en", 0),
    ],
)
def test_a_typed_amount_is_understood_with_comma_and_point(
    written: str, currency: str, language: str, amount: int
) -> None:
    assert parse_amount(written, currency, language) == amount


@pytest.mark.parametrize(
    ("written", "currency", "language", "said"),
    [
        ("", "eur", "en", "Write an amount, such as 12.50."),
        ("", "eur", "de", "Write an amount, such as 12,50."),
        ("", "jpy", "en", "Write an amount, such as 1250."),
        ("free", "eur", "en", "Write an amount"),
        (".", "eur", "en", "Write an amount"),
        ("1.2.3", "eur", "en", "Write an amount"),
        ("1,23", "jpy", "en", "JPY has no smaller unit"),
        ("12,34,56", "eur", "de", "Write an amount"),
        ("$12", "eur", "en", "Write an amount"),
        ("12 USD", "eur", "en", "Write an amount"),
        ("-5", "eur", "en", "below 0"),
        ("−5", "eur", "en", "below 0"),
        ("1e5", "eur", "en", "Write an amount"),
        ("12\n50", "eur", "en", "Write an amount"),
        ("1.234", "eur", "en", "EUR takes 2 digits"),
        ("0.125", "eur", "en", "EUR takes 2 digits"),
        ("1.2345", "kwd", "en", "KWD takes 3 digits"),
        ("1.255", "kwd", "en", "0 as the last digit"),
        ("5.50", "isk", "en", "whole units only"),
        ("1.234", "eur", "fr", "in two ways"),
        ("9" * 13, "jpy", "en", "too large"),
        ("9" * 5000, "eur", "en", "too large"),
    ],
)
def test_what_is_no_amount_is_told_in_a_sentence(
    written: str, currency: str, language: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        parse_amount(written, currency, language)


LANGUAGES = st.sampled_from(["en", "de", "fr", "sv", "de-CH", "ja", "pt-BR", "pl", "en-IN"])


@given(st.integers(0, 10**9), st.sampled_from(["eur", "jpy", "kwd", "isk", "huf"]), LANGUAGES)
def test_what_is_written_for_a_person_is_understood_again(
    steps: int, currency: str, language: str
) -> None:
    amount = steps * smallest_step(currency)
    money = Money(amount, currency)
    assert parse_amount(editable_amount(money, language), currency, language) == amount
    # A whole number with marks for thousands alone can be read in two ways; with a part it cannot.
    if minor_digits(currency) == 2 and currency != "isk":
        assert parse_amount(format_money(money, language), currency, language) == amount


@given(st.text(max_size=20), st.sampled_from(["eur", "jpy", "kwd", "isk"]), LANGUAGES)
def test_whatever_is_typed_is_an_amount_or_gets_a_sentence(
    written: str, currency: str, language: str
) -> None:
    try:
        amount, said = parse_amount(written, currency, language), "."
    except ValueError as told:
        amount, said = 0, str(told)
    assert said.endswith(".")
    assert amount >= 0
    assert amount % smallest_step(currency) == 0


def test_a_currency_is_named() -> None:
    assert currency_label("eur") == "EUR · Euro"
    assert currency_label("jpy", "de") == "JPY · Japanischer Yen"
    assert len(set(CURRENCIES)) == len(CURRENCIES)
    assert set(CURRENCIES) >= ZERO_DECIMAL | THREE_DECIMAL | WHOLE_IN_HUNDREDTHS


@pytest.mark.parametrize(
    ("interval", "count", "words"),
    [
        ("day", 1, "per day"),
        ("week", 1, "per week"),
        ("month", 1, "per month"),
        ("month", 3, "every 3 months"),
        ("week", 2, "every 2 weeks"),
        ("year", 1, "per year"),
        ("year", 3, "every 3 years"),
        ("fortnight", 1, ""),
    ],
)
def test_how_often_is_said_in_words(interval: str, count: int, words: str) -> None:
    assert per_interval(interval, count) == words


NOON = int(datetime(2026, 12, 14, 12, tzinfo=UTC).timestamp())


def test_dates_long_short_and_without_the_year() -> None:
    assert date_text(NOON, zone=UTC) == "December 14, 2026"
    assert date_text(NOON, style="short", zone=UTC) == "Dec 14, 2026"
    assert date_text(NOON, style="day", zone=UTC) == "Dec 14"
    assert date_text(NOON, "de", zone=UTC) == "14. Dezember 2026"
    assert date_text(date(2026, 11, 14), "en", "short") == "Nov 14, 2026"


def test_a_moment_says_the_minute_too() -> None:
    assert date_text(NOON, "de", "moment", UTC) == "14.12.2026, 12:00"
    assert date_text(NOON, "en", "moment", UTC).startswith("Dec 14, 2026, 12:00")
    assert date_text(date(2026, 11, 14), "en", "moment") == "Nov 14, 2026"


def test_the_day_is_the_day_of_the_zone() -> None:
    late = int(datetime(2026, 12, 31, 23, 30, tzinfo=UTC).timestamp())
    assert date_text(late, zone=ZoneInfo("Europe/Berlin")) == "January 1, 2027"
    assert date_text(late, zone=ZoneInfo("America/New_York")) == "December 31, 2026"


@pytest.mark.parametrize("seconds", [10**18, -(10**18), 10**30])
def test_seconds_of_no_calendar_are_a_dash(seconds: int) -> None:
    assert date_text(seconds, zone=UTC) == NOT_A_DATE


def test_every_language_of_stripes_portal_is_known() -> None:
    stripes = (  # noqa: SIM905 - read against Stripe's list, not forty-seven quotes
        "bg cs da de el en en-AU en-CA en-GB en-IE en-IN en-NZ en-SG es es-419 et fi fil fr fr-CA"
        " hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW"
    ).split()
    # A language unknown to Babel would be answered with English.
    assert [name for name in stripes if locale_of(name).language != name.split("-")[0]] == []


def test_rooms_that_show_money_and_links_start_without_their_libraries() -> None:
    program = (
        "import sys; from portal_desktop.billing import proration_examples;"
        "from portal_desktop.branding import colours; from portal_desktop.common import money;"
        "from portal_desktop.links import email_address, login;"
        "print(*{'babel', 'email_validator', 'PySide6', 'stripe'} & set(sys.modules))"
    )
    started = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert started.stdout == "\n"
