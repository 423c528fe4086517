"""Which faults are tried: a sample that was fixed before anything was measured."""

import hashlib
from collections.abc import Iterable
from itertools import islice
from typing import Final

from tests.mutants.mutations import Mutation, mutations_of
from tests.mutants.operators import TEXT
from tests.paths import PACKAGE

PACKAGES: Final = ("validation", "publishing", "settings", "billing", "portal_page")
"""The core: pure, and what a merchant relies on."""
SEED: Final = 20261201
PER_PACKAGE: Final = 40
TEXTS: Final = 10
"""How many of them may be emptied texts, which are most of what can be made wrong."""


def sample_of(package: str) -> tuple[Mutation, ...]:
    """The faults tried in one package, by module and line.

    Their order of choice depends on nothing but their names: changed code brings in its own
    faults and leaves the others.
    """
    folder = PACKAGE / package
    every = [each for file in sorted(folder.rglob("*.py")) for each in mutations_of(file)]
    every.sort(key=_turn)
    return tuple(sorted(_chosen(every), key=lambda each: (each.module, each.place)))


def _turn(mutation: Mutation) -> bytes:
    return hashlib.sha256(f"{SEED} {mutation.name}".encode()).digest()


def _chosen(every: Iterable[Mutation]) -> list[Mutation]:
    every = list(every)
    texts = list(islice((each for each in every if each.operator == TEXT), TEXTS))
    others = (each for each in every if each.operator != TEXT or each in texts)
    return list(islice(others, PER_PACKAGE))
