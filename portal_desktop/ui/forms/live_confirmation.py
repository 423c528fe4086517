"""The deliberate step before anything is changed on a live account.

A box to tick, and a button that works one second after it was ticked. Two presses at one place
only tick and untick, so no double click gets through, and the keyboard and screen readers need no
other way than everywhere else.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.account.account import Mode
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.check_box import CheckBox

PAUSE = 1_000


class LiveConfirmation(QWidget):
    """Whether a person meant it. On an account that is not live, always; then nothing shows."""

    changed = Signal()

    def __init__(self, mode: Mode, sentence: str, *, pause: int = PAUSE) -> None:
        super().__init__()
        self._needed = mode == "live"
        self._meant = False
        self.tick = CheckBox(sentence)
        self.tick.toggled.connect(self._on_toggled)
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._mark_confirmed)
        row_of(self.tick, on=self)
        set_shown(self, self._needed)

    @property
    def is_confirmed(self) -> bool:
        """Whether what follows may be carried out."""
        return self._meant or not self._needed

    def reset(self) -> None:
        """Ask anew: what was agreed to has changed, or is done."""
        self.tick.setChecked(False)

    def _on_toggled(self, ticked: bool) -> None:
        self._timer.stop()
        self._meant = False
        if ticked:
            self._timer.start()
        self.changed.emit()

    def _mark_confirmed(self) -> None:
        self._meant = True
        self.changed.emit()
