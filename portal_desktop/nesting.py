"""Settings to and from Stripe's nesting.

Reading is tolerant: hashes that are missing or null have Stripe's documented meaning, members and
choices newer than this program are kept. Writing is exact: only the paths asked for, ``""`` for
what is cleared, because Stripe's form encoding drops an empty list and leaves the old value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from portal_desktop import durations
from portal_desktop.brand import parse_colour
from portal_desktop.option import Option
from portal_desktop.options import (
    OPTIONS,
    OWN_REASONS,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
)
from portal_desktop.settings import Settings
from portal_desktop.values import Offer, StripeFile, Value

Nested: TypeAlias = dict[str, "Nested | list[Nested] | list[str] | str | bool | int"]

_MISSING = object()
_OFFER_KEYS = {"product", "prices", "adjustable_quantity"}
_QUANTITY_KEYS = {"enabled", "minimum", "maximum"}
_CONDITION_KEYS = {"type"}


@dataclass(frozen=True, slots=True)
class Read:
    """What an object of Stripe's says, and the lists this program must not write back.

    ``read_only``: paths whose items carry keys newer than this program; sending them would drop
    those keys.
    """

    settings: Settings
    read_only: frozenset[str] = frozenset()


def read_configuration(configuration: Mapping[str, object]) -> Read:
    """Settings of the ``configuration`` scope from Stripe's portal configuration object.

    ``products`` is left out by Stripe unless expanded: then it is not known.
    """
    found: dict[str, Value] = {}
    read_only = set()
    for option in OPTIONS.values():
        if option.scope != "configuration":
            continue
        raw = _at(configuration, option.path)
        if raw is _MISSING and option is PRODUCTS and _has_update_hash(configuration):
            continue
        if _newer_items(option, raw):
            read_only.add(option.path)
        found[option.path] = _value(option, raw)
    return Read(Settings(found), frozenset(read_only))


def read_account(account: Mapping[str, object]) -> Settings:
    """Settings of the ``account`` scope from Stripe's account object."""
    found: dict[str, Value] = {}
    for option in OPTIONS.values():
        if option.scope == "account" and option.path.startswith("account."):
            raw = _at(account, option.path.removeprefix("account."))
            found[option.path] = _value(option, raw)
    return Settings(found)


def write(settings: Settings, paths: Iterable[str], *, creating: bool = False) -> Nested:
    """Stripe's parameters holding exactly these paths.

    Creating leaves out what is empty: some fields cannot be unset before they exist (rule R16),
    and ``conditions`` takes only a list there. What is ``idle`` is left out always.
    """
    nested: Nested = {}
    for path in paths:
        if idle(path, settings):
            continue
        raw = _raw(path, held(path, settings[path]))
        if creating and raw == "" and path not in _REQUIRED_LISTS:
            continue
        _put(nested, _param_path(path), raw)
    return nested


def idle(path: str, settings: Settings) -> bool:
    """Whether Stripe keeps no value here: the lengths of a break that has no end."""
    return path == PAUSE_DURATIONS.path and settings.get(PAUSE_TYPE) == "indefinite"


def held(path: str, value: Value) -> Value:
    """A value as Stripe will hold it: no blanks around a text, a colour in one form."""
    if not isinstance(value, str):
        return value
    typed = value.strip()
    option = OPTIONS.get(path)
    if option is not None and option.kind == "colour":
        return parse_colour(typed) or typed
    return typed


_REQUIRED_LISTS = frozenset(
    {
        "features.subscription_update.default_allowed_updates",
        "features.customer_update.allowed_updates",
        "features.subscription_cancel.cancellation_reason.options",
        "features.subscription_pause.duration.interval_options",
    }
)


def _at(nested: object, path: str) -> object:
    for key in path.split("."):
        if not isinstance(nested, Mapping) or key not in nested:
            return _MISSING
        nested = nested[key]
    return nested


def _has_update_hash(configuration: Mapping[str, object]) -> bool:
    return isinstance(_at(configuration, "features.subscription_update"), Mapping)


