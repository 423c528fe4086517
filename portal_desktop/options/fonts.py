"""The font: the names Stripe offers, and the family in which each can be shown here.

The names are those of the SDK's ``branding_settings.font_family`` of a Checkout Session; Stripe
does not say whether its settings page offers the same for the portal.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FONT_NAMES: Final = {
    "be_vietnam_pro": "Be Vietnam Pro",
    "bitter": "Bitter",
    "chakra_petch": "Chakra Petch",
    "hahmlet": "Hahmlet",
    "inconsolata": "Inconsolata",
    "inter": "Inter",
    "lato": "Lato",
    "lora": "Lora",
    "m_plus_1_code": "M PLUS 1 Code",
    "montserrat": "Montserrat",
    "noto_sans": "Noto Sans",
    "noto_sans_jp": "Noto Sans JP",
    "noto_serif": "Noto Serif",
    "nunito": "Nunito",
    "open_sans": "Open Sans",
    "pridi": "Pridi",
    "pt_sans": "PT Sans",
    "pt_serif": "PT Serif",
    "raleway": "Raleway",
    "roboto": "Roboto",
    "roboto_slab": "Roboto Slab",
    "source_sans_pro": "Source Sans Pro",
    "titillium_web": "Titillium Web",
    "ubuntu_mono": "Ubuntu Mono",
    "zen_maru_gothic": "Zen Maru Gothic",
}

SANS, SERIF, ROUND, EVEN = "Inter", "Noto Serif", "Nunito", "Inconsolata"
"""The families that come with this program: plain, with serifs, rounded, all letters as wide."""

_ALIKE: Final = {
    SERIF: ("bitter", "hahmlet", "lora", "noto_serif", "pridi", "pt_serif", "roboto_slab"),
    ROUND: ("nunito", "zen_maru_gothic"),
    EVEN: ("inconsolata", "m_plus_1_code", "ubuntu_mono"),
}

SHOWN_IN: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("default", *FONT_NAMES), SANS)
    | {name: family for family, names in _ALIKE.items() for name in names}
)
"""The family of this program's own that each of Stripe's fonts is shown in."""


def is_itself(font: str) -> bool:
    """Whether this font comes with the program, so that it is shown as it is."""
    return FONT_NAMES.get(font) == SHOWN_IN.get(font, "")
