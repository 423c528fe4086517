"""Giving the portal an icon: from a file, dropped, pasted; and what is no icon."""

import base64
import math
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from portal_desktop.options.branding import ICON, LOGO
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.branding.thumbnail import Thumbnail
from portal_desktop.ui.forms.form import Form
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.pictures import SVG, bomb, noise, picture
from tests.ui.support.workspaces import (
    button,
    control,
    notice,
    notices,
    open_tab,
    press,
    shown_texts,
)

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tab(qtbot: QtBot, opened_account: OpenedAccount) -> Form:
    return open_tab(qtbot, opened_account, "branding")


@pytest.fixture
def thumbnail(tab: Form) -> Thumbnail:
    return control(tab, ICON.path, Thumbnail)


def test_a_dropped_file_becomes_the_icon(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    before = seen(thumbnail)
    drop(thumbnail, tmp_path, "icon.png", picture(256, 256))
    opened_account.rest()
    assert opened_account.session.document.draft[ICON] == image_of(opened_account, 256, 256)
    assert "icon.png" in shown_texts(tab)
    assert f"256 × 256, PNG, {kilobytes(opened_account)} KB. Fits Stripe’s rules." in shown_texts(
        tab
    )
    assert "Nothing had to be changed." in shown_texts(tab)
    assert seen(thumbnail) != before
    opened_account.session.document.undo()
    assert opened_account.session.document.draft[ICON] is None
    assert seen(thumbnail) == before


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg"])
def test_a_pasted_picture_becomes_the_icon(
    opened_account: OpenedAccount, thumbnail: Thumbnail, kind: str
) -> None:
    mime = QMimeData()
    mime.setData(kind, picture(200, 200, kind.rpartition("/")[2].upper()))
    QGuiApplication.clipboard().setMimeData(mime)
    thumbnail.setFocus()
    QTest.keyClick(thumbnail, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    opened_account.rest()
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    assert (wanted.width, wanted.kind) == (200, kind.rpartition("/")[2])
    QGuiApplication.clipboard().clear()


def test_a_file_is_chosen_in_the_system_s_own_dialog(
    qtbot: QtBot, opened_account: OpenedAccount, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    file = written(tmp_path, "icon.png", picture(128, 128))
    QTest.keyClick(thumbnail, Qt.Key.Key_Return)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    opened_account.rest()
    assert opened_account.session.document.draft[ICON] == image_of(opened_account, 128, 128)


def test_a_large_picture_is_made_small_enough_for_stripe(
    opened_account: OpenedAccount, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    drop(thumbnail, tmp_path, "large.png", picture(3_000, 1_500))
    opened_account.rest()
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    assert max(wanted.width, wanted.height) <= 1_024
    content = opened_account.session.images.image_bytes(wanted)
    assert content is not None
    assert len(content) < 512_000


def test_a_picture_of_too_many_bytes_is_made_small_enough_for_stripe(
    opened_account: OpenedAccount, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    heavy = noise(600)
    assert len(heavy) > 512_000
    drop(thumbnail, tmp_path, "heavy.png", heavy)
    opened_account.rest()
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    content = opened_account.session.images.image_bytes(wanted)
    assert content is not None
    assert len(content) < 512_000


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("huge.png", bomb(8_000, 5_000), "8000 × 5000 pixels"),
        ("broken.png", picture(256, 256)[:60], "damaged"),
        ("vector.png", SVG, "SVG"),
        ("vector.svg", SVG, "SVG"),
        ("notes.png", b"Dear diary", "not a PNG or JPEG"),
        ("empty.png", b"", "empty"),
        ("web.png", b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
        ("moving.png", b"GIF89a" + b"\0" * 20, "GIF"),
    ],
    ids=["huge", "broken", "svg as png", "svg", "text", "empty", "webp", "gif"],
)
def test_what_is_no_icon_is_refused_in_words_and_changes_nothing(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path,
    name: str, content: bytes, said: str,
) -> None:  # fmt: skip
    before = opened_account.session.document.history
    drop(thumbnail, tmp_path, name, content)
    opened_account.rest()
    refusal = notice(tab, said).words.text()
    assert refusal.count(".") >= 2
    assert opened_account.session.document.history == before


def test_a_file_that_is_gone_or_too_large_is_refused_in_words(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    thumbnail.offered.emit(tmp_path / "gone.png")
    opened_account.rest()
    assert about(tab, "cannot be read")
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(30_000_000)
    thumbnail.offered.emit(large)
    opened_account.rest()
    assert about(tab, "too large")


def test_a_refusal_goes_with_the_next_picture(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    drop(thumbnail, tmp_path, "notes.png", b"Dear diary")
    opened_account.rest()
    assert about(tab, "PNG or JPEG")
    drop(thumbnail, tmp_path, "icon.png", picture(256, 256))
    opened_account.rest()
    assert not about(tab, "PNG or JPEG")


def test_an_icon_is_made_square(
    opened_account: OpenedAccount, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    drop(thumbnail, tmp_path, "wide.png", picture(300, 150))
    opened_account.rest()
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    assert wanted.width == wanted.height


def test_a_web_address_dropped_is_nothing_to_fetch(thumbnail: Thumbnail) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://harbour.example/icon.png")])
    assert not drag(thumbnail, mime)


def test_removing_the_icon_is_a_step(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    drop(thumbnail, tmp_path, "icon.png", picture(256, 256))
    opened_account.rest()
    press(button(tab, "Remove"))
    assert opened_account.session.document.draft[ICON] is None
    opened_account.session.document.undo()
    assert isinstance(opened_account.session.document.draft[ICON], Image)


def test_the_icon_at_stripe_is_shown(
    opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail
) -> None:
    before = seen(thumbnail)
    data = base64.b64encode(picture(128, 128, colour="#B4532A")).decode()
    icon = {"icon": {"filename": "icon.png", "data": data}}
    opened_account.at_dashboard("account", {"settings": {"branding": icon}})
    opened_account.session.read_again()
    opened_account.rest()
    assert isinstance(opened_account.session.document.base[ICON], StripeFile)
    assert "The picture at Stripe" in shown_texts(tab)
    assert seen(thumbnail) != before


def test_the_picture_is_there_again_after_a_restart(
    opened_account: OpenedAccount, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    content = picture(256, 256)
    drop(thumbnail, tmp_path, "icon.png", content)
    opened_account.rest()
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    assert opened_account.store.image(wanted.sha256) == content


def test_the_name_of_its_file_is_kept_with_the_picture(
    qtbot: QtBot, opened_account: OpenedAccount, tab: Form, thumbnail: Thumbnail, tmp_path: Path
) -> None:
    long = "\u202eharbour coffee " * 12 + ".png"
    drop(thumbnail, tmp_path, "harbour.png", picture(256, 256))
    opened_account.rest()
    drop(control(tab, LOGO.path, Thumbnail), tmp_path, long, picture(300, 150))
    opened_account.rest()

    later = open_tab(qtbot, opened_account, "branding")  # as after a restart: nothing is at hand

    named = [each for each in shown_texts(later) if "harbour" in each]
    assert named[0] == "harbour.png"
    assert len(named[1]) <= 80
    assert named[1].isprintable()
    assert "Your picture" not in shown_texts(later)

    press(next(each for each in buttons(later) if each.text() == "Crop"))
    opened_account.rest()
    QApplication.processEvents()
    press(button(later, "Use this part"))
    opened_account.rest()
    assert "harbour.png" in shown_texts(later)


def test_what_was_pasted_has_no_name(
    qtbot: QtBot, opened_account: OpenedAccount, thumbnail: Thumbnail
) -> None:
    thumbnail.offered.emit(picture(200, 200))
    opened_account.rest()
    assert "Your picture" in shown_texts(open_tab(qtbot, opened_account, "branding"))


def buttons(tab: Form) -> list[QAbstractButton]:
    return [each for each in tab.findChildren(QAbstractButton) if each.isVisible()]


def about(tab: Form, part: str) -> list[str]:
    """What is said with these words in it."""
    said = [each.words.text() for each in notices(tab)]
    return [each for each in said if part in each]


def kilobytes(opened_account: OpenedAccount) -> int:
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    return math.ceil(len(opened_account.session.images.image_bytes(wanted) or b"") / 1000)


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def drop(on: Thumbnail, folder: Path, name: str, content: bytes) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written(folder, name, content)))])
    assert drag(on, mime)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(on, QDropEvent(QPointF(9, 9), copy, mime, left, none))


def drag(over: Thumbnail, mime: QMimeData) -> bool:
    """Whether it would take what is dragged over it."""
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    event.ignore()
    QApplication.sendEvent(over, event)
    return event.isAccepted()


def image_of(opened_account: OpenedAccount, width: int, height: int) -> Image:
    """The draft's picture, if it is as large as this."""
    wanted = opened_account.session.document.draft[ICON]
    assert isinstance(wanted, Image)
    return Image(wanted.sha256, "png", width, height)


def seen(thumbnail: Thumbnail) -> bytes:
    picture = thumbnail.grab().toImage()
    return bytes(picture.constBits())
