"""Ways to pay that the customer portal knows: which of them an account's customers will see.

The table is that of Stripe's guide "Customer management" (docs.stripe.com/customer-management),
with the ways added to it later. Where the guide says "most", nothing is ruled out here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, PaymentMethodConfiguration
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common import money
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import N_, _, language
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION
from portal_desktop.options.subscription import UPDATE
from portal_desktop.settings.settings import Settings

Cause = Literal["", "country", "currency", "off", "waiting", "unread"]

EUROPE: Final = frozenset({
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
    "FR", "GB", "GI", "GR", "HR", "HU", "IE", "IT", "LI", "LT", "LU",
    "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Where Stripe had accounts in Europe in 2026; its guide says only "Europe"."""

_EUROPE: Final = "europe"
_PLACES: Final = {
    "AU": N_("Australia"),
    "BR": N_("Brazil"),
    "CA": N_("Canada"),
    _EUROPE: N_("Europe"),
    "GB": N_("the United Kingdom"),
    "HK": N_("Hong Kong"),
    "JP": N_("Japan"),
    "MX": N_("Mexico"),
    "NZ": N_("New Zealand"),
    "SG": N_("Singapore"),
    "US": N_("the United States"),
}


@dataclass(frozen=True, slots=True)
class Method:
    """A row of the table of ways to pay.

    Attributes:
        kind: Stripe's type name, such as ``sepa_debit``.
        currencies: such as ``eur``; none means "most".
        places: country codes, or ``europe``; none means "most".
        limitation: a sentence marked for translation.
    """

    name: str
    kind: str
    currencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    limitation: str = ""


METHODS: Final = (
    Method(N_("Cards, also with Apple Pay and Google Pay"), "card"),
    Method(
        N_("SEPA Direct Debit"),
        "sepa_debit",
        ("eur",),
        ("AU", "CA", _EUROPE, "HK", "JP", "MX", "NZ", "SG", "US"),
    ),
    Method(N_("Link"), "link"),
    Method(
        N_("PayPal"),
        "paypal",
        places=(_EUROPE,),
        limitation=N_("Stripe has to approve it for your account first."),
    ),
    Method(N_("ACH Direct Debit"), "us_bank_account", ("usd",), ("US",)),
    Method(N_("Amazon Pay"), "amazon_pay", ("usd",), ("US",)),
    Method(N_("Cash App Pay"), "cashapp", ("usd",), ("US",)),
    Method(N_("Pre-authorized debits"), "acss_debit", ("cad", "usd"), ("CA", "US")),
    Method(
        N_("Bacs Direct Debit"),
        "bacs_debit",
        ("gbp",),
        ("GB",),
        N_("It also needs a bank account in the United Kingdom."),
    ),
    Method(N_("AU BECS Direct Debit"), "au_becs_debit", ("aud",), ("AU",)),
    Method(N_("Boleto"), "boleto", ("brl",), ("BR",)),
)


@dataclass(frozen=True, slots=True)
class Supported:
    """Whether customers see a way to pay, and why not.

    Attributes:
        why: a sentence; empty for a plain yes.
        cause: the kind of reason.
    """

    name: str
    verdict: YesNoUnknown
    why: str = ""
    cause: Cause = ""


def payment_method_support(
    country: str, currencies: Iterable[str], ways: PaymentMethodConfiguration | None
) -> tuple[Supported, ...]:
    """Judge every way of the table, for an account of this country.

    What cannot be comes before what is only turned off.

    Args:
        country: its two letters; empty while not known.
        currencies: those the account's plans cost, such as ``eur``.
        ways: the account's configuration; None while not known.
    """
    wanted = frozenset(each.lower() for each in currencies)
    return tuple(_method_support(method, country.upper(), wanted, ways) for method in METHODS)


