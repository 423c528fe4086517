"""The preview: the portal as a customer would see it, and the bar to choose what is seen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from portal_desktop.page import Device, PageName, View, page
from portal_desktop.text import _
from portal_desktop.ui import theme
from portal_desktop.ui.document import Document
from portal_desktop.ui.preview.decoding import Pictures
from portal_desktop.ui.preview.stage import Stage
from portal_desktop.ui.widgets import Flow, Segmented, Skeleton, Text, paint
from portal_desktop.values import Image, StripeFile

Side = Literal["published", "mine"]
"""What is published, or the draft."""

LEAST_WIDTH = 420


class PreviewPane(QFrame):
    """Shows a document's portal. Usable from 420 pixels of width.

    ``picture`` gives the bytes of a picture, or None as long as they are not there; it is asked
    again after each change of the document. ``host`` stands in the drawn browser's address bar.
    """

    def __init__(
        self,
        picture: Callable[[Image | StripeFile], bytes | None],
        today: date,
        host: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleIdentifier("preview")
        self.setAccessibleName(_("Preview"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._document: Document | None = None
        self._view = View(today=today)
        self._side: Side = "mine"
        self.stage = Stage(Pictures(picture), host)
        self.stage.setObjectName("preview.stage")
        self._waiting = _Waiting()
        self._caption = Text("", "help")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._caption.setContentsMargins(18, 0, 18, 14)
        self._pages = _choice("page", _("Page"), (("login", _("Login")), ("home", _("Home"))))
        self._devices = _choice(
            "device", _("Device"), (("phone", _("Phone")), ("browser", _("Browser")))
        )
        self._sides = _choice(
            "side",
            _("Which settings"),
            (("published", _("Published")), ("mine", _("My changes"))),
        )
        self._lay_out()
        self._connect()
        self._show()

    def show_document(self, document: Document) -> None:
        """Show a document as it is now; to be connected to its ``changed``."""
        self._document = document
        self._show()

    def show_page(self, name: PageName) -> None:
        """Go to a page of the portal."""
        self._view = replace(self._view, page=name)
        self._show()

    def show_device(self, device: Device) -> None:
        """Look at it in a browser or on a phone."""
        self._view = replace(self._view, device=device)
        self._show()

    def show_side(self, side: Side) -> None:
        """Look at what is published, or at the draft."""
        self._side = side
        self._show()

    def view(self) -> View:
        """From where it is looked at now."""
        return self._view

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.painter(self) as on:
            on.fillRect(self.rect(), QColor(theme.colours(self).stage))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(_Bar((self._pages, self._devices, self._sides)))
        # In its place before anything is put into it: it shows its first part at once.
        self._stack = QStackedLayout()
        box.addLayout(self._stack, 1)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.stage)
        box.addWidget(self._caption)

    def _connect(self) -> None:
        self.stage.followed.connect(self.show_page)
        self._pages.chosen.connect(self.show_page)
        self._devices.chosen.connect(self.show_device)
        self._sides.chosen.connect(self.show_side)

    def _show(self) -> None:
        self._pages.put(self._view.page)
        self._devices.put(self._view.device)
        self._sides.put(self._side)
        if self._document is None or not self.isVisible():
            return  # shown when it becomes visible
        found = self._document.base if self._side == "published" else self._document.draft
        self._stack.setCurrentWidget(self.stage if found else self._waiting)
        if found:
            made = page(found, self._document.known, self._view)
            self.stage.put(made, self._view.device)
            self._caption.setText(_caption(sure=made.sure))


class _Bar(QFrame):
    """The choosers above the page; they wrap where there is little room."""

    def __init__(self, choosers: Iterable[Segmented]) -> None:
        super().__init__()
        flow = Flow(8)
        for each in choosers:
            flow.add(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 8, 18, 9)
        box.addWidget(flow)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours(self)
        with paint.painter(self) as on:
            on.fillRect(self.rect(), QColor(named.panel))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            on.fillRect(line, QColor(named.line))


class _Waiting(QFrame):
    """Where the page will be, while nothing is known of it."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 64, 48, 48)
        box.addWidget(Skeleton((0.3, 0.75, 0.5)))
        box.addSpacing(32)
        box.addWidget(Skeleton((0.4, 0.9, 0.8, 0.6)))
        box.addStretch()


def _choice(name: str, label: str, items: Iterable[tuple[str, str]]) -> Segmented:
    made = Segmented(items)
    made.setObjectName(f"preview.{name}")
    made.setAccessibleIdentifier(f"preview.{name}")
    made.setAccessibleName(label)
    return made


def _caption(*, sure: bool) -> str:
    if sure:
        return _(
            "An approximation of Stripe’s page. Clicking through it changes nothing at Stripe."
        )
    return _(
        "An approximation of Stripe’s page; its wording may differ. "
        "Clicking through it changes nothing at Stripe."
    )
