"""Whose settings are looked at: what is published, the draft, or both."""

from typing import Literal

Side = Literal["published", "mine", "both"]
"""What is published, the draft, or one beside the other."""


def first_of(side: Side, *, comparing: bool) -> Literal["published", "mine"]:
    """Whose page stands in the first place; the other one while somebody holds to compare."""
    if side == "published":
        return "mine" if comparing else "published"
    return "published" if comparing else "mine"