def _value(option: Option[Value], raw: object) -> Value:
    if raw is _MISSING or (raw is None and option.kind != "durations"):
        return option.null
    match option.kind:
        case "switch":
            return raw is True
        case "members":
            return tuple(_member(item) for item in raw) if isinstance(raw, list) else ()
        case "offers":
            return tuple(_offer(item) for item in raw) if isinstance(raw, list) else ()
        case "durations":
            return durations.read(raw)
        case "reasons":
            return tuple(_id(item) for item in raw) if isinstance(raw, list) else ()
        case "ways":
            return _id(raw)
        case "image":
            file_id = raw.get("id") if isinstance(raw, Mapping) else raw
            return StripeFile(str(file_id))
        case "colour":
            return parse_colour(str(raw)) or str(raw)
        case _:
            return str(raw)


def _member(item: object) -> str:
    return str(item.get("type", "")) if isinstance(item, Mapping) else str(item)


def _offer(item: object) -> Offer:
    if not isinstance(item, Mapping):
        return Offer(str(item), ())
    quantity = item.get("adjustable_quantity")
    quantity = quantity if isinstance(quantity, Mapping) else {}
    prices = item.get("prices")
    maximum = quantity.get("maximum")
    minimum = quantity.get("minimum")
    return Offer(
        product=_id(item.get("product")),
        prices=tuple(_id(price) for price in prices) if isinstance(prices, list) else (),
        adjustable=quantity.get("enabled") is True,
        minimum=minimum if isinstance(minimum, int) else 1,
        maximum=maximum if isinstance(maximum, int) else None,
    )


def _id(reference: object) -> str:
    return str(reference.get("id", "")) if isinstance(reference, Mapping) else str(reference)


def _newer_items(option: Option[Value], raw: object) -> bool:
    if not isinstance(raw, list):
        return False
    items = [item for item in raw if isinstance(item, Mapping)]
    if option is PRODUCTS:
        return any(
            set(item) - _OFFER_KEYS or _extra(item.get("adjustable_quantity"), _QUANTITY_KEYS)
            for item in items
        )
    if option is PAUSE_DURATIONS:
        return any(set(item) - {"interval", "interval_count"} for item in items)
    if option is OWN_REASONS:
        return False
    if option is SCHEDULE:
        return any(set(item) - _CONDITION_KEYS for item in items)
    return bool(items)


def _extra(nested: object, known: set[str]) -> bool:
    return isinstance(nested, Mapping) and bool(set(nested) - known)


def _raw(path: str, value: Value) -> "Nested | list[Nested] | list[str] | str | bool":
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return _raw_list(path, value)
    if isinstance(value, StripeFile):
        return value.id
    raise ValueError(f"{path} holds {value!r}, which cannot be sent")


def _raw_list(
    path: str, value: tuple[str, ...] | tuple[Offer, ...]
) -> "list[Nested] | list[str] | str":
    if not value:
        return ""
    if path == PAUSE_DURATIONS.path:
        lengths: list[Nested] = [{**each} for each in durations.write(tuple(map(str, value)))]
        return lengths
    if path == SCHEDULE.path:
        conditions: list[Nested] = [{"type": str(member)} for member in value]
        return conditions
    offers = [_raw_offer(item) for item in value if isinstance(item, Offer)]
    return offers or [str(member) for member in value]


def _raw_offer(offer: Offer) -> Nested:
    quantity: Nested = {"enabled": offer.adjustable, "minimum": offer.minimum}
    if offer.maximum is not None:
        quantity["maximum"] = offer.maximum
    return {
        "product": offer.product,
        "prices": list(offer.prices),
        "adjustable_quantity": quantity,
    }


def _param_path(path: str) -> str:
    return path.removeprefix("account.")


def _put(nested: Nested, path: str, raw: "Nested | list[Nested] | list[str] | str | bool") -> None:
    *hashes, leaf = path.split(".")
    for key in hashes:
        inner = nested.setdefault(key, {})
        if not isinstance(inner, dict):
            raise ValueError(f"{path} stands inside another value")  # noqa: TRY004 - a wrong path
        nested = inner
    nested[leaf] = raw
