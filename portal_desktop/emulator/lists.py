"""Lists as Stripe gives them: newest first, filtered, a page at a time."""

from collections.abc import Mapping
from typing import Any

from portal_desktop.emulator.refusals import Refusal, no_such
from portal_desktop.emulator.values import Obj

# Parameters of every list that say nothing about which objects are meant.
_PAGING = frozenset({"limit", "starting_after", "ending_before", "expand"})
_RANGE = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
}


def as_list(data: list[Obj], url: str, *, has_more: bool = False) -> Obj:
    return {"object": "list", "data": data, "has_more": has_more, "url": url}


def newest_first(things: list[Obj]) -> list[Obj]:
    """By ``created``; of the same second, the one put last comes first."""
    oldest_first = sorted(things, key=lambda one: int(one.get("created") or 0))
    return oldest_first[::-1]


def matching(things: list[Obj], params: Obj) -> list[Obj]:
    """Those whose fields are as the parameters of the same names say."""
    wanted = {name: value for name, value in params.items() if name not in _PAGING}
    return [one for one in things if all(_matches(one, *pair) for pair in wanted.items())]


def _matches(one: Obj, name: str, wanted: Any) -> bool:
    if name in {"ids", "lookup_keys"}:
        return one.get(name.removesuffix("s")) in wanted
    return _fits(one.get(name), wanted)


def _fits(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, Mapping):
        return bool(value == wanted)
    if wanted.keys() & _RANGE.keys():
        return value is not None and all(_RANGE[how](value, bound) for how, bound in wanted.items())
    return isinstance(value, dict) and all(_fits(value.get(k), v) for k, v in wanted.items())


def page(things: list[Obj], params: Obj, url: str, thing: str) -> Obj:
    """``things`` newest first; ``thing`` is Stripe's word for one of them, for refusals."""
    limit = _limit(params.get("limit", 10))
    ids = [one["id"] for one in things]
    if "ending_before" in params:
        end = _place(ids, params["ending_before"], "ending_before", thing)
        start = max(0, end - limit)
        return as_list(things[start:end], url, has_more=start > 0)
    start = 0
    if "starting_after" in params:
        start = _place(ids, params["starting_after"], "starting_after", thing) + 1
    return as_list(things[start : start + limit], url, has_more=start + limit < len(things))


def _limit(asked: int) -> int:
    if 1 <= asked <= 100:
        return asked
    bound = "greater than or equal to 1" if asked < 1 else "less than or equal to 100"
    text = f"This value must be {bound}."
    raise Refusal(text, code="parameter_invalid_integer", param="limit")


def _place(ids: list[str], wanted: str, param: str, thing: str) -> int:
    if wanted not in ids:
        raise no_such(thing, wanted, param)
    return ids.index(wanted)
