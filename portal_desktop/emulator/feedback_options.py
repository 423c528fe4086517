"""Own cancellation reasons (``billing.feedback_option``): create, rename, retire."""

from portal_desktop.emulator.account import CONFIGURATION
from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import at
from portal_desktop.emulator.parameter_merging import merged
from portal_desktop.emulator.refusals import Refusal, too_long

KIND = "billing.feedback_option"
_LONGEST = 100
_LISTED = ("features", "subscription_cancel", "cancellation_reason", "feedback_options")


def create(call: Call) -> CallAnswer:
    _check(call)
    return call.account.put(
        {
            "id": call.account.new_id("fo"),
            "object": KIND,
            "created": call.account.tick(),
            "description": call.params["description"],
            "livemode": call.account.live,
            "metadata": call.params.get("metadata") or {},
            "status": "active",
            "status_transitions": {"deactivated_at": None},
        }
    )


def update(call: Call) -> CallAnswer:
    old = found(call, KIND)
    _check(call)
    call.account.tick()
    return call.account.put(merged(old, call.sent))


def deactivate(call: Call) -> CallAnswer:
    old = found(call, KIND)
    for configuration in call.account.all(CONFIGURATION):
        if old["id"] in (at(configuration, _LISTED) or []):
            # That it must be in no configuration is the rule; the text is UNCONFIRMED.
            text = f"The feedback option `{old['id']}` is used by a portal configuration."
            raise Refusal(text)
    changes = {
        "status": "inactive",
        "status_transitions": {"deactivated_at": call.account.tick()},
    }
    return call.account.put(old | changes)


def _check(call: Call) -> None:
    description = call.params.get("description") or ""
    if len(description) > _LONGEST:
        raise too_long(description, _LONGEST, "description")
