"""What is wrong with some settings, each with its fix."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.table import OPTIONS
from portal_desktop.settings.problem import Problem
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import bring_into_view
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, put_away
from portal_desktop.ui.widgets.notice import Notice, NoticeKind
from portal_desktop.validation import validate as rules


class ProblemList(QWidget):
    """The problems for which ``mine`` holds; takes no space while there are none."""

    def __init__(self, document: Document, mine: Callable[[Problem], bool]) -> None:
        super().__init__()
        self._document, self._mine = document, mine
        self.shown: tuple[Problem, ...] = ()
        self.spoken = ""
        self._kinds: tuple[NoticeKind, ...] = ()
        self._among: tuple[object, ...] = ()
        self._notices: list[Notice] = []
        self._box = column_of(on=self, gap=SPACE[1], around=(0, SPACE[0], 0, 0))
        self.hide()

    def show_document(self, document: Document) -> bool:
        """Show what is wrong now; whether that is something else than before."""
        among = (
            document.problems,
            document.plan.problems,
            document.draft_choices,
            document.required_paths,
        )
        if among == self._among:
            return False
        self._among = among
        mine = (problem for problem in document.problems if self._mine(problem))
        found = tuple(problem for problem in mine if _is_relevant(problem, document))
        kinds = tuple(_notice_kind(problem, document) for problem in found)
        if (found, kinds) == (self.shown, self._kinds):
            return False
        self.shown, self._kinds = found, kinds
        self.spoken = " ".join(map(_accessible_text, found, kinds))
        if not found:
            self.hide()
        self._update_notices(found)
        # Last: Qt lays out everything around when this appears, so once is enough.
        self.setVisible(bool(found))
        if found:
            self._come_into_view()
        return True

    def _come_into_view(self) -> None:
        """Where somebody is at work just above, they see what came of it."""
        at_work: QWidget | None = self.window().focusWidget()
        row = self.parentWidget()
        if at_work is not None and row is not None and row.isAncestorOf(at_work):
            bring_into_view(self, at_work)

    def _update_notices(self, found: tuple[Problem, ...]) -> None:
        """Put the words into the notices there are: some change with each letter typed."""
        while len(self._notices) > len(found):
            old = self._notices.pop()
            self._box.removeWidget(old)
            put_away(old)
        for place, (problem, kind) in enumerate(zip(found, self._kinds, strict=True)):
            if place == len(self._notices):
                self._notices.append(Notice())
                self._notices[place].acted.connect(partial(self._apply_fix, place))
                self._box.addWidget(self._notices[place])
            notice = self._notices[place]
            notice.set_message(problem.text, kind, problem.fix[0] if problem.fix else "")
            plain_text.set_description(notice.button, _accessible_text(problem, kind))

    def _apply_fix(self, place: int) -> None:
        fix = self.shown[place].fix
        if fix is not None:
            self._document.edit(fix[0], fix[1])


def _is_relevant(problem: Problem, document: Document) -> bool:
    """What is wrong with a setting that has no effect now matters only where it is to be sent."""
    idle = rules.requirement_text(document.draft, problem.paths[0])
    return not idle or problem in document.plan.problems


def _notice_kind(problem: Problem, document: Document) -> NoticeKind:
    """What is only not chosen yet is a hint until somebody tries to publish without it.

    An address that may well stay empty is no reason to warn either.
    """
    if problem.severity == "stops":
        asked = problem.paths[0] in document.required_paths
        return "error" if asked or not rules.open_question(problem, document.draft) else "info"
    option = OPTIONS.get(problem.paths[0])
    calm = problem.fix is None and option is not None and option.kind == "url"
    return "info" if calm else "warning"


def _accessible_text(problem: Problem, kind: NoticeKind) -> str:
    """What the colour and the icon say is read out to who sees neither."""
    return f"{problem.text} {_('It stops publishing.')}" if kind == "error" else problem.text
