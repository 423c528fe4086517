"""A row of a form: a sentence, what follows from it, its control, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.billing import consequences as follows
from portal_desktop.common.i18n import N_, _
from portal_desktop.options.option import Delivery, Option, Requirement
from portal_desktop.options.values import Value
from portal_desktop.portal_page import contrast_check as guard
from portal_desktop.publishing.plan import delivery_of
from portal_desktop.settings.half_typed_colours import is_half_typed
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import members
from portal_desktop.settings.stripe_params import as_stored_by_stripe
from portal_desktop.ui.forms.conflict import Conflict
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.forms.problem_list import ProblemList
from portal_desktop.ui.forms.requirement_help import (
    is_click_on_disabled,
    offer_way_out,
    pass_clicks_through,
)
from portal_desktop.ui.forms.reset_button import ResetButton
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import out_of_sight
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.row_grid import row_grid
from portal_desktop.validation import validate as rules
from portal_desktop.wording import labels as words

UNREAD = N_("Cannot be read. Say here what you want; the step then stands under At Stripe.")
BELOW = 5, 0, 1, 3
"""Under all else, in the row's grid."""


class OptionRow(QWidget):
    """One option, or one member of a list option, bound to the document.

    ``last``: problems of a list as a whole stand under its last row. A dot before the sentence
    marks what differs from what is published.
    """

    def __init__(
        self,
        document: Document,
        option: Option[Value],
        editor: Editor,
        member: str | None = None,
        *,
        last: bool = True,
    ) -> None:
        super().__init__()
        self._document, self._option, self._member = document, option, member
        self._editor, self._last = editor, last
        self.label = Label(words.option_label(option.path, member), "strong")
        self._control = editor.control or editor.widget
        self.label.setBuddy(self._control)
        self._usual = ResetButton(document, option, member)
        self._help = Label("", "help")
        self._problems = ProblemList(document, self._is_mine)
        self._spoken = ""
        self._above: frozenset[str] = frozenset()
        self._unread_above = False
        self._conflict = Conflict(document, option.path)
        self._behind = False
        self._shown: tuple[object, ...] = ()
        self._lay_out()
        if isinstance(self._editor.widget, LineEdit):
            self._editor.widget.left.connect(self._update_description)
        document.changed.connect(self._document_changed)
        self.show_document(document)

    def stand_below(self, told: frozenset[str]) -> None:
        """Leave it to the card to say why nothing here can be set, for want of these options."""
        self._above = told
        if rules.requirement_text(self._document.draft, self._option.path):
            self.show_document(self._document)

    def leave_unread_to_card(self) -> None:
        """Leave it to the card to say that nobody can read this at Stripe; it is only spoken."""
        self._unread_above = True
        self.show_document(self._document)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._in_vain(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._in_vain(event):
            super().mouseReleaseEvent(event)
            return
        offer_way_out(
            self._document,
            self._option.path,
            self._control,
            lambda out: self._grid.addWidget(out, *BELOW),
            self._says_why,
        )

    def _in_vain(self, event: QMouseEvent) -> bool:
        return is_click_on_disabled(event, self._editor.widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.show_document(self._document)

    def _document_changed(self, document: Document) -> None:
        self._behind = out_of_sight(self)
        if self._behind:
            return
        if self._shown_state(document) == self._shown:
            self._show_problems(document)
        else:
            self.show_document(document)

    def _shown_state(self, document: Document) -> tuple[object, ...]:
        """All that is shown here but problems: with each letter typed, other rows stay as they are.

        Most of these are the same objects as before, so comparing them takes no time.
        """
        path = self._option.path
        return (
            document.draft.get(path),
            document.draft_choices,
            document.base,
            document.account_snapshot,
            path in document.history.conflicts,
            self._is_left_to_do(document),
        )

    def _lay_out(self) -> None:
        self._grid = grid = row_grid(self, self.label, self._help)
        columns = 2 if self._editor.wide else 1
        grid.addWidget(self._usual, 0, 1, 2, columns, Qt.AlignmentFlag.AlignTop)
        if self._editor.wide:
            grid.addLayout(column_of(self._editor.widget, around=(0, SPACE[0], 0, 0)), 2, 0, 1, 3)
        else:
            grid.addWidget(self._editor.widget, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._conflict, 3, 0, 1, 3)
        grid.addWidget(self._problems, 4, 0, 1, 3)

    def show_document(self, document: Document) -> None:
        """Show the draft's value and the problems and notes about it."""
        self._behind = False
        self._shown = self._shown_state(document)
        draft = document.draft
        idle = rules.requirement_text(draft, self._option.path)
        self._editor.show(draft)
        open_to = self._is_known(document) and not self._read_only(document)
        self._editor.widget.setEnabled(open_to and not idle)
        pass_clicks_through(self._editor.widget, idle if open_to else "")
        differs = self._is_changed(document)
        self.label.set_dot(differs)
        self.label.set_role("second" if idle else "text")
        self._update_help(document, idle, differs=differs)
        self._show_problems(document)
        self._update_description()
        self._conflict.show_document(document)
        self._usual.show_document(document)

    def _is_known(self, document: Document) -> bool:
        """Whether there is a value to change; before the first reading there is none."""
        only_said = self._current_delivery(document) == "at_stripe_said"
        return self._option.path in document.draft or (only_said and bool(document.draft))

    def _current_delivery(self, document: Document) -> Delivery:
        return delivery_of(self._option, document.account_snapshot)

    def _read_only(self, document: Document) -> bool:
        return self._option.path in document.account_snapshot.read_only

    def _is_changed(self, document: Document) -> bool:
        path, draft, base = self._option.path, document.draft, document.base
        if self._current_delivery(document).startswith("at_stripe"):
            return self._is_left_to_do(document)
        if self._member is None:
            return path in draft and path in base and draft[path] != base[path]
        return (self._member in members(draft, path)) != (self._member in members(base, path))

    def _is_left_to_do(self, document: Document) -> bool:
        return any(step.path == self._option.path for step in document.plan.hand_overs)

    def _update_help(self, document: Document, idle: str, *, differs: bool) -> None:
        said = self._help_text(document)
        if said != self._help.text():
            self._help.show_text(said)
        by_hand = self._current_delivery(document).startswith("at_stripe")
        not_yet = _("Still to do at Stripe.") if by_hand else _("Not published yet.")
        spoken = [
            said,
            _(UNREAD) if self._unread_above and self._is_unread(document) else "",
            idle if idle != said else "",
            not_yet if differs and not_yet not in said else "",
        ]
        self._spoken = " ".join(filter(None, spoken))
        if idle != self.toolTip():
            plain_text.set_tool_tip(self, idle)

    def _update_description(self) -> None:
        """Only what is new: this makes Qt tell everybody, with every letter typed.

        What is wrong with what is being typed is not read out at each letter, but when one comes
        back to it.
        """
        typing = isinstance(self._editor.widget, LineEdit) and self._editor.widget.hasFocus()
        spoken = " ".join(filter(None, (self._spoken, "" if typing else self._problems.spoken)))
        if spoken != self._control.accessibleDescription():
            plain_text.set_description(self._control, spoken)

    def _help_text(self, document: Document) -> str:
        path = self._option.path
        if self._read_only(document):
            return _("Holds something newer than this program, so it is left as it is.")
        if document.base and not self._is_known(document):
            return _("Cannot be read with this key.")
        if self._member is not None:
            choice = self._option.choice_for(self._member)
            return _(choice.help) if choice else ""
        need = rules.first_unmet_requirement(document.draft, path)
        if need is not None:
            return _(need.why) if self._says_why(need) else _(self._option.help)
        usual = _(guard.as_seen(self._option, document.account_snapshot.seen).help)
        if self._current_delivery(document) == "at_stripe_said":
            return f"{usual} {self._said_of_it(document)}".strip()
        return (
            follows.consequence_note(path, None, document.draft, document.account_snapshot) or usual
        )

    def _says_why(self, need: Requirement) -> bool:
        """Whether it stands here why nothing can be set, and not above the rows or in a list."""
        return self._member is None and need.path not in self._above

    def _said_of_it(self, document: Document) -> str:
        """How far something has come that nobody can read at Stripe."""
        if self._is_left_to_do(document):
            return _("Still to do at Stripe.")
        if self._is_ticked(document):
            return _("You said it is set at Stripe.")
        return _(UNREAD) if self._is_unread(document) and not self._unread_above else ""

    def _is_ticked(self, document: Document) -> bool:
        path, draft, ticks = self._option.path, document.draft, document.account_snapshot.ticks
        return (
            path in draft
            and path in ticks
            and as_stored_by_stripe(path, ticks[path]) == as_stored_by_stripe(path, draft[path])
        )

    def _is_unread(self, document: Document) -> bool:
        """Whether nobody has entered yet what stands at Stripe, or should."""
        said = self._is_left_to_do(document) or self._is_ticked(document)
        by_word = self._current_delivery(document) == "at_stripe_said"
        return by_word and bool(document.base) and not said

    def _show_problems(self, document: Document) -> None:
        path = self._option.path
        if document.history.open == path and is_half_typed(document.history, path):
            return  # nothing new is shown about a colour until it is whole, or left
        if not self._problems.show_document(document):
            return
        if isinstance(self._editor.widget, LineEdit):
            self._editor.widget.set_error(bool(rules.blocking_problems(self._problems.shown)))
        self._update_description()

    def _is_mine(self, problem: Problem) -> bool:
        if problem.paths[0] != self._option.path:
            return False
        if self._member is None:
            return True
        return problem.item == self._member or (problem.item is None and self._last)
