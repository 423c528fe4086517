"""Which part of a picture is used and how large it is made: always something Stripe takes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.colours import ImageFacts, ImageKind
from portal_desktop.branding.image_crop import (
    Crop,
    Use,
    centred_square,
    full_crop,
    moved_crop,
    output_size,
    resized_crop,
    resized_square,
)
from portal_desktop.branding.image_requirements import ICON_BYTES
from portal_desktop.common.errors import UserError

SIDES = st.integers(1, 6_000)
SIZES = st.tuples(SIDES, SIDES)
STEPS = st.integers(-7_000, 7_000)


def inside(crop: Crop, size: fitting.PictureSize) -> bool:
    fits_across = crop.left >= 0 and crop.left + crop.width <= size[0]
    return fits_across and crop.top >= 0 and crop.top + crop.height <= size[1]


@given(SIZES, STEPS, STEPS, STEPS)
def test_a_square_stays_a_square_inside_the_picture(
    size: fitting.PictureSize, right: int, down: int, by: int
) -> None:
    crop = resized_square(moved_crop(centred_square(size), right, down, size), by, size)

    assert crop.width == crop.height
    assert inside(crop, size)
    assert crop.width >= min(128, *size)


@given(SIZES, STEPS, STEPS)
def test_any_part_stays_inside_the_picture(
    size: fitting.PictureSize, wider: int, higher: int
) -> None:
    crop = resized_crop(full_crop(size), wider, higher, size)

    assert inside(crop, size)
    assert crop.width >= min(128, size[0])
    assert crop.height >= min(128, size[1])


def test_a_part_grows_about_its_middle() -> None:
    assert resized_square(Crop(100, 100, 200, 200), 20, (1_000, 1_000)) == Crop(90, 90, 220, 220)
    # At the edge it gives way.
    assert resized_square(Crop(0, 0, 200, 200), 20, (1_000, 1_000)) == Crop(0, 0, 220, 220)


@given(SIDES)
def test_an_icon_is_made_square_and_as_large_as_stripe_asks(side: int) -> None:
    assume(side >= fitting.FEWEST)
    width, height = output_size("icon", (side, side))

    assert width == height
    assert 128 <= width <= 512


@given(SIZES)
def test_a_logo_keeps_its_shape_or_is_refused_in_words(size: fitting.PictureSize) -> None:
    if min(size) < 16 or max(size) / min(size) > 16:
        with pytest.raises(UserError):
            output_size("logo", size)
        return
    width, height = output_size("logo", size)
    assert min(width, height) >= 128
    assert max(width, height) <= 2_048
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.parametrize("size", [(1, 1), (15, 400)])
def test_what_nobody_could_see_is_refused(size: fitting.PictureSize) -> None:
    with pytest.raises(UserError, match="too small: "):
        output_size("logo", size)


@pytest.mark.parametrize(
    ("use", "facts", "untouched"),
    [
        ("icon", ImageFacts("png", 512, 512, 48_000), True),
        ("icon", ImageFacts("jpeg", 128, 128, 511_999), True),
        ("icon", ImageFacts("png", 512, 512, ICON_BYTES), False),
        ("icon", ImageFacts("png", 512, 511, 48_000), False),
        ("icon", ImageFacts("png", 127, 127, 1_000), False),
        ("icon", ImageFacts("png", 1_025, 1_025, 48_000), False),
        ("logo", ImageFacts("png", 512, 200, 48_000), True),
        ("logo", ImageFacts("png", 512, 100, 48_000), False),
    ],
)
def test_what_fits_already_is_left_as_it_is(use: Use, facts: ImageFacts, untouched: bool) -> None:
    part = full_crop((facts.width, facts.height))
    assert fitting.as_it_is(use, facts, part, most=ICON_BYTES) is untouched


def test_a_part_of_it_is_not_the_picture_as_it_is() -> None:
    facts = ImageFacts("png", 512, 512, 48_000)
    assert not fitting.as_it_is("icon", facts, Crop(0, 0, 511, 511), most=ICON_BYTES)


@pytest.mark.parametrize(
    ("turned", "kind", "size", "crop", "after", "words"),
    [
        (
            False,
            "jpeg",
            (4_000, 3_000),
            Crop(500, 0, 3_000, 3_000),
            ImageFacts("jpeg", 512, 512, 48_000),
            ("cropped to a square", "made smaller"),
        ),
        (
            True,
            "jpeg",
            (64, 64),
            Crop(0, 0, 64, 64),
            ImageFacts("png", 128, 128, 9_000),
            ("turned upright", "enlarged, so it may look soft", "saved as PNG"),
        ),
        (
            False,
            "png",
            (900, 300),
            Crop(0, 0, 900, 200),
            ImageFacts("jpeg", 900, 200, 9_000),
            ("cropped", "saved as JPEG"),
        ),
        (
            False,
            "png",
            (512, 512),
            Crop(0, 0, 512, 512),
            ImageFacts("png", 512, 512, 9_000),
            ("saved with fewer bytes",),
        ),
    ],
)
def test_what_was_done_is_said(
    turned: bool,
    kind: ImageKind,
    size: fitting.PictureSize,
    crop: Crop,
    after: ImageFacts,
    words: tuple[str, ...],
) -> None:
    assert fitting.edit_descriptions(turned, kind, size, crop, after) == words


def test_a_picture_is_described_with_its_size_rounded_up() -> None:
    assert (
        fitting.image_facts_text(ImageFacts("jpeg", 4_000, 3_000, 3_200_001))
        == "4000 × 3000, JPEG, 3201 KB"
    )
