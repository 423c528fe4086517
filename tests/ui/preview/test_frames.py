"""How large the drawn page is in a pane of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.portal_page import Device
from portal_desktop.ui.preview.device_frame import fit

SIDES = st.floats(200, 4000)


@pytest.mark.parametrize(
    ("wide", "zoom", "page"),
    [(420, 0.75, 720), (690, 654 / 720, 720), (756, 1, 720), (936, 1, 900), (2000, 1, 1200)],
)
def test_a_browser_reflows_before_it_shrinks_and_scrolls_before_it_is_unreadable(
    wide: float, zoom: float, page: float
) -> None:
    place = fit("browser", (wide, 800))
    assert place.zoom == pytest.approx(zoom)
    assert place.page == pytest.approx(page)


@given(st.sampled_from(["browser", "phone"]), SIDES, SIDES)
def test_nothing_is_drawn_too_small_to_read(device: Device, wide: float, high: float) -> None:
    place = fit(device, (wide, high))
    assert 0.74 <= place.zoom <= 1
    assert place.outer.contains(place.inner)
    assert place.inner.width() <= place.page * place.zoom + 0.001


@given(SIDES, SIDES)
def test_a_phone_is_390_pixels_wide_whatever_the_pane(wide: float, high: float) -> None:
    place = fit("phone", (wide, high))
    assert place.page == 390
    assert place.inner.width() == pytest.approx(390 * place.zoom)


def test_a_phone_looks_like_one() -> None:
    place = fit("phone", (690, 640))
    assert place.outer.height() > 1.9 * place.outer.width()
    assert place.outer.center().x() == pytest.approx(345, abs=1)
