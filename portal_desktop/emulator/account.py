"""The state of an embedded account: objects by type and id, files, keys, a clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portal_desktop.emulator.values import Obj, token

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
class Checkpoint:
    now: int
    objects: dict[str, dict[str, Obj]]
    files: dict[str, bytes]
    counters: dict[str, int]


@dataclass
class Account:
    """One account in one mode. Nothing is shared between two of them.

    ``now`` is in seconds; it goes on by one with every write, so that what was made later is
    newer, and the same requests always give the same answers. ``dashboard`` holds what only
    Stripe's Dashboard knows (fonts, retention coupons). ``connected`` are accounts of others
    that this one, as a platform, may manage.
    """

    id: str
    now: int
    live: bool = False
    login_host: str = STRIPE_LOGIN
    objects: dict[str, dict[str, Obj]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict, repr=False)
    replays: dict[str, Replay] = field(default_factory=dict)
    dashboard: Obj = field(default_factory=dict)
    connected: "dict[str, Account]" = field(default_factory=dict)

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

    def find(self, kind: str, wanted: object) -> Obj | None:
        return self.objects.get(kind, {}).get(wanted) if isinstance(wanted, str) else None

    def all(self, kind: str) -> list[Obj]:
        """Oldest first, as they were put."""
        return list(self.objects.get(kind, {}).values())

    def put(self, thing: Obj) -> Obj:
        self.objects.setdefault(thing["object"], {})[thing["id"]] = thing
        return thing

    def put_all(self, things: Iterable[Obj]) -> None:
        for thing in things:
            self.put(thing)

    def remove(self, kind: str, gone: str) -> None:
        self.objects.get(kind, {}).pop(gone, None)

    def checkpoint(self) -> "Checkpoint":
        """What ``restore`` needs to take back a write that is refused half-way.

        Objects are never changed in place, only replaced, so that shallow copies do.
        """
        objects = {kind: dict(things) for kind, things in self.objects.items()}
        return Checkpoint(self.now, objects, dict(self.files), dict(self.counters))

    def restore(self, before: "Checkpoint") -> None:
        self.now, self.objects = before.now, before.objects
        self.files, self.counters = before.files, before.counters

    def default_configuration(self) -> Obj | None:
        found = (one for one in self.all(CONFIGURATION) if one.get("is_default"))
        return next(found, None)
