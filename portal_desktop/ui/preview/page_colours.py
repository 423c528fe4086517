"""The colours of the drawn page. They are a web page's own and do not follow the window's theme."""

from typing import Final

INK: Final = "#1A1F36"
SECOND: Final = "#57607A"
FAINT: Final = "#E6E9EF"
LINE: Final = "#D3D9E3"
PAPER: Final = "#FFFFFF"
GOOD: Final = ("#0B6135", "#D9F5E3")
QUIET: Final = ("#475069", "#EDF0F5")
WARNING: Final = ("#7A4B00", "#FFF0CC")
HINT: Final = "#6B7489"
OFF: Final = "#A9B1C2"
OUTLINE: Final = "#7F8A96"
DISABLED: Final = ("#57607A", "#E9ECF2")
ASIDE: Final = ("#4B3B8F", "#F8F6FF", "#9C8FD6")
"""Words, ground and frame of what is ours on a page."""
SHADE: Final = "#73121A2B"
CARD: Final = ("#1A2C6B", "#F4F6FB")

CHROME: Final = "#EDF0F4"
CHROME_LINE: Final = "#DADFE7"
DOTS: Final = ("#C4CBD6",) * 3
ADDRESS: Final = ("#465069", "#FFFFFF")
BEZEL: Final = "#171C24"
BEZEL_EDGE: Final = "#4A5362"

SOFT_SHADOW: Final = "#0C1A1F36"  # alpha first, as Qt reads it
OVER: Final = "#14000000"
"""Laid over what the pointer is on."""
