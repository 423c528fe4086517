"""Why the program cannot start, said on the screen: who clicks an icon sees no terminal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.theme.icons import app_icon
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label

WIDTH = 480


class CannotStart(QWidget):
    """The sentence, what to do next, a button that goes on and one that ends the program.

    ``way_on`` is what the first says; without one it tries again. ``goes_on``: it was pressed.
    """

    def __init__(self, user_error: UserError, way_on: str = "") -> None:
        super().__init__()
        self.goes_on = False
        plain_text.set_title(self, "Portal Desktop")
        self.setWindowIcon(app_icon())
        self.setMinimumWidth(WIDTH)
        leave = Button(_("Close"))
        leave.setObjectName("cannot_start.close")
        leave.clicked.connect(self._leave)
        self._on = Button(way_on or _("Try again"), "primary")
        self._on.setObjectName("cannot_start.go_on")
        self._on.clicked.connect(self._go_on)
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(self._on)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        box.setSpacing(SPACE[2])
        box.addWidget(Label(user_error.title, "large"))
        box.addWidget(Label(user_error.advice))
        box.addStretch(1)
        box.addLayout(line)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.goes_on = True
        self._leave()

    def _leave(self) -> None:
        self.hide()
        QApplication.quit()
