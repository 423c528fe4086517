"""Large pictures are decoded beside the window, wherever they are shown."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from portal_desktop.emulator.files import stored
from portal_desktop.options.table import ICON
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.branding.image_loader import ImageLoader
from portal_desktop.ui.branding.image_processing import prepare
from portal_desktop.ui.platform.image_codec import QUICK_BYTES, QUICK_PIXELS, decode, is_quick
from tests.ui.support.account_service import Office
from tests.ui.support.pictures import SVG, bomb, noise, picture
from tests.ui.support.workspaces import open_room

ROOM = QSize(64, 64)
LONG = 30.0  # seconds


@pytest.fixture
def shown() -> list[QPixmap | None]:
    return []


@pytest.fixture
def loader(office: Office, shown: list[QPixmap | None]) -> Iterator[ImageLoader]:
    owner = QObject()
    yield ImageLoader(office.sync.aside, "here", shown.append, owner)
    office.rest()


@contextmanager
def busy_lane(office: Office) -> Iterator[None]:
    """Nothing is done beside the window meanwhile."""
    gate = threading.Event()
    office.jobs.local(lambda: gate.wait(LONG))
    try:
        yield
    finally:
        gate.set()
        office.rest()


@contextmanager
def decoded_here() -> Iterator[list[bytes]]:
    """What this thread decodes."""
    contents: list[bytes] = []

    def listen(frame: FrameType, event: str, _value: object) -> None:
        if event == "call" and frame.f_code is decode.__code__:
            contents.append(frame.f_locals["content"])

    sys.setprofile(listen)
    try:
        yield contents
    finally:
        sys.setprofile(None)


def test_a_small_picture_is_there_at_once(
    office: Office, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(office):
        loader.request(picture(256, 256), ROOM, 2.0)
        (only,) = shown
    assert only is not None
    assert only.size() == ROOM
    assert only.devicePixelRatio() == 2.0


def test_a_large_one_comes_later(
    office: Office, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(office):
        loader.request(picture(1_024, 1_024), ROOM)
        assert shown == []
    (only,) = shown
    assert only is not None
    assert only.size() == ROOM


def test_the_one_asked_for_last_stays(
    office: Office, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(office):
        loader.request(picture(1_024, 1_024), ROOM)
        loader.request(picture(1_100, 1_100, colour="#ff0000"), ROOM)
        loader.request(None, ROOM)
    assert shown == [None]


@pytest.mark.parametrize("content", [SVG, bomb(20_000, 20_000), bomb(2_000, 2_000)])
def test_one_that_cannot_be_shown_is_said_to_be_none(
    office: Office, loader: ImageLoader, shown: list[QPixmap | None], content: bytes
) -> None:
    loader.request(content, ROOM)
    office.rest()
    assert shown == [None]


def test_quick_is_what_has_few_bytes_and_few_pixels() -> None:
    assert is_quick(picture(512, 512))
    few_bytes = picture(1_024, 1_024)
    assert len(few_bytes) < QUICK_BYTES
    assert not is_quick(few_bytes)
    assert QUICK_PIXELS > 300 * 300
    assert not is_quick(noise(300))


def test_the_window_decodes_no_large_picture_wherever_it_shows_one(
    qtbot: QtBot, office: Office
) -> None:
    large, other = noise(300), noise(310)
    icon = stored(office.stripe.account, large, "icon.png", "business_icon")["id"]

    with decoded_here() as contents:
        office.at_dashboard("account", {"settings": {"branding": {"icon": icon}}})
        office.sync.read_again()
        room = open_room(qtbot, office)
        office.rest()
        keep = office.sync.keep_picture
        office.sync.aside(
            lambda: prepare(other, "mine.png", keep),
            same="",
            done=lambda image: office.sync.document.set(ICON.path, image),
            failed=lambda trouble: pytest.fail(str(trouble)),
            owner=room,
        )
        for tab in ("branding", "at_stripe", "checks"):
            room.go(tab)
            office.rest()
        room.grab()

    assert [content for content in contents if not is_quick(content)] == []
    document = office.sync.document
    for value, shown in ((document.base[ICON], large), (document.draft[ICON], other)):
        assert isinstance(value, Image | StripeFile)
        assert office.sync.picture(value) == shown
