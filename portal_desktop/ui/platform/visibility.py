"""What nobody sees need not keep up with every keystroke."""

from PySide6.QtWidgets import QWidget


def out_of_sight(widget: QWidget) -> bool:
    """Whether it stands in a tab that is not open. It then has to catch up in its ``showEvent``.

    What is not in a window yet, or in one that is not shown, is being made: it keeps up.
    """
    return not widget.isVisible() and widget.window().isVisible()
