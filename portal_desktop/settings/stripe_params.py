"""Settings to and from Stripe's nesting.

Reading is tolerant: hashes that are missing or null have Stripe's documented meaning, members and
choices newer than this program are kept. A value of another type than Stripe's is none of Stripe's
and raises ``UserError`` (see ``common.answer_fields``). Writing is exact: only the paths asked
for, ``""`` for what is cleared, because Stripe's form encoding drops an empty list and leaves the
old value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from portal_desktop.branding.colours import parse_colour
from portal_desktop.common.answer_fields import (
    RawObject,
    count_of,
    flag_of,
    hash_of,
    hashes_of,
    limit_of,
    list_of,
    name_of,
    text_of,
    unreadable,
)
from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Offer, StripeFile, Value
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings

StripeParams: TypeAlias = dict[
    str, "StripeParams | list[StripeParams] | list[str] | str | bool | int"
]

_MISSING = object()
_OFFER_KEYS = {"product", "prices", "adjustable_quantity"}
_QUANTITY_KEYS = {"enabled", "minimum", "maximum"}
_LENGTH_KEYS = {"interval", "interval_count"}


@dataclass(frozen=True, slots=True)
class ParsedSettings:
    """The settings an object of Stripe's holds, and the lists this program must not write back.

    ``read_only``: paths whose items carry keys newer than this program; sending them would drop
    those keys.
    """

    settings: Settings
    read_only: frozenset[str] = frozenset()


def read_configuration(configuration: Mapping[str, object]) -> ParsedSettings:
    """Read settings of the ``configuration`` scope from Stripe's portal configuration object.

    What Stripe leaves out unless it is expanded is not known then.
    """
    found: dict[str, Value] = {}
    read_only = set()
    for option in OPTIONS.values():
        if option.scope != "configuration":
            continue
        raw = _value_at(configuration, option.path)
        if raw is _MISSING and option.only_expanded and _has_hash_of(option, configuration):
            continue
        if _newer_items(option, raw):
            read_only.add(option.path)
        found[option.path] = _read_value(option, raw)
    return ParsedSettings(Settings(found), frozenset(read_only))


def read_account(account: Mapping[str, object]) -> Settings:
    """Settings of the ``account`` scope from Stripe's account object."""
    found: dict[str, Value] = {}
    for option in OPTIONS.values():
        if option.scope == "account" and option.path.startswith("account."):
            raw = _value_at(account, option.path.removeprefix("account."))
            found[option.path] = _read_value(option, raw)
    return Settings(found)


def to_stripe_params(
    settings: Settings, paths: Iterable[str], *, creating: bool = False
) -> StripeParams:
    """Make Stripe's parameters holding exactly these paths.

    What is ``is_ignored_by_stripe`` is left out always.

    Args:
        creating: leaves out what is empty: some fields cannot be unset before they exist (rule
            R16), and ``conditions`` takes only a list there.
    """
    nested: StripeParams = {}
    for path in paths:
        if is_ignored_by_stripe(path, settings):
            continue
        raw = _raw_value(path, as_stored_by_stripe(path, settings[path]))
        if creating and raw == "" and not (path in OPTIONS and OPTIONS[path].always_a_list):
            continue
        _set_nested(nested, _param_path(path), raw)
    return nested


def is_ignored_by_stripe(path: str, settings: Settings) -> bool:
    """Whether Stripe keeps no value here, as of the lengths of a break that has no end."""
    option = OPTIONS.get(path)
    if option is None or option.kept_unless is None:
        return False
    other, value = option.kept_unless
    return settings.get(other) == value


def as_stored_by_stripe(path: str, value: Value) -> Value:
    """A value as Stripe will hold it: no blanks around a text, a colour in one form."""
    if not isinstance(value, str):
        return value
    typed = value.strip()
    option = OPTIONS.get(path)
    if option is not None and option.kind == "colour":
        return parse_colour(typed) or typed
    return typed


def _value_at(nested: object, path: str) -> object:
    for key in path.split("."):
        if nested is None:
            return _MISSING
        if not isinstance(nested, Mapping):
            raise unreadable(path)
        if key not in nested:
            return _MISSING
        nested = nested[key]
    return nested


def _has_hash_of(option: Option[Value], configuration: Mapping[str, object]) -> bool:
    return isinstance(_value_at(configuration, option.path.rpartition(".")[0]), Mapping)


