"""The editor of a picture: choose, drop or paste one; see it; take it out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portal_desktop import words
from portal_desktop.errors import Trouble
from portal_desktop.option import Option
from portal_desktop.settings import Settings
from portal_desktop.text import _
from portal_desktop.ui import pictures, theme
from portal_desktop.ui.document import Document
from portal_desktop.ui.editors import Editor
from portal_desktop.ui.outside import Keep, Look
from portal_desktop.ui.theme import RADIUS_CONTROL, SPACE
from portal_desktop.ui.widgets import Button, Notice, Text, paint
from portal_desktop.values import Image, StripeFile, Value

SIDE = 64


class Thumbnail(QPushButton):
    """The picture as a button: pressing it chooses another; files and pictures may be dropped or
    pasted on it. ``offered`` carries a path, or the bytes of a pasted picture.
    """

    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def put(self, picture: QPixmap | None) -> None:
        """Show a picture, or that there is none."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(SIDE), theme.scaled(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours(self)
        with paint.painter(self) as on:
            paint.rounded(on, self.rect(), RADIUS_CONTROL, named.field, named.outline)
            if self._picture is None:
                paint.icon_at(on, QRectF(self.rect()), "image", named.second, theme.scaled(24))
            else:
                where = self._picture.rect()
                where.moveCenter(self.rect().center())
                on.drawPixmap(where.topLeft(), self._picture)
            if self.hasFocus():
                paint.ring(on, self.rect(), RADIUS_CONTROL, QColor(named.accent).name())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = _picture_in(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.offered.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData(QClipboard.Mode.Clipboard)
            if (found := _picture_in(mime)) is not None:
                self.offered.emit(found)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class _Panel(QWidget):
    """The thumbnail, what it is, and the buttons beside it."""

    def __init__(self, document: Document, option: Option[Value], keep: Keep, look: Look) -> None:
        super().__init__()
        self._document, self._option, self._keep, self._look = document, option, keep, look
        self._shown: object = self
        self.thumbnail = Thumbnail()
        self._facts = Text("", "help")
        self._remove = Button(_("Remove"), "link")
        self._trouble = Notice(kind="error")
        self._trouble.hide()
        self._lay_out()
        self.thumbnail.clicked.connect(self.choose)
        self.thumbnail.offered.connect(self.take)
        self._remove.clicked.connect(lambda: document.set(option.path, None))

    def _lay_out(self) -> None:
        choose = Button(_("Choose a picture…"), "plain")
        choose.clicked.connect(self.choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[2])
        buttons.addWidget(choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE[0])
        beside.addWidget(self._facts)
        beside.addLayout(buttons)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SPACE[3])
        line.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE[0], 0, 0)
        box.addLayout(line)
        box.addWidget(self._trouble)

    def show_draft(self, draft: Settings) -> None:
        """Show the draft's picture."""
        value = draft.get(self._option.path)
        picture = value if isinstance(value, Image | StripeFile) else None
        content = self._look(picture) if picture else None
        if (value, content is None) == self._shown:
            return
        self._shown = (value, content is None)
        self._remove.setVisible(picture is not None)
        said = words.shown(self._option.path, value, self._document.known)
        self._facts.setText(said if picture else _("None yet. Choose, drop or paste one."))
        self.thumbnail.put(_pixmap(picture, content, self.thumbnail))
        self._trouble.hide()

    def choose(self) -> None:
        """Let the person choose a file, in the system's own dialog."""
        dialog = QFileDialog(self, _("Choose a picture"))
        dialog.setNameFilter(_("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, source: Path | bytes) -> None:
        """Use a picture; it is looked at in the background."""
        self._trouble.hide()
        self._keep(source, partial(self._document.set, self._option.path), self._refuse)

    def _refuse(self, trouble: Trouble) -> None:
        self._trouble.say(str(trouble))
        self._trouble.show()


def picture_editor(document: Document, option: Option[Value], keep: Keep, look: Look) -> Editor:
    """The editor of a picture option."""
    panel = _Panel(document, option, keep, look)
    panel.thumbnail.setObjectName(option.path)
    panel.thumbnail.setAccessibleIdentifier(option.path)
    panel.thumbnail.setAccessibleName(words.label(option.path))
    return Editor(panel, panel.show_draft, wide=True, control=panel.thumbnail)


def _picture_in(mime: QMimeData) -> Path | bytes | None:
    """A local file that was dropped, or the bytes of a picture; never a web address."""
    for url in mime.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    for kind in ("image/png", "image/jpeg"):
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    return None


def _pixmap(value: Image | StripeFile | None, content: bytes | None, on: QWidget) -> QPixmap | None:
    if value is None or content is None:
        return None
    ratio = on.devicePixelRatioF()
    kind = value.kind if isinstance(value, Image) else _kind(content)
    picture = pictures.thumbnail(content, kind, round((theme.scaled(SIDE) - 8) * ratio))
    if picture.isNull():
        return None
    picture.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(picture)


def _kind(content: bytes) -> str:
    return "png" if content.startswith(b"\x89PNG") else "jpeg"
