"""The accounts one can begin with: the demo business, an empty one, one out of a file."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from portal_desktop.emulator.account import DEMO_LOGIN, EmbeddedAccount
from portal_desktop.emulator.clock import seconds
from portal_desktop.emulator.demo.coffee_club import furnish
from portal_desktop.emulator.json_values import Obj, token


def demo(now: dt.date | None = None) -> EmbeddedAccount:
    """Harbour Coffee Club: products, forty customers, an untouched portal. See ``demo``."""
    account = EmbeddedAccount(
        id="acct_1" + token("harbour", 15), now=seconds(now), login_host=DEMO_LOGIN
    )
    furnish(account)
    return account


def empty(now: dt.date | None = None, *, live: bool = False) -> EmbeddedAccount:
    """An account just opened: nothing sold, no portal settings saved yet."""
    account = EmbeddedAccount(id="acct_1" + token(f"empty/{live}", 15), now=seconds(now), live=live)
    account.put(bare_account(account.id, account.now))
    return account


def bare_account(name: str, created: int) -> Obj:
    """The account as an object, before anybody filled anything in."""
    return {
        "id": name,
        "object": "account",
        "business_profile": {
            "mcc": None,
            "name": None,
            "product_description": None,
            "support_address": None,
            "support_email": None,
            "support_phone": None,
            "support_url": None,
            "url": None,
        },
        "business_type": None,
        "charges_enabled": False,
        "country": "US",
        "created": created,
        "default_currency": "usd",
        "details_submitted": False,
        "email": None,
        "metadata": {},
        "payouts_enabled": False,
        "settings": {
            "branding": {
                "icon": None,
                "logo": None,
                "primary_color": None,
                "secondary_color": None,
            },
            "dashboard": {"display_name": None, "timezone": "Etc/UTC"},
            "payments": {"statement_descriptor": None},
        },
        "type": "standard",
    }


def from_business_file(path: Path, now: dt.date | None = None) -> EmbeddedAccount:
    """The objects of a JSON file, by type: one, or a list of them.

    Values stay as they are, but ``livemode`` becomes the test account's. Things that objects
    name may be missing. Raises ``OSError``, or ``ValueError`` for another kind of file.
    """
    content = json.loads(path.read_text("utf-8"))
    values = content.values() if isinstance(content, dict) else []
    things = [thing for value in values for thing in _many(value)]
    if not things:
        message = f"{path}: no objects by type"
        raise ValueError(message)
    owns = [thing for thing in things if thing["object"] == "account"]
    own = owns[0] if owns else bare_account("acct_1" + token(str(sorted(content)), 15), 0)
    account = EmbeddedAccount(id=own["id"], now=seconds(now))
    account.put(_in_test_mode(own))
    account.put_all(_in_test_mode(thing) for thing in things)
    return account


def _many(value: object) -> list[Obj]:
    """What can be stored: sample answers about deleted or nameless things cannot."""
    several = value if isinstance(value, list) else [value]
    kept = [one for one in several if isinstance(one, dict) and not one.get("deleted")]
    return [one for one in kept if isinstance(one.get("id"), str) and "object" in one]


def _in_test_mode(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_test_mode(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: False if name == "livemode" else _in_test_mode(one) for name, one in value.items()
    }
