"""Customers and the cards they pay with."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.clock import moment_of
from portal_desktop.emulator.demo.people import DemoPerson
from portal_desktop.emulator.json_values import Obj

_PREFIXES = {
    "BE": "+32", "DE": "+49", "DK": "+45", "ES": "+34", "FI": "+358", "FR": "+33", "GR": "+30",
    "IE": "+353", "IT": "+39", "NL": "+31", "NO": "+47", "PL": "+48", "PT": "+351", "RO": "+40",
    "SE": "+46", "SI": "+386",
}  # fmt: skip
_CARDS = (("visa", "4242"), ("visa", "4242"), ("mastercard", "4444"), ("amex", "0005"))
_NO_METHOD = frozenset({27, 37})
_BY_BANK = frozenset({1, 13, 30})
_EXPIRED = 8


def customer(account: EmbeddedAccount, person: DemoPerson, created: int) -> Obj:
    place = {
        "city": person.city,
        "country": person.country,
        "line1": person.line1,
        "line2": None,
        "postal_code": person.postal_code,
        "state": None,
    }
    number = len(account.all("customer"))
    phone = f"{_PREFIXES[person.country]}00000{number:04}"
    return {
        "id": account.new_id("cus", 14),
        "object": "customer",
        "address": place,
        "balance": 0,
        "created": created,
        "currency": "eur",
        "default_source": None,
        "delinquent": False,
        "description": None,
        "discount": None,
        "email": person.email or None,
        "invoice_prefix": f"HCC{number:04}",
        "invoice_settings": {"custom_fields": None, "default_payment_method": None, "footer": None},
        "livemode": account.live,
        "metadata": {},
        "name": person.name,
        "phone": phone,
        "preferred_locales": [person.locale],
        "shipping": {"address": place, "name": person.name, "phone": phone},
        "tax_exempt": "none",
        "test_clock": None,
    }


def payment_method(account: EmbeddedAccount, owner: Obj, number: int) -> Obj | None:
    """The default one of the customer with this number; two have none, one card has expired."""
    if number in _NO_METHOD:
        return None
    made: Obj = {
        "id": account.new_id("pm"),
        "object": "payment_method",
        "billing_details": {
            "address": owner["address"],
            "email": owner["email"],
            "name": owner["name"],
            "phone": None,
        },
        "created": owner["created"] + 60,
        "customer": owner["id"],
        "livemode": account.live,
        "metadata": {},
    }
    if number in _BY_BANK:
        bank = {"bank_code": "RABO", "country": "NL", "last4": f"{3000 + number}"}
        return made | {"type": "sepa_debit", "sepa_debit": bank}
    return made | {"type": "card", "card": _card(account.now, number)}


def _card(now: int, number: int) -> Obj:
    brand, last4 = _CARDS[number % len(_CARDS)]
    year = moment_of(now).year
    return {
        "brand": brand,
        "country": "NL",
        "display_brand": brand,
        "exp_month": number % 12 + 1,
        "exp_year": year - 1 if number == _EXPIRED else year + 1 + number % 3,
        "funding": "debit" if number % 3 else "credit",
        "last4": last4,
    }
