"""Amounts, how often they are paid, and dates, as people of one language write them.

Babel writes them, and is imported when the first amount is shown: it costs 20 ms at start.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from portal_desktop.common import i18n as text
from portal_desktop.common.i18n import N_, _

if TYPE_CHECKING:
    import gettext

    from babel import Locale


# https://docs.stripe.com/currencies lists UGX here as well, but takes it times one hundred.
ZERO_DECIMAL = frozenset(
    "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split()  # noqa: SIM905
)
THREE_DECIMAL = frozenset({"bhd", "jod", "kwd", "omr", "tnd"})
# Whole units only, yet counted in hundredths: "5 ISK" is 500, the last two digits always 00.
WHOLE_IN_HUNDREDTHS = frozenset({"isk", "ugx"})

# What customers can be charged in, the commonest first (https://docs.stripe.com/currencies).
_CURRENCIES = """
usd eur gbp jpy aud cad chf cny inr brl mxn sek nok dkk pln czk huf ron bgn sgd hkd nzd krw
twd thb myr idr php vnd zar try ils aed sar qar kwd bhd omr jod tnd egp mad ngn kes ghs afn
all amd ang aoa ars awg azn bam bbd bdt bif bmd bnd bob bsd bwp byn bzd cdf clp cop crc cve
djf dop dzd etb fjd fkp gel gip gmd gnf gtq gyd hnl htg isk jmd kgs khr kmf kyd kzt lak lbp
lkr lrd lsl mdl mga mkd mmk mnt mop mur mvr mwk mzn nad nio npr pab pen pgk pkr pyg rsd rub
rwf sbd scr shp sle sos srd std szl tjs top ttd tzs uah ugx uyu uzs vuv wst xaf xcd xcg xof
xpf yer zmw
"""
CURRENCIES = tuple(_CURRENCIES.split())

MOST_DIGITS = 12
"""Of an amount in minor units: far beyond any price, and still a number every database holds."""

# Digits in one go, or in groups with one mark between them; India groups by two.
_WHOLE = r"[0-9]*|[0-9]{1,3}([,.’' ])(?:[0-9]{2,3}\1)*[0-9]{3}"

BEYOND = 10**18
"""Amounts from here on, or below its negative, are no amounts, whoever sent them."""
NOT_AN_AMOUNT = "—"
"""Shown for what lies ``BEYOND``."""


_PER = {
    "day": N_("per day"),
    "week": N_("per week"),
    "month": N_("per month"),
    "year": N_("per year"),
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in Stripe's minor units (2400 is €24.00, but ¥2,400); its currency as ``eur``."""

    amount: int
    currency: str


def minor_digits(currency: str) -> int:
    """How many digits of a Stripe amount stand behind the point (not always ISO 4217's number).

    HUF and TWD have two: Stripe treats them as whole only when it pays out.
    """
    if currency.lower() in ZERO_DECIMAL:
        return 0
    return 3 if currency.lower() in THREE_DECIMAL else 2


def smallest_step(currency: str) -> int:
    """The smallest difference between two amounts Stripe charges, in minor units.

    Three-decimal amounts must end in 0, ISK and UGX in 00 (https://docs.stripe.com/currencies).
    """
    if currency.lower() in WHOLE_IN_HUNDREDTHS:
        return 100
    return 10 if currency.lower() in THREE_DECIMAL else 1


@lru_cache(maxsize=512)  # the same few prices are written with every keystroke
def format_money(money: Money, language: str = "en", *, short: bool = False) -> str:
    """Write an amount: ``€24.00``; with ``short`` ``€24``, while ``€24.50`` stays as it is.

    What lies ``BEYOND`` is shown as a dash.
    """
    if abs(money.amount) >= BEYOND:
        return NOT_AN_AMOUNT
    from babel.numbers import format_currency

    code = money.currency.upper()
    value = Decimal(money.amount).scaleb(-minor_digits(money.currency))
    locale = locale_of(language)
    pattern = copy.copy(locale.currency_formats["standard"])
    digits = _digits_shown(money, short=short)
    pattern.frac_prec = (digits, digits)
    written = format_currency(
        value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP),
        code,
        format=pattern,
        locale=locale,
        currency_digits=False,
    )
    return _keep_code_off_number(written, code)


def currency_label(currency: str, language: str = "en") -> str:
    """Write a currency with its name: ``EUR · Euro``."""
    from babel.numbers import get_currency_name

    code = currency.upper()
    name = get_currency_name(code, locale=locale_of(language))
    return code if name == code else f"{code} · {name}"


def editable_amount(money: Money, language: str = "en") -> str:
    """The amount as a person of that language types it: ``12.50``, ``12,50``; no currency.

    Empty for what lies ``BEYOND``.
    """
    if abs(money.amount) >= BEYOND:
        return ""
    digits = minor_digits(money.currency)
    written = f"{Decimal(money.amount).scaleb(-digits):.{digits}f}"
    return written.replace(".", _number_separators(language)[0])


