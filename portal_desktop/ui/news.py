"""What has to be said about the window as a whole: a strip that can be put away."""

from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.text import _
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Notice


class News(QWidget):
    """One notice at a time; the newest replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice(action=_("Dismiss"))
        self.notice.acted.connect(self.hide)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], 0)
        box.addWidget(self.notice)
        self.hide()

    def say(self, text: str, kind: Literal["warning", "error", "info", "success"] = "info") -> None:
        """Show a sentence."""
        self.notice.say(text, kind)
        self.show()
