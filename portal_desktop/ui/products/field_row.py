"""A field of a product or price: its name, where it shows, its control, what is wrong with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.settings.problem import Problem, Severity
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import clear_box, column_of
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice, NoticeKind
from portal_desktop.ui.widgets.row_grid import row_grid
from portal_desktop.validation import validate as rules

_KINDS: dict[Severity, NoticeKind] = {"stops": "error", "advice": "warning"}


class FieldRow(QWidget):
    """A sentence and its control, below it or at the right. A dot marks what is not sent yet."""

    def __init__(self, field: str, label: str, explained: str, control: QWidget) -> None:
        super().__init__()
        self.field, self._explained = field, explained
        self.label = Label(label, "strong", buddy=control)
        self._help = Label(explained, "help")
        self._help.setVisible(bool(explained))
        self._control = control
        self._found: tuple[Problem, ...] | None = None
        self._below = column_of(gap=SPACE[1])
        grid = row_grid(self, self.label, self._help)
        if isinstance(control, ComboBox):
            grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addLayout(column_of(control, around=(0, SPACE[0], 0, 0)), 2, 0, 1, 2)
        grid.addLayout(self._below, 4, 0, 1, 2)
        self._grid = grid
        self._update_accessible_text(differs=False)

    def put_below(self, more: QWidget) -> None:
        """Put something more below the control."""
        self._grid.addWidget(more, 3, 0, 1, 2)

    def set_explanation(self, explained: str) -> None:
        """Say something else below the label."""
        self._explained = explained
        self._help.show_text(explained)

    def show_state(self, problems: Iterable[Problem], *, differs: bool) -> None:
        """Show what is wrong with the field, and whether it differs from what is at Stripe."""
        self.label.set_dot(differs)
        self._update_accessible_text(differs=differs)
        found = tuple(each for each in problems if each.paths[0] == self.field)
        if found == self._found:
            return
        self._found = found
        clear_box(self._below)
        self._below.setContentsMargins(0, SPACE[0] if found else 0, 0, 0)
        for problem in found:
            self._below.addWidget(Notice(problem.text, _KINDS[problem.severity]))
        if isinstance(self._control, LineEdit):
            self._control.set_error(bool(rules.blocking_problems(found)))
        self._update_accessible_text(differs=differs)

    def _update_accessible_text(self, *, differs: bool) -> None:
        said = [self._explained, *(each.text for each in self._found or ())]
        if differs:
            said.append(_("Not sent to Stripe yet."))
        plain_text.set_description(self._control, " ".join(filter(None, said)))


class TextRow(FieldRow):
    """A line to write on. ``typed`` carries the field and what a person wrote."""

    typed = Signal(str, str)

    def __init__(
        self, name: str, field: str, label: str, explained: str, *, limit: int = 0, hint: str = ""
    ) -> None:
        self.line = LineEdit(
            limit=limit,
            placeholder=hint,
            apart=True,
            object_name=name,
            on_edit=lambda text: self.typed.emit(self.field, text),
        )
        self.line.setAccessibleIdentifier(name)
        super().__init__(field, label, explained, self.line)
