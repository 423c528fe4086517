"""A page in the middle of the window, as wide as reading wants."""

from PySide6.QtWidgets import QWidget

from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of

WIDE = 760
"""Pixels, before the letters are made larger."""


def centred_page(page: QWidget) -> QWidget:
    """The page with equal room at both sides, and above and below it."""
    outer = QWidget()
    column_of(
        "stretch", row_of("stretch", (page, 100), "stretch"), "stretch", on=outer, around=SPACE[4]
    )
    return outer
