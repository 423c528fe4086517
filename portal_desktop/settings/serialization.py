"""Settings and histories as JSON for the disk, and back.

A format number stands in front. Paths and members this program does not know are kept as they
are, so that an older program does not lose what a newer one wrote.
"""

import json
from collections.abc import Mapping
from typing import TypeAlias

from portal_desktop.options.values import UNCHOSEN, Image, Offer, StripeFile, Unchosen, Value
from portal_desktop.settings.edit_history import EditHistory, EditStep, close_open_step
from portal_desktop.settings.settings import Settings

FORMAT = 1

_DAMAGE = (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


class NotReadable(ValueError):
    """The error of a text this program cannot read back; it never holds the text itself."""


def dump_settings(settings: Mapping[str, Value]) -> str:
    """Settings as JSON text."""
    return json.dumps({"format": FORMAT, "settings": _values_to_json(settings)}, ensure_ascii=False)


def load_settings(text: str) -> Settings:
    """Read settings from the JSON text that ``dump_settings`` wrote.

    Raises:
        NotReadable: for any other text.
    """
    try:
        return _settings_from_json(_hash_at(_load_envelope(text), "settings"))
    except _DAMAGE as error:
        raise NotReadable("settings") from error


def dump_history(history: EditHistory) -> str:
    """A history with its draft and base as JSON text. The step being typed ends there."""
    history = close_open_step(history)
    return json.dumps(
        {
            "format": FORMAT,
            "base": _values_to_json(history.base),
            "draft": _values_to_json(history.draft),
            "steps": [_step_to_json(step) for step in history.steps],
            "position": history.position,
            "contested": sorted(history.contested),
        },
        ensure_ascii=False,
    )


def load_history(text: str) -> EditHistory:
    """Read a history from the JSON text that ``dump_history`` wrote.

    Raises:
        NotReadable: for any other text.
    """
    try:
        stored = _load_envelope(text)
        steps = tuple(_load_step(step) for step in stored["steps"])  # type: ignore[union-attr]  # anything else raises
        return EditHistory(
            base=_settings_from_json(_hash_at(stored, "base")),
            draft=_settings_from_json(_hash_at(stored, "draft")),
            steps=steps,
            position=max(0, min(int(stored["position"]), len(steps))),  # type: ignore[arg-type]  # anything else raises
            contested=frozenset(map(str, stored["contested"])),  # type: ignore[arg-type]  # anything else raises
        )
    except _DAMAGE as error:
        raise NotReadable("history") from error


def dump_value(value: Value) -> str:
    """One value as JSON text."""
    return json.dumps(_value_to_json(value), ensure_ascii=False)


def load_value(text: str) -> Value:
    """Read one value from the JSON text that ``dump_value`` wrote.

    Raises:
        NotReadable: for any other text.
    """
    try:
        return _value_from_json(json.loads(text))
    except _DAMAGE as error:
        raise NotReadable("value") from error


def _load_envelope(text: str) -> dict[str, Json]:
    stored = json.loads(text)
    if not isinstance(stored, dict) or stored["format"] != FORMAT:
        raise NotReadable("format")
    return stored


def _hash_at(stored: dict[str, Json], key: str) -> dict[str, Json]:
    found = stored[key]
    if not isinstance(found, dict):
        raise NotReadable(key)
    return found


def _settings_from_json(stored: dict[str, Json]) -> Settings:
    return Settings({path: _value_from_json(value) for path, value in stored.items()})


def _values_to_json(settings: Mapping[str, Value]) -> dict[str, Json]:
    return {path: _value_to_json(value) for path, value in settings.items()}


def _value_to_json(value: Value) -> Json:
    match value:
        case Unchosen():
            return {"unchosen": True}
        case Image():
            return {
                "image": [value.sha256, value.kind, value.width, value.height],
            }
        case StripeFile():
            return {"file": value.id}
        case tuple():
            return [_item_to_json(item) for item in value]
        case _:
            return value


def _item_to_json(item: str | Offer) -> Json:
    if isinstance(item, str):
        return item
    return {
        "product": item.product,
        "prices": list(item.prices),
        "adjustable": item.adjustable,
        "minimum": item.minimum,
        "maximum": item.maximum,
    }


def _value_from_json(stored: Json) -> Value:
    if isinstance(stored, dict):
        return _load_hash(stored)
    if isinstance(stored, list):
        if stored and isinstance(stored[0], dict):
            return tuple(_offer_from_json(item) for item in stored if isinstance(item, dict))
        return tuple(str(item) for item in stored)
    if isinstance(stored, bool | str) or stored is None:
        return stored
    raise NotReadable("value")


def _load_hash(stored: dict[str, Json]) -> Value:
    match stored:
        case {"unchosen": True}:
            return UNCHOSEN
        case {"image": [str(sha256), "png" | "jpeg" as kind, int(width), int(height)]}:
            return Image(sha256, "png" if kind == "png" else "jpeg", width, height)
        case {"file": str(file_id)}:
            return StripeFile(file_id)
        case _:
            raise NotReadable("value")


def _offer_from_json(stored: dict[str, Json]) -> Offer:
    match stored:
        case {
            "product": str(product),
            "prices": list(prices),
            "adjustable": bool(adjustable),
            "minimum": int(minimum),
            "maximum": int() | None as maximum,
        }:
            return Offer(product, tuple(map(str, prices)), adjustable, minimum, maximum)
        case _:
            raise NotReadable("offer")


def _step_to_json(step: EditStep) -> Json:
    return {
        "text": step.text,
        "tab": step.tab,
        "changes": {
            path: [_value_to_json(before), _value_to_json(after)]
            for path, (before, after) in step.changes.items()
        },
        "settles": [*sorted(step.settles)],
    }


def _load_step(stored: Json) -> EditStep:
    match stored:
        case {"text": str(text), "tab": str(tab), "changes": dict(changes), "settles": list(paths)}:
            return EditStep(
                text,
                {path: _pair_from_json(pair) for path, pair in changes.items()},
                tab,
                frozenset(map(str, paths)),
            )
        case _:
            raise NotReadable("step")


def _pair_from_json(stored: Json) -> tuple[Value, Value]:
    match stored:
        case [before, after]:
            return _value_from_json(before), _value_from_json(after)
        case _:
            raise NotReadable("step")
