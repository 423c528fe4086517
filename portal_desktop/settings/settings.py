"""Settings: what somebody wants the portal to be, as one immutable value.

A map from option path to value. An absent path means *not known* (not readable, not permitted):
it is shown as unknown and never compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, overload

from portal_desktop.options.option import Option, Scope
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Image, Offer, StripeFile, Unchosen, Value
from portal_desktop.settings import pause_durations as durations

__all__ = [
    "UNCHOSEN",
    "Image",
    "Offer",
    "Settings",
    "StripeFile",
    "Unchosen",
    "default_settings",
    "normalize_value",
]

T = TypeVar("T")
D = TypeVar("D")


class Settings(Mapping[str, Value]):
    """An immutable map from option path to value, in normal form.

    ``settings[CANCEL_MODE]`` has the option's type; ``settings["features…"]`` is any ``Value``.
    Both raise KeyError for what is not known. Paths that this program has no option for are kept.
    """

    __slots__ = ("_hash", "_values")

    def __init__(self, values: Mapping[str, Value] | Iterable[tuple[str, Value]] = ()) -> None:
        self._values: dict[str, Value] = {
            path: normalize_value(path, value) for path, value in dict(values).items()
        }
        self._hash: int | None = None

    @overload
    def __getitem__(self, key: Option[T]) -> T: ...
    @overload
    def __getitem__(self, key: str) -> Value: ...
    def __getitem__(self, key: Option[object] | str) -> object:
        return self._values[key if isinstance(key, str) else key.path]

    @overload
    def get(self, key: str, /) -> Value: ...
    @overload
    def get(self, key: str, default: Value, /) -> Value: ...
    @overload
    def get(self, key: str, default: D, /) -> Value | D: ...
    @overload
    def get(self, key: Option[T], /) -> T | None: ...
    @overload
    def get(self, key: Option[T], default: D, /) -> T | D: ...
    def get(self, key: Option[object] | str, default: object = None, /) -> object:
        """The value, or ``default`` for what is not known."""
        return self._values.get(key if isinstance(key, str) else key.path, default)

    def __contains__(self, key: object) -> bool:
        return (key.path if isinstance(key, Option) else key) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self._values == other._values

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._values.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"Settings({self._values!r})"

    def with_value(self, path: str, value: Value) -> "Settings":
        """The same with one value other."""
        return self | {path: value}

    def __or__(self, changes: Mapping[str, Value]) -> "Settings":
        added = {path: normalize_value(path, value) for path, value in changes.items()}
        return self._from_normal({**self._values, **added})

    def without_paths(self, paths: Iterable[str]) -> "Settings":
        """The same with these paths not known."""
        gone = frozenset(paths)
        return self._from_normal(
            {path: value for path, value in self._values.items() if path not in gone}
        )

    def in_scope(self, scope: Scope) -> "Settings":
        """The part of one scope. Paths without an option belong to where Stripe nests them."""
        return self._from_normal(
            {path: value for path, value in self._values.items() if scope_of(path) == scope}
        )

    @staticmethod
    def _from_normal(values: dict[str, Value]) -> "Settings":
        """Values that are in normal form already: a draft is compared at every keystroke."""
        made = Settings()
        made._values = values
        return made


def scope_of(path: str) -> Scope:
    """Which of the two scopes a path belongs to."""
    option = OPTIONS.get(path)
    if option is not None:
        return option.scope
    return "account" if path.startswith(("account.", "dashboard.")) else "configuration"


def normalize_value(path: str, value: Value) -> Value:
    """Give the one form in which a value is held, so that equal wishes compare equal.

    Lists whose order means nothing stand in the table's order, unknown members behind.
    """
    option = OPTIONS.get(path)
    if option is None or not isinstance(value, tuple):
        return value
    if option.kind == "durations":
        return durations.normalize_durations(str(each) for each in value)
    if option.kind != "members":
        return value
    order = option.choice_positions
    members = {member for member in value if isinstance(member, str)}
    return tuple(sorted(members, key=lambda member: (order.get(member, len(order)), member)))


def default_settings() -> Settings:
    """Make what a new draft starts with: the defaults of Stripe's own settings page.

    Listed at https://docs.stripe.com/customer-management/configure-portal. The API's own differ:
    what a request leaves out there is off.
    """
    return Settings(
        {
            option.path: option.default
            for option in OPTIONS.values()
            if option.scope == "configuration"
        }
    )


def members(settings: Settings, path: str) -> tuple[str, ...]:
    """The members of a list option; none where it is not known."""
    value = settings.get(path)
    if not isinstance(value, tuple):
        return ()
    return tuple(member for member in value if isinstance(member, str))


def with_member(settings: Settings, path: str, member: str, *, on: bool) -> Value:
    """Give the list with one member put in or taken out; the rest stays, known or not.

    Args:
        path: a ``members`` option's.
        member: Stripe's word for it.
    """
    others = tuple(each for each in members(settings, path) if each != member)
    return normalize_value(path, (*others, member) if on else others)
