"""Rows of a price that is made: its amount in a currency, and how often it is paid."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.catalogue.forms import PriceForm
from portal_desktop.common import money
from portal_desktop.common.i18n import N_, _, language
from portal_desktop.settings.problem import Problem
from portal_desktop.ui.products.field_row import FieldRow
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import row_of, widget_with
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit

RHYTHMS = {
    "month:1": N_("Every month"),
    "year:1": N_("Every year"),
    "month:3": N_("Every 3 months"),
    "month:6": N_("Every 6 months"),
    "week:1": N_("Every week"),
    "day:1": N_("Every day"),
    "": N_("Once"),
}
OTHER = "other"
UNITS = {"day": N_("days"), "week": N_("weeks"), "month": N_("months"), "year": N_("years")}


class AmountRow(FieldRow):
    """An amount and its currency."""

    typed = Signal(str, str)

    def __init__(self, name: str, currency: str) -> None:
        self.line = LineEdit(
            apart=True,
            object_name=f"{name}:amount_text",
            on_edit=lambda text: self.typed.emit("amount_text", text),
        )
        self._currency = ComboBox(
            _currency_choices(currency),
            object_name=f"{name}:currency",
            accessible_name=_("Currency"),
            on_choice=lambda code: self.typed.emit("currency", str(code)),
        )
        with_letters(self._currency, lambda each: each.setFixedWidth(theme.scaled_pixels(176)))
        both = widget_with(row_of((self.line, 1), self._currency, gap=theme.SPACE[1]))
        super().__init__("amount_text", _("Amount"), "", both)
        self.label.setBuddy(self.line)

    def show_form(self, form: PriceForm, problems: list[Problem]) -> None:
        """Show the amount and what is wrong with it."""
        self.line.set_value(form.amount_text)
        self._currency.set_value(form.currency)
        example = money.Money(1250 * money.smallest_step(form.currency), form.currency)
        self.line.setPlaceholderText(money.editable_amount(example, language()))
        self.show_state(problems, differs=False)
        self.line.set_error(
            any(each.paths[0] == "amount_text" and each.severity == "stops" for each in problems)
        )


class RhythmRow(FieldRow):
    """How often it is paid: a common rhythm, or a number of days, weeks, months or years."""

    typed = Signal(str, str)

    def __init__(self, name: str) -> None:
        self._choice = ComboBox(
            [*((value, _(label)) for value, label in RHYTHMS.items()), (OTHER, _("Another…"))],
            object_name=f"{name}:interval",
        )
        super().__init__("interval_count", _("How often"), "", self._choice)
        self._other = QWidget()
        self._count = LineEdit(
            apart=True,
            object_name=f"{name}:interval_count",
            accessible_name=_("Number of days, weeks, months or years"),
            on_edit=lambda text: self.typed.emit("interval_count", text),
        )
        self._unit = ComboBox(
            [(value, _(label)) for value, label in UNITS.items()],
            object_name=f"{name}:unit",
            accessible_name=_("Days, weeks, months or years"),
            on_choice=lambda unit: self.typed.emit("interval", str(unit)),
        )
        row_of(
            Label(_("Every"), wrap=False),
            self._count,
            self._unit,
            "stretch",
            on=self._other,
            gap=theme.SPACE[1],
        )
        self.put_below(self._other)
        self._asked = False
        self._choice.chosen.connect(self._on_chosen)

    def _on_chosen(self, value: object) -> None:
        self._asked = value == OTHER
        if value == OTHER:
            self.typed.emit("interval_count", self._count.text() or "2")
            self._count.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        interval, _colon, count = str(value).partition(":")
        self.typed.emit("interval", interval)
        self.typed.emit("interval_count", count or "1")

    def show_form(self, form: PriceForm, problems: list[Problem]) -> None:
        """Show the rhythm that is wanted."""
        value = f"{form.interval}:{form.interval_count}" if form.interval else ""
        other = self._asked or value not in RHYTHMS
        self._choice.set_value(OTHER if other else value)
        self._other.setVisible(other)
        self._count.set_value(form.interval_count)
        self._unit.set_value(form.interval)
        self.show_state(problems, differs=False)


def _currency_choices(first: str) -> list[tuple[object, str]]:
    codes = [first, *(code for code in money.CURRENCIES if code != first)]
    return [(code, money.currency_label(code, language())) for code in codes]
