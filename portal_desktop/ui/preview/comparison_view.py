"""One page, or what is published beside what is wanted."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.portal_page import Device, Page
from portal_desktop.portal_page.page_diff import differing
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.page_canvas import NONE, Stage
from portal_desktop.ui.widgets.label import Text

B = TypeVar("B", bound=QBoxLayout)


class Stages(QWidget):
    """``stage`` shows the page; ``other`` stands left of it where both are seen."""

    followed = Signal(object)

    def __init__(self, pictures: Pictures, host: str) -> None:
        super().__init__()
        self.stage = _named(Stage(pictures, host), "preview.stage")
        self.other = _named(Stage(pictures, host), "preview.published")
        self._heads = (Text(_("Published"), "heading"), Text(_("My changes"), "heading"))
        self._columns = (QWidget(), QWidget())
        beside = flush(QHBoxLayout(self))
        for head, holder, stage in zip(
            self._heads, self._columns, (self.other, self.stage), strict=True
        ):
            head.setContentsMargins(20, 10, 20, 0)
            column = flush(QVBoxLayout(holder))
            column.addWidget(head)
            column.addWidget(stage, 1)
            beside.addWidget(holder, 1)
            stage.followed.connect(self.followed)
            pictures.came.connect(stage.update)
        self._columns[0].hide()
        self._heads[1].hide()
        # What differs stands beside each other as long as both are seen from the same height.
        self.stage.scrolled.connect(lambda down: self._both(self.other, down))
        self.other.scrolled.connect(lambda down: self._both(self.stage, down))

    def _both(self, other: Stage, down: int) -> None:
        if self.other.isVisible():
            other.scroll_to(down)

    def put(self, page: Page, device: Device, zoom: Zoom) -> None:
        """Show one page, with nothing marked."""
        self._columns[0].hide()
        self._heads[1].hide()
        self.stage.put(page, device, zoom, NONE)

    def compare(self, page: Page, other: Page, device: Device, zoom: Zoom, *, beside: bool) -> int:
        """Show a page with what differs from another marked, perhaps with that one ``beside`` it;
        gives how many parts are marked."""
        marked, there = differing(page, other), differing(other, page)
        self._columns[0].setVisible(beside)
        self._heads[1].setVisible(beside)
        self.stage.put(page, device, zoom, marked)
        if beside:
            self.other.put(other, device, zoom, there)
        return max(len(marked), len(there))


def flush(box: B) -> B:
    """Nothing around and between."""
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return box


def _named(made: Stage, name: str) -> Stage:
    made.setObjectName(name)
    made.setAccessibleIdentifier(name)
    return made
