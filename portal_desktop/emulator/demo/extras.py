"""What belongs to the catalogue: a coupon and its code, payment methods, a few tax codes."""

from collections.abc import Iterator

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.json_values import Obj

_TAX_CODES = (
    ("txcd_40060003", "Food for Non-Immediate Consumption", "Food that is not eaten where sold."),
    ("txcd_99999999", "General - Tangible Goods", "A physical good that can be moved or touched."),
    ("txcd_10000000", "General - Electronically Supplied Services", "A service over the internet."),
)
_ON = ("card", "sepa_debit", "link", "apple_pay", "google_pay")
_OFF = ("us_bank_account", "bacs_debit", "paypal", "amazon_pay", "cashapp")


def extras(account: EmbeddedAccount, created: int) -> Iterator[Obj]:
    """Objects that later pages of the program choose from."""
    coupon: Obj = {
        "id": "STAY20",
        "object": "coupon",
        "amount_off": None,
        "created": created,
        "currency": None,
        "duration": "repeating",
        "duration_in_months": 3,
        "livemode": account.live,
        "max_redemptions": None,
        "metadata": {},
        "name": "20% off for three months",
        "percent_off": 20.0,
        "redeem_by": None,
        "times_redeemed": 4,
        "valid": True,
    }
    yield coupon
    yield {
        "id": account.new_id("promo"),
        "object": "promotion_code",
        "active": True,
        "code": "SECONDCUP",
        "created": created,
        "customer": None,
        "expires_at": None,
        "livemode": account.live,
        "max_redemptions": None,
        "metadata": {},
        "promotion": {"coupon": coupon["id"], "type": "coupon"},
        "restrictions": {"first_time_transaction": False, "minimum_amount": None},
        "times_redeemed": 2,
    }
    for name, label, description in _TAX_CODES:
        yield {"id": name, "object": "tax_code", "name": label, "description": description}
    yield _payment_methods(account)


def _payment_methods(account: EmbeddedAccount) -> Obj:
    methods = {
        name: {
            "available": on,
            "display_preference": {"overridable": None, "preference": word, "value": word},
        }
        for names, on, word in ((_ON, True, "on"), (_OFF, False, "off"))
        for name in names
    }
    return methods | {
        "id": account.new_id("pmc"),
        "object": "payment_method_configuration",
        "active": True,
        "application": None,
        "is_default": True,
        "livemode": account.live,
        "name": "Default",
        "parent": None,
    }
