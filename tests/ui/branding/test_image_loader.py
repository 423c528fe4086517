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
from portal_desktop.options.branding import ICON
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.branding.image_loader import ImageLoader
from portal_desktop.ui.branding.image_processing import prepare_image
from portal_desktop.ui.platform.image_codec import QUICK_BYTES, QUICK_PIXELS, decode_image, is_quick
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.pictures import SVG, bomb, noise, picture
from tests.ui.support.workspaces import open_room

ROOM = QSize(64, 64)
LONG = 30.0  # seconds


@pytest.fixture
def shown() -> list[QPixmap | None]:
    return []


@pytest.fixture
def loader(opened_account: OpenedAccount, shown: list[QPixmap | None]) -> Iterator[ImageLoader]:
    owner = QObject()
    yield ImageLoader(opened_account.session.run_local, "here", shown.append, owner)
    opened_account.rest()


@contextmanager
def busy_lane(opened_account: OpenedAccount) -> Iterator[None]:
    """Nothing is done beside the window meanwhile."""
    gate = threading.Event()
    opened_account.jobs.run_local(lambda: gate.wait(LONG))
    try:
        yield
    finally:
        gate.set()
        opened_account.rest()


@contextmanager
def decoded_here() -> Iterator[list[bytes]]:
    """What this thread decodes."""
    contents: list[bytes] = []

    def listen(frame: FrameType, event: str, _value: object) -> None:
        if event == "call" and frame.f_code is decode_image.__code__:
            contents.append(frame.f_locals["content"])

    sys.setprofile(listen)
    try:
        yield contents
    finally:
        sys.setprofile(None)


def test_a_small_picture_is_there_at_once(
    opened_account: OpenedAccount, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(opened_account):
        loader.request_image(picture(256, 256), ROOM, 2.0)
        (only,) = shown
    assert only is not None
    assert only.size() == ROOM
    assert only.devicePixelRatio() == 2.0


def test_a_large_one_comes_later(
    opened_account: OpenedAccount, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(opened_account):
        loader.request_image(picture(1_024, 1_024), ROOM)
        assert shown == []
    (only,) = shown
    assert only is not None
    assert only.size() == ROOM


def test_the_one_asked_for_last_stays(
    opened_account: OpenedAccount, loader: ImageLoader, shown: list[QPixmap | None]
) -> None:
    with busy_lane(opened_account):
        loader.request_image(picture(1_024, 1_024), ROOM)
        loader.request_image(picture(1_100, 1_100, colour="#ff0000"), ROOM)
        loader.request_image(None, ROOM)
    assert shown == [None]


@pytest.mark.parametrize("content", [SVG, bomb(20_000, 20_000), bomb(2_000, 2_000)])
def test_one_that_cannot_be_shown_is_said_to_be_none(
    opened_account: OpenedAccount, loader: ImageLoader, shown: list[QPixmap | None], content: bytes
) -> None:
    loader.request_image(content, ROOM)
    opened_account.rest()
    assert shown == [None]


def test_quick_is_what_has_few_bytes_and_few_pixels() -> None:
    assert is_quick(picture(512, 512))
    few_bytes = picture(1_024, 1_024)
    assert len(few_bytes) < QUICK_BYTES
    assert not is_quick(few_bytes)
    assert QUICK_PIXELS > 300 * 300
    assert not is_quick(noise(300))


def test_the_window_decodes_no_large_picture_wherever_it_shows_one(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    large, other = noise(300), noise(310)
    icon = stored(opened_account.stripe.account, large, "icon.png", "business_icon")["id"]

    with decoded_here() as contents:
        opened_account.at_dashboard("account", {"settings": {"branding": {"icon": icon}}})
        opened_account.session.read_again()
        room = open_room(qtbot, opened_account)
        opened_account.rest()
        keep = opened_account.session.keep_picture
        opened_account.session.run_local(
            lambda: prepare_image(other, "mine.png", keep),
            same="",
            done=lambda image: opened_account.session.document.set_value(ICON.path, image),
            failed=lambda user_error: pytest.fail(str(user_error)),
            owner=room,
        )
        for tab in ("branding", "at_stripe", "checks"):
            room.open_tab(tab)
            opened_account.rest()
        room.grab()

    assert [content for content in contents if not is_quick(content)] == []
    document = opened_account.session.document
    for value, shown in ((document.base[ICON], large), (document.draft[ICON], other)):
        assert isinstance(value, Image | StripeFile)
        assert opened_account.session.images.image_bytes(value) == shown
