"""The place where the drawn page stands in its device, is scrolled and clicked."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.portal_page import Device, Page
from portal_desktop.portal_page.blocks import FieldBlock
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.ui.platform.plain_text import announce, set_description, set_name
from portal_desktop.ui.preview import device_frame as frames
from portal_desktop.ui.preview import keyboard_focus as focus
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.display_list import HitArea
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.labels import PAGES
from portal_desktop.ui.preview.overlay_scroll_bar import THICK, Thumb
from portal_desktop.ui.preview.page_layout import PageLayout, changed_rects, lay_out_page
from portal_desktop.ui.preview.page_painter import AROUND, Extra, paint_sheet
from portal_desktop.ui.theme.colours import LIGHT
from portal_desktop.ui.widgets import painting as paint

NONE: Final[frozenset[object]] = frozenset()
PRESS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
Mouse = Qt.MouseButton


class PageCanvas(QFrame):
    """Paints one page at real size, scaled to fit; emits ``followed`` with the ``Target`` a click
    leads to. The tab key goes along what can be clicked, Return presses it.

    A change of the page lays out and paints only what differs.
    """

    followed = Signal(object)
    scrolled = Signal(int)

    def __init__(self, pictures: Pictures, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._page: Page | None = None
        self._sheet: PageLayout | None = None
        self._place = frames.fit("browser", (1.0, 1.0))
        self._framed = frames.Framed(host)
        self._over: tuple[HitArea, QRectF] | None = None
        self._focus: int | None = None
        self._gone: QRectF | None = None
        self._differing: frozenset[object] = frozenset()
        self._zoom: Zoom = "fit"
        self._down = Thumb(Qt.Orientation.Vertical, self)
        self._across = Thumb(Qt.Orientation.Horizontal, self)
        for bar in (self._down, self._across):
            bar.valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def display_page(
        self, page: Page, device: Device, zoom: Zoom = "fit", differing: frozenset[object] = NONE
    ) -> None:
        """Show a page in a device, with what is ``differing`` marked."""
        self._set_differing(differing)
        if page == self._page and (device, zoom) == (self._place.device, self._zoom):
            self._ask_again()
            return
        elsewhere = self._page is None or self._page.name != page.name
        before = None if elsewhere else self._focused_area()
        self._page, self._zoom = page, zoom
        region = self._update_layout(device)
        self._refocus(before)
        if elsewhere:
            self._down.setValue(0)
        if elsewhere or region is None or self.hasFocus():  # whose ring may stand elsewhere now
            self.update()
        else:
            # Before the form around has laid itself out: the page is what somebody looks at.
            self.repaint(region)
        if elsewhere:
            said = _("The portal, as customers see it: {page}")
            set_name(self, said.format(page=_(PAGES[page.name])))
        set_description(self, plain_text(page))

    def scroll_to(self, pixels: int) -> None:
        """Show the page from so far down, as far as it goes."""
        self._down.setValue(pixels)

    def page(self) -> Page | None:
        """The page shown."""
        return self._page

    def current_layout(self) -> PageLayout | None:
        """The page as it is laid out now."""
        return self._sheet

    def point_of(self, x: float, y: float) -> QPointF:
        """Where a point of the page is in this widget."""
        place = self._place
        shown = QPointF(x, y) * place.zoom - self._offset()
        return place.inner.topLeft() + shown

    def sizeHint(self) -> QSize:
        return QSize(690, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_layout(self._place.device)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange}:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.themed_painter(self) as (on, named):
            frame = self._framed(self._place, self.size(), self.devicePixelRatioF(), named)
            on.drawPixmap(0, 0, frame)
            if self._sheet is not None:
                self._paint_page(on, self._sheet, QRectF(event.rect()))
            if paint.focus_seen(self) and self._focus is None:
                around = self._place.outer.adjusted(-5, -5, 5, 5)
                paint.draw_focus_ring(on, around, frames.CORNER + 5, named.accent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        QApplication.sendEvent(self._across if sideways else self._down, event)

    def focusNextPrevChild(self, further: bool) -> bool:  # noqa: N802 - Qt's
        """Go along what can be clicked, then to the next widget."""
        places = self._sheet.linked_areas() if self._sheet is not None else ()
        now = focus.next_focus_index(places, self._focus, self._gone, further=further)
        self._focus = now if 0 <= now < len(places) and self.hasFocus() else None
        self._gone = None
        self.update()
        focused = self._focused_area()
        if focused is None:
            return super().focusNextPrevChild(further)
        self._show_rect(focused[1])
        announce(self, focused[0].name)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self._focused_area()
        if focused is not None and event.key() in PRESS:
            self.followed.emit(focused[0].goes_to)
            return
        goal = focus.scroll_target(event.key(), self._down)
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._down.setValue(goal)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered_area(self._area_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered_area(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._area_at(event.position())
        if found is not None and event.button() == Mouse.LeftButton:
            self._set_hovered_area(None)
            self.followed.emit(found[0].goes_to)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus = None
        self.update()

    def _refocus(self, before: tuple[HitArea, QRectF] | None) -> None:
        """Keep the focus on what it was on, if that is still there."""
        self._focus, self._gone = None, None
        if before is not None and self._sheet is not None:
            self._focus = focus.same_area_index(self._sheet.linked_areas(), before)
            self._gone = before[1] if self._focus is None else None

    def _focused_area(self) -> tuple[HitArea, QRectF] | None:
        if self._focus is None or self._sheet is None or not self.hasFocus():
            return None
        areas = self._sheet.linked_areas()
        return areas[self._focus] if self._focus < len(areas) else None

    def _show_rect(self, rect: QRectF) -> None:
        """Scroll until it is seen."""
        top, room = rect.top() * self._place.zoom, self._place.inner.height()
        bottom = rect.bottom() * self._place.zoom
        if top < self._down.value() or bottom > self._down.value() + room:
            self._down.setValue(round(top - room / 3))

    def _set_differing(self, differing: frozenset[object]) -> None:
        if differing != self._differing:
            self._differing = differing
            self.update()

    def _ask_again(self) -> None:
        """Paint once more if a picture was missing: it may have come."""
        if self._pictures.waiting:
            self._pictures.waiting = False
            self.update()

    def _update_layout(self, device: Device) -> QRegion | None:
        """Lay the page out for this size; what looks different then, None where all may."""
        before, old = self._place, self._sheet
        size = (self.width(), self.height())
        self._place = place = frames.fit(device, size, self._zoom)
        if self._page is None:
            return None
        least = place.inner.height() / place.zoom
        pieces = old.pieces if old is not None else {}
        self._sheet = now = lay_out_page(self._page, device, place.page, least, pieces)
        self._over = None
        self._update_scroll_bars(now)
        if old is None or before != place:
            return None
        region = QRegion()
        for rect in changed_rects(old, now):
            region += self._widget_rect(rect).toAlignedRect()
        return region

    def _update_scroll_bars(self, now: PageLayout) -> None:
        inner, zoom = self._place.inner, self._place.zoom
        lower = self._place.corners[1] / 2
        beside = inner.adjusted(inner.width() - THICK, 2, 0, -lower)
        below = inner.adjusted(lower, inner.height() - THICK, -lower, 0)
        for bar, whole, room, where in (
            (self._down, now.height, inner.height(), beside),
            (self._across, now.width, inner.width(), below),
        ):
            most = max(0, round(whole * zoom - room))
            bar.setRange(0, most)
            bar.setPageStep(max(round(room) - focus.LINE, 1))
            bar.setSingleStep(focus.LINE)
            bar.setGeometry(where.toRect())
            bar.setVisible(most > 1)

    def _on_scrolled(self) -> None:
        self.scrolled.emit(self._down.value())
        self._set_hovered_area(None)
        self.update(self._place.inner.toAlignedRect())

    def _paint_page(self, on: QPainter, page: PageLayout, dirty: QRectF) -> None:
        place = self._place
        with paint.saved(on):
            frames.clip(on, place, dirty)
            on.translate(place.inner.topLeft() - self._offset())
            on.scale(place.zoom, place.zoom)
            back = on.transform().inverted()[0]
            seen = back.mapRect(dirty & place.inner).adjusted(-2, -2, 2, 2)
            extra = Extra(LIGHT.accent, self._differing, self._over, self._focused_area())
            paint_sheet(on, page, seen, self._pictures, extra)

    def _offset(self) -> QPointF:
        return QPointF(self._across.value(), self._down.value())

    def _widget_rect(self, rect: QRectF) -> QRectF:
        """Where a part of the page is in this widget, with room for soft edges."""
        corner = self.point_of(rect.x(), rect.y())
        zoom = self._place.zoom
        shown = QRectF(corner.x(), corner.y(), rect.width() * zoom, rect.height() * zoom)
        soft = (AROUND + 8) * zoom if self._differing else 6
        return shown.adjusted(-soft, -soft, soft, soft) & self._place.inner

    def _area_at(self, at: QPointF) -> tuple[HitArea, QRectF] | None:
        if self._sheet is None or not self._place.inner.contains(at):
            return None
        inside = (at - self._place.inner.topLeft() + self._offset()) / self._place.zoom
        return self._sheet.area_at(inside.x(), inside.y())

    def _set_hovered_area(self, found: tuple[HitArea, QRectF] | None) -> None:
        """Show what the pointer is on."""
        if found == self._over:
            return
        for each in (self._over, found):
            if each is not None:
                self.update(self._widget_rect(each[1]).toAlignedRect())
        self._over = found
        leads = found is not None and not isinstance(found[0].goes_to, FieldBlock)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
