"""What follows from the switch in a card's heading, and what is wrong with it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop import follows
from portal_desktop.option import Option
from portal_desktop.text import _
from portal_desktop.ui.document import Document
from portal_desktop.ui.problem_list import ProblemList
from portal_desktop.ui.widgets import Text


class MasterNote(QWidget):
    """The first row of a card that a master switch turns on and off."""

    def __init__(self, document: Document, master: Option[bool]) -> None:
        super().__init__()
        self._master = master
        self._said = Text("", "help")
        self._problems = ProblemList(document, lambda each: each.paths[0] == master.path)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._said)
        box.addWidget(self._problems)
        document.changed.connect(self.show_document)
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Say what follows now."""
        note = follows.note(self._master.path, None, document.draft, document.known)
        said = note or _(self._master.help)
        if said != self._said.text():
            self._said.setText(said)
        self._problems.show_document(document)
