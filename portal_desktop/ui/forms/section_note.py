"""What a card's rows hang from: what follows from it, why they cannot be set, what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.billing import consequences as follows
from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option, Requirement
from portal_desktop.options.values import Value
from portal_desktop.ui.forms.problem_list import ProblemList
from portal_desktop.ui.forms.requirement_help import focus_visibly, fulfil_requirement
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.validation import validate as rules


class NeedNote(QWidget):
    """A sentence; with what helps behind it, while something is needed from outside the card."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._need: Requirement | None = None
        self.said = Label("", "help")
        self.button = Button("", "link", on_click=self._fulfil_requirement)
        self.button.hide()
        self._box = column_of(
            row_of((self.said, 1), (self.button, Qt.AlignmentFlag.AlignTop), gap=SPACE[3]),
            on=self,
            gap=0,
        )

    def set_content(self, said: str, need: Requirement | None) -> None:
        """Show this sentence, or what is needed."""
        words = _(need.why) if need else said
        if words != self.said.text():
            self.said.setText(words)
        if need != self._need:
            self._need = need
            self.button.setText(_(need.help) if need else "")
            plain_text.set_description(self.button, words if need else "")
            self.button.setVisible(need is not None)

    def focus_button(self) -> None:
        """Somebody pressed in vain what hangs from this."""
        focus_visibly(self.button)

    def _fulfil_requirement(self) -> None:
        if self._need is not None:
            fulfil_requirement(self._document, self._need, self)


class MasterNote(NeedNote):
    """The first row of a card that a master switch turns on and off."""

    def __init__(self, document: Document, master: Option[bool]) -> None:
        super().__init__(document)
        self._master = master
        self._problems = ProblemList(document, lambda each: each.paths[0] == master.path)
        self._box.addWidget(self._problems)
        document.changed.connect(self.show_document)
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Say what follows now."""
        self.set_content(
            self._note_text(document),
            rules.first_unmet_requirement(document.draft, self._master.path),
        )
        self._problems.show_document(document)

    def _note_text(self, document: Document) -> str:
        """What follows; and how the rows below come to life, where they do nothing."""
        draft, path = document.draft, self._master.path
        said = follows.consequence_note(path, None, draft, document.account_snapshot) or _(
            self._master.help
        )
        if draft.get(path) is False:
            return f"{said} {_('It is off, so nothing below has an effect.')}"
        return said


class WantNote(NeedNote):
    """The first row of a card whose rows hang from a switch in another one; else hidden."""

    def __init__(self, document: Document, option: Option[Value]) -> None:
        super().__init__(document)
        self._option = option
        document.observe_changes(self, self.show_document)

    def show_document(self, document: Document) -> None:
        """Say what is needed for ``option``, one of the card's, and with it for all of them."""
        need = rules.first_unmet_requirement(document.draft, self._option.path)
        self.set_content("", need)
        set_shown(self, need is not None)
