"""The list of a review: changes by tab, then the steps at Stripe."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.options.option import TAB_TITLES
from portal_desktop.publishing.change_text import hand_over_text
from portal_desktop.publishing.plan import HandOver
from portal_desktop.settings.problem import Problem
from portal_desktop.ui.notices.stripe_status import not_done
from portal_desktop.ui.publishing.review_rows import ChangeRow, StepRow, group_head, problem_line
from portal_desktop.ui.publishing.review_state import ReviewState
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Panel
from portal_desktop.ui.widgets.scroll_area import BAR, keep_room, use_slim_bars

WIDE, AROUND, LEAST = 680, 64, 120
"""Pixels: of a review, between it and the window behind, and the least it has to have."""


class ReviewList(QScrollArea):
    """Each change with a tick. ``chosen``: its line, and whether it goes out.

    What stands in the way is shown on the row that caused it, or at the top. ``connect_asked``: for
    the steps to another key, where Stripe refused this one.
    """

    chosen = Signal(tuple, bool)
    show_asked = Signal(str)
    connect_asked = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._rows: list[ChangeRow] = []
        self._refused: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_bars(self)
        keep_room(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = Panel("panel")
        self._list = column_of(on=inside, gap=0)
        self.setWidget(inside)

    @property
    def rows(self) -> tuple[ChangeRow, ...]:
        """The changes, in the order of the table of options."""
        return tuple(self._rows)

    def rebuild_list(self, standing: ReviewState, refusal: UserError | None) -> None:
        """Build it anew; the focus goes back to what has the same name."""
        name = next(
            (each.objectName() for each in self.findChildren(QWidget) if each.hasFocus()), ""
        )
        self._clear_list()
        self._rows = [
            self._connect_row(
                ChangeRow(said, self._document, taken=said.change.key not in standing.left_out)
            )
            for said in standing.changes
        ]
        for loose in (*self._place_refusal(refusal), *self._place_problems(standing.problems)):
            self._list.addWidget(loose)
        for row in self._rows:
            if row.change.path in standing.conflicts:
                row.add_conflict()
        self._add_groups()
        self._add_steps(standing.plan.hand_overs)
        self._list.addStretch(1)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def needed_height(self, wide: int) -> int:
        """How high everything in it is where the list has this width."""
        wide -= BAR
        return max(self._list.totalHeightForWidth(wide), self._list.totalMinimumSize().height())

    def show_refusal(self) -> None:
        """Scroll to what Stripe refused, wherever in the list one was."""
        if self._refused is not None:
            self.ensureWidgetVisible(self._refused, 0, theme.SPACE[3])

    def set_changeable(self, changeable: bool) -> None:
        """Whether ticks can be changed now."""
        for row in self._rows:
            row.tick.setEnabled(changeable)

    def _clear_list(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if isinstance(old, QWidget):
                old.hide()
                old.setParent(None)
                old.deleteLater()

    def _connect_row(self, row: ChangeRow) -> ChangeRow:
        row.chosen.connect(partial(self.chosen.emit, row.change.key))
        row.show_asked.connect(self.show_asked)
        return row

    def _place_refusal(self, refusal: UserError | None) -> Iterator[QWidget]:
        self._refused = None
        if refusal is None:
            return
        rows = [row for path in refusal.paths for row in self._rows if row.is_about(path)]
        if rows:
            rows[0].add_refusal(refusal)
            self._refused = rows[0]
        else:
            self._refused = self._refusal_notice(refusal)
            yield self._refused

    def _refusal_notice(self, refusal: UserError) -> Notice:
        another = _("Connect again…") if refusal.kind in {"permission", "key"} else ""
        words, kind = not_done(refusal)
        return Notice(
            words, kind, action=another, action_name="review.connect", on_act=self.connect_asked
        )

    def _place_problems(self, found: tuple[Problem, ...]) -> Iterator[QWidget]:
        for problem in found:
            row = self._row_of(problem)
            if row is not None:
                row.add_problem(problem)
            else:
                yield problem_line(problem, self._document, self.show_asked.emit)

    def _row_of(self, problem: Problem) -> ChangeRow | None:
        for path in problem.paths:
            own = [row for row in self._rows if row.is_about(path)]
            exact = [row for row in own if row.is_about(path, problem.item)]
            if own:
                return (exact or own)[0]
        return None

    def _add_groups(self) -> None:
        for tab, title in TAB_TITLES.items():
            rows = [row for row in self._rows if row.change.tab == tab]
            if rows:
                self._list.addWidget(group_head(_(title)))
            for row in rows:
                self._list.addWidget(row)

    def _add_steps(self, steps: tuple[HandOver, ...]) -> None:
        if not steps:
            return
        count = ngettext("{count} step, we guide you", "{count} steps, we guide you", len(steps))
        more = f"· {count.format(count=len(steps))}"
        self._list.addWidget(group_head(_("Afterwards, at Stripe"), more))
        for step in steps:
            said = hand_over_text(step, self._document.account_snapshot)
            self._list.addWidget(StepRow(step.path, said))


def fit_height(review: QDialog, changes: ReviewList) -> None:
    """Make a review as high as its list, as far as the window behind it has room."""
    layout, behind = review.layout(), review.parentWidget()
    if layout is None:
        return
    room = behind.window().size() if behind else review.screen().availableSize()
    least = theme.scaled_pixels(LEAST)
    wide = min(theme.scaled_pixels(WIDE), max(room.width() - AROUND, least))
    changes.setFixedHeight(0)
    most = room.height() - AROUND - layout.totalHeightForWidth(wide)
    tall = changes.needed_height(wide - 2 * theme.SPACE[4])
    changes.setFixedHeight(min(tall, max(most, least)))
    review.resize(wide, layout.totalHeightForWidth(wide))
