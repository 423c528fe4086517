"""The theme: readable in both colours, and followed by everything while the program runs."""

import dataclasses

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.common import resources
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme import icons
from portal_desktop.ui.theme.colours import DARK, LIGHT, Colours
from portal_desktop.ui.widgets.label import Label

THEMES = pytest.mark.parametrize("named", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "panel", "tabs", "field", "hover", "stage", "stage_bar", "info_ground")
WRITTEN = [
    *((words, ground) for words in ("text", "second") for ground in GROUNDS),
    *(("accent", ground) for ground in ("window", "panel", "tabs", "field", "hover")),
    ("accent", "soft_accent"), ("text", "soft_accent"),
    *(("on_accent", ground) for ground in ("accent", "accent_over", "accent_down")),
    *((kind, ground) for kind in ("warning", "error", "success") for ground in ("panel", "window")),
    ("warning", "warning_ground"), ("error", "error_ground"), ("success", "success_ground"),
    ("on_error", "error"),
    ("demo", "demo_ground"), ("test", "test_ground"), ("live", "live_ground"),
]  # fmt: skip


def contrast(first: str, second: str) -> float:
    """WCAG 2.2: the contrast ratio of two colours."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@THEMES
@pytest.mark.parametrize(("words", "ground"), WRITTEN)
def test_words_can_be_read_on_their_ground(named: Colours, words: str, ground: str) -> None:
    assert contrast(getattr(named, words), getattr(named, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "panel", "field"])
def test_an_outline_can_be_seen_on_its_ground(named: Colours, ground: str) -> None:
    assert contrast(named.outline, getattr(named, ground)) >= 3


@THEMES
def test_a_switch_that_is_off_shows_its_knob(named: Colours) -> None:
    assert contrast(named.outline, "#FFFFFF") >= 3


@THEMES
def test_account_badges_are_told_apart(named: Colours) -> None:
    grounds = [QColor(getattr(named, f"{kind}_ground")) for kind in ("demo", "test", "live")]
    hues = [ground.hslHue() for ground in grounds]
    assert min(abs(a - b) for a in hues for b in hues if a != b) >= 30
    assert len(set(hues)) == 3


def test_the_palette_carries_the_theme_for_what_qt_paints() -> None:
    for named in (LIGHT, DARK):
        made = theme.palette_from(named)
        assert theme.colours_of(made) == named
        assert made.color(QPalette.ColorRole.Window) == QColor(named.window)
        assert made.color(QPalette.ColorRole.Highlight) == QColor(named.accent)


def test_a_change_of_theme_reaches_a_window_that_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    words = Label("Saved", role="success")
    qtbot.addWidget(words)
    words.show()
    steps: tuple[tuple[theme.Scheme, Colours], ...] = (("dark", DARK), ("light", LIGHT))
    for scheme, named in steps:
        theme.apply_theme(qapp, scheme)
        qapp.processEvents()
        assert theme.colours_of(words) == named
        assert words.palette().color(QPalette.ColorRole.WindowText) == QColor(named.success)


def test_without_a_wish_the_desktop_decides(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "dark")
    theme.apply_theme(qapp, "system")  # offscreen, the desktop says nothing
    assert theme.colours_of(qapp.palette()) == LIGHT


def test_letters_are_the_shipped_ones(qapp: QApplication) -> None:
    for weight, style in ((400, "Regular"), (600, "SemiBold"), (700, "Bold")):
        letters = theme.font(13, weight)
        assert QFontInfo(letters).family() == "Inter"
        assert QRawFont.fromFont(letters).styleName() == style


@pytest.mark.parametrize("sign", "Aéßőřğ€£¥₹→←↗×·–’“„…✓ЖΩ")
def test_letters_have_what_merchants_write(qapp: QApplication, sign: str) -> None:
    assert QRawFont.fromFont(theme.font()).supportsCharacter(ord(sign))


def test_everything_grows_with_the_letters(qapp: QApplication, qtbot: QtBot) -> None:
    words = Label("Cancellation", "title")
    qtbot.addWidget(words)
    before = words.sizeHint()
    theme.apply_theme(qapp, "light", zoom=2.0)
    assert words.font().pixelSize() == 38
    assert theme.scaled_pixels(16) == 32
    assert words.sizeHint().width() > 1.8 * before.width()


def test_an_icon_is_drawn_in_the_theme_of_the_moment(qapp: QApplication) -> None:
    made = icons.themed_icon("check", "accent")
    assert _inks(made) == {LIGHT.accent}
    theme.apply_theme(qapp, "dark")
    assert _inks(made) == {DARK.accent}


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    made = icons.icon_pixmap("search", "#000000", 16, 2.5)
    assert made.width() == 40
    assert made.deviceIndependentSize().width() == 16
    assert icons.themed_icon("search").pixmap(QSize(16, 16), 2.0).width() == 32


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    names = [path.stem for path in resources.resource_path("icons").glob("*.svg")]
    assert len(names) > 40
    empty = [name for name in names if not _inks(icons.themed_icon(name, "text"))]
    assert not empty
    assert icons.app_icon().availableSizes()


def test_every_colour_is_written_the_same_way() -> None:
    for named in (LIGHT, DARK):
        written = [value for value in dataclasses.asdict(named).values() if isinstance(value, str)]
        assert all(QColor(value).name().upper() == value for value in written)


def _inks(icon: QIcon) -> set[str]:
    """The colours of fully covered pixels."""
    image = icon.pixmap(QSize(32, 32)).toImage()
    points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    return {colour.name().upper() for colour in points if colour.alpha() == 255}
