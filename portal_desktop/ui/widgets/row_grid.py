"""How a row stands: a sentence with its help below, and its control at the right."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from portal_desktop.ui.theme.appearance import SPACE

LINES = 3


def grid_of(
    on: QWidget | None, across: int, down: int | None, grows: Mapping[int, int], *, above: int = 0
) -> QGridLayout:
    """An empty grid in ``on``, with these gaps in pixels; None is what the style has.

    ``grows`` says which columns take what width is left over, and in which proportion; ``above``
    is its margin at the top.
    """
    grid = QGridLayout(on)
    grid.setContentsMargins(0, above, 0, 0)
    grid.setHorizontalSpacing(across)
    if down is not None:
        grid.setVerticalSpacing(down)
    for column, share in grows.items():
        grid.setColumnStretch(column, share)
    return grid


def row_grid(
    row: QWidget, sentence: QWidget, explained: QWidget, *, gap: int = SPACE[3]
) -> QGridLayout:
    """The layout of ``row``: two lines at the left that take all the width, free beside and below.

    ``gap`` is between them and what stands in the second column.
    """
    grid = grid_of(row, gap, LINES, {0: 1})
    grid.addWidget(sentence, 0, 0)
    grid.addWidget(explained, 1, 0)
    return grid
