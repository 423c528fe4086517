"""What is drawn of a page: all that it says, and so that one sees what can be pressed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import BACKGROUND, BUTTON, FONT, SHAPE
from portal_desktop.options.option import OptionChoice
from portal_desktop.portal_page import Device, PageName, PageView, build_page
from portal_desktop.portal_page.blocks import (
    Aside,
    BillLine,
    ButtonBlock,
    Buttons,
    FieldBlock,
    LinkBlock,
    Page,
    Part,
    Pick,
    PriceBlock,
    ProductBlock,
    Stepper,
)
from portal_desktop.portal_page.page_style import PageStyle, page_look
from portal_desktop.portal_page.view import SITUATIONS, Done, Situation
from portal_desktop.ui.preview.display_list import DrawnText, draw
from portal_desktop.ui.preview.draw_section import draw_part
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.preview.page_layout import lay_out_page
from tests.ui.support.preview import at_once
from tests.unit.portal_page.visiting import ALL, FULL, PAGES

pytestmark = pytest.mark.usefixtures("qapp")
LOOK = page_look(FULL)
PALE = replace(LOOK, button="#fff3b0", text_on_button="#1a1a1a")
WIDTH = 400
GO_ON = ButtonBlock("Continue", "primary", PageView())


def drawn(what: Part, colours: PageStyle = LOOK) -> QImage:
    """One part of a page on white paper, a pixel for each point."""
    piece = draw_part(what, colours, WIDTH)
    made = QImage(WIDTH, round(piece.height) + 4, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    with QPainter(made) as on:
        on.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in piece.marks:
            draw(on, mark, lambda _source: None)
    return made


def row(image: QImage, y: int) -> set[str]:
    """The colours along a line, away from round corners."""
    return {image.pixelColor(x, y).name() for x in range(20, WIDTH - 20)}


def ground(image: QImage) -> str:
    """The colour beside the words of a button."""
    return image.pixelColor(20, 20).name()


def edge(image: QImage) -> str:
    """The colour at the left edge of a card."""
    return image.pixelColor(0, image.height() // 2).name()


@pytest.mark.parametrize("shape", SHAPE.choices, ids=lambda shape: shape.value)
def test_only_what_can_be_pressed_looks_like_it(shape: OptionChoice) -> None:
    shaped = page_look(FULL.with_value(SHAPE.path, shape.value))
    assert ground(drawn(Buttons((GO_ON,)), shaped)) == LOOK.button
    not_yet = drawn(Buttons((replace(GO_ON, goes_to=None),)), shaped)
    assert ground(not_yet) not in {LOOK.button, "#ffffff"}


def test_a_button_nobody_knows_of_is_a_dashed_outline() -> None:
    sure, unsure = drawn(Buttons((GO_ON,))), drawn(Buttons((replace(GO_ON, sure=False),)))
    assert len(row(sure, 0)) == 1
    assert "#ffffff" in row(unsure, 0)
    assert len(row(unsure, 0)) > 1
    assert ground(unsure) == "#ffffff"


def test_words_of_ours_stand_in_a_dashed_frame() -> None:
    line = {brand.contrast_ratio(each, "#ffffff") for each in row(drawn(Aside("Not active.")), 0)}
    assert min(line) < 1.2 < 2 < max(line)


@pytest.mark.parametrize("colour", ["#ffffff", "#fffdf5"])
def test_a_button_as_pale_as_the_page_keeps_an_outline(colour: str) -> None:
    pale = drawn(Buttons((GO_ON,)), replace(LOOK, button=colour))
    assert ground(pale) == colour
    assert all(brand.contrast_ratio(each, colour) > 1.3 for each in row(pale, 0))


def test_a_step_that_cannot_be_taken_is_faint() -> None:
    def darkest(image: QImage, left: int) -> float:
        cell = (image.pixelColor(x, y) for x in range(left, left + 20) for y in range(10, 30))
        return max(brand.contrast_ratio(each.name(), "#ffffff") for each in cell)

    least = drawn(Stepper("Quantity", "1", None, PageView()))
    less, more = darkest(least, WIDTH - 110), darkest(least, WIDTH - 30)
    assert less < 3 < more


@pytest.mark.parametrize("colours", [LOOK, PALE, replace(LOOK, button="#ffffff")])
def test_what_is_chosen_is_told_from_paper_in_any_colour(colours: PageStyle) -> None:
    prices = (PriceBlock("€24.00 per month"),)
    for chosen, other in (
        (ProductBlock("Blend", "", prices, chosen=True), ProductBlock("Blend", "", prices)),
        (Pick("Too expensive", chosen=True), Pick("Too expensive")),
    ):
        seen, beside = edge(drawn(chosen, colours)), edge(drawn(other, colours))
        assert brand.contrast_ratio(seen, "#ffffff") >= 3
        assert brand.contrast_ratio(beside, "#ffffff") < 3


def test_what_is_chosen_has_the_buttons_colour_where_that_can_be_seen() -> None:
    assert edge(drawn(Pick("Too expensive", chosen=True))) == LOOK.button


def inks(what: Part) -> dict[str, DrawnText]:
    """The words of a part as they are drawn."""
    found = (mark for mark in draw_part(what, LOOK, WIDTH).marks if isinstance(mark, DrawnText))
    return {each.laid.layout.text(): each for each in found}


def test_what_is_to_be_typed_is_fainter_than_what_was() -> None:
    typed = inks(FieldBlock("Code", value="123 456"))["123 456"].colour.lower()
    hint = inks(FieldBlock("Code", hint="123 456"))["123 456"].colour.lower()
    assert 4.5 <= brand.contrast_ratio(hint, "#ffffff") < brand.contrast_ratio(typed, "#ffffff") / 2


def test_what_is_due_today_stands_out() -> None:
    due, later = BillLine("Due today", "€6.00", strong=True), BillLine("Due later", "€36.00")
    weights = {
        text: each.laid.layout.font().weight() for text, each in (inks(due) | inks(later)).items()
    }
    assert weights["Due today"] == weights["€6.00"] > weights["Due later"] == weights["€36.00"]


# in the merchant's colours and letters


@pytest.mark.parametrize("device", ["browser", "phone"])
@pytest.mark.parametrize("colour", ["#12343b", "#fff3b0", "#ffffff", "#7f7f7f"])
def test_words_on_the_panel_can_be_read_in_any_colour(colour: str, device: Device) -> None:
    shown = build_page(FULL.with_value(BACKGROUND.path, colour), ALL, PageView())
    laid = lay_out_page(shown, device, 390 if device == "phone" else 1_100, 700, {})
    for what, below in (
        (shown.panel, colour),
        (shown.panel.footer, "#ffffff" if device == "phone" else colour),
    ):
        piece = next(each.piece for each in laid.placed if each.what == what)
        inks = {mark.colour for mark in piece.marks if isinstance(mark, DrawnText)}
        assert inks
        assert all(brand.contrast_ratio(each.lower(), below) >= 4.5 for each in inks)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (BUTTON.path, "#2a6041"),
        (BACKGROUND.path, "#fff3b0"),
        (SHAPE.path, "pill"),
        (FONT.path, "noto_serif"),
    ],
)
def test_another_brand_is_seen_at_once_everywhere(qtbot: QtBot, path: str, value: str) -> None:
    def stage(*pages: Page) -> QImage:
        made = PageCanvas(Pictures(lambda _source: None, at_once), "billing.stripe.com")
        qtbot.addWidget(made)
        made.resize(690, 900)
        for each in pages:
            made.display_page(each, "browser")
            QApplication.processEvents()
        return made.grab().toImage()

    for view in (
        PageView(),
        PageView("update", price="price_tea", quantity=2),
        PageView("reasons"),
    ):
        before, after = (
            build_page(FULL, ALL, view),
            build_page(FULL.with_value(path, value), ALL, view),
        )
        assert stage(before, after) == stage(after)
        assert stage(before, after) != stage(before)


# all that a page says


def said(what: object) -> Iterator[str]:
    """The words of a part of the page that a customer would read."""
    if isinstance(what, str):
        yield from filter(None, [what])
    elif isinstance(what, tuple):
        for each in what:
            yield from said(each)
    elif is_dataclass(what) and not isinstance(what, PageView):
        own = {"kind", "tone", "sign", "key", "address", "brand"}
        own |= {"what"} if isinstance(what, LinkBlock) else set()
        own |= {"hint"} if isinstance(what, FieldBlock) and what.value else set()
        for each in fields(what):
            if each.name not in own:
                yield from said(getattr(what, each.name))


def words(shown: Page, device: Device) -> set[str]:
    """What stands on the page when it is drawn."""
    laid = lay_out_page(shown, device, 390 if device == "phone" else 1_100, 700, {})
    return {
        mark.laid.layout.text()
        for each in laid.placed
        for mark in each.piece.marks
        if isinstance(mark, DrawnText)
    }


@pytest.mark.parametrize("device", ["browser", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_all_that_a_page_says_is_drawn(name: PageName, device: Device) -> None:
    done: Done = "cancelled" if name in {"reasons", "renew"} else ""
    view = PageView(name, "session", device, done=done, code=name == "update")
    shown = build_page(FULL, ALL, view)
    panel = replace(shown.panel, icon=None)
    wanted = set(said((shown.blocks, shown.dialog, panel)))
    assert wanted - words(shown, device) == set()
    assert len(wanted) > 5


@pytest.mark.parametrize("situation", SITUATIONS)
def test_however_the_customer_stands_that_is_drawn(situation: Situation) -> None:
    shown = build_page(FULL, ALL, PageView("home", situation=situation))
    assert set(said(shown.blocks)) <= words(shown, "browser")
