"""Products: create, update, delete."""

from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import Obj, bracketed
from portal_desktop.emulator.parameter_merging import merged
from portal_desktop.emulator.prices import built_price
from portal_desktop.emulator.refusals import Refusal, no_such, too_long
from portal_desktop.emulator.urls import check_url

_LENGTHS = {"description": 40_000, "unit_label": 12, "statement_descriptor": 22}
_MOST_IMAGES = 8


def _untouched() -> Obj:
    return {
        "active": True,
        "default_price": None,
        "description": None,
        "images": [],
        "marketing_features": [],
        "metadata": {},
        "package_dimensions": None,
        "shippable": None,
        "statement_descriptor": None,
        "tax_code": None,
        "type": "service",
        "unit_label": None,
        "url": None,
    }


def create(call: Call) -> CallAnswer:
    sent = dict(call.sent)
    price_data = sent.pop("default_price_data", None)
    _check(call, sent)
    wanted = sent.get("id")
    if wanted is not None and call.account.find("product", wanted):
        raise Refusal("Product already exists.", code="resource_already_exists", param="id")
    now = call.account.now + 1
    fresh: Obj = {"object": "product", "created": now, "updated": now}
    made = merged(_untouched(), sent) | fresh | {"livemode": call.account.live}
    price = built_price(call.account, price_data) if price_data else None
    made["id"] = wanted or call.account.new_id("prod", 14)
    if price is not None:
        call.account.put(price | {"product": made["id"]})
        made["default_price"] = price["id"]
    call.account.tick()
    return call.account.put(made)


def update(call: Call) -> CallAnswer:
    old = found(call, "product")
    _check(call, call.sent)
    price = call.sent.get("default_price")
    if price and call.account.find("price", price) is None:
        raise no_such("price", price, "default_price")
    return call.account.put(merged(old, call.sent) | {"updated": call.account.tick()})


def delete(call: Call) -> CallAnswer:
    product = found(call, "product")
    if call.account.collection("price").places("product", product["id"]):
        text = "This product cannot be deleted because it has one or more user-created prices."
        raise Refusal(text)
    call.account.tick()
    call.account.remove("product", product["id"])
    return {"id": product["id"], "object": "product", "deleted": True}


def _check(call: Call, sent: Obj) -> None:
    for name, limit in _LENGTHS.items():
        if len(sent.get(name) or "") > limit:
            raise too_long(sent[name], limit, name)
    descriptor = sent.get("statement_descriptor") or ""
    if descriptor and (set(descriptor) & set("<>\\\"'") or not any(map(str.isalpha, descriptor))):
        # Stripe documents what may not stand in it; the text is UNCONFIRMED.
        text = "Invalid statement_descriptor: it needs a letter, and may not contain < > \\ ' \"."
        raise Refusal(text, param="statement_descriptor")
    images = sent.get("images") or []
    if len(images) > _MOST_IMAGES:
        text = f"Array images exceeded maximum {_MOST_IMAGES} allowed elements"
        raise Refusal(text, param="images")
    for index, image in enumerate(images):
        check_url(image, bracketed(("images", index)))
    check_url(sent.get("url"), "url")
    tax_code, known = sent.get("tax_code"), call.account.collection("tax_code")
    if tax_code and known and tax_code not in known:
        raise no_such("tax code", tax_code, "tax_code")
