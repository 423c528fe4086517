"""Where the page will be, while nothing is known of it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from portal_desktop.ui.widgets import Skeleton


class Waiting(QFrame):
    """Bars in the place of words."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 64, 48, 48)
        box.addWidget(Skeleton((0.3, 0.75, 0.5)))
        box.addSpacing(32)
        box.addWidget(Skeleton((0.4, 0.9, 0.8, 0.6)))
        box.addStretch()
