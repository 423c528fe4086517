"""One page, or what is published beside what is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.portal_page import Device, Page
from portal_desktop.portal_page.page_diff import differing_parts
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.page_canvas import NONE, PageCanvas
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.label import Label


class ComparisonView(QWidget):
    """``stage`` shows the page; ``other`` stands left of it where both are seen."""

    followed = Signal(object)

    def __init__(self, pictures: Pictures, host: str) -> None:
        super().__init__()
        self.stage = _with_object_name(PageCanvas(pictures, host), "preview.stage")
        self.other = _with_object_name(PageCanvas(pictures, host), "preview.published")
        self._heads = (Label(_("Published"), "heading"), Label(_("My changes"), "heading"))
        self._columns = (QWidget(), QWidget())
        for head, holder, stage in zip(
            self._heads, self._columns, (self.other, self.stage), strict=True
        ):
            head.setContentsMargins(20, 10, 20, 0)
            column_of(head, (stage, 1), on=holder, gap=0)
            stage.followed.connect(self.followed)
            pictures.came.connect(stage.update)
        row_of(*((holder, 1) for holder in self._columns), on=self, gap=0)
        self._columns[0].hide()
        self._heads[1].hide()
        # What differs stands beside each other as long as both are seen from the same height.
        self.stage.scrolled.connect(lambda down: self._sync_scrolling(self.other, down))
        self.other.scrolled.connect(lambda down: self._sync_scrolling(self.stage, down))

    def _sync_scrolling(self, other: PageCanvas, down: int) -> None:
        if self.other.isVisible():
            other.scroll_to(down)

    def show_single_page(self, page: Page, device: Device, zoom: Zoom) -> None:
        """Show one page, with nothing marked."""
        self._columns[0].hide()
        self._heads[1].hide()
        self.stage.display_page(page, device, zoom, NONE)

    def compare(self, page: Page, other: Page, device: Device, zoom: Zoom, *, beside: bool) -> int:
        """Show a page with what differs from another marked, perhaps with that one ``beside`` it;
        gives how many parts are marked."""
        marked, there = differing_parts(page, other), differing_parts(other, page)
        self._columns[0].setVisible(beside)
        self._heads[1].setVisible(beside)
        self.stage.display_page(page, device, zoom, marked)
        if beside:
            self.other.display_page(other, device, zoom, there)
        return max(len(marked), len(there))


def _with_object_name(made: PageCanvas, name: str) -> PageCanvas:
    plain_text.identify(made, name)
    return made
