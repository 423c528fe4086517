"""How a row stands: a sentence with its help below, and its control at the right."""

from PySide6.QtWidgets import QGridLayout, QWidget

from portal_desktop.ui.theme.appearance import SPACE

LINES = 3


def row_grid(
    row: QWidget, sentence: QWidget, explained: QWidget, *, gap: int = SPACE[3]
) -> QGridLayout:
    """The layout of ``row``: two lines at the left that take all the width, free beside and below.

    ``gap`` is between them and what stands in the second column.
    """
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(gap)
    grid.setVerticalSpacing(LINES)
    grid.setColumnStretch(0, 1)
    grid.addWidget(sentence, 0, 0)
    grid.addWidget(explained, 1, 0)
    return grid
