"""Lengths that follow the size of the letters."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def with_letters(widget: W, fit: Callable[[W], None]) -> None:
    """Fit the widget now, and again whenever the letters become larger or smaller."""
    fit(widget)
    widget.installEventFilter(_Letters(widget, fit))


class _Letters(QObject, Generic[W]):
    """Holds no widget: it is handed the one that is watched, and goes with it."""

    def __init__(self, watched: W, fit: Callable[[W], None]) -> None:
        super().__init__(watched)
        self._kind, self._fit = type(watched), fit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and isinstance(watched, self._kind):
            self._fit(watched)
        return False
