"""How a request changes an object: hashes are merged, lists replaced, ``""`` unsets."""

from typing import Any

from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.refusals import Refusal

MOST_KEYS = 50
LONGEST_KEY = 40
LONGEST_VALUE = 500


def merged(old: Obj, sent: Obj) -> Obj:
    """``old`` with what was sent; neither is changed. ``metadata`` is merged by its own rule."""
    new = dict(old)
    for name, value in sent.items():
        if name == "metadata":
            new[name] = merged_metadata(old.get(name) or {}, value)
        else:
            new[name] = _changed(old.get(name), value)
    return new


def _changed(old: Any, sent: Any) -> Any:
    if isinstance(sent, str) and sent == "":
        return [] if isinstance(old, list) else None
    if isinstance(sent, dict):
        return merged(old if isinstance(old, dict) else {}, sent)
    return sent


def merged_metadata(old: Obj, sent: Obj | str) -> Obj:
    """Key by key; an empty value removes its key, ``""`` in place of the whole removes all."""
    if isinstance(sent, str):
        return {}
    new = {key: value for key, value in {**old, **sent}.items() if value != ""}
    # Stripe documents these three limits; the texts are UNCONFIRMED.
    if len(new) > MOST_KEYS:
        text = f"Metadata can have up to {MOST_KEYS} keys, you passed in {len(new)}."
        raise Refusal(text, param="metadata")
    for key, value in new.items():
        if len(key) > LONGEST_KEY:
            text = f"Metadata keys can have up to {LONGEST_KEY} characters: {key}"
            raise Refusal(text, param="metadata")
        if len(value) > LONGEST_VALUE:
            text = f"Metadata values can have up to {LONGEST_VALUE} characters: {key}"
            raise Refusal(text, param=f"metadata[{key}]")
    return new
