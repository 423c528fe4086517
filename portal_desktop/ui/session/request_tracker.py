"""Waiting for Stripe: whether something is under way, and whether it has come late."""

from PySide6.QtCore import QObject, QTimer, Signal

from portal_desktop.common.timeouts import USUAL, Timing, to_milliseconds


class RequestTracker(QObject):
    """What was asked for and has not ended. ``changed``: ``under_way`` or ``late`` is another.

    ``late``: not a word came from Stripe for as long as ``timing`` says.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, timing: Timing = USUAL) -> None:
        super().__init__(parent)
        self._for: set[str] = set()
        self.late = False
        late = to_milliseconds(timing.late)
        self._alarm = QTimer(self, singleShot=True, interval=late)
        self._alarm.timeout.connect(self._has_come_late)

    @property
    def under_way(self) -> bool:
        """Whether anything is waited for."""
        return bool(self._for)

    def begin(self, what: str = "") -> None:
        """Wait for this, from now on; asked for again, it is not late yet."""
        began = not self._for
        self._for.add(what)
        self._wait_anew(changed=began)

    def restart_timeout(self) -> None:
        """Something came: for what is still to come one waits anew."""
        if self._for:
            self._wait_anew(changed=False)

    def end(self, what: str = "") -> None:
        """This has come, or will not."""
        if what not in self._for:
            return
        self._for.discard(what)
        if self._for:
            self._wait_anew(changed=False)
        else:
            self._alarm.stop()
            self.late = False
            self.changed.emit()

    def _wait_anew(self, *, changed: bool) -> None:
        was, self.late = self.late, False
        self._alarm.start()
        if changed or was:
            self.changed.emit()

    def _has_come_late(self) -> None:
        self.late = True
        self.changed.emit()
