"""Faults of the sample that are none: the program does the same. They leave the denominator."""

from collections.abc import Mapping
from typing import Final

EQUIVALENT: Final[Mapping[str, str]] = {
    "portal_desktop/billing/customer_abilities.py::_first_price 0 -> -1": (
        "a subscription with several prices has its answer before its first one is asked for"
    ),
    "portal_desktop/validation/text_fields.py::_is_complete_address '' -> 'x'": (
        "a host without a dot is none, whether it is missing or is called x"
    ),
}
"""``Mutation.name``, and why nobody can tell."""
