"""Coupons and promotion codes: made; what they are worth is fixed from then on."""

from portal_desktop.emulator.endpoints import Call, CallAnswer
from portal_desktop.emulator.json_values import Obj, token
from portal_desktop.emulator.refusals import Refusal, missing, no_such, too_long

_LONGEST_NAME, _LONGEST_CODE = 40, 500
_FIVE_YEARS = 5 * 366 * 86_400


def create(call: Call) -> CallAnswer:
    """A coupon: a percentage, or an amount of a currency."""
    sent = call.sent
    _check(sent, call.account.now)
    name = sent.get("id") or token(f"{call.account.id}/coupon/{call.account.now}", 8)
    if call.account.find("coupon", name):
        raise Refusal("Coupon already exists.", code="resource_already_exists", param="id")
    percent = sent.get("percent_off")
    return call.account.put(
        {
            "id": name,
            "object": "coupon",
            "amount_off": sent.get("amount_off"),
            "created": call.account.tick(),
            "currency": sent.get("currency"),
            "duration": sent.get("duration", "once"),
            "duration_in_months": sent.get("duration_in_months"),
            "livemode": call.account.live,
            "max_redemptions": sent.get("max_redemptions"),
            "metadata": sent.get("metadata") or {},
            "name": sent.get("name"),
            "percent_off": None if percent is None else float(percent),
            "redeem_by": sent.get("redeem_by"),
            "times_redeemed": 0,
            "valid": True,
        }
    )


def _check(sent: Obj, now: int) -> None:
    """Stripe documents these limits; the texts of all but the first are UNCONFIRMED."""
    if len(sent.get("name") or "") > _LONGEST_NAME:
        raise too_long(sent["name"], _LONGEST_NAME, "name")
    percent, amount = sent.get("percent_off"), sent.get("amount_off")
    if (percent is None) == (amount is None):
        text = "You must pass either `percent_off` or `amount_off`, and not both."
        raise Refusal(text, code="parameter_missing", param="percent_off")
    if percent is not None and not 0 < float(percent) <= 100:
        raise Refusal("Invalid percent_off: must be between 0 and 100", param="percent_off")
    if amount is not None and amount <= 0:
        raise Refusal("Invalid amount_off: must be greater than 0", param="amount_off")
    if amount is not None and not sent.get("currency"):
        raise missing("currency")
    if (sent.get("duration") == "repeating") != ("duration_in_months" in sent):
        raise missing("duration_in_months")
    if (sent.get("redeem_by") or now) > now + _FIVE_YEARS:
        text = "Invalid redeem_by: must be within five years from now"
        raise Refusal(text, param="redeem_by")


def create_code(call: Call) -> CallAnswer:
    """A code that customers type for a coupon."""
    sent = call.sent
    coupon = sent["promotion"].get("coupon")
    if not coupon:
        raise missing("promotion[coupon]")
    if call.account.find("coupon", coupon) is None:
        raise no_such("coupon", coupon, "promotion[coupon]")
    code = sent.get("code") or token(f"{call.account.id}/code/{call.account.now}", 8).upper()
    if len(code) > _LONGEST_CODE:
        raise too_long(code, _LONGEST_CODE, "code")
    for other in call.account.all("promotion_code"):
        if other["active"] and other["code"].casefold() == code.casefold():
            # The text is UNCONFIRMED.
            text = f"An active promotion code with `code: {code}` already exists."
            raise Refusal(text, param="code")
    restrictions = {"first_time_transaction": False, "minimum_amount": None}
    return call.account.put(
        {
            "id": call.account.new_id("promo"),
            "object": "promotion_code",
            "active": sent.get("active", True),
            "code": code,
            "created": call.account.tick(),
            "customer": sent.get("customer"),
            "expires_at": sent.get("expires_at"),
            "livemode": call.account.live,
            "max_redemptions": sent.get("max_redemptions"),
            "metadata": sent.get("metadata") or {},
            "promotion": {"coupon": coupon, "type": "coupon"},
            "restrictions": restrictions | (sent.get("restrictions") or {}),
            "times_redeemed": 0,
        }
    )
