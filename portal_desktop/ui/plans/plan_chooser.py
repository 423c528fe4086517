"""The panel "Which plans may they switch between?": three stations, one after the other."""

from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.catalogue import offer_selection as choosing
from portal_desktop.catalogue import offers
from portal_desktop.catalogue.offer_selection import Step
from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import PRODUCTS
from portal_desktop.ui.plans.plan_list_model import PlanList
from portal_desktop.ui.plans.plan_list_view import PlanRows
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.throttle import Throttle
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.drawn_label import DrawnLabel
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.panel import Inset
from portal_desktop.ui.widgets.row_grid import grid_of
from portal_desktop.validation import validate as rules

SIDE = 20
REST = 0.3
"""Seconds without a keystroke after which what was read meanwhile is shown."""


class PlanChooser(Inset):
    """Opens below the chips; ``ticked`` as in ``PlanList``, ``closed`` when done."""

    ticked = Signal(object, bool)
    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(SPACE[2])
        self._document = document
        self._model = PlanList(self)
        self._model.ticked.connect(self.ticked)
        # While pages keep coming, what is typed comes first.
        self._later = Throttle(self._show_in_a_rest, parent=self)
        self._typed_at = 0.0
        self._search = LineEdit(
            placeholder=_("Search your products and prices"),
            icon="search",
            apart=True,
            accessible_name=_("Search your products and prices"),
            on_edit=self._apply_search,
        )
        self.list = PlanRows(self._model)
        self._many = StepLine(1, _("Tick the plans they can choose from"))
        self._unique = StepLine(2, _("One price for each interval of a product"))
        self._paying = StepLine(3, _("Customers can change how they pay"))
        self._turn_on = Button(
            _("Turn on payment methods"),
            on_click=lambda: document.set_value(PAYMENT_METHODS.path, True),
        )
        self._paying.add(self._turn_on)
        self._loading = Label(_("More are loading…"), "help")
        self._done = Button(_("Done"), on_click=self.closed)
        self._lay_out()
        document.changed.connect(self.show_document)

    def _lay_out(self) -> None:
        self.add(
            Label(_("Which plans may they switch between?"), "large"),
            self._many,
            self._search,
            self.list,
            self._unique,
            self._paying,
            row_of((self._loading, 1), "stretch", self._done),
        )

    def clear_plans(self) -> None:
        """Drop what was prepared for the list; the next opening prepares it again."""
        self._model.clear_plans()

    def focus_search(self) -> None:
        """Start with the search."""
        self._show_list()
        self._show_steps()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_document(self, document: Document) -> None:
        """Show all prices and which are offered; nothing is done while the panel is closed."""
        if self.isHidden():
            return
        if rules.requirement_text(document.draft, PRODUCTS.path):
            self.hide()  # nothing can be chosen any more
            return
        catalogue = document.account_snapshot.catalogue
        if catalogue is not self._model.catalogue and self._typed_at:
            self._later.touch()
        else:
            self._show_list()
        self._show_steps()

    def _apply_search(self, typed: str) -> None:
        self._typed_at = monotonic()
        self._model.set_search_text(typed)

    def _show_in_a_rest(self) -> None:
        if monotonic() - self._typed_at < REST:
            self._later.touch()
        else:
            self._show_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and not self.list.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_list(self) -> None:
        catalogue = self._document.account_snapshot.catalogue
        self._model.set_plans(catalogue, offers.chosen_offers(self._document.draft))
        more = catalogue is not None and not catalogue.complete
        self._loading.setVisible(more and "catalogue" not in self._document.account_snapshot.missed)

    def _show_steps(self) -> None:
        draft, catalogue = self._document.draft, self._document.account_snapshot.catalogue
        chosen = offers.chosen_offers(draft)
        paying = choosing.payment_method_step(draft)
        steps = [choosing.how_many(chosen), paying]
        self._many.show_step(steps[0])
        if catalogue is not None:
            steps.append(choosing.one_per_interval(chosen, catalogue))
            self._unique.show_step(steps[-1])
        self._paying.show_step(paying)
        self._turn_on.setVisible(not paying.done)
        self._done.set_kind("primary" if all(step.done for step in steps) else "plain")


class StepLine(QWidget):
    """A station: its number, or a tick once it is passed; what it asks, and how it stands."""

    def __init__(self, number: int, asked: str) -> None:
        super().__init__()
        self._asked = asked
        self._mark = _Mark(number)
        self._said = Label("", "help")
        self._grid = grid_of(self, SPACE[2], 1, {1: 1})
        self._grid.addWidget(self._mark, 0, 0)
        self._grid.addWidget(Label(asked, "strong"), 0, 1)
        self._grid.addWidget(self._said, 1, 1)

    def add(self, control: QWidget) -> None:
        """Put what helps below."""
        self._grid.addLayout(
            row_of((control, Qt.AlignmentFlag.AlignLeft), around=(0, SPACE[0], 0, 0)), 2, 1
        )

    def show_step(self, step: Step) -> None:
        """Show how it stands."""
        self._said.setText(step.text)
        self._mark.show_done(done=step.done)
        state = _("Done") if step.done else _("Open")
        plain_text.set_name(self, f"{self._asked}. {state}. {step.text}")


class _Mark(DrawnLabel):
    """A number in a ring, or a tick on a disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._done = number, False

    def show_done(self, *, done: bool) -> None:
        """Become one or the other."""
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(SIDE), theme.scaled_pixels(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        where = QRectF(self.rect())
        with paint.themed_painter(self) as (on, named):
            if self._done:
                paint.draw_dot(on, QPointF(where.center()), where.width(), named.accent)
                paint.icon_at(on, where, "check", named.on_accent, theme.scaled_pixels(12))
            else:
                paint.draw_rounded_rect(on, where, where.width() / 2, named.field, named.outline)
                letters = theme.font(TextSize.TINY, 600)
                paint.draw_text(on, where, str(self._number), named.second, letters, paint.CENTRE)