def plan_currencies(settings: Settings, known: AccountSnapshot) -> tuple[str, ...]:
    """List the currencies of the plans offered; without any, of all plans; else the account's own.

    As long as there may be others among what has not been read yet, it is the account's own.
    """
    catalogue = known.catalogue
    if catalogue is not None:
        offers = chosen_offers(settings) if settings.get(UPDATE) is True else ()
        ids = {price for offer in offers for price in offer.prices}
        prices = [catalogue.prices_by_id[each] for each in ids if each in catalogue.prices_by_id]
        offered = frozenset(each.currency for each in prices)
        every = catalogue.complete or (
            bool(ids) and all(each in catalogue.prices_by_id for each in ids)
        )
        found = offered or catalogue.once(usual_currencies)
        if found and every:
            return tuple(sorted(found))
    own = known.business.currency if known.business else ""
    return (own,) if own else ()


def usual_currencies(catalogue: Catalogue) -> frozenset[str]:
    """The currencies of everything that can be subscribed to."""
    prices = catalogue.prices
    return frozenset(each.currency for each in prices if each.active and each.is_recurring)


def chosen_payment_method_configuration(
    settings: Settings, known: AccountSnapshot
) -> PaymentMethodConfiguration | None:
    """Find the configuration the portal uses: the one chosen, else the account's usual one.

    None while it is not known.
    """
    wanted = settings.get(PAYMENT_METHOD_CONFIGURATION, "")
    found = known.payment_method_configurations or ()
    if wanted:
        return next((each for each in found if each.id == wanted), None)
    return next((each for each in found if each.is_default and each.active), None)


def country_name(code: str) -> str:
    """The name of a country in the language of the window; its code where that has none."""
    found = money.locale_of(language()).territories.get(code.upper())
    return found if isinstance(found, str) else code


def _method_support(
    method: Method, country: str, wanted: frozenset[str], ways: PaymentMethodConfiguration | None
) -> Supported:
    name = _(method.name)
    if country and not _is_available_in(country, method.places):
        text = _("Only for accounts in {places}.").format(places=_place_list(method.places))
        return Supported(name, "no", text, "country")
    if wanted and method.currencies and not wanted & frozenset(method.currencies):
        text = _("Only for prices in {currencies}.").format(
            currencies=_currency_list(method.currencies)
        )
        return Supported(name, "no", text, "currency")
    if ways is not None and method.kind in ways.waiting:
        text = _("Turned on, but Stripe does not offer it for your account yet.")
        return Supported(name, "no", _with_limitation(text, method), "waiting")
    if ways is not None and method.kind not in ways.on:
        return Supported(name, "no", _with_limitation(_("Turned off in your list."), method), "off")
    unread = " ".join(_unknown_reasons(method, country, wanted, ways))
    if unread:
        return Supported(name, "unknown", unread, "unread")
    return Supported(name, "yes", _some_only(method, wanted))


def _unknown_reasons(
    method: Method, country: str, wanted: frozenset[str], ways: PaymentMethodConfiguration | None
) -> Iterator[str]:
    if method.places and not country:
        yield _("Only for accounts in {places}.").format(places=_place_list(method.places))
    if method.currencies and not wanted:
        yield _("Only for prices in {currencies}.").format(
            currencies=_currency_list(method.currencies)
        )
    if ways is None:
        yield _("Whether it is turned on in your list is not known.")


def _some_only(method: Method, wanted: frozenset[str]) -> str:
    """Shown where only some of the plans can be paid this way."""
    if not method.currencies or wanted <= frozenset(method.currencies):
        return ""
    return _("Only for prices in {currencies}.").format(
        currencies=_currency_list(method.currencies)
    )


def _is_available_in(country: str, places: tuple[str, ...]) -> bool:
    return not places or country in places or (_EUROPE in places and country in EUROPE)


def _with_limitation(text: str, method: Method) -> str:
    return f"{text} {_(method.limitation)}".strip()


def _place_list(places: tuple[str, ...]) -> str:
    *others, last = (_(_PLACES[place]) for place in places)
    if not others:
        return last
    return _("{places} and {last}").format(places=", ".join(others), last=last)


def _currency_list(codes: tuple[str, ...]) -> str:
    *others, last = (code.upper() for code in codes)
    return _("{places} and {last}").format(places=", ".join(others), last=last) if others else last
