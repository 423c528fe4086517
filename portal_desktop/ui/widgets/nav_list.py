"""The column of tabs."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.widgets.merge_nav_row import CHANGED, COUNT, DIVIDER, ICON, NavRow
from portal_desktop.ui.widgets.scroll_area import see_through, slim

KEY = Qt.ItemDataRole.UserRole


class NavColumn(QListWidget):
    """Tabs under each other; ``chosen`` gives the key of the one a person went to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        slim(self)
        self.setItemDelegate(NavRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setViewportMargins(8, 10, 8, 10)
        # The palette's role for the column's ground; so it follows the theme by itself.
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        see_through(self)
        self.currentItemChanged.connect(self._went)

    def add(self, key: str, label: str, icon: str) -> None:
        """A tab below the others."""
        item = QListWidgetItem(label, self)
        item.setData(KEY, key)
        item.setData(ICON, icon)
        self._speak(item)
        self.updateGeometry()

    def add_divider(self) -> None:
        """A line below the tabs there are."""
        item = QListWidgetItem(self)
        item.setData(DIVIDER, True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def take(self, key: str) -> None:
        """Remove a tab, if it is there."""
        with QSignalBlocker(self):
            for at in reversed(range(self.count())):
                if self.item(at).data(KEY) == key:
                    self.takeItem(at)

    def put(self, key: str) -> None:
        """Show which tab is open, or with "" that none is, without telling anybody."""
        with QSignalBlocker(self):
            if key:
                self.setCurrentItem(self._item(key))
            else:
                self.setCurrentRow(-1)
        self.viewport().update()

    def value(self) -> str:
        """The key of the open tab, or ""."""
        shown = self.selectedItems()
        return str(shown[0].data(KEY)) if shown else ""

    def set_changed(self, key: str, changed: bool) -> None:
        """Mark a tab whose settings differ from what is published."""
        item = self._item(key)
        if bool(item.data(CHANGED)) != changed:
            item.setData(CHANGED, changed)
            self._speak(item)

    def set_count(self, key: str, count: int, spoken: str = "") -> None:
        """How many things wait in a tab; ``spoken`` says it in words, such as "2 to do"."""
        item = self._item(key)
        if tuple(item.data(COUNT) or (0, "")) != (count, spoken):
            item.setData(COUNT, (count, spoken))
            self._speak(item)

    def sizeHint(self) -> QSize:
        margins = self.viewportMargins()
        return QSize(
            self.sizeHintForColumn(0) + margins.left() + margins.right(),
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 120)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _item(self, key: str) -> QListWidgetItem:
        for at in range(self.count()):
            item = self.item(at)
            if item.data(KEY) == key:
                return item
        raise KeyError(key)

    def _speak(self, item: QListWidgetItem) -> None:
        count, spoken = item.data(COUNT) or (0, "")
        said = [item.text()]
        if item.data(CHANGED):
            said.append(_("changed"))
        if count:
            said.append(spoken or str(count))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, plain_text.spoken(", ".join(said)))

    def _went(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(str(now.data(KEY)))
