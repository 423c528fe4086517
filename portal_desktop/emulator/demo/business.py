"""The account of the demo and its portal settings, as a Dashboard nobody touched shows them."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.configurations import untouched
from portal_desktop.emulator.json_values import Obj

SITE = "https://harbourcoffee.example"

_ADDRESS = {
    "city": "Rotterdam",
    "country": "NL",
    "line1": "Wilhelminakade 74",
    "line2": None,
    "postal_code": "3072 AR",
    "state": None,
}


def own_account(name: str, created: int) -> Obj:
    return {
        "id": name,
        "object": "account",
        "business_profile": {
            "mcc": "5499",
            "name": "Harbour Coffee Club",
            "product_description": "Freshly roasted coffee by subscription",
            "support_address": dict(_ADDRESS),
            "support_email": "hello@harbourcoffee.example",
            "support_phone": "+31100000074",
            "support_url": f"{SITE}/help",
            "url": SITE,
        },
        "business_type": "company",
        "charges_enabled": True,
        "country": "NL",
        "created": created,
        "default_currency": "eur",
        "details_submitted": True,
        "email": "owner@harbourcoffee.example",
        "metadata": {},
        "payouts_enabled": True,
        "settings": {
            "branding": {
                "icon": None,
                "logo": None,
                "primary_color": "#12343B",
                "secondary_color": "#B4532A",
            },
            "dashboard": {"display_name": "Harbour Coffee", "timezone": "Europe/Amsterdam"},
            "payments": {"statement_descriptor": "HARBOUR COFFEE"},
        },
        "type": "standard",
    }


def portal_settings(account: EmbeddedAccount, created: int) -> Obj:
    """The Dashboard's defaults, but customers cannot cancel yet: that is the newcomer's to do."""
    settings = untouched()
    features = settings["features"]
    features["customer_update"] = {
        "allowed_updates": ["name", "email", "address", "phone"],
        "enabled": True,
    }
    features["invoice_history"] = {"enabled": True}
    features["payment_method_update"]["enabled"] = True
    features["subscription_cancel"]["cancellation_reason"] = {
        "enabled": True,
        "feedback_options": None,
        "options": ["too_expensive", "missing_features", "switched_service", "unused", "other"],
    }
    return settings | {
        "id": account.new_id("bpc"),
        "object": "billing_portal.configuration",
        "created": created,
        "default_return_url": f"{SITE}/account",
        "is_default": True,
        "livemode": account.live,
        "updated": created,
    }
