"""What follows from the switch in a card's heading, and what is wrong with it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop import follows, rules
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
        said = self._sentences(document)
        if said != self._said.text():
            self._said.setText(said)
        self._problems.show_document(document)

    def _sentences(self, document: Document) -> str:
        """What follows; and why the rows below cannot be set, where they cannot."""
        draft, path = document.draft, self._master.path
        idle = rules.needed(draft, path)
        if idle:
            return idle
        said = follows.note(path, None, draft, document.known) or _(self._master.help)
        if draft.get(path) is False:
            return f"{said} {_('Turn it on to decide what stands below.')}"
        return said
