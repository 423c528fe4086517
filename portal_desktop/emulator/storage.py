"""An account as JSON text, and back."""

import base64
import datetime as dt
import json
from typing import Any

from portal_desktop.emulator.account import EmbeddedAccount, Key, Replay
from portal_desktop.emulator.collection import Collection
from portal_desktop.emulator.days_passing import days_passed
from portal_desktop.emulator.json_values import Obj

FORMAT = 1

_SESSION = '"billing_portal.session"'


def to_json(account: EmbeddedAccount) -> str:
    """All of the account; a caller that shares it with an ``Emulator`` calls from ``on_write``."""
    return json.dumps({"format": FORMAT, **_as_object(account)})


def _as_object(account: EmbeddedAccount) -> Obj:
    return {
        "id": account.id,
        "now": account.now,
        "live": account.live,
        "login_host": account.login_host,
        "objects": {kind: dict(things) for kind, things in account.objects.items()},
        "files": {name: base64.b64encode(data).decode() for name, data in account.files.items()},
        "counters": account.counters,
        "keys": {key: [one.permissions, one.state] for key, one in account.keys.items()},
        "replays": {
            key: [one.asked, one.status, one.body]
            for key, one in account.replays.items()
            if may_be_stored(one)
        },
        "dashboard": account.dashboard,
        "connected": {name: _as_object(other) for name, other in account.connected.items()},
    }


def may_be_stored(answer: Replay) -> bool:
    """Links that open somebody's portal are not written down."""
    return _SESSION not in answer.body


def settings_of(account: EmbeddedAccount) -> str:
    """What rarely changes of an account: all but its objects, files and answers."""
    connected = [_as_object(other) for other in account.connected.values()]
    keys = {key: [one.permissions, one.state] for key, one in account.keys.items()}
    return json.dumps([account.live, account.login_host, keys, account.dashboard, connected])


def from_json(text: str, now: dt.date | None = None) -> EmbeddedAccount:
    """The account at the moment it was stored, or with the days until ``now`` gone by.

    Raises ``ValueError`` for anything that ``to_json`` of this program did not write.
    """
    try:
        stored = json.loads(text)
        if stored["format"] != FORMAT:
            message = f"an account of format {stored['format']}, not {FORMAT}"
            raise ValueError(message)
        account = _from_object(stored)
        assert account.own["object"] == "account"  # noqa: S101 - caught below
    except (AssertionError, AttributeError, KeyError, TypeError) as error:
        raise ValueError("not a stored account") from error
    if now is not None:
        days_passed(account, now)
    return account


def _from_object(stored: Obj) -> EmbeddedAccount:
    return EmbeddedAccount(
        id=str(stored["id"]),
        now=int(stored["now"]),
        live=bool(stored["live"]),
        login_host=str(stored["login_host"]),
        objects={kind: Collection(things) for kind, things in stored["objects"].items()},
        files={name: base64.b64decode(data) for name, data in stored["files"].items()},
        counters=stored["counters"],
        keys={key: _key(one) for key, one in stored["keys"].items()},
        replays={key: Replay(*one) for key, one in stored["replays"].items()},
        dashboard=stored["dashboard"],
        connected={name: _from_object(other) for name, other in stored["connected"].items()},
    )


def _key(stored: Any) -> Key:
    permissions, state = stored
    return Key(None if permissions is None else tuple(permissions), state)
