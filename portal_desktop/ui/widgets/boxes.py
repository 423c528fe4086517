"""Rows and columns of widgets, each said in one call, in the order in which they are seen."""

from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Content = QWidget | QLayout
BoxPart = (
    Content | int | Literal["stretch"] | tuple[Content, int] | tuple[QWidget, Qt.AlignmentFlag]
)
"""What stands in a box: a widget, a box, a gap in pixels, or room that takes what is left over.

With a number, its share of that room; with an alignment, where it stands in its own.
"""
Around = int | tuple[int, int, int, int]
B = TypeVar("B", bound=QBoxLayout)


def column_of(
    *parts: BoxPart, on: QWidget | None = None, gap: int | None = None, around: Around | None = 0
) -> QVBoxLayout:
    """``parts`` from top to bottom, in the widget ``on`` or for another box.

    ``gap`` is between them, ``around`` the margin on each side or left, top, right and bottom, all
    in pixels; None is what the style has.
    """
    return _filled(QVBoxLayout(), parts, on, gap, around)


def row_of(
    *parts: BoxPart, on: QWidget | None = None, gap: int | None = None, around: Around | None = 0
) -> QHBoxLayout:
    """``parts`` side by side; the rest as with ``column_of``."""
    return _filled(QHBoxLayout(), parts, on, gap, around)


def widget_with(box: QLayout) -> QWidget:
    """A widget that holds nothing but ``box``."""
    made = QWidget()
    made.setLayout(box)
    return made


def add_parts(box: QBoxLayout, *parts: BoxPart) -> None:
    """Put ``parts`` behind what is in ``box``."""
    for part in parts:
        _add(box, part)


def clear_box(box: QLayout) -> None:
    """Take everything out of ``box``, and off the screen for good."""
    while (item := box.takeAt(0)) is not None:
        if isinstance(old := item.widget(), QWidget):
            put_away(old)


def put_away(*widgets: QWidget) -> None:
    """Take widgets off the screen at once, and delete them when nobody is in the middle of one."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()


def _filled(
    box: B, parts: tuple[BoxPart, ...], on: QWidget | None, gap: int | None, around: Around | None
) -> B:
    if on is not None:
        on.setLayout(box)
    if gap is not None:
        box.setSpacing(gap)
    if around is not None:
        box.setContentsMargins(*(around if isinstance(around, tuple) else (around,) * 4))
    add_parts(box, *parts)
    return box


def _add(box: QBoxLayout, part: BoxPart) -> None:
    if part == "stretch":
        box.addStretch(1)
    elif isinstance(part, int):
        box.addSpacing(part)
    elif isinstance(part, tuple):
        content, how = part
        _add(box, content)
        if isinstance(how, Qt.AlignmentFlag):
            box.setAlignment(content, how)
        else:
            box.setStretch(box.count() - 1, how)
    elif isinstance(part, QLayout):
        box.addLayout(part)
    else:
        box.addWidget(part)