def parse_amount(written: str, currency: str, language: str = "en") -> int:
    """Read what a person typed as an amount in the currency's minor units.

    ``12.50`` or ``12,50`` euros are 1250. Comma and point are both understood; where they could
    mean two amounts ("1,234") the language decides.

    Raises:
        ValueError: with a sentence in the window's language, for what is no amount, below 0, or
            finer than the currency is or Stripe charges it.
    """
    number = _without_currency(unicodedata.normalize("NFKC", written).strip(), currency, language)
    if number.startswith(("-", "−")):
        raise ValueError(_("An amount cannot be below 0."))
    point = _decimal_point(number, language)
    whole, _mark, part = number.rpartition(point) if point else (number, "", "")
    plain = re.fullmatch("[0-9]*", part) and re.fullmatch(_WHOLE, whole)
    if not plain or not (whole or part):
        example = editable_amount(Money(1250 * smallest_step(currency), currency), language)
        raise ValueError(_("Write an amount, such as {example}.").format(example=example))
    return _in_minor_units(re.sub("[^0-9]", "", whole), part, currency.lower())


def _decimal_point(number: str, language: str) -> str:
    """Which of comma and point sets off the smaller unit; empty where none does."""
    marks = [sign for sign in number if sign in ",."]
    if not marks or marks.count(marks[-1]) > 1:
        return ""
    last = marks[-1]
    before, _mark, after = number.partition(last)
    if len(marks) > 1 or len(after) != 3 or not re.fullmatch("[1-9][0-9]{0,2}", before):
        return last
    point, group = _number_separators(language)
    if last not in (point, group):
        raise ValueError(_("This can be read in two ways. Write it without a mark for thousands."))
    return last if last == point else ""


def _in_minor_units(whole: str, part: str, currency: str) -> int:
    digits, step, code = minor_digits(currency), smallest_step(currency), currency.upper()
    if len(part) > digits:
        said = (
            _("{currency} takes {digits} digits after the point or comma, not more.")
            if digits
            else _("{currency} has no smaller unit: leave out what follows the point or comma.")
        )
        raise ValueError(said.format(currency=code, digits=digits))
    written = f"{whole}{part.ljust(digits, '0')}".lstrip("0")
    if len(written) > MOST_DIGITS:
        raise ValueError(_("This amount is too large."))
    amount = int(written or "0")
    if amount % step:
        said = (
            _("Stripe takes {currency} in whole units only.")
            if currency in WHOLE_IN_HUNDREDTHS
            else _("Stripe takes {currency} only with 0 as the last digit.")
        )
        raise ValueError(said.format(currency=code))
    return amount


def _without_currency(written: str, currency: str, language: str) -> str:
    """The number alone; what stands for another currency stays and is no amount."""
    from babel.numbers import get_currency_symbol

    code = currency.upper()
    signs = {code, get_currency_symbol(code, locale_of(language)), get_currency_symbol(code, "en")}
    for sign in sorted(signs, key=len, reverse=True):
        bare = re.sub(rf"^{re.escape(sign)}|{re.escape(sign)}$", "", written, flags=re.IGNORECASE)
        if bare != written:
            return bare.strip()
    return written


def _number_separators(language: str) -> tuple[str, str]:
    """What sets off the smaller unit, and what thousands, in a language."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)


def per_interval(
    interval: str, count: int = 1, catalogue: gettext.NullTranslations | None = None
) -> str:
    """Write how often something is paid: ``per month``, ``every 3 months``.

    Args:
        interval: Stripe's word; one that Stripe did not have in 2026 gives an empty text.
        catalogue: of another language than the window's, such as that of a previewed page.
    """
    if interval not in _PER:
        return ""
    if count == 1:
        return catalogue.gettext(_PER[interval]) if catalogue else text._(_PER[interval])
    ngettext = catalogue.ngettext if catalogue else text.ngettext
    every = {
        "day": ngettext("every {count} day", "every {count} days", count),
        "week": ngettext("every {count} week", "every {count} weeks", count),
        "month": ngettext("every {count} month", "every {count} months", count),
        "year": ngettext("every {count} year", "every {count} years", count),
    }
    return every[interval].format(count=count)


def locale_of(language: str) -> Locale:
    """Babel's locale for ``de``, ``pt-BR`` or ``es_419``; English for what it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _digits_shown(money: Money, *, short: bool) -> int:
    digits = minor_digits(money.currency)
    whole = money.amount % 10**digits == 0
    drop = whole and (short or money.currency.lower() in WHOLE_IN_HUNDREDTHS)
    return 0 if drop else digits


def _keep_code_off_number(written: str, code: str) -> str:
    """``KWD1.250`` → ``KWD 1.250`` with a hard space, as CLDR asks and Babel does not do."""
    written = re.sub(rf"({re.escape(code)})(?=\d)", "\\1\N{NO-BREAK SPACE}", written)
    return re.sub(rf"(?<=\d)({re.escape(code)})", "\N{NO-BREAK SPACE}\\1", written)
