"""The account itself: read by its own key, written only by a platform."""

from portal_desktop.emulator.endpoints import Call, CallAnswer
from portal_desktop.emulator.json_values import at
from portal_desktop.emulator.parameter_merging import merged
from portal_desktop.emulator.refusals import Refusal, no_such


def own(call: Call) -> CallAnswer:
    return call.account.own


def retrieve(call: Call) -> CallAnswer:
    if call.id == call.account.id:
        return call.account.own
    other = call.platform.connected.get(call.id)
    if other is None:
        raise no_access(call.id)
    return other.own


def update(call: Call) -> CallAnswer:
    """A connected account's business profile and brand; one's own is refused (rule R23)."""
    if call.id == call.platform.id:
        text = (
            "You cannot use this method on your own account: you may only use it on connected"
            " accounts."
        )
        raise Refusal(text, status=403)
    other = call.platform.connected.get(call.id)
    if other is None:
        raise no_access(call.id)
    for name in ("icon", "logo"):
        wanted = at(call.params, ("settings", "branding", name))
        if wanted and call.platform.find("file", wanted) is None:
            raise no_such("file upload", wanted, f"settings[branding][{name}]")
    call.platform.tick()
    return other.put(merged(other.own, call.sent))


def no_access(wanted: str) -> Refusal:
    text = (
        f"The provided key does not have access to account '{wanted}' (or that account does not"
        " exist). Application access may have been revoked."
    )
    return Refusal(text, status=403, code="account_invalid")
