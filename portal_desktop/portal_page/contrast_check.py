"""The contrast guard: what is drawn on what, how well it can be read, and what would help.

Only pairs that are drawn in these settings' page. The ratios are WCAG 2.2's: 4.5 : 1 for words
(1.4.3), 3 : 1 for what must stand out from its surroundings (1.4.11). Words on the panel and
on buttons turn dark or light by themselves, as on Stripe's page, so that they pass at any colour.
"""

from dataclasses import dataclass
from functools import lru_cache

from portal_desktop.account.snapshot import PortalObservation
from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import N_
from portal_desktop.options.branding import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value
from portal_desktop.portal_page.page_style import NOTHING_SEEN, brand_colours, page_look
from portal_desktop.settings.settings import Settings

PAPER = "#ffffff"
WORDS, SHAPES = brand.READABLE, 3.0

WHITE_WORDS, DARK_WORDS = N_("White text on it"), N_("Dark text on it")
SMALL_PRINT = N_("Small print on it")
BESIDE = N_("Beside the white page")

_CHANGING_PLACES: tuple[tuple[Option[Value], Option[Value]], ...] = (
    (BRAND_COLOUR, ACCENT_COLOUR),
    (ACCENT_COLOUR, BRAND_COLOUR),
    (BACKGROUND, BUTTON),
    (BUTTON, BACKGROUND),
)
"""Where the accent colour paints the panel, each does what the option of the other does."""


@dataclass(frozen=True, slots=True)
class ColourPair:
    """Two colours (``#rrggbb``) that meet on the page.

    Attributes:
        path: the option that decides on them: the row to say it at.
        what: what is drawn, marked for translation.
        ratio: WCAG's, from 1 to 21.
        fix: the nearest colour of the same hue for that option with which the pair passes; None
            where it passes, or none does.
    """

    path: str
    what: str
    foreground: str
    background: str
    ratio: float
    passes: bool
    fix: str | None = None


def colour_pairs(
    settings: Settings, seen: frozenset[PortalObservation] = NOTHING_SEEN
) -> tuple[ColourPair, ...]:
    """Every pair that is drawn with these settings, those of the panel first."""
    shown = page_look(settings, seen)
    panel, button = deciding_paths(settings, seen)
    return (
        check_pair(
            panel, _text_label(shown.text_on_background), shown.text_on_background, shown.background
        ),
        check_pair(panel, SMALL_PRINT, shown.quiet_on_background, shown.background),
        check_pair(button, _text_label(shown.text_on_button), shown.text_on_button, shown.button),
        check_pair(button, BESIDE, PAPER, shown.button, SHAPES),
    )


def deciding_paths(
    settings: Settings, seen: frozenset[PortalObservation] = NOTHING_SEEN
) -> tuple[str, str]:
    """The paths that decide on the colour of the panel, and of the buttons."""
    panel, button = brand_colours(seen)
    panel = BACKGROUND if _is_colour(settings.get(BACKGROUND)) else panel
    button = BUTTON if _is_colour(settings.get(BUTTON)) else button
    return panel.path, button.path


def as_seen(option: Option[Value], seen: frozenset[PortalObservation]) -> Option[Value]:
    """The option whose help tells what ``option`` paints, for who saw that on their own portal."""
    if "accent_on_panel" not in seen:
        return option
    return next((other for one, other in _CHANGING_PLACES if one is option), option)


@lru_cache(maxsize=64)
def check_pair(
    path: str, what: str, foreground: str, background: str, least: float = WORDS
) -> ColourPair:
    """Judge a pair; what a merchant can change is the ``background``.

    Args:
        path: the option that decides on the pair.
        what: what is drawn, marked for translation.
        foreground: as ``#rrggbb``.
        background: as ``#rrggbb``.
        least: the ratio with which it passes.
    """
    ratio = brand.contrast_ratio(foreground, background)
    passes = ratio >= least
    fix = None if passes else brand.nearest_passing(background, foreground, least)
    return ColourPair(path, what, foreground, background, ratio, passes, fix)


def _text_label(colour: str) -> str:
    return WHITE_WORDS if colour == brand.WHITE else DARK_WORDS


def _is_colour(typed: str | None) -> bool:
    return brand.parse_colour(typed or "") is not None
