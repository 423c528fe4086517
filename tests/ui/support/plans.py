"""The panel to choose plans from, worked as a person works it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from portal_desktop.ui.plans.plan_chooser import PlanChooser, StepLine
from portal_desktop.ui.widgets.chip import Chip


def rows(listed: QListView) -> list[tuple[str, str]]:
    """What the list shows: the words, and whether they are a product's or a price's."""
    model = listed.model()
    found = []
    for at in range(model.rowCount()):
        index = model.index(at, 0)
        tickable = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        found.append((str(index.data()), "price" if tickable else "product"))
    return found


def stations(chooser: PlanChooser) -> list[str]:
    """How far the path is: what is said of each station."""
    return [each.accessibleName().split(". ")[1] for each in chooser.findChildren(StepLine)]


def spoken(listed: QListView, words: str) -> str:
    return str(index_of(listed, words).data(Qt.ItemDataRole.AccessibleTextRole))


def model_rows(listed: QListView) -> int:
    return listed.model().rowCount()


def index_of(listed: QListView, words: str) -> QModelIndex:
    model = listed.model()
    return next(
        model.index(at, 0) for at in range(model.rowCount()) if model.index(at, 0).data() == words
    )


def click(listed: QListView, words: str) -> None:
    index = index_of(listed, words)
    listed.scrollTo(index)
    place = listed.visualRect(index).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


def chips(tab: QWidget) -> list[str]:
    """The products offered, as their chips say it."""
    shown = [each for each in tab.findChildren(Chip) if not each.isHidden()]
    return [each.text() for each in shown if each.objectName() == "" and each.text() != "Add"]


def chip_of(tab: QWidget, words: str) -> Chip:
    (found,) = [
        each for each in tab.findChildren(Chip) if not each.isHidden() and each.text() == words
    ]
    return found
