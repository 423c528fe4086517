"""One question about the portal: its answer, what the draft would make of it, and what helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import _
from portal_desktop.health_checks.checks import Check, NextStep
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.answer_badge import AnswerMark
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import row_grid

ICONS = {"dashboard": "external-link", "web": "external-link"}


class CheckRow(QWidget):
    """``shown``: lead to the row the answer hangs on. ``fixed``: change the draft as offered.
    ``led`` carries the ``NextStep`` a person wants to follow."""

    shown = Signal(object)
    fixed = Signal(object)
    led = Signal(object)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._check: Check | None = None
        self.setObjectName(f"checks.{key}")
        self.question = Label("", "strong")
        self.mark = AnswerMark()
        self._text = Label("", "help")
        self._now, self._after = Outcome(_("Now")), Outcome(_("After publishing"))
        self._both = _side_by_side(self._now, self._after)
        self.show_me = Button(
            _("Show me"),
            "link",
            object_name=f"checks.show:{key}",
            on_click=lambda: self.shown.emit(self._check),
        )
        self.fix = Button(
            "", object_name=f"checks.fix:{key}", on_click=lambda: self.fixed.emit(self._check)
        )
        self._leads = Flow(gap=SPACE[3])
        self._led: tuple[NextStep, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        right = column_of(
            (self.mark, Qt.AlignmentFlag.AlignRight),
            (self.show_me, Qt.AlignmentFlag.AlignRight),
            "stretch",
            gap=SPACE[0],
        )
        grid = row_grid(self, self.question, self._text)
        grid.addLayout(right, 0, 1, 2, 1)
        grid.addWidget(self._both, 2, 0, 1, 2)
        self._below = column_of(self.fix, self._leads, gap=SPACE[1])
        self._leads.hide()
        grid.addLayout(self._below, 3, 0, 1, 2)

    def show_check(self, check: Check) -> None:
        """Show a question with its answers; the same one again changes nothing."""
        if check == self._check:
            return
        self._check = check
        self.question.setText(check.question)
        self.mark.set_answer(check.answer)
        self._text.setText(check.text)
        two = check.after is not None
        self.mark.setVisible(not two)
        self._text.setVisible(not two)
        self._both.setVisible(two)
        if check.after is not None:
            self._now.set_answer(check.answer, check.text)
            self._after.set_answer(check.after.answer, check.after.text)
        self._show_next_steps(check)

    def _show_next_steps(self, check: Check) -> None:
        self.fix.setVisible(check.fix is not None)
        offered = bool(check.fix or check.leads)
        self._below.setContentsMargins(0, SPACE[1] if offered else 0, 0, 0)
        self._offer_leads(check)
        self.fix.setText(check.fix[0] if check.fix else "")
        plain_text.set_name(self.fix, f"{self.fix.text()}: {check.question}")
        final = check.after.answer if check.after else check.answer
        self.show_me.setVisible(bool(check.path or check.where) and final != "yes")
        plain_text.set_name(self.show_me, f"{self.show_me.text()}: {check.question}")

    def _offer_leads(self, check: Check) -> None:
        if check.leads == self._led:
            return
        self._led = check.leads
        self._leads.clear()
        for place, lead in enumerate(check.leads):
            button = Button(
                lead.words,
                "link",
                icon=ICONS.get(lead.kind, ""),
                object_name=f"checks.lead:{check.key}:{place}",
                on_click=lambda _on=False, lead=lead: self.led.emit(lead),
                description=check.question,
            )
            self._leads.add(button)
        self._leads.setVisible(bool(check.leads))


class Outcome(QWidget):
    """One of two answers: when it holds, the mark, the reason."""

    def __init__(self, when: str) -> None:
        super().__init__()
        self._mark = AnswerMark()
        self._text = Label("", "help")
        column_of(
            row_of(Label(when, "tiny", wrap=False), self._mark, "stretch", gap=SPACE[1]),
            self._text,
            "stretch",
            on=self,
            gap=2,
            around=(0, SPACE[0], 0, 0),
        )

    def set_answer(self, answer: YesNoUnknown, text: str) -> None:
        """Give the answer."""
        self._mark.set_answer(answer)
        self._text.setText(text)


def _side_by_side(*outcomes: Outcome) -> QWidget:
    return widget_with(row_of(*((outcome, 1) for outcome in outcomes), gap=SPACE[4]))
