"""What is wrong with some settings, each with its fix."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop import rules
from portal_desktop.options import OPTIONS
from portal_desktop.problem import Problem
from portal_desktop.ui.document import Document
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Notice
from portal_desktop.ui.widgets.notice import Kind


class ProblemList(QWidget):
    """The problems for which ``mine`` holds; takes no room while there are none."""

    def __init__(self, document: Document, mine: Callable[[Problem], bool]) -> None:
        super().__init__()
        self._document, self._mine = document, mine
        self.shown: tuple[Problem, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, SPACE[0], 0, 0)
        self._box.setSpacing(SPACE[1])
        self.hide()

    def show_document(self, document: Document) -> None:
        """Show what is wrong now."""
        mine = (problem for problem in document.problems if self._mine(problem))
        found = tuple(problem for problem in mine if _matters(problem, document))
        self.setVisible(bool(found))
        if found == self.shown:
            return
        self.shown = found
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for problem in found:
            self._box.addWidget(self._notice(problem))

    def _notice(self, problem: Problem) -> Notice:
        fix = problem.fix
        notice = Notice(problem.text, _kind(problem), action=fix[0] if fix else "")
        if fix:
            notice.acted.connect(partial(self._document.edit, fix[0], fix[1]))
        return notice


def _matters(problem: Problem, document: Document) -> bool:
    """What is wrong with a setting that has no effect now matters only where it is to be sent."""
    idle = rules.needed(document.draft, problem.paths[0])
    return not idle or problem in document.plan.problems


def _kind(problem: Problem) -> Kind:
    """An address that may well stay empty is no reason to warn."""
    if problem.severity == "stops":
        return "error"
    option = OPTIONS.get(problem.paths[0])
    calm = problem.fix is None and option is not None and option.kind == "url"
    return "info" if calm else "warning"
