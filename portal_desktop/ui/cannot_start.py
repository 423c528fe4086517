"""Why the program cannot start, said on the screen: who clicks an icon sees no terminal."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.errors import Trouble
from portal_desktop.text import _
from portal_desktop.ui import plain_text
from portal_desktop.ui.icons import app_icon
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Button, Text

WIDTH = 440


class CannotStart(QWidget):
    """The sentence, what to do next, and a button that ends the program."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        plain_text.set_title(self, "Portal Desktop")
        self.setWindowIcon(app_icon())
        self.setMinimumWidth(WIDTH)
        leave = Button(_("Close"), "primary")
        leave.setObjectName("cannot_start.close")
        leave.clicked.connect(QApplication.quit)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        box.setSpacing(SPACE[2])
        box.addWidget(Text(trouble.title, "large"))
        box.addWidget(Text(trouble.advice))
        box.addLayout(line)
