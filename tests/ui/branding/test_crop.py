"""Choosing the part of a picture, with the keys and with the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.branding.image_crop import Crop
from portal_desktop.options.branding import ICON, LOGO
from portal_desktop.options.values import Image
from portal_desktop.ui.branding.crop_panel import CropPanel
from portal_desktop.ui.branding.cropper import Cropper
from portal_desktop.ui.branding.thumbnail import Thumbnail
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.platform.image_codec import encode_image
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import button, control, open_tab, press, shown_texts

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, opened_account: OpenedAccount) -> Form:
    return open_tab(qtbot, opened_account, "branding")


def striped(width: int, height: int) -> bytes:
    """Red on the left, blue on the right, green between."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#00ff00"))
    on = QPainter(made)
    on.fillRect(0, 0, width // 4, height, QColor("#ff0000"))
    on.fillRect(width - width // 4, 0, width // 4, height, QColor("#0000ff"))
    on.end()
    return encode_image(made, "png")


def opened(opened_account: OpenedAccount, tab: Form, path: str, content: bytes) -> CropPanel:
    """The panel that opens over a picture."""
    thumbnail = control(tab, path, Thumbnail)
    thumbnail.offered.emit(content)
    opened_account.rest()
    if not panels(tab):
        press(button(tab, "Crop"))
    (panel,) = panels(tab)
    return panel


def drafted(opened_account: OpenedAccount, path: str) -> QImage:
    wanted = opened_account.session.document.draft[path]
    assert isinstance(wanted, Image)
    return QImage.fromData(opened_account.session.images.image_bytes(wanted) or b"")


def ends(image: QImage) -> tuple[str, str]:
    middle = image.height() // 2
    left, right = image.pixelColor(4, middle), image.pixelColor(image.width() - 5, middle)
    return left.name(), right.name()


def panels(tab: Form) -> list[CropPanel]:
    QApplication.processEvents()
    return [each for each in tab.findChildren(CropPanel) if not each.isHidden()]


def test_a_square_icon_needs_no_choice(opened_account: OpenedAccount, tab: Form) -> None:
    control(tab, ICON.path, Thumbnail).offered.emit(striped(256, 256))
    opened_account.rest()
    assert panels(tab) == []


def test_the_middle_is_used_until_another_part_is_chosen(
    opened_account: OpenedAccount, tab: Form
) -> None:
    panel = opened(opened_account, tab, ICON.path, striped(800, 400))
    assert ends(drafted(opened_account, ICON.path)) == ("#00ff00", "#00ff00")
    assert "400 × 400 pixels of 800 × 400." in shown_texts(tab)

    QTest.keyClick(panel.cropper, Qt.Key.Key_Escape)

    assert panels(tab) == []
    assert ends(drafted(opened_account, ICON.path)) == ("#00ff00", "#00ff00")


def test_the_keys_move_and_take_another_part(opened_account: OpenedAccount, tab: Form) -> None:
    panel = opened(opened_account, tab, ICON.path, striped(800, 400))

    for _press in range(60):
        QTest.keyClick(panel.cropper, Qt.Key.Key_Left)
    assert panel.cropper.crop == Crop(0, 0, 400, 400)
    QTest.keyClick(panel.cropper, Qt.Key.Key_Return)
    opened_account.rest()

    assert ends(drafted(opened_account, ICON.path))[0] == "#ff0000"
    assert panels(tab) == []


def test_the_keys_make_the_part_smaller_and_larger(
    opened_account: OpenedAccount, tab: Form
) -> None:
    cropper = opened(opened_account, tab, ICON.path, striped(800, 400)).cropper
    QTest.keyClick(cropper, Qt.Key.Key_Minus)
    smaller = cropper.crop
    assert smaller.width == smaller.height < 400
    for _press in range(30):
        QTest.keyClick(cropper, Qt.Key.Key_Plus)
    assert (cropper.crop.width, cropper.crop.height) == (400, 400)
    for _press in range(90):
        QTest.keyClick(cropper, Qt.Key.Key_Left, SHIFT)
    assert (cropper.crop.width, cropper.crop.height) == (128, 128)


def test_the_mouse_moves_the_part_and_draws_its_corners(
    opened_account: OpenedAccount, tab: Form
) -> None:
    cropper = opened(opened_account, tab, ICON.path, striped(800, 400)).cropper
    before = cropper.crop

    drag(cropper, middle(cropper), QPoint(-500, 0))
    assert cropper.crop == Crop(0, 0, before.width, before.height)

    place = cropper._crop_rect(cropper._image_rect())
    drag(cropper, place.bottomRight().toPoint(), QPoint(-40, -40))
    drawn = cropper.crop
    assert (drawn.left, drawn.top) == (0, 0)
    assert drawn.width == drawn.height < 400


def test_what_is_outside_of_the_part_cannot_be_grabbed(
    opened_account: OpenedAccount, tab: Form
) -> None:
    cropper = opened(opened_account, tab, ICON.path, striped(800, 400)).cropper
    before = cropper.crop
    where = cropper._image_rect()
    drag(cropper, QPoint(int(where.left()) + 6, int(where.center().y())), QPoint(60, 0))
    assert cropper.crop == before


def test_the_part_can_be_chosen_again_from_the_whole_picture(
    opened_account: OpenedAccount, tab: Form
) -> None:
    panel = opened(opened_account, tab, ICON.path, striped(800, 400))
    press(panel.leave)
    press(button(tab, "Crop"))
    (again,) = panels(tab)
    assert "400 × 400 pixels of 800 × 400." in shown_texts(tab)

    again.cropper.set_crop(Crop(400, 0, 400, 400))
    press(again.use)
    opened_account.rest()

    assert ends(drafted(opened_account, ICON.path))[1] == "#0000ff"
    assert [step.text for step in opened_account.session.document.history.steps] == ["Icon", "Icon"]


def test_a_logo_is_cropped_to_any_shape(opened_account: OpenedAccount, tab: Form) -> None:
    panel = opened(opened_account, tab, LOGO.path, striped(800, 400))
    assert panel.cropper.crop == Crop(0, 0, 800, 400)

    for _press in range(30):
        QTest.keyClick(panel.cropper, Qt.Key.Key_Left, SHIFT)
    assert panel.cropper.crop.width < 800
    assert panel.cropper.crop.height == 400
    press(panel.use)
    opened_account.rest()

    logo = drafted(opened_account, LOGO.path)
    assert (logo.width(), logo.height()) == (panel.cropper.crop.width, 400)
    assert ends(logo) == ("#00ff00", "#00ff00")


def test_a_picture_is_cropped_again_after_the_window_was_closed(
    qtbot: QtBot, opened_account: OpenedAccount, tab: Form
) -> None:
    control(tab, ICON.path, Thumbnail).offered.emit(striped(400, 400))
    opened_account.rest()
    later = open_tab(qtbot, opened_account, "branding")
    press(button(later, "Crop"))
    opened_account.rest()
    (panel,) = panels(later)
    assert panel.cropper.crop == Crop(0, 0, 400, 400)
    panel.cropper.set_crop(Crop(0, 0, 200, 200))
    press(panel.use)
    opened_account.rest()
    assert drafted(opened_account, ICON.path).width() == 200


def test_it_can_be_used_without_seeing_it(opened_account: OpenedAccount, tab: Form) -> None:
    cropper = opened(opened_account, tab, ICON.path, striped(800, 400)).cropper
    assert cropper.accessibleName() == "The part that is used"
    assert "Arrow keys move it" in cropper.accessibleDescription()
    assert cropper.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_undo_goes_back_to_the_picture_before_and_closes_the_choice(
    opened_account: OpenedAccount, tab: Form
) -> None:
    opened(opened_account, tab, ICON.path, striped(800, 400))
    opened_account.session.document.undo()
    assert opened_account.session.document.draft[ICON] is None
    assert panels(tab) == []


@pytest.mark.parametrize("size", [(2_000, 60), (3_000, 2_000)])
@pytest.mark.parametrize("clear", [False, True])
def test_what_comes_of_it_has_round_corners_however_small_the_part(
    opened_account: OpenedAccount, tab: Form, size: tuple[int, int], clear: bool
) -> None:
    panel = opened(opened_account, tab, ICON.path, plate(*size, clear=clear))
    panel.cropper.set_crop(Crop(0, 0, 60, 60))
    QApplication.processEvents()
    for result in panel._results:
        seen, side = result.grab().toImage(), result.width()
        ground = panel.grab().toImage().pixelColor(panel.rect().bottomRight()).name()
        corners = {seen.pixelColor(x, y).name() for x in (0, side - 1) for y in (0, side - 1)}
        assert corners == {ground}
        assert seen.pixelColor(side // 2, 0).name() != ground
        assert seen.pixelColor(side // 2, side - 1).name() != ground


def test_a_very_small_part_can_be_grabbed_in_its_middle_and_at_its_corners(
    opened_account: OpenedAccount, tab: Form
) -> None:
    cropper = opened(opened_account, tab, ICON.path, striped(2_000, 140)).cropper
    cropper.set_crop(Crop(900, 0, 128, 128))
    drag(cropper, middle(cropper), QPoint(40, 0))
    assert cropper.crop.left > 900
    assert (cropper.crop.width, cropper.crop.height) == (128, 128)

    held = cropper._grab_rect(cropper._crop_rect(cropper._image_rect()))
    drag(cropper, held.bottomRight().toPoint(), QPoint(4, 4))
    assert cropper.crop.width == cropper.crop.height > 128


def plate(width: int, height: int, *, clear: bool) -> bytes:
    """Orange, or nothing at all."""
    made = QImage(
        width, height, QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    )
    made.fill(QColor(0, 0, 0, 0) if clear else QColor("#ffa500"))
    return encode_image(made, "png")


def middle(cropper: Cropper) -> QPoint:
    return cropper._crop_rect(cropper._image_rect()).center().toPoint()


def drag(cropper: Cropper, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(cropper, LEFT, pos=start)
    QTest.mouseMove(cropper, start + by / 2)
    QTest.mouseMove(cropper, start + by)
    QTest.mouseRelease(cropper, LEFT, pos=start + by)
