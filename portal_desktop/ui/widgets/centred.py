"""A page in the middle of the window, as wide as reading wants."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.ui.theme.appearance import SPACE

WIDE = 760
"""Pixels, before the letters are made larger."""


def centred_page(page: QWidget) -> QWidget:
    """The page with equal room at both sides, and above and below it."""
    outer = QWidget()
    box = QVBoxLayout(outer)
    box.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    box.addStretch(1)
    box.addLayout(across)
    box.addStretch(1)
    return outer
