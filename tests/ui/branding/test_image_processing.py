"""Pictures are opened without being trusted, and made into what Stripe takes."""

import resource
import struct
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from portal_desktop.branding.colours import inspect_image
from portal_desktop.branding.image_crop import Crop, Use, centred_square, full_crop
from portal_desktop.branding.image_requirements import icon_verdict, logo_verdict
from portal_desktop.common.errors import UserError
from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.branding.image_processing import Made, Negative, make_image, open_picture
from portal_desktop.ui.platform.image_codec import encode_image
from tests.ui.support.pictures import SVG, bomb, noise, picture

SCRIPT = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
Keep = Callable[[bytes], str]


@pytest.fixture
def kept() -> dict[str, bytes]:
    return {}


@pytest.fixture
def keep(kept: dict[str, bytes]) -> Keep:
    def put(content: bytes) -> str:
        name = f"kept-{len(kept)}"
        kept[name] = content
        return name

    return put


def half_red(width: int, height: int, *, clear: bool = False) -> QImage:
    """Left half red, right half blue, or nothing at all."""
    kind = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    made = QImage(width, height, kind)
    made.fill(QColor(0, 0, 0, 0) if clear else QColor("blue"))
    on = QPainter(made)
    on.fillRect(0, 0, width // 2, height, QColor("red"))
    on.end()
    return made


def lying(jpeg: bytes, orientation: int) -> bytes:
    """The same JPEG, saying how the camera was held."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    body = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + b"\0\0\0\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def colour_at(content: bytes, x: float, y: float) -> str:
    image = QImage.fromData(content)
    return image.pixelColor(int(image.width() * x), int(image.height() * y)).name()


def of(made: Made, kept: dict[str, bytes]) -> bytes:
    """The bytes of a made picture, which are what is said of them."""
    content = kept[made.image.sha256]
    assert inspect_image(content) == made.after
    size = made.image.width, made.image.height
    assert size == (made.after.width, made.after.height)
    assert made.image.kind == made.after.kind
    return content


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("huge.png", bomb(30_000, 30_000), "30000 × 30000 pixels"),
        ("cut.png", picture(256, 256)[:-20], "damaged"),
        ("cut.jpg", picture(256, 256, "JPEG")[:-2], "damaged"),
        ("half.jpg", picture(256, 256, "JPEG")[:400], "damaged"),
        ("script.svg", SCRIPT, "SVG"),
        ("script.png", SCRIPT, "SVG"),
        ("vector.jpg", SVG, "SVG"),
        ("empty.png", b"", "empty"),
        ("lie.png", bomb(128, 128), "damaged"),
        ("notes.png", b"Dear diary", "not a PNG or JPEG"),
    ],
)
def test_hostile_files_are_refused_in_words(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(UserError) as refused:
        open_picture(file)

    assert said in str(refused.value)
    assert refused.value.kind == "input"
    assert refused.value.advice


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in kilobytes on Linux")
def test_a_picture_that_claims_gigabytes_does_not_get_them() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for side in (30_000, 60_000, 2**31 - 1):
        with pytest.raises(UserError):
            open_picture(bomb(side, side))

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 30_000


def test_what_is_no_file_is_not_read_to_an_end_it_does_not_have(tmp_path: Path) -> None:
    for path in (Path("/dev/zero"), tmp_path, tmp_path / "gone.png"):
        with pytest.raises(UserError, match="cannot be read"):
            open_picture(path)


def test_a_png_named_jpg_is_taken(tmp_path: Path, keep: Keep, kept: dict[str, bytes]) -> None:
    file = tmp_path / "icon.jpg"
    file.write_bytes(picture(256, 256))

    made = make_image(open_picture(file), "icon", full_crop((256, 256)), keep)

    assert made.image.kind == "png"
    assert made.name == "icon.jpg"
    assert of(made, kept) == file.read_bytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_fits_stays_to_the_byte(kind: str, keep: Keep, kept: dict[str, bytes]) -> None:
    content = picture(512, 512, kind)

    made = make_image(open_picture(content), "icon", full_crop((512, 512)), keep)

    assert of(made, kept) == content
    assert made.before == made.after
    assert made.done == ()


def test_a_photo_is_cropped_made_smaller_and_light(keep: Keep, kept: dict[str, bytes]) -> None:
    photo = encode_image(half_red(4_000, 3_000), "jpeg", 95)

    made = make_image(open_picture(photo), "icon", Crop(0, 0, 2_000, 2_000), keep)

    content = of(made, kept)
    assert icon_verdict(made.after) == ()
    assert (made.image.width, made.image.height, made.image.kind) == (512, 512, "jpeg")
    assert made.done == ("cropped to a square", "made smaller")
    assert (made.before.width, made.before.height, made.before.size) == (4_000, 3_000, len(photo))
    reddish = QColor(colour_at(content, 0.9, 0.9))
    assert reddish.red() > 200
    assert reddish.blue() < 60


def test_a_small_icon_is_enlarged_and_it_is_said(keep: Keep, kept: dict[str, bytes]) -> None:
    made = make_image(open_picture(picture(64, 64)), "icon", full_crop((64, 64)), keep)

    assert icon_verdict(inspect_image(of(made, kept))) == ()
    assert made.image.width == 128
    assert made.done == ("enlarged, so it may look soft",)


@pytest.mark.parametrize("use", ["icon", "logo"])
@pytest.mark.parametrize("side", [430, 1_100])
def test_what_cannot_be_packed_is_made_light_enough(
    use: Use, side: int, keep: Keep, kept: dict[str, bytes]
) -> None:
    made = make_image(open_picture(noise(side)), use, full_crop((side, side)), keep)

    assert logo_verdict(inspect_image(of(made, kept))) == ()


def test_what_is_clear_stays_clear(keep: Keep, kept: dict[str, bytes]) -> None:
    logo = encode_image(half_red(3_000, 600, clear=True), "png")

    made = make_image(open_picture(logo), "logo", full_crop((3_000, 600)), keep)

    content = QImage.fromData(of(made, kept))
    assert content.size() == QSize(1_024, 205)
    assert content.pixelColor(1_000, 100).alpha() == 0
    assert content.pixelColor(20, 100).name() == "#ff0000"


@pytest.mark.parametrize(("orientation", "right_is"), [(3, "red"), (6, ""), (8, "")])
def test_a_photo_is_turned_upright(
    orientation: int, right_is: str, keep: Keep, kept: dict[str, bytes]
) -> None:
    lain = lying(encode_image(half_red(300, 200), "jpeg", 95), orientation)

    negative = open_picture(lain)
    made = make_image(negative, "logo", full_crop(negative.size), keep)

    assert negative.size == ((300, 200) if right_is else (200, 300))
    assert (made.image.width, made.image.height) == negative.size
    assert made.done[0] == "turned upright"
    if right_is:
        assert QColor(colour_at(of(made, kept), 0.9, 0.5)).red() > 200


def test_a_logo_like_a_rope_is_refused_in_words(keep: Keep) -> None:
    negative = open_picture(picture(4_000, 40))

    with pytest.raises(UserError, match="too long and narrow"):
        make_image(negative, "logo", full_crop(negative.size), keep)


def test_a_copied_picture_needs_no_file(keep: Keep, kept: dict[str, bytes]) -> None:
    negative = open_picture(half_red(300, 300))

    made = make_image(negative, "icon", centred_square(negative.size), keep)

    assert colour_at(of(made, kept), 0.1, 0.1) == "#ff0000"


def test_pictures_can_be_made_on_any_thread(keep: Keep) -> None:
    found: list[Negative] = []

    thread = threading.Thread(target=lambda: found.append(open_picture(picture(300, 200))))
    thread.start()
    thread.join(30)

    assert found[0].size == (300, 200)
    assert pictures.prepare_image(picture(300, 200), "a.png", keep).width == 200
