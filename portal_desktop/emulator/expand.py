"""``expand[]``: ids turned into the objects they name, and parts shown only when asked for."""

from collections.abc import Callable, Mapping
from typing import Any

from portal_desktop.emulator.account import CONFIGURATION, EmbeddedAccount
from portal_desktop.emulator.json_values import Obj, at, copied
from portal_desktop.emulator.lists import as_list
from portal_desktop.emulator.refusals import Refusal

# From the account, the object that is shown and the value there now, to the expanded value.
Expansion = Callable[[EmbeddedAccount, Obj, Any], Any]

DEEPEST = 4
_PRODUCTS = "features.subscription_update.products"


def _by_id(kind: str) -> Expansion:
    def one(account: EmbeddedAccount, _shown: Obj, value: Any) -> Any:
        if isinstance(value, list):
            return [one(account, _shown, item) for item in value]
        found = account.find(kind, value)
        # Sample data names things that do not exist: the bare id is left standing.
        return value if found is None else without_hidden(found)

    return one


def _subscriptions(account: EmbeddedAccount, shown: Obj, _value: Any) -> Obj:
    theirs = account.collection("subscription").having("customer", shown["id"])
    living = [copied(one) for one in reversed(theirs) if one.get("status") != "canceled"]
    return as_list(living, f"/v1/customers/{shown['id']}/subscriptions")


def _stored(path: str) -> Expansion:
    def part(account: EmbeddedAccount, shown: Obj, _value: Any) -> Any:
        return copied(at(account.find(shown["object"], shown["id"]), path.split(".")))

    return part


EXPANSIONS: Mapping[str, Mapping[str, Expansion]] = {
    "account": {
        "settings.branding.icon": _by_id("file"),
        "settings.branding.logo": _by_id("file"),
    },
    CONFIGURATION: {
        "application": _by_id("application"),
        _PRODUCTS: _stored(_PRODUCTS),
        "features.subscription_cancel.cancellation_reason.feedback_options": _by_id(
            "billing.feedback_option"
        ),
    },
    "billing_portal.session": {"configuration": _by_id(CONFIGURATION)},
    "customer": {
        "invoice_settings.default_payment_method": _by_id("payment_method"),
        "default_source": _by_id("payment_method"),
        "subscriptions": _subscriptions,
    },
    "file_link": {"file": _by_id("file")},
    "invoice": {
        "customer": _by_id("customer"),
        "default_payment_method": _by_id("payment_method"),
        "parent.subscription_details.subscription": _by_id("subscription"),
    },
    "payment_method": {"customer": _by_id("customer")},
    "price": {"product": _by_id("product")},
    "product": {"default_price": _by_id("price"), "tax_code": _by_id("tax_code")},
    "promotion_code": {
        "customer": _by_id("customer"),
        "promotion.coupon": _by_id("coupon"),
    },
    "subscription": {
        "customer": _by_id("customer"),
        "default_payment_method": _by_id("payment_method"),
        "latest_invoice": _by_id("invoice"),
        "schedule": _by_id("subscription_schedule"),
        "discounts": _by_id("discount"),
        "cancellation_details.feedback_option": _by_id("billing.feedback_option"),
    },
}

# Parts that an answer leaves out until they are asked for (Stripe calls them includable).
HIDDEN: Mapping[str, tuple[str, ...]] = {CONFIGURATION: (_PRODUCTS,)}


def without_hidden(thing: Obj) -> Obj:
    """A copy fit to be shown."""
    shown: Obj = copied(thing)
    for path in HIDDEN.get(thing.get("object", ""), ()):
        *above, last = path.split(".")
        holder = at(shown, above)
        if isinstance(holder, dict):
            holder.pop(last, None)
    return shown


def expanded(account: EmbeddedAccount, thing: Obj, paths: list[str]) -> Obj:
    """A copy of an object or a list of them, with ``paths`` expanded; raises ``Refusal``."""
    if thing.get("object") == "list":
        shown = {**thing, "data": [without_hidden(one) for one in thing["data"]]}
    else:
        shown = without_hidden(thing)
    for path in paths:
        if path.count(".") >= DEEPEST:
            text = f"You cannot expand more than {DEEPEST} levels of a property. Property: {path}"
            raise Refusal(text, code="property_expansion_max_depth")
        _check_list(shown, path)
        _expand(account, shown, path.split("."), path)
    return shown


def _check_list(shown: Obj, path: str) -> None:
    """On a list everything stands below ``data``: so it is named even when the list is empty."""
    if shown.get("object") == "list" and not path.startswith("data."):
        hint = f" You may want to try expanding 'data.{path}' instead."
        raise _cannot(path, "" if path == "data" else hint)


def _expand(account: EmbeddedAccount, shown: Any, parts: list[str], path: str) -> None:
    """Go down ``parts`` from an object that has a type; lists on the way are gone through."""
    if isinstance(shown, list):
        for one in shown:
            _expand(account, one, parts, path)
        return
    if not isinstance(shown, dict):
        return
    known = EXPANSIONS.get(shown.get("object", ""), {})
    holder: Any = shown
    for depth, part in enumerate(parts, start=1):
        expansion = known.get(".".join(parts[:depth]))
        if expansion is not None and isinstance(holder, dict):
            holder[part] = expansion(account, shown, holder.get(part))
        holder = holder.get(part) if isinstance(holder, dict) else None
        if expansion is None and not _typed(holder):
            continue
        if parts[depth:]:
            _expand(account, holder, parts[depth:], path)
        elif expansion is None and at(holder, ["object"]) in {None, "list"}:
            raise _cannot(path)
        # What is always there in full (a price in an item) may be named all the same.
        return
    raise _cannot(path)


def _typed(value: object) -> bool:
    """Whether what is inside ``value`` stands on its own, with expansions of its own."""
    return isinstance(value, list) or (isinstance(value, dict) and "object" in value)


def _cannot(path: str, hint: str = "") -> Refusal:
    name = path.removeprefix("data.")
    return Refusal(f"This property cannot be expanded ({name}).{hint}")
