"""Why the program cannot start, shown on the screen: who clicks an icon sees no terminal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.theme.icons import app_icon
from portal_desktop.ui.widgets.boxes import column_of, row_of
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
        leave = Button(_("Close"), object_name="cannot_start.close", on_click=self._leave)
        self._on = Button(
            way_on or _("Try again"),
            "primary",
            object_name="cannot_start.go_on",
            on_click=self._go_on,
        )
        column_of(
            Label(user_error.title, "large"),
            Label(user_error.advice),
            "stretch",
            row_of("stretch", leave, self._on, gap=SPACE[1]),
            on=self,
            gap=SPACE[2],
            around=SPACE[4],
        )
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.goes_on = True
        self._leave()

    def _leave(self) -> None:
        self.hide()
        QApplication.quit()
