"""The state of an embedded account: objects by type and id, files, keys, a clock."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from portal_desktop.emulator.collection import Collection, PagePosition
from portal_desktop.emulator.json_values import Obj, token
from portal_desktop.emulator.refusals import Refusal

CONFIGURATION = "billing_portal.configuration"

DEMO_LOGIN = "https://demo.invalid/p/login/"
STRIPE_LOGIN = "https://billing.stripe.com/p/login/"


@dataclass
class Replay:
    """The stored answer to one idempotency key; ``asked`` is the request's fingerprint."""

    asked: str
    status: int
    body: str


@dataclass
class Key:
    """A key besides the fixed one. ``permissions`` without ``rak_``; ``None`` means all of them."""

    permissions: tuple[str, ...] | None = None
    state: str = "valid"  # or "expired", "revoked"


@dataclass(frozen=True)
class ObjectChange:
    """One object that was put or removed, and what stood in its place, if anything."""

    kind: str
    id: str
    before: Obj | None
    place: PagePosition | None


@dataclass
class EmbeddedAccount:
    """One account in one mode. Nothing is shared between two of them.

    ``now`` is in seconds; it goes on by one with every write, so that what was made later is
    newer, and the same requests always give the same answers. ``dashboard`` holds what only
    Stripe's Dashboard knows (fonts, retention coupons). ``connected`` are accounts of others
    that this one, as a platform, may manage.

    ``touched``: kind and id of what was put or removed lately, and whether it was removed in
    between; None while nobody wants to know.
    """

    id: str
    now: int
    live: bool = False
    login_host: str = STRIPE_LOGIN
    objects: dict[str, Collection] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict, repr=False)
    replays: dict[str, Replay] = field(default_factory=dict)
    dashboard: Obj = field(default_factory=dict)
    connected: "dict[str, EmbeddedAccount]" = field(default_factory=dict)
    touched: dict[tuple[str, str], bool] | None = field(default=None, repr=False, compare=False)
    _changes: list[ObjectChange] | None = field(default=None, repr=False, compare=False)

    @property
    def own(self) -> Obj:
        """The account as an object: business profile, brand."""
        return self.objects["account"][self.id]

    def tick(self) -> int:
        """The time of the next write."""
        self.now += 1
        return self.now

    def new_id(self, prefix: str, length: int = 24) -> str:
        self.counters[prefix] = self.counters.get(prefix, 0) + 1
        return f"{prefix}_{token(f'{self.id}/{prefix}/{self.counters[prefix]}', length)}"

    def collection(self, kind: str) -> Collection:
        """The objects of a kind; an empty one, which is kept nowhere, where there are none."""
        return self.objects.get(kind) or Collection()

    def find(self, kind: str, wanted: object) -> Obj | None:
        return self.collection(kind).get(wanted) if isinstance(wanted, str) else None

    def all(self, kind: str) -> list[Obj]:
        """Oldest first, as they were put."""
        return list(self.collection(kind).values())

    def put(self, thing: Obj) -> Obj:
        self._note(thing["object"], thing["id"])
        self._touch(thing["object"], thing["id"], gone=False)
        self.objects.setdefault(thing["object"], Collection())[thing["id"]] = thing
        return thing

    def put_all(self, things: Iterable[Obj]) -> None:
        for thing in things:
            self.put(thing)

    def remove(self, kind: str, gone: str) -> None:
        self._note(kind, gone)
        self._touch(kind, gone, gone=True)
        self.collection(kind).pop(gone, None)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A write that is refused half-way is taken back.

        What was put before is never changed in place meanwhile, only replaced, and the bytes of
        files are only added.
        """
        now, counters, files = self.now, dict(self.counters), len(self.files)
        touched = None if self.touched is None else dict(self.touched)
        self._changes = []
        try:
            yield
        except Refusal:
            self.now, self.counters, self.touched = now, counters, touched
            while len(self.files) > files:
                self.files.popitem()
            for change in reversed(self._changes):
                self._take_back(change)
            raise
        finally:
            self._changes = None

    def _note(self, kind: str, name: str) -> None:
        if self._changes is not None:
            things = self.collection(kind)
            self._changes.append(ObjectChange(kind, name, things.get(name), things.place(name)))

    def _touch(self, kind: str, name: str, *, gone: bool) -> None:
        """What is put anew comes after everything else."""
        if self.touched is None:
            return
        key = kind, name
        gone = self.touched.get(key, False) or gone
        if name not in self.collection(kind):
            self.touched.pop(key, None)
        self.touched[key] = gone

    def _take_back(self, change: ObjectChange) -> None:
        if change.before is not None and change.place is not None:
            self.objects[change.kind].put_back(change.before, change.place)
        else:
            self.collection(change.kind).pop(change.id, None)

    def default_configuration(self) -> Obj | None:
        found = (one for one in self.all(CONFIGURATION) if one.get("is_default"))
        return next(found, None)
