"""Small words shared by the whole embedded account: JSON objects, paths, fingerprints."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

# JSON of any shape; Stripe adds fields faster than a type could be kept.
Obj = dict[str, Any]

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def token(seed: str, length: int) -> str:
    """``length`` letters and digits, always the same for the same ``seed``."""
    number = int.from_bytes(hashlib.sha512(seed.encode()).digest())
    letters = []
    for _ in range(length):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)


def fingerprint(value: object) -> str:
    """Equal for equal JSON values, whatever the order of their keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def bracketed(path: Iterable[str | int]) -> str:
    """``("a", "b", 0)`` as Stripe writes parameters: ``a[b][0]``."""
    first, *rest = (str(part) for part in path)
    return first + "".join(f"[{part}]" for part in rest)


def listed(words: Iterable[str], joint: str = "or") -> str:
    """``a or b``; ``a, b, or c``."""
    *most, last = words
    if not most:
        return last
    return f"{', '.join(most)}{',' if len(most) > 1 else ''} {joint} {last}"


def at(value: object, path: Iterable[str]) -> Any:
    """What stands at ``path`` in nested objects; ``None`` where there is nothing."""
    for part in path:
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def copied(value: Any) -> Any:
    """A copy that shares no list and no object; many times faster than ``copy.deepcopy``."""
    if isinstance(value, dict):
        return {name: copied(one) for name, one in value.items()}
    if isinstance(value, list):
        return [copied(one) for one in value]
    return value
