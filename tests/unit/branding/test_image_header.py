"""Pictures are measured from their first bytes; hostile bytes only ever make a UserError."""

import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal_desktop.branding.colours import ImageFacts, inspect_image
from portal_desktop.branding.image_header import is_whole
from portal_desktop.common.errors import UserError

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return PNG_SIGNATURE + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def frame(width: int, height: int, marker: int = 0xC0) -> bytes:
    return segment(marker, struct.pack(">BHHB", 8, height, width, 3) + b"\1\x22\0" * 3)


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + segment(0xDA, b"\3\1\0") + b"\xff\xd9"


APP0 = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def user_error(data: bytes, name: str = "") -> UserError:
    with pytest.raises(UserError) as raised:
        inspect_image(data, name)
    assert raised.value.kind == "input"
    assert raised.value.advice
    return raised.value


def facts_or_trouble(data: bytes, name: str = "") -> ImageFacts | None:
    """None for a UserError; anything else that is raised fails the test."""
    try:
        return inspect_image(data, name)
    except UserError:
        return None


def test_a_png_says_its_size() -> None:
    data = png(640, 480)
    assert inspect_image(data, "icon.png") == ImageFacts("png", 640, 480, len(data))


def test_a_png_named_jpg_is_a_png() -> None:
    assert inspect_image(png(128, 128), "icon.jpg").kind == "png"


@pytest.mark.parametrize("marker", [0xC0, 0xC1, 0xC2, 0xC9])
def test_a_jpeg_says_its_size_whatever_its_coding(marker: int) -> None:
    data = jpeg(APP0, frame(300, 200, marker))
    assert inspect_image(data) == ImageFacts("jpeg", 300, 200, len(data))


def test_a_jpegs_size_is_not_that_of_the_thumbnail_inside() -> None:
    exif = segment(0xE1, b"Exif\0\0" + jpeg(frame(16, 16)))
    tables = segment(0xC4, b"\0" * 20) + segment(0xDB, b"\0" * 65)
    facts = inspect_image(jpeg(APP0, exif, tables, b"\xff\xff\xff\x01", frame(1000, 800)))
    assert (facts.width, facts.height) == (1000, 800)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG"),
        (b"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg/>", "an SVG"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP"),
        (b"GIF89a\1\0\1\0", "a GIF"),
        (b"%PDF-1.7", "a PDF"),
        (b"\0\0\0\x18ftypheic", "an HEIC"),
        (b"\0\0\0\x18ftypavif", "an AVIF"),
        (b"BM\x36\0\0\0", "a BMP"),
        (b"II*\0\x08\0", "a TIFF"),
        (b"\0\0\1\0\1\0", "an ICO"),
    ],
)
@pytest.mark.parametrize("name", ["icon.png", ""])
def test_another_kind_is_refused_by_its_name_even_when_named_png(
    data: bytes, kind: str, name: str
) -> None:
    told = user_error(data, name)
    assert told.title == f"This is {kind} file, not a PNG or JPEG picture."
    assert told.advice == "Save it as a PNG or JPEG picture and choose that file."


def test_the_file_name_helps_only_where_the_content_does_not() -> None:
    assert "an SVG" in user_error(b"\x1f\x8b\x08", "logo.SVGZ").title
    assert "an AI" in user_error(b"\x1f\x8b\x08", "logo.ai").title
    assert "an EPS" in user_error(b"%!PS-Adobe", "logo.eps").title
    assert user_error(b"hello", "notes.txt").title == "This file is not a PNG or JPEG picture."


def test_an_empty_file_is_called_empty() -> None:
    assert user_error(b"", "icon.png").title == "This file is empty."


def test_megapixels_are_refused_before_anybody_unpacks_them() -> None:
    assert inspect_image(png(6000, 4000)).width == 6000
    told = user_error(png(6001, 4000))
    assert told.title == "This picture is too large: 6001 × 4000 pixels."
    assert "65535 × 65535" in user_error(jpeg(frame(65535, 65535))).title


def test_a_huge_file_is_refused_by_its_weight() -> None:
    assert (
        user_error(png(10, 10) + bytes(20 * 1024 * 1024)).title == "This file is larger than 20 MB."
    )


@pytest.mark.parametrize(
    "data",
    [
        PNG_SIGNATURE,
        png(10, 10)[:30],
        png(0, 10),
        png(10, 0),
        PNG_SIGNATURE + b"\0\0\0\rIDAT" + bytes(30),
        b"\xff\xd8\xff",
        jpeg(),
        jpeg(frame(0, 10)),
        jpeg(frame(10, 0)),
        jpeg(APP0, frame(10, 10))[:24],
        b"\xff\xd8\xff\xe0\0\0" * 4,
        b"\xff\xd8" + segment(0xDA, b"\0") + frame(10, 10),
        b"\xff\xd8\xff\xd9",
    ],
)
def test_a_damaged_picture_is_called_damaged(data: bytes) -> None:
    assert user_error(data).title == "This picture is damaged."


def test_padding_without_end_is_given_up() -> None:
    assert user_error(b"\xff\xd8" + b"\xff" * 5_000_000).title == "This picture is damaged."


@given(
    st.sampled_from([b"", PNG_SIGNATURE, b"\xff\xd8\xff", png(9, 9)[:16], b"\xff\xd8" + APP0]),
    st.binary(max_size=200),
    st.text(max_size=12),
)
@example(b"\xff\xd8\xff", b"\xc0", "")
def test_no_bytes_do_anything_but_facts_or_trouble(start: bytes, rest: bytes, name: str) -> None:
    facts = facts_or_trouble(start + rest, name)
    assert facts is None or 0 < facts.width * facts.height <= 24_000_000


@given(st.data())
def test_a_jpeg_cut_or_changed_anywhere_makes_nothing_worse_than_trouble(
    data: st.DataObject,
) -> None:
    whole = bytearray(jpeg(APP0, frame(300, 200)))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    kept = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    facts = facts_or_trouble(kept)
    assert facts is None or facts.size == len(kept)


def test_a_picture_without_its_end_is_not_whole() -> None:
    end = b"\0\0\0\0IEND\xaeB`\x82"
    assert is_whole(png(9, 9) + end, "png")
    assert not is_whole(png(9, 9), "png")
    assert is_whole(jpeg(APP0, frame(9, 9)), "jpeg")
    assert not is_whole(jpeg(APP0, frame(9, 9))[:-2], "jpeg")


def test_the_end_of_the_small_picture_inside_a_photo_is_not_its_own_end() -> None:
    inside = segment(0xE1, b"Exif\0\0" + jpeg(frame(2, 2)))
    photo = jpeg(inside, frame(9, 9))
    assert is_whole(photo, "jpeg")
    assert not is_whole(photo[:-2], "jpeg")
    assert not is_whole(b"\xff\xd8" + inside + frame(9, 9), "jpeg")
