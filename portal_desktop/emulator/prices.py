"""Prices: create, update. Amount, currency and interval are fixed once made."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.parameter_merging import merged
from portal_desktop.emulator.refusals import Refusal, missing, no_such, too_long

_LONGEST_LOOKUP_KEY = 200


def _untouched() -> Obj:
    return {
        "active": True,
        "billing_scheme": "per_unit",
        "custom_unit_amount": None,
        "lookup_key": None,
        "metadata": {},
        "nickname": None,
        "recurring": None,
        "tax_behavior": "unspecified",
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "one_time",
        "unit_amount": None,
        "unit_amount_decimal": None,
    }


def create(call: Call) -> CallAnswer:
    sent = dict(call.sent)
    product_data = sent.pop("product_data", None)
    if ("product" in sent) == (product_data is not None):
        # The text is UNCONFIRMED.
        text = "You must specify either `product` or `product_data` when creating a price."
        raise Refusal(text, code="parameter_missing", param="product")
    if "product" in sent and call.account.find("product", sent["product"]) is None:
        raise no_such("product", sent["product"], "product")
    _claim_lookup_key(call.account, sent)
    price = built_price(call.account, sent)
    if product_data is not None:
        price["product"] = _new_product(call.account, product_data)
    call.account.tick()
    return call.account.put(price)


def _claim_lookup_key(account: EmbeddedAccount, sent: Obj, mine: str = "") -> None:
    """A key names one price; it goes over to another only with ``transfer_lookup_key``."""
    key = sent.get("lookup_key")
    for other in account.collection("price").having("lookup_key", key) if key else ():
        if other["id"] == mine:
            continue
        if not sent.get("transfer_lookup_key"):
            # The text is UNCONFIRMED.
            text = f"A price (`{other['id']}`) already uses that lookup key."
            raise Refusal(text, param="lookup_key")
        account.put(other | {"lookup_key": None})


def _new_product(account: EmbeddedAccount, data: Obj) -> str:
    now = account.now + 1
    product: Obj = {
        "id": data.get("id") or account.new_id("prod", 14),
        "object": "product",
        "active": data.get("active", True),
        "created": now,
        "default_price": None,
        "description": None,
        "images": [],
        "livemode": account.live,
        "marketing_features": [],
        "metadata": data.get("metadata", {}),
        "name": data["name"],
        "statement_descriptor": data.get("statement_descriptor"),
        "tax_code": data.get("tax_code"),
        "type": "service",
        "unit_label": data.get("unit_label"),
        "updated": now,
    }
    return str(account.put(product)["id"])


def built_price(account: EmbeddedAccount, sent: Obj) -> Obj:
    """A price that is not put anywhere yet; raises ``Refusal``."""
    _check(sent)
    made = merged(_untouched(), {k: v for k, v in sent.items() if k != "transfer_lookup_key"})
    if made["recurring"]:
        fresh = {"interval_count": 1, "meter": None, "trial_period_days": None}
        made["recurring"] = fresh | {"usage_type": "licensed"} | made["recurring"]
        made["type"] = "recurring"
    if made["unit_amount"] is not None:
        made["unit_amount_decimal"] = str(made["unit_amount"])
    elif made["unit_amount_decimal"] is not None and "." not in made["unit_amount_decimal"]:
        made["unit_amount"] = int(made["unit_amount_decimal"])
    made["currency"] = made["currency"].lower()
    own: Obj = {"id": account.new_id("price"), "object": "price", "created": account.now + 1}
    return made | own | {"livemode": account.live}


def _check(sent: Obj) -> None:
    currency = sent["currency"]
    if not (len(currency) == 3 and currency.isalpha()):
        raise Refusal(f"Invalid currency: {currency}", param="currency")
    amounts = {"unit_amount", "unit_amount_decimal", "custom_unit_amount", "tiers"}
    if not amounts & sent.keys():
        raise missing("unit_amount")
    if (sent.get("unit_amount") or 0) < 0:
        text = "This value must be greater than or equal to 0."
        raise Refusal(text, code="parameter_invalid_integer", param="unit_amount")
    if len(sent.get("lookup_key") or "") > _LONGEST_LOOKUP_KEY:
        raise too_long(sent["lookup_key"], _LONGEST_LOOKUP_KEY, "lookup_key")


def update(call: Call) -> CallAnswer:
    old = found(call, "price")
    _claim_lookup_key(call.account, call.sent, old["id"])
    sent = {name: value for name, value in call.sent.items() if name != "transfer_lookup_key"}
    product = call.account.find("product", old["product"]) or {}
    if sent.get("active") is False and product.get("default_price") == old["id"]:
        # The text is UNCONFIRMED.
        text = "This price cannot be archived because it is the default price of its product."
        raise Refusal(text, param="active")
    if "tax_behavior" in sent and old["tax_behavior"] not in {"unspecified", sent["tax_behavior"]}:
        # That it is fixed once set is Stripe's rule; the text is UNCONFIRMED.
        text = "The tax behavior of a price cannot be changed once it is specified."
        raise Refusal(text, param="tax_behavior")
    call.account.tick()
    return call.account.put(merged(old, sent))
