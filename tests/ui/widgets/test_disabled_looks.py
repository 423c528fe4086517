"""What can do nothing now looks like it, in both themes; and it does not answer the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import Scheme
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.check_box import CheckBox
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch


def _chosen() -> Segmented:
    made = Segmented([("a", "As wide"), ("b", "As high")])
    made.set_value("a")
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "a chip": lambda: Chip("3 months"),
    "the chip that adds": lambda: Chip("Add", adds=True),
    "a choice": lambda: ComboBox([("a", "At once")]),
    "a field": lambda: LineEdit("12"),
    "choices side by side": _chosen,
    "a switch": Switch,
    "a box to tick": lambda: CheckBox("Yes, publish"),
    "a button": lambda: Button("Add"),
    "an icon": lambda: IconButton("undo-2", "Undo"),
}


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """What they stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_can_do_nothing_is_fainter(
    qapp: QApplication, ground: QWidget, kind: str, scheme: Scheme
) -> None:
    theme.apply_theme(qapp, scheme)
    made = KINDS[kind]()
    _put(made, ground)
    before = _strength(made.grab().toImage())
    made.setEnabled(False)
    assert _strength(made.grab().toImage()) < 0.85 * before


@pytest.mark.parametrize("kind", ["a chip", "the chip that adds"])
def test_a_chip_that_can_do_nothing_does_not_light_up(ground: QWidget, kind: str) -> None:
    made = KINDS[kind]()
    _put(made, ground)
    made.setEnabled(False)
    before = made.grab().toImage()
    _put_mouse_on(made)
    assert made.grab().toImage() == before
    made.setEnabled(True)
    assert made.underMouse()


def _put(widget: QWidget, ground: QWidget) -> None:
    widget.setParent(ground)
    widget.move(10, 10)
    widget.resize(widget.sizeHint())
    ground.resize(widget.width() + 20, widget.height() + 20)
    ground.show()


def _put_mouse_on(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, middle))
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.HoverEnter))


def _strength(image: QImage) -> int:
    """How far the lightest and the darkest pixel are apart."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    found = [
        grey.pixelColor(x, y).lightness() for x in range(grey.width()) for y in range(grey.height())
    ]
    return max(found) - min(found)
