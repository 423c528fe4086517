"""What an unsettled request was to do, as JSON for the disk, and back."""

import json
from dataclasses import asdict
from typing import get_args

from portal_desktop.actions.action import ActionRequest, RequestKind, RequestVerb
from portal_desktop.publishing.pending_writes import PendingAction, PendingPublish, PendingPurpose
from portal_desktop.settings.serialization import NotReadable, dump_settings, load_settings


def dump_purpose(purpose: PendingPurpose) -> str:
    """A purpose as JSON text."""
    stored = (
        _dump_publish(purpose) if isinstance(purpose, PendingPublish) else _dump_action(purpose)
    )
    return json.dumps(stored, ensure_ascii=False)


def _dump_publish(pending: PendingPublish) -> dict[str, object]:
    return {
        "wanted": dump_settings(pending.wanted),
        "before": dump_settings(pending.before),
        "count": pending.count,
        "creates": pending.creates,
    }


def _dump_action(pending: PendingAction) -> dict[str, object]:
    return {
        "request": asdict(pending.request),
        "done": pending.done,
        "form": pending.form,
        "typed": dict(pending.typed),
        "alike": None if pending.alike is None else sorted(pending.alike),
    }


def load_purpose(text: str) -> PendingPurpose:
    """Read a purpose from the JSON text that ``dump_purpose`` wrote.

    Raises:
        NotReadable: for any other text.
    """
    try:
        stored = json.loads(text)
    except ValueError as error:
        raise NotReadable("purpose") from error
    match stored:
        case {"wanted": str(wanted), "before": str(before), "count": int(count), "creates": made}:
            return PendingPublish(load_settings(wanted), load_settings(before), count, bool(made))
        case {
            "request": {"kind": kind, "verb": verb, "params": dict(params), "id": str(name)},
            "done": str(done),
            "form": str(form),
            "typed": dict(typed),
            "alike": list() | None as alike,
        } if kind in get_args(RequestKind) and verb in get_args(RequestVerb):
            there = None if alike is None else frozenset(map(str, alike))
            return PendingAction(ActionRequest(kind, verb, params, name), done, form, typed, there)
        case _:
            raise NotReadable("purpose")
