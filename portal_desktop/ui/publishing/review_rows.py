"""The lines of the review: a change, a step at Stripe, and what stands in the way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.change_text import ChangeText, HandOverText
from portal_desktop.settings.problem import Problem
from portal_desktop.ui.forms.conflict import Conflict
from portal_desktop.ui.forms.value_change import Struck, lay_out, with_swatch
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.check_box import CheckBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Panel
from portal_desktop.ui.widgets.row_grid import grid_of

LAST = 4


def name_of(path: str, member: str | None) -> str:
    """The object name of what belongs to an option or to one of its members."""
    return f"{path}:{member}" if member else path


class ChangeRow(Panel):
    """One change; its tick says whether it goes out.

    ``chosen`` when a person ticks or unticks it, ``show_asked`` with the path to be shown.
    """

    chosen = Signal(bool)
    show_asked = Signal(str)

    def __init__(self, said: ChangeText, document: Document, *, taken: bool) -> None:
        super().__init__("panel", edge="top")
        self.said, self.change = said, said.change
        self._document = document
        self.tick = CheckBox()
        self.tick.setChecked(taken)
        self.tick.setObjectName(f"review.{name_of(*self.change.key)}")
        self.tick.toggled.connect(self.chosen)
        self._label = Label(said.label, buddy=self.tick)
        self._after = Label(said.after, "strong")
        self._below = column_of(gap=SPACE[1])
        self._lay_out()
        self._update_accessible_text()
        self.tick.toggled.connect(self._update_colours)
        self._update_colours(taken)

    def _lay_out(self) -> None:
        grid = _make_grid()
        # The words stand level with the middle of the box.
        grid.setContentsMargins(0, 3, 0, 0)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        colour = _is_colour(self.change.path)
        before = with_swatch(Struck(self.said.before), colour=colour)
        lay_out(grid, 0, 1, before, with_swatch(self._after, colour=colour))
        if self.said.note:
            grid.addWidget(Label(self.said.note, "help"), 1, 0, 1, LAST)
        grid.addLayout(self._below, 2, 0, 1, LAST)
        row_of(
            (self.tick, Qt.AlignmentFlag.AlignTop),
            (grid, 1),
            on=self,
            gap=SPACE[1],
            around=(0, SPACE[1], 0, SPACE[2] - 2),
        )

    def _update_accessible_text(self) -> None:
        said = self.said
        words = _("{setting}: {before} becomes {after}")
        plain_text.set_name(
            self.tick, words.format(setting=said.label, before=said.before, after=said.after)
        )
        plain_text.set_description(self.tick, said.note)
        plain_text.set_tool_tip(self.tick, _("Untick to leave this change out for now."))

    def _update_colours(self, taken: bool) -> None:
        self._label.set_role("text" if taken else "second")
        self._after.set_role("accent" if taken else "second")

    def is_about(self, path: str, member: str | None = None) -> bool:
        """Whether this row shows the option, or this very member of it."""
        return self.change.path == path and member in (None, self.change.member)

    def add_problem(self, problem: Problem) -> None:
        """Something that stops publishing, with its fix and the way to its row."""
        self._below.addWidget(problem_line(problem, self._document, self.show_asked.emit))

    def add_refusal(self, user_error: UserError) -> None:
        """What Stripe refused about this very change."""
        self._below.addWidget(Notice(str(user_error), "error"))

    def add_conflict(self) -> None:
        """Changed here and at Stripe: the choice between both."""
        conflict = Conflict(self._document, self.change.path)
        self._below.addWidget(conflict)
        conflict.show_document(self._document)


class StepRow(Panel):
    """A step that only the merchant can take, at Stripe."""

    def __init__(self, path: str, step: HandOverText) -> None:
        super().__init__("panel", edge="top")
        colour = _is_colour(path)
        grid = _make_grid()
        grid.setContentsMargins(0, SPACE[2] - 1, 0, SPACE[2] - 2)
        present = Label(step.present or _("cannot be read"), role="second")
        wanted = Label(step.wanted, "strong", "accent")
        grid.addWidget(Label(step.label), 0, 0, Qt.AlignmentFlag.AlignTop)
        lay_out(grid, 0, 1, with_swatch(present, colour=colour), with_swatch(wanted, colour=colour))
        self.setLayout(grid)


def problem_line(problem: Problem, document: Document, show: Callable[[str], object]) -> QWidget:
    """A problem with its fix and the way to its row; ``show`` takes the path."""
    fix = problem.fix
    notice = Notice(problem.text, "error", action=fix[0] if fix else "")
    if fix:
        notice.acted.connect(partial(document.edit, fix[0], fix[1]))
    button = Button(
        _("Show"),
        "link",
        object_name=f"review.show.{problem.paths[0]}",
        on_click=partial(show, problem.paths[0]),
        description=problem.text,
    )
    return widget_with(row_of((notice, 1), button, gap=SPACE[2]))


def group_head(title: str, more: str = "") -> QWidget:
    """The heading of a group of lines."""
    return widget_with(
        row_of(
            Label(title, "strong", wrap=False),
            (Label(more, role="second"), 1),
            gap=SPACE[1] - 2,
            around=(0, SPACE[3], 0, SPACE[1] - 2),
        )
    )


def _make_grid() -> QGridLayout:
    return grid_of(None, SPACE[1], 3, {0: 1})


def _is_colour(path: str) -> bool:
    option = OPTIONS.get(path)
    return option is not None and option.kind == "colour"
