"""Lists as Stripe gives them: newest first, filtered, a page at a time."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from portal_desktop.emulator.collection import INDEXED, Collection, PagePosition
from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.refusals import Refusal, no_such

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


def newest_first(things: Collection) -> Iterator[Obj]:
    """By ``created``; of the same second, the one put last comes first."""
    return (things[name] for _created, _turn, name in reversed(things.places()))


def page(
    things: Collection,
    params: Obj,
    url: str,
    thing: str,
    wanted: Callable[[Obj], bool] = lambda _one: True,
) -> Obj:
    """The page of a list that the parameters ask for, newest first.

    Its objects have fields as the parameters of the same names say, and are ``wanted``. ``thing``
    is Stripe's word for one of them, for refusals. Only as many objects are looked at as it takes
    to fill the page and to know whether there are more.
    """
    limit = _limit(params.get("limit", 10))
    places = _places(things, params)
    fits = _all_of(params, wanted)

    def cursor(param: str) -> int:
        place = things.place(params[param])
        if place is None or not fits(things[params[param]]):
            raise no_such(thing, params[param], param)
        return bisect_left(places, place)

    back = "ending_before" in params
    if back:
        steps = range(cursor("ending_before") + 1, len(places))
    else:
        start = cursor("starting_after") if "starting_after" in params else len(places)
        steps = range(start - 1, -1, -1)
    met = (things[places[step][2]] for step in steps)
    found = list(islice(filter(fits, met), limit + 1))
    shown = found[:limit]
    return as_list(shown[::-1] if back else shown, url, has_more=len(found) > limit)


def _places(things: Collection, params: Obj) -> list[PagePosition]:
    """Where those stand that can be meant at all, the oldest first."""
    for name in sorted(INDEXED & params.keys()):
        if isinstance(value := params[name], str):
            return things.places(name, value)
    return things.places()


def _all_of(params: Obj, wanted: Callable[[Obj], bool]) -> Callable[[Obj], bool]:
    filters = [(name, value) for name, value in params.items() if name not in _PAGING]
    return lambda one: all(_matches(one, *each) for each in filters) and wanted(one)


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


def _limit(asked: int) -> int:
    if 1 <= asked <= 100:
        return asked
    bound = "greater than or equal to 1" if asked < 1 else "less than or equal to 100"
    text = f"This value must be {bound}."
    raise Refusal(text, code="parameter_invalid_integer", param="limit")
