"""Deep links: what a portal session's flow needs, and how Stripe refuses it."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.json_values import Obj, at
from portal_desktop.emulator.refusals import Refusal, missing, no_such
from portal_desktop.emulator.urls import check_url

# Which feature each flow needs, and Stripe's words for it where they were seen: for updates;
# the others follow its pattern and are UNCONFIRMED.
_FEATURES = {
    "customer_update": ("customer_update", "This customer cannot be updated", "customer update"),
    "payment_method_update": (
        "payment_method_update",
        "This payment method cannot be updated",
        "payment method update",
    ),
    "subscription_cancel": (
        "subscription_cancel",
        "This subscription cannot be canceled",
        "subscription cancel",
    ),
    "subscription_pause": (
        "subscription_pause",
        "This subscription cannot be paused",
        "subscription pause",
    ),
    "subscription_update": (
        "subscription_update",
        "This subscription cannot be updated",
        "subscription update",
    ),
}
_DISABLED = "{what} because the {feature} feature in the portal configuration is disabled."
_FLOW_FEATURE = {"subscription_update_confirm": "subscription_update"}


def check_flow(account: EmbeddedAccount, configuration: Obj, customer: Obj, flow: Obj) -> None:
    """Raise the ``Refusal`` for a flow that cannot be started."""
    kind: str = flow["type"]
    name, what, feature = _FEATURES[_FLOW_FEATURE.get(kind, kind)]
    if not at(configuration, ("features", name, "enabled")):
        raise Refusal(_DISABLED.format(what=what, feature=feature))
    if kind.startswith("subscription_"):
        _check_subscription(account, configuration, customer, flow)
    redirect = at(flow, ("after_completion", "redirect", "return_url"))
    check_url(redirect, "flow_data[after_completion][redirect][return_url]")


def _check_subscription(
    account: EmbeddedAccount, configuration: Obj, customer: Obj, flow: Obj
) -> None:
    kind = flow["type"]
    if kind not in flow:
        raise missing(f"flow_data[{kind}]")
    wanted = flow[kind]["subscription"]
    subscription = account.find("subscription", wanted)
    if subscription is None or subscription["customer"] != customer["id"]:
        raise no_such("subscription", wanted, f"flow_data[{kind}][subscription]")
    if kind == "subscription_cancel":
        _check_cancel(account, subscription, flow)
    elif kind == "subscription_update_confirm":
        _check_confirm(configuration, subscription, flow[kind])
    elif kind == "subscription_update" and len(subscription["items"]["data"]) > 1:
        # That it is refused was seen; the text is UNCONFIRMED.
        text = "This subscription cannot be updated because it has multiple products."
        raise Refusal(text)


def _check_cancel(account: EmbeddedAccount, subscription: Obj, flow: Obj) -> None:
    if subscription["cancel_at_period_end"]:
        name = subscription["id"]
        text = f"The subscription `{name}` is already set to be canceled at period end."
        raise Refusal(text)
    path = ("subscription_cancel", "retention", "coupon_offer", "coupon")
    coupon = at(flow, path)
    if coupon is not None and account.find("coupon", coupon) is None:
        raise no_such("coupon", coupon, "flow_data" + "".join(f"[{part}]" for part in path))


def _check_confirm(configuration: Obj, subscription: Obj, confirm: Obj) -> None:
    catalogue = at(configuration, ("features", "subscription_update", "products")) or []
    offered = {price for product in catalogue for price in product["prices"]}
    have = {item["id"]: item for item in subscription["items"]["data"]}
    if len(confirm.get("items") or []) > 1:
        # "Currently, only up to one may be specified"; the text is UNCONFIRMED.
        param = "flow_data[subscription_update_confirm][items]"
        raise Refusal(f"Array {param} exceeded maximum 1 allowed elements", param=param)
    changes = bool(confirm.get("discounts"))
    for item in confirm.get("items") or []:
        name, price = item["id"], item.get("price")
        if name not in have:
            param = "flow_data[subscription_update_confirm][items][0][id]"
            raise no_such("subscription_item", name, param)
        now = have[name]
        if price and price != now["price"]["id"] and price not in offered:
            raise Refusal(
                f"The item `{name}` cannot be updated to price `{price}` because the configuration"
                f" `{configuration['id']}` does not include the price in its"
                " `features[subscription_update][products]`."
            )
        changes |= bool(price) and price != now["price"]["id"]
        changes |= item.get("quantity", now.get("quantity")) != now.get("quantity")
    if not changes:
        text = "Cannot update the subscription because there are no changes to confirm."
        raise Refusal(text)


def shown_flow(flow: Obj) -> Obj:
    """The flow as a session gives it back: every kind named, all but its own empty."""
    names = ("subscription_cancel", "subscription_pause", "subscription_update")
    shown: Obj = {name: flow.get(name) for name in (*names, "subscription_update_confirm")}
    # What Stripe gives back when the request names nothing is UNCONFIRMED.
    after = flow.get("after_completion") or {"type": "hosted_confirmation"}
    empty = {"hosted_confirmation": None, "redirect": None}
    return shown | {"after_completion": empty | after, "type": flow["type"]}
