"""A label with a control below it, for pages that edit no option."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Text


class StandInRow(QWidget):
    """A sentence and its control."""

    def __init__(self, label: str = "", control: QWidget | None = None) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE[0])
        if control is not None:
            name = Text(label, "strong")
            name.setBuddy(control)
            self._box.addWidget(name)
            self._box.addWidget(control)

    @classmethod
    def holding(cls, layout: QLayout) -> "StandInRow":
        """A row of several controls."""
        made = cls()
        made._box.addLayout(layout)
        return made
