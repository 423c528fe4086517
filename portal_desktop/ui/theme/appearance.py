"""The look everything is painted with: colours, type, spaces.

Nothing is remembered here. The application's palette says which theme is on, its font how large
letters are, so whatever is painted follows both while the program runs.
"""

import sys
from enum import IntEnum
from typing import Final, Literal

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from portal_desktop.common import resources
from portal_desktop.ui.theme.colours import DARK, LIGHT, Colours

Scheme = Literal["light", "dark", "system"]

FAMILY: Final = "Inter"
FONTS: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
SPACE: Final = (4, 8, 12, 16, 24, 32)
RADIUS_CONTROL: Final = 8
RADIUS_CARD: Final = 12
SCHEME: Final = "portal-desktop-scheme"
# What an unchanged desktop asks for, in pixels; who asks for more gets everything larger.
USUAL: Final = {"win32": 12.0, "darwin": 13.0}
USUAL_ELSEWHERE: Final = 15.0
LARGEST: Final = 2.5


class TextSize(IntEnum):
    """Type sizes in pixels at the usual zoom."""

    TINY = 11
    SMALL = 12
    BODY = 13
    LARGE = 15
    TITLE = 19
    DISPLAY = 26


def apply_theme(app: QApplication, scheme: Scheme, zoom: float | None = None) -> None:
    """Give ``app`` its style, colours and letters; may be called again to change them.

    ``zoom`` 1.0 is the usual size; without one, the size the desktop asks for is kept.
    """
    first = app.property(SCHEME) is None
    app.setProperty(SCHEME, scheme)
    if first:
        _set_up_application(app)
    if first or zoom is not None:
        _apply_font(app, _system_text_scale() if zoom is None else zoom)
    hint = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(hint.get(scheme, Qt.ColorScheme.Unknown))
    _apply_palette()


def font(size: int = TextSize.BODY, weight: int = 400, *, spread: float = 100) -> QFont:
    """The program's font; ``size`` in pixels at the usual zoom, ``spread`` in per cent."""
    letters = QFont(QApplication.font())
    letters.setPixelSize(scaled_pixels(size))
    letters.setWeight(QFont.Weight(weight))
    if spread != 100:
        letters.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spread)
    return letters


def scaled_pixels(pixels: float) -> int:
    """A length that grows with the letters, such as an icon's side or a switch's width."""
    return round(pixels * max(QApplication.font().pixelSize(), 1) / TextSize.BODY)


def colours_of(of: QWidget | QPalette) -> Colours:
    """The theme a widget is shown in."""
    palette = of if isinstance(of, QPalette) else of.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_from(named: Colours) -> QPalette:
    """The same colours for what Qt paints itself."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(QColor(named.panel), QColor(named.window))
    for where, colour in {
        role.WindowText: named.text,
        role.Text: named.text,
        role.ButtonText: named.text,
        role.Window: named.window,
        role.Base: named.field,
        role.AlternateBase: named.tabs,
        role.Button: named.panel,
        role.PlaceholderText: named.second,
        role.ToolTipBase: named.panel,
        role.ToolTipText: named.text,
        role.Highlight: named.accent,
        role.HighlightedText: named.on_accent,
        role.Accent: named.accent,
        role.Link: named.accent,
        role.LinkVisited: named.accent,
        role.BrightText: named.error,
        role.Mid: named.line,
        role.Midlight: named.line,
        role.Light: named.panel,
        role.Dark: named.outline,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, where, QColor(named.second))
    return made


def animation_duration() -> int:
    """How long a change may be seen moving, in milliseconds; 0 where motion is not wanted."""
    calm = QGuiApplication.platformName() in {"offscreen", "minimal"}
    return 0 if calm or not QApplication.isEffectEnabled(Qt.UIEffect.UI_General) else 120


def _set_up_application(app: QApplication) -> None:
    app.setStyle("Fusion")
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(resources.resource_path("fonts", name)))
    app.styleHints().colorSchemeChanged.connect(_apply_palette)


def _system_text_scale() -> float:
    pixels = QFontInfo(QApplication.font()).pixelSize()
    return min(max(pixels / USUAL.get(sys.platform, USUAL_ELSEWHERE), 1.0), LARGEST)


def _apply_font(app: QApplication, zoom: float) -> None:
    letters = QFont(FAMILY)
    letters.setPixelSize(round(TextSize.BODY * zoom))
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(letters)
    QToolTip.setFont(font(TextSize.SMALL))
    # Qt says nothing of it to widgets with a font of their own, or with sizes made of letters.
    for widget in app.allWidgets():
        # One that was called may put others away, as where the preview becomes a tab.
        if shiboken6.isValid(widget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))


def _apply_palette() -> None:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    scheme = app.property(SCHEME)
    if scheme == "system":
        scheme = "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    wanted = palette_from(DARK if scheme == "dark" else LIGHT)
    if app.palette() != wanted:
        app.setPalette(wanted)
        QToolTip.setPalette(wanted)
