"""The demo business as nobody would believe it: every number in it is another."""

import json
from typing import Any

from portal_desktop import emulator
from portal_desktop.emulator import EmbeddedAccount

HUGE = 10**30
KEPT = {"version"}


def extreme(number: int = HUGE) -> EmbeddedAccount:
    """The demo business; amounts, quantities, counts and times are all ``number``."""
    stored = json.loads(emulator.to_json(emulator.demo()))
    stored["objects"] = _with(stored["objects"], number)
    return emulator.from_json(json.dumps(stored))


def _with(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {key: each if key in KEPT else _with(each, number) for key, each in value.items()}
    if isinstance(value, list):
        return [_with(each, number) for each in value]
    return number if type(value) is int else value
