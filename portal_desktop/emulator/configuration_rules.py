"""What Stripe refuses in a portal configuration (rules R1 to R22).

Every check looks at the configuration as it would become, and at what was sent. Texts marked
UNCONFIRMED are plausible, not Stripe's.
"""

from portal_desktop.emulator.account import CONFIGURATION, EmbeddedAccount
from portal_desktop.emulator.catalogue_rules import check_products
from portal_desktop.emulator.json_values import Obj, at, bracketed
from portal_desktop.emulator.refusals import Refusal, missing, no_such, too_long
from portal_desktop.emulator.urls import check_url

_URLS = (
    ("business_profile", "privacy_policy_url"),
    ("business_profile", "terms_of_service_url"),
    ("default_return_url",),
)
_LENGTHS = ((("business_profile", "headline"), 60), (("name",), 256))
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_THREE_YEARS = 3 * 365 + 1


def check(account: EmbeddedAccount, old: Obj, new: Obj, sent: Obj) -> None:
    """Raise the ``Refusal`` Stripe would; ``old`` is empty when the configuration is new."""
    _check_texts(sent)
    _check_active(old, new)
    features = new["features"]
    sent_features = sent.get("features") or {}
    _check_update(features, sent_features)
    check_products(account, at(sent_features, ["subscription_update", "products"]) or [])
    _check_cancel(account, features["subscription_cancel"], sent_features)
    _check_pause(features.get("subscription_pause") or {}, sent_features)
    _check_payment_methods(account, sent_features)


def _check_texts(sent: Obj) -> None:
    for path in _URLS:
        check_url(at(sent, path), bracketed(path))
    for path, limit in _LENGTHS:
        text = at(sent, path) or ""
        if len(text) > limit:
            raise too_long(text, limit, bracketed(path))


def _check_active(old: Obj, new: Obj) -> None:
    if old.get("is_default") and not new["active"]:
        # Rule R9: text UNCONFIRMED.
        raise Refusal("You cannot deactivate your default configuration.", param="active")


def _check_update(features: Obj, sent: Obj) -> None:
    update = features["subscription_update"]
    asked = sent.get("subscription_update") or {}
    if not update["enabled"]:
        return
    # Rule R1: on live Stripe the catalogue is demanded beside ``enabled``, stored or not.
    if (asked.get("enabled") and not asked.get("products")) or asked.get("products") == "":
        raise missing("features[subscription_update][products]")
    if not features["payment_method_update"]["enabled"]:  # Rule R2, without a param
        text = "Cannot enable subscription updates while payment method update is disabled."
        raise Refusal(text)


def _check_cancel(account: EmbeddedAccount, cancel: Obj, sent: Obj) -> None:
    param = "features[subscription_cancel][proration_behavior]"
    behavior = cancel["proration_behavior"]
    if behavior == "always_invoice":
        # Rule R6: that it is refused is Stripe's; the text is UNCONFIRMED.
        raise Refusal(f"Invalid {param}: must be one of create_prorations or none", param=param)
    if behavior == "create_prorations" and cancel["mode"] == "at_period_end":
        # Rule R7: text UNCONFIRMED.
        text = "`proration_behavior=create_prorations` is only compatible with `mode=immediately`."
        raise Refusal(text, param=param)
    path = ("features", "subscription_cancel", "cancellation_reason", "feedback_options")
    for index, wanted in enumerate(at(sent, path[1:]) or []):
        _check_reason(account, wanted, bracketed((*path, index)))


def _check_reason(account: EmbeddedAccount, wanted: str, param: str) -> None:
    reason = account.find("billing.feedback_option", wanted)
    if reason is None:
        raise no_such("feedback option", wanted, param)
    if reason.get("status") != "active":
        # Rule R19: text UNCONFIRMED.
        text = f"The feedback option `{wanted}` is inactive and cannot be used in a configuration."
        raise Refusal(text, param=param)


def _check_pause(pause: Obj, sent: Obj) -> None:
    duration = pause.get("duration") or {}
    base = ("features", "subscription_pause", "duration", "interval_options")
    asked = at(sent, ("subscription_pause", "duration")) or {}
    options = duration.get("interval_options") or []
    needed = duration.get("type") == "interval_options"
    if needed and (not options or (asked and not asked.get("interval_options"))):
        raise missing(bracketed(base))  # Rule R20
    for index, option in enumerate(options):
        days = _DAYS[option["interval"]] * int(option["interval_count"])
        if not 0 < days <= _THREE_YEARS:
            # Rule R20: text UNCONFIRMED.
            text = "The duration of a pause must be between one day and three years."
            raise Refusal(text, param=bracketed((*base, index, "interval_count")))


def _check_payment_methods(account: EmbeddedAccount, sent: Obj) -> None:
    path = ("features", "payment_method_update", "payment_method_configuration")
    wanted = at(sent, path[1:])
    if wanted and account.find("payment_method_configuration", wanted) is None:
        raise no_such("payment method configuration", wanted, bracketed(path))


def usable(account: EmbeddedAccount, wanted: str) -> Obj:
    """A configuration named as a parameter; raises ``Refusal`` when it cannot be used."""
    one = account.find(CONFIGURATION, wanted)
    if one is None:
        raise no_such("configuration", wanted, "configuration")
    if not one["active"]:
        # Rule R13: text UNCONFIRMED.
        text = f"The configuration `{wanted}` is inactive and cannot be used."
        raise Refusal(text, param="configuration")
    return one
