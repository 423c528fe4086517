"""The merchant's picture in its place: as smooth as a good program would make it so small."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from portal_desktop.ui.platform.image_codec import encode_image
from portal_desktop.ui.preview.display_list import Picture, draw
from portal_desktop.ui.preview.image_decoder import LONG, MOST_SIZES, SIDE, Shown, decode_scaled
from tests.unit.example_catalogue import PICTURE

PLACE = QRectF(10, 10, 36, 36)
GREY = range(100, 156)


@pytest.fixture
def fine(qtbot: QtBot) -> Shown:
    """White and black lines of one pixel: grey, when seen from afar."""
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    for x in range(0, SIDE, 2):
        for y in range(SIDE):
            made.setPixelColor(x, y, QColor("black"))
    return Shown(made)


def painted(shown: Shown, mark: Picture, *, zoom: float, ratio: int) -> QImage:
    """A mark on red paper, in a page that is zoomed, on a screen of many pixels."""
    paper = QImage(60 * ratio, 60 * ratio, QImage.Format.Format_RGB32)
    paper.setDevicePixelRatio(ratio)
    paper.fill(QColor("red"))
    with QPainter(paper) as on:
        on.setRenderHint(QPainter.RenderHint.Antialiasing)
        on.scale(zoom, zoom)
        draw(on, mark, lambda _source: shown)
    return paper


@pytest.mark.parametrize(("zoom", "ratio"), [(1.0, 1), (0.83, 1), (0.77, 2), (1.0, 2), (1.0, 3)])
def test_fine_lines_become_grey_and_not_steps(fine: Shown, zoom: float, ratio: int) -> None:
    mark = Picture(PLACE, 8, PICTURE, "#ffffff")

    got = painted(fine, mark, zoom=zoom, ratio=ratio)

    inside = PLACE.adjusted(3, 3, -3, -3)
    start, end = (round(at * zoom * ratio) for at in (inside.left(), inside.right()))
    middle = round(inside.center().y() * zoom * ratio)
    for x in range(start, end):
        seen = got.pixelColor(x, middle)
        assert seen.red() in GREY
        assert seen.red() == seen.green() == seen.blue()


def test_its_corners_are_round_and_its_sides_sharp(fine: Shown) -> None:
    got = painted(fine, Picture(PLACE, 8, PICTURE, "#ffffff"), zoom=0.83, ratio=1)

    left, upper = round(PLACE.left() * 0.83), round(PLACE.top() * 0.83)
    middle = round(PLACE.center().y() * 0.83)
    assert got.pixelColor(left, upper) == QColor("red")
    assert got.pixelColor(left - 1, middle) == QColor("red")
    assert got.pixelColor(left, middle).green() in GREY


def test_it_is_scaled_once_for_each_size_and_few_are_kept(fine: Shown) -> None:
    assert fine.scaled_to_pixels(36, 36) is fine.scaled_to_pixels(36, 36)
    first = fine.scaled_to_pixels(36, 36)
    for more in range(1, MOST_SIZES + 1):
        fine.scaled_to_pixels(36 + more, 36 + more)
    assert fine.scaled_to_pixels(36, 36) is not first


@pytest.mark.parametrize(
    ("size", "kept"),
    [((1_200, 600), (SIDE, SIDE // 2)), ((1_600, 200), (768, 96)), ((9_000, 60), (LONG, 7))],
)
def test_a_long_logo_keeps_enough_pixels_for_a_fine_screen(
    qtbot: QtBot,
    size: tuple[int, int],
    kept: tuple[int, int],
) -> None:
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    found = decode_scaled(encode_image(made, "png"))
    assert found is not None
    assert (found.width(), found.height()) == kept


def test_a_logo_is_drawn_whole_at_the_left(fine: Shown) -> None:
    place = QRectF(4, 4, 50, 20)
    got = painted(fine, Picture(place, 0, PICTURE, "#ffffff", whole=True), zoom=1.0, ratio=1)
    assert got.pixelColor(4, 14).green() in GREY
    assert got.pixelColor(23, 14).green() in GREY
    assert got.pixelColor(25, 14) == QColor("red")
