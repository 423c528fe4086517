"""Things side by side that wrap like words."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from portal_desktop.ui.widgets.boxes import put_away


class Flow(QFrame):
    """Puts what is added into lines, each as wide as it likes; its height follows its width."""

    def __init__(self, *members: QWidget, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._members: list[QWidget] = []
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for member in members:
            self.add(member)

    def add(self, member: QWidget) -> None:
        """Put a widget behind the others; it now belongs to the flow."""
        member.setParent(self)
        self._members.append(member)
        self._update_tab_order()
        member.show()
        self._update_arrangement()

    def clear(self) -> None:
        """Take everything out and delete it."""
        put_away(*self._members)
        self._members.clear()
        self._update_arrangement()

    def members(self) -> tuple[QWidget, ...]:
        """What is in the flow, in order."""
        return tuple(self._members)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # asked for many times in one layout of a form
            self._heights[width] = self._arrange_members(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        widest = max((each.minimumSizeHint().width() for each in self._shown_members()), default=0)
        return QSize(widest, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_members(self.width(), move=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.clear()
        self._update_tab_order()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._update_arrangement()
        elif event.type() == QEvent.Type.FontChange:
            self._heights.clear()
        return super().event(event)

    def _update_tab_order(self) -> None:
        """What was added last would be the last thing in the window the Tab key comes to.

        Qt puts in order only what takes the focus, so the flow does for a moment. Its chain of
        widgets is not to be walked: PySide takes each for the child of the one asked, and deletes
        it together with that one.
        """
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for member in self._members:
            QWidget.setTabOrder(before, member)
            before = member
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _update_arrangement(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self._arrange_members(self.width(), move=True)

    def _shown_members(self) -> list[QWidget]:
        return [member for member in self._members if not member.isHidden()]

    def _arrange_members(self, width: int, *, move: bool) -> int:
        """Where everything goes at this width; how high that is."""
        x = y = tallest = 0
        for member in self._shown_members():
            size = member.sizeHint().boundedTo(member.maximumSize())
            size.setWidth(min(size.width(), max(width, 1)))
            if x and x + size.width() > width:
                x, y, tallest = 0, y + tallest + self._gap, 0
            if move:
                member.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        return y + tallest
