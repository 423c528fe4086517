"""The objects of one kind, kept in the order in which Stripe lists them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from operator import itemgetter

from portal_desktop.emulator.json_values import Obj

INDEXED = frozenset({"customer", "email", "file", "lookup_key", "product"})
"""Fields that name one of many: objects are found by them without looking at all of the kind."""

# When it was created, how many were put before it, its id.
PagePosition = tuple[int, int, str]


class Collection(MutableMapping[str, Obj]):
    """Objects by id. As a mapping it goes from what was put first to what was put last.

    ``places`` are sorted, the oldest first; of the same second, what was put last is the newest.
    They are made when they are asked for first and kept up to date from then on, so that a page
    costs the same however many objects there are. What is put may be changed in place, but not
    its id, when it was created, or a field of ``INDEXED``.
    """

    def __init__(self, things: Mapping[str, Obj] | None = None) -> None:
        self._things: dict[str, Obj] = {}
        self._place: dict[str, PagePosition] = {}
        self._count = 0
        self._all: list[PagePosition] | None = None
        self._indices: dict[str, dict[str, list[PagePosition]]] = {}
        self.update(things or {})

    def __getitem__(self, name: str) -> Obj:
        return self._things[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __setitem__(self, name: str, thing: Obj) -> None:
        before = self._place.get(name)
        self._put(thing, (_created(thing), before[1] if before else self._count, name))

    def __delitem__(self, name: str) -> None:
        thing, place = self._things.pop(name), self._place.pop(name)
        for places in self._lists_with(thing):
            del places[bisect_left(places, place)]

    def put_back(self, thing: Obj, place: PagePosition) -> None:
        """Put what once stood at ``place`` there again."""
        was_gone = place[2] not in self._things
        self._put(thing, place)
        if was_gone:
            in_turn = sorted(self._place.values(), key=itemgetter(1))
            self._things = {name: self._things[name] for _created_at, _turn, name in in_turn}

    def place(self, name: str) -> PagePosition | None:
        """Where an object stands; ``None`` where there is none of that name."""
        return self._place.get(name)

    def places(self, field: str = "", value: str = "") -> list[PagePosition]:
        """Of all, or of those whose ``field`` (of ``INDEXED``) has a value; not to be changed."""
        if field:
            return self._index(field).get(value, [])
        if self._all is None:
            self._all = sorted(self._place.values())
        return self._all

    def having(self, field: str, value: str) -> list[Obj]:
        """Those whose ``field`` (of ``INDEXED``) has a value, in the order they were put."""
        in_turn = sorted(self.places(field, value), key=itemgetter(1))
        return [self._things[name] for _created_at, _turn, name in in_turn]

    def _put(self, thing: Obj, place: PagePosition) -> None:
        name = place[2]
        if name in self._things:
            self._leave_lists(name)
        self._things[name], self._place[name] = thing, place
        self._count = max(self._count, place[1] + 1)
        for places in self._lists_with(thing):
            insort(places, place)

    def _leave_lists(self, name: str) -> None:
        for places in self._lists_with(self._things[name]):
            del places[bisect_left(places, self._place[name])]

    def _lists_with(self, thing: Obj) -> Iterable[list[PagePosition]]:
        if self._all is not None:
            yield self._all
        for field, index in self._indices.items():
            if isinstance(value := thing.get(field), str):
                yield index.setdefault(value, [])

    def _index(self, field: str) -> dict[str, list[PagePosition]]:
        if field not in self._indices:
            index: dict[str, list[PagePosition]] = {}
            for place in sorted(self._place.values()):
                if isinstance(value := self._things[place[2]].get(field), str):
                    index.setdefault(value, []).append(place)
            self._indices[field] = index
        return self._indices[field]


def _created(thing: Obj) -> int:
    """0 for what has no such time, or something else in its place."""
    created = thing.get("created")
    return created if isinstance(created, int) else 0
