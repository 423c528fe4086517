"""The reference: a bare window with one tab, and nothing else."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTabWidget

from tests.bench.first_paint import FirstPaint
from tests.bench.saying import say_memory, say_when

REST = 1_000


def main(wanted: str) -> None:
    """Say when the window was painted, or (``memory``) what it needs once it stands."""
    app = QApplication([])
    window = QMainWindow()
    tabs = QTabWidget()
    tabs.addTab(QLabel("A tab"), "One")
    window.setCentralWidget(tabs)
    window.resize(1_280, 800)
    if wanted == "memory":
        QTimer.singleShot(REST, window, say_memory)
    watch = FirstPaint(window, say_when if wanted == "start" else lambda _when: None)
    window.show()
    app.exec()
    watch.deleteLater()


if __name__ == "__main__":
    main(sys.argv[1])
