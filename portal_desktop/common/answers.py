"""An answer that may be missing."""

from typing import Literal, TypeAlias

YesNoUnknown: TypeAlias = Literal["yes", "no", "unknown"]
"""A plain yes and a plain no need grounds; without them it is not known."""
