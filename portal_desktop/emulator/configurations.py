"""Portal configurations: create, update, and their normal form in answers."""

from urllib.parse import urljoin

from portal_desktop.emulator.account import CONFIGURATION, EmbeddedAccount
from portal_desktop.emulator.answers import nothing_said
from portal_desktop.emulator.configuration_rules import check
from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import Obj, at, copied, token
from portal_desktop.emulator.parameter_merging import merged

_STRIPES_CHOICES: Obj = {
    "active": True,
    "features": {
        "subscription_cancel": {"mode": "at_period_end", "proration_behavior": "none"},
        "subscription_pause": {
            "duration": {
                "interval_options": [{"interval": "month", "interval_count": 1}],
                "type": "interval_options",
            },
        },
        "subscription_update": {
            "billing_cycle_anchor": "unchanged",
            "products": [],
            "proration_behavior": "none",
            "trial_update_behavior": "end_trial",
        },
    },
    "metadata": {},
}
"""What the API chooses where its type leaves several values open."""


def untouched() -> Obj:
    """What the API gives a configuration where the request names nothing: everything off."""
    return _laid_over(nothing_said("billing_portal.Configuration"), _STRIPES_CHOICES)


def _laid_over(below: Obj, above: Obj) -> Obj:
    return below | {
        key: _laid_over(below[key], value) if isinstance(value, dict) and below.get(key) else value
        for key, value in copied(above).items()
    }


def create(call: Call) -> CallAnswer:
    made = normal(merged(untouched(), call.sent))
    check(call.account, {}, made, call.sent)
    return call.account.put(stamped(call.account, made))


def stamped(account: EmbeddedAccount, made: Obj) -> Obj:
    """The part of a new configuration that Stripe writes itself."""
    now = account.tick()
    new: Obj = {
        "id": account.new_id("bpc"),
        "object": CONFIGURATION,
        "created": now,
        # The first one of an account becomes its default, also when made by API; seen.
        "is_default": account.default_configuration() is None,
        "livemode": account.live,
        "updated": now,
    }
    return with_login_page(account, made | new)


def update(call: Call) -> CallAnswer:
    old = found(call, CONFIGURATION)
    changed = normal(merged(old, call.sent))
    check(call.account, old, changed, call.sent)
    changed["updated"] = call.account.tick()
    return call.account.put(with_login_page(call.account, changed))


def normal(configuration: Obj) -> Obj:
    """A copy whose catalogue and pauses are complete, as Stripe gives them back."""
    complete: Obj = copied(configuration)
    subscription_update = at(complete, ["features", "subscription_update"]) or {}
    for product in subscription_update.get("products") or []:
        # Without a word about quantities they become adjustable, from zero; seen.
        asked = product.get("adjustable_quantity") or {"enabled": True}
        product["adjustable_quantity"] = {"maximum": None, "minimum": 0} | asked
    duration = at(complete, ["features", "subscription_pause", "duration"]) or {}
    if duration.get("type") == "indefinite":
        duration["interval_options"] = []
    for option in duration.get("interval_options") or []:
        option.setdefault("interval_count", 1)
    return complete


def with_login_page(account: EmbeddedAccount, configuration: Obj) -> Obj:
    """Its login page as ``enabled`` says.

    Whether Stripe gives the same address back after a pause is UNCONFIRMED; here it does.
    """
    enabled = bool(at(configuration, ["login_page", "enabled"]))
    secret = token(f"{account.id}/login/{configuration['id']}", 22)
    url = account.login_host + ("" if account.live else "test_") + secret
    page = {"enabled": enabled, "url": url if enabled else None}
    return configuration | {"login_page": page}


def host_of(account: EmbeddedAccount) -> str:
    """Scheme and host of the pages customers see, such as ``https://billing.stripe.com``."""
    return urljoin(account.login_host, "/").rstrip("/")
