"""Something done again after a while, longer each time, for as long as there is a reason to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from portal_desktop.common.timeouts import to_milliseconds


class Repeated(QObject):
    """Calls ``action`` after each of the ``pauses`` (in seconds), until it returns False."""

    def __init__(
        self, action: Callable[[], bool], pauses: Sequence[float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._action, self._pauses = action, pauses
        self._turn = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._act)

    def start(self) -> None:
        """Begin with the first pause again."""
        self._turn = 0
        self._wait()

    def _act(self) -> None:
        self._turn += 1
        if self._action():
            self._wait()

    def _wait(self) -> None:
        if self._turn < len(self._pauses):
            self._timer.start(to_milliseconds(self._pauses[self._turn]))