def _read_value(option: Option[Value], raw: object) -> Value:
    if raw is _MISSING or (raw is None and option.kind != "durations"):
        return option.null
    field = {option.path: raw}
    match option.kind:
        case "switch":
            return flag_of(field, option.path)
        case "members":
            return tuple(_read_member(option, each) for each in list_of(field, option.path))
        case "offers":
            return tuple(map(_read_offer, hashes_of(field, option.path)))
        case "durations":
            return durations.from_interval_options(
                [_length(each) for each in hashes_of(field, option.path)]
            )
        case "feedback_options":
            return tuple(_id_of(option.path, each) for each in list_of(field, option.path))
        case "payment_method_configurations":
            return _id_of(option.path, raw)
        case "image":
            return StripeFile(_id_of(option.path, raw))
        case "colour":
            text = _text(option.path, raw)
            return parse_colour(text) or text
        case _:
            return _text(option.path, raw)


def _text(path: str, raw: object) -> str:
    """A text as it is, since it may be sent back; half a character cannot be kept."""
    if isinstance(raw, str) and raw == raw.encode("utf-8", "ignore").decode("utf-8"):
        return raw
    raise unreadable(path)


def _read_member(option: Option[Value], item: object) -> str:
    if isinstance(item, Mapping):
        return _text(option.path, item.get(option.item_key or "type"))
    return _text(option.path, None if option.item_key else item)


def _length(item: RawObject) -> RawObject:
    """How long a break may last, with nothing in it but what it should be."""
    return {
        "interval": text_of(item, "interval"),
        "interval_count": count_of(item, "interval_count"),
    }


def _read_offer(item: RawObject) -> Offer:
    quantity = hash_of(item, "adjustable_quantity")
    minimum = limit_of(quantity, "minimum")
    return Offer(
        product=_id_of("product", item.get("product")),
        prices=tuple(_id_of("prices", price) for price in list_of(item, "prices")),
        adjustable=flag_of(quantity, "enabled"),
        minimum=1 if minimum is None else minimum,
        maximum=limit_of(quantity, "maximum"),
    )


def _id_of(path: str, reference: object) -> str:
    """The id of something, expanded or not."""
    return name_of(reference) if isinstance(reference, Mapping) else _text(path, reference)


def _newer_items(option: Option[Value], raw: object) -> bool:
    if not isinstance(raw, list):
        return False
    items = [item for item in raw if isinstance(item, Mapping)]
    match option.kind:
        case "offers":
            return any(
                set(item) - _OFFER_KEYS
                or _has_extra_keys(item.get("adjustable_quantity"), _QUANTITY_KEYS)
                for item in items
            )
        case "durations":
            return any(set(item) - _LENGTH_KEYS for item in items)
        case "feedback_options":
            return False
        case _ if option.item_key:
            return any(set(item) - {option.item_key} for item in items)
        case _:
            return bool(items)


def _has_extra_keys(nested: object, known: set[str]) -> bool:
    return isinstance(nested, Mapping) and bool(set(nested) - known)


def _raw_value(
    path: str, value: Value
) -> "StripeParams | list[StripeParams] | list[str] | str | bool":
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
) -> "list[StripeParams] | list[str] | str":
    if not value:
        return ""
    option = OPTIONS.get(path)
    if option is not None and option.kind == "durations":
        lengths: list[StripeParams] = [
            {**each} for each in durations.to_interval_options(tuple(map(str, value)))
        ]
        return lengths
    if option is not None and option.item_key:
        hashes: list[StripeParams] = [{option.item_key: str(member)} for member in value]
        return hashes
    offers = [_raw_offer(item) for item in value if isinstance(item, Offer)]
    return offers or [str(member) for member in value]


def _raw_offer(offer: Offer) -> StripeParams:
    quantity: StripeParams = {"enabled": offer.adjustable, "minimum": offer.minimum}
    if offer.maximum is not None:
        quantity["maximum"] = offer.maximum
    return {
        "product": offer.product,
        "prices": list(offer.prices),
        "adjustable_quantity": quantity,
    }


def _param_path(path: str) -> str:
    return path.removeprefix("account.")


def _set_nested(
    nested: StripeParams,
    path: str,
    raw: "StripeParams | list[StripeParams] | list[str] | str | bool",
) -> None:
    *hashes, leaf = path.split(".")
    for key in hashes:
        inner = nested.setdefault(key, {})
        if not isinstance(inner, dict):
            raise ValueError(f"{path} stands inside another value")  # noqa: TRY004 - a wrong path
        nested = inner
    nested[leaf] = raw
