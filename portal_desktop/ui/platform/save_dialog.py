"""Asking where something is to be saved, in the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget,
    title: str,
    file: str,
    kinds: str,
    chosen: Callable[[str], object],
    *,
    object_name: str,
) -> QFileDialog:
    """Offer ``file``, whose ending is added to what is typed; ``chosen`` is called with a path.

    ``kinds`` are those Qt lets choose from, such as ``JSON (*.json)``.
    """
    dialog = QFileDialog(parent, title, file, kinds)
    dialog.setObjectName(object_name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(file).suffix.removeprefix("."))
    dialog.selectFile(file)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
