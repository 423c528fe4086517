"""A preview on a document, as the window connects it, and a person's hands on it."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.portal_page import PageView
from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.segmented import Segmented

T = TypeVar("T")

TODAY = date(2026, 11, 20)
SIZE = (690, 760)
Left = Qt.MouseButton.LeftButton


def at_once(
    work: Callable[[], T],
    *,
    same: str,
    done: Callable[[T], None],
    failed: Callable[[UserError], None],
    owner: QObject,
) -> None:
    """What the window does beside itself, done while it waits."""
    try:
        made = work()
    except UserError as user_error:
        failed(user_error)
    else:
        done(made)


def open_pane(
    qtbot: QtBot,
    document: Document,
    size: tuple[int, int] = SIZE,
    *,
    open_address: Callable[[str], None] | None = None,
) -> PreviewPane:
    """A pane on the screen, laid out."""
    pane = PreviewPane(
        lambda _source: None, TODAY, "billing.stripe.com", at_once, open_address=open_address
    )
    qtbot.addWidget(pane)
    pane.resize(*size)
    document.changed.connect(pane.show_document)
    pane.show_document(document)
    pane.show()
    for _pass in range(3):
        QApplication.processEvents()
    return pane


def said(pane: PreviewPane) -> str:
    """The page shown, as text."""
    return pane.stage.accessibleDescription()


def words(pane: PreviewPane) -> str:
    """What stands around the page."""
    return " ".join(each.text() for each in pane.findChildren(Label) if each.isVisible())


def chooser(pane: PreviewPane, name: str) -> Segmented | ComboBox:
    found = pane.findChild(QWidget, f"preview.{name}")
    assert isinstance(found, Segmented | ComboBox)
    return found


def choose(pane: PreviewPane, name: str, value: str) -> None:
    """Choose as a person does: with the mouse, or in a list with the keyboard."""
    found = chooser(pane, name)
    if isinstance(found, Segmented):
        QTest.mouseClick(found.button_of(value), Left)
        return
    QTest.keyClick(found, Qt.Key.Key_Home)
    for _row in range(found.count()):
        if found.value() == value:
            return
        QTest.keyClick(found, Qt.Key.Key_Down)
    assert found.value() == value


def points(stage: PageCanvas) -> list[QPoint]:
    """The middle of everything on a page that leads to another one, from the top."""
    laid = stage.current_layout()
    assert laid is not None
    middles = [
        rect.center() for area, rect in laid.linked_areas() if isinstance(area.goes_to, PageView)
    ]
    return [stage.point_of(each.x(), each.y()).toPoint() for each in middles]
