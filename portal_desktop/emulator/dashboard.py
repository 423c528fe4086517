"""The emulated Dashboard: what a person does there. Needs no key, only loopback.

=====================================  =========================================================
``GET  /_dashboard/state``             everything, as JSON
``POST /_dashboard/account``           merged into the account; ``settings.branding.icon`` and
                                       ``.logo`` may be ``{"filename": …, "data": base64}``; what
                                       the API cannot show goes below ``dashboard``
``POST /_dashboard/configurations/ID`` merged into a configuration, past all rules, so that fields
                                       of newer versions can be tried; ``dashboard`` as above
                                       (such as ``{"dashboard": {"retention_coupon": "…"}}``)
``POST /_dashboard/objects/KIND/ID``   merged into any object, made if it is not there
``POST /_dashboard/faults``            ``{"faults": [SPEC, …]}`` replaces all (see ``faults``)
``POST /_dashboard/keys``              ``{"permissions": ["customer_portal_read", …]}`` makes a
                                       restricted key and answers with it; ``"key"`` names it,
                                       ``"state"`` is ``valid``, ``expired`` or ``revoked``
``POST /_dashboard/connected``         ``{"id": "acct_…"}`` connects an account of somebody else;
                                       what else is in the body is merged into it
=====================================  =========================================================

Bodies are JSON, or forms (whose ``true``, ``false`` and ``null`` mean themselves). Requests with
an ``Origin``, or for a host that is not loopback, are refused: a web page must not get in.
"""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any

from portal_desktop.emulator.account import CONFIGURATION, EmbeddedAccount, Key
from portal_desktop.emulator.business import bare_account
from portal_desktop.emulator.configurations import with_login_page
from portal_desktop.emulator.faults import Faults
from portal_desktop.emulator.files import stored
from portal_desktop.emulator.forms import nested
from portal_desktop.emulator.json_values import Obj, at, token
from portal_desktop.emulator.refusals import Refusal, no_such
from portal_desktop.emulator.storage import to_json
from portal_desktop.emulator.web import Request, Response, form_pairs, json_response

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}


def answer(account: EmbeddedAccount, faults: Faults, asked: Request) -> Response:
    """Answer a request; what is wrong comes in an envelope like Stripe's. It raises nothing."""
    try:
        _check_origin(asked)
        return json_response(_done(account, faults, asked))
    except (Refusal, ValueError) as error:
        status = error.status if isinstance(error, Refusal) else 400
        return json_response({"error": {"message": str(error)}}, status)


def _check_origin(asked: Request) -> None:
    host = asked.header("host")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if (host and name.lower() not in _LOOPBACK) or "origin" in asked.headers:
        raise Refusal("The side door opens on this computer only.", status=403)


def _done(account: EmbeddedAccount, faults: Faults, asked: Request) -> Obj:
    kind, _, name = asked.path.removeprefix("/_dashboard/").partition("/")
    if (asked.method, kind) == ("GET", "state"):
        state: Obj = json.loads(to_json(account))
        return state
    if kind == "faults":
        if asked.method == "POST":
            faults.set(_specs(_body(asked)))
        return {"faults": faults.listed()}
    if asked.method != "POST" or kind not in _CHANGES:
        raise Refusal(f"There is no side door at {asked.path}.", status=404)
    return _CHANGES[kind](account, name, _body(asked))


def _body(asked: Request) -> Obj:
    if asked.header("content-type").startswith("application/x-www-form-urlencoded"):
        if asked.body.lstrip().startswith((b"{", b"[")):
            # What curl does with -d: read as a form it would mean nothing, without a word.
            raise Refusal("This is JSON sent as a form: add Content-Type: application/json.")
        pairs = form_pairs(asked.body)
        return nested((name, _WORDS.get(value, value)) for name, value in pairs)
    try:
        body = json.loads(asked.body or b"{}")
    except ValueError as error:
        raise Refusal(f"The body is not JSON: {error}.") from error
    if isinstance(body, dict):
        return body
    raise Refusal("The body is not an object.")


def _specs(body: Obj) -> list[str]:
    specs = body.get("faults")
    if isinstance(specs, dict):  # a form's list: see ``nested``
        specs = list(specs.values())
    if isinstance(specs, list) and all(isinstance(each, str) for each in specs):
        return specs
    raise Refusal('Say which faults, as {"faults": ["GET /v1=500*2"]}; an empty list ends all.')


def overlaid(old: Any, new: Any) -> Any:
    """Objects merged, everything else replaced."""
    if not isinstance(new, dict) or not isinstance(old, dict):
        return new
    return old | {name: overlaid(old.get(name), value) for name, value in new.items()}


def _change_account(account: EmbeddedAccount, _name: str, body: Obj) -> Obj:
    changes = dict(body)
    account.dashboard = overlaid(account.dashboard, changes.pop("dashboard", {}))
    own = overlaid(account.own, changes)
    branding = at(own, ("settings", "branding")) or {}
    for name in ("icon", "logo"):
        if isinstance(branding.get(name), dict):
            branding[name] = _uploaded(account, branding[name], f"business_{name}")
    account.tick()
    return account.put(own)


def _uploaded(account: EmbeddedAccount, image: Obj, purpose: str) -> str:
    try:
        data = base64.b64decode(image["data"], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise ValueError("An image is {'filename': …, 'data': base64}.") from error
    return str(stored(account, data, str(image.get("filename", "image")), purpose)["id"])


def _change_configuration(account: EmbeddedAccount, name: str, body: Obj) -> Obj:
    old = account.find(CONFIGURATION, name)
    if old is None:
        raise no_such("configuration", name, "configuration", status=404)
    changes = dict(body)
    hidden = {"configurations": {name: changes.pop("dashboard", {})}}
    account.dashboard = overlaid(account.dashboard, hidden)
    if changes.get("is_default"):
        account.put_all(one | {"is_default": False} for one in account.all(CONFIGURATION))
    changed = overlaid(account.find(CONFIGURATION, name), changes)
    return account.put(with_login_page(account, changed | {"updated": account.tick()}))


def _change_object(account: EmbeddedAccount, path: str, body: Obj) -> Obj:
    kind, _, name = path.partition("/")
    fresh: Obj = {"id": name, "object": kind, "created": account.tick(), "livemode": account.live}
    return account.put(overlaid(account.find(kind, name) or fresh, body))


def _connect(account: EmbeddedAccount, _name: str, body: Obj) -> Obj:
    name = str(body.get("id") or account.new_id("acct", 16))
    other = account.connected.get(name) or EmbeddedAccount(
        id=name, now=account.now, live=account.live, login_host=account.login_host
    )
    account.connected[name] = other
    return other.put(overlaid(other.find("account", name) or bare_account(name, other.now), body))


def _change_key(account: EmbeddedAccount, _name: str, body: Obj) -> Obj:
    prefix = "rk_live_" if account.live else "rk_test_"
    made = prefix + token(f"{account.id}/key/{len(account.keys)}", 24)
    key = str(body.get("key") or made)
    known = account.keys.get(key, Key())
    asked = body.get("permissions", known.permissions)
    names = None if asked is None else tuple(str(one).removeprefix("rak_") for one in asked)
    account.keys[key] = Key(names, str(body.get("state", known.state)))
    return {"key": key, "permissions": names, "state": account.keys[key].state}


_CHANGES: dict[str, Callable[[EmbeddedAccount, str, Obj], Obj]] = {
    "account": _change_account,
    "configurations": _change_configuration,
    "connected": _connect,
    "keys": _change_key,
    "objects": _change_object,
}
