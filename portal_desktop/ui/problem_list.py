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
        self._among: tuple[object, ...] = ()
        self._notices: list[Notice] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, SPACE[0], 0, 0)
        self._box.setSpacing(SPACE[1])
        self.hide()

    def show_document(self, document: Document) -> None:
        """Show what is wrong now."""
        among = document.problems, document.plan.problems, document.choices
        if among == self._among:
            return
        self._among = among
        mine = (problem for problem in document.problems if self._mine(problem))
        found = tuple(problem for problem in mine if _matters(problem, document))
        if found == self.shown:
            return
        self.shown = found
        if not found:
            self.hide()
        self._say(found)
        # Last: Qt lays out everything around when this appears, so once is enough.
        self.setVisible(bool(found))

    def _say(self, found: tuple[Problem, ...]) -> None:
        """Put the words into the notices there are: some change with each letter typed."""
        while len(self._notices) > len(found):
            old = self._notices.pop()
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        for notice, problem in zip(self._notices, found, strict=False):
            notice.say(problem.text, _kind(problem), problem.fix[0] if problem.fix else "")
        for problem in found[len(self._notices) :]:
            self._notices.append(self._notice(problem, len(self._notices)))
            self._box.addWidget(self._notices[-1])

    def _notice(self, problem: Problem, place: int) -> Notice:
        notice = Notice(problem.text, _kind(problem), action=problem.fix[0] if problem.fix else "")
        notice.acted.connect(partial(self._mend, place))
        return notice

    def _mend(self, place: int) -> None:
        fix = self.shown[place].fix
        if fix is not None:
            self._document.edit(fix[0], fix[1])


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
