"""No exception leaves a method that Qt calls: a paint event, a size hint, a model's data.

PySide keeps such an exception until the outermost call of Qt's comes back, and goes on calling
other overrides with the exception set: painters stay active, reference counts go wrong, and the
program ends with a segmentation fault. Here it is caught where it arises, reported as any that
nobody caught, and Qt gets what its own class would have answered.
"""

import sys
from collections import Counter
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIconEngine, QPixmap

Override = Callable[..., Any]

NOT_CALLED_BY_QT = frozenset({"setBuddy", "setFont", "setText", "text"})
"""Of the methods that have the name of one of Qt's: those only this program calls."""
BASES = (QObject, QIconEngine)
"""What every class comes from in which this program overrides something."""

_ANSWERS: dict[str, Callable[[], object]] = {
    "rowCount": int,
    "columnCount": int,
    "data": lambda: None,
    "flags": lambda: Qt.ItemFlag.NoItemFlags,
    "sizeHint": QSize,
    "pixmap": QPixmap,
    "scaledPixmap": QPixmap,
}
"""Answers where Qt's class has none of its own."""

_seen: Counter[tuple[object, int]] = Counter()


def guard_overrides() -> None:
    """From now on: in each class that is made, every override is guarded. To be called early."""
    for base in BASES:
        # The one way to meet each class, also those that are written later.
        setattr(base, "__init_subclass__", _for_classes_of(base))  # noqa: B010 - mypy takes no other


def failures() -> int:
    """How many exceptions have been caught so far."""
    return _seen.total()


def _for_classes_of(base: type[Any]) -> "classmethod[Any, ..., None]":
    def made(cls: type[Any], **keywords: object) -> None:
        super(base, cls).__init_subclass__(**keywords)
        for name, value in list(vars(cls).items()):
            if callable(value) and name not in NOT_CALLED_BY_QT and _is_override(cls, name):
                setattr(cls, name, _guarded(cls, name, value))

    return classmethod(made)


def _is_override(made: type, name: str) -> bool:
    above = (base for base in made.__mro__[1:] if base.__module__.startswith("PySide6."))
    return not name.startswith("__") and any(name in vars(base) for base in above)


def _guarded(owner: type, name: str, override: Override) -> Override:
    @wraps(override)
    def guarded(self: object, *args: Any, **more: Any) -> Any:
        try:
            return override(self, *args, **more)
        except Exception as error:  # noqa: BLE001 - whatever it is, Qt must not meet it
            _report(error)
        try:
            return getattr(super(owner, self), name)(*args, **more)
        except Exception:  # noqa: BLE001 - Qt's class has no answer, such as to how many rows
            return _ANSWERS.get(name, lambda: None)()

    return guarded


def _report(error: Exception) -> None:
    """Each place less and less often: what is painted wrongly is so with every frame."""
    place = _place(error.__traceback__)
    _seen[place] += 1
    if _seen[place].bit_count() == 1:
        sys.excepthook(type(error), error, error.__traceback__)


def _place(trace: TracebackType | None) -> tuple[object, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code, trace.tb_lineno) if trace else (None, 0)
