"""How long the intervals of prices and pauses last."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

INTERVAL_DAYS: Final[Mapping[str, int]] = MappingProxyType(
    {"day": 1, "week": 7, "month": 30, "year": 365}
)
"""About how many days each of Stripe's intervals has; good for comparing them, not for a bill."""
