"""The parameters of Stripe's SDK, leaf by leaf, beside what this program writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal_desktop.emulator.shapes import Scalar, Shape, shape

ITEM, KEY = "[]", "{}"
"""How a list's items and a map's values are named in a path."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One parameter; ``path`` such as ``features.customer_update.allowed_updates.[]``."""

    path: str
    choices: frozenset[str]
    scalars: frozenset[Scalar]

    @property
    def option(self) -> str:
        """The path of the option it belongs to: the whole list of which it is a part."""
        return self.path.partition(f".{ITEM}")[0]


def of_configuration(verb: str) -> tuple[Leaf, ...]:
    """The leaves of ``ConfigurationModifyParams``, ``…CreateParams`` and so on."""
    return tuple(leaves(shape(f"billing_portal._configuration_{verb}_params")))


def leaves(inside: Shape, path: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Everything that stands in a shape, down to its last hash."""
    for name, field in (inside.fields or {}).items():
        yield from leaves(field, (*path, name))
    if inside.item is not None:
        yield from leaves(inside.item, (*path, ITEM))
    if inside.values is not None:
        yield from leaves(inside.values, (*path, KEY))
    if inside.scalars or inside.choices:
        yield Leaf(".".join(path), frozenset(inside.choices), inside.scalars)


def written(value: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The leaves that stand in a request. A list that is cleared is the list's own path."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from written(each, (*path, name))
    elif isinstance(value, list):
        for each in value:
            yield from written(each, (*path, ITEM))
    else:
        yield ".".join(path)


def unknown(request: object, known: tuple[Leaf, ...]) -> set[str]:
    """The leaves of a request that no parameter of the SDK has."""
    names = {leaf.path for leaf in known}
    lists = {leaf.option for leaf in known if leaf.option != leaf.path}
    return set(written(request)) - names - lists
