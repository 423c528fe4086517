"""A price to be made: amount, how often, tax; said back in words while it is typed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from portal_desktop import catalogue_acts as making
from portal_desktop import money
from portal_desktop.acts import Act
from portal_desktop.catalogue import Product
from portal_desktop.catalogue_forms import (
    TAX_BEHAVIOURS,
    PriceForm,
    preview,
    price_problems,
    same_interval,
)
from portal_desktop.offers import price_label
from portal_desktop.problem import Problem
from portal_desktop.rules import stops
from portal_desktop.text import N_, _, language
from portal_desktop.ui import theme
from portal_desktop.ui.confirm import ActRow
from portal_desktop.ui.products.desk import Desk, nothing_yet
from portal_desktop.ui.products.field_row import FieldRow, TextRow
from portal_desktop.ui.products.unsent import new_price
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Button, Choice, Field, Notice, Text
from portal_desktop.ui.widgets.inset import Inset

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
NAMES_HELP = {
    "nickname": N_("Only you see it, here and at Stripe."),
    "lookup_key": N_("For websites and programs of yours that look prices up. Each only once."),
}
TAX_HELP = N_("Whether tax is inside the amount or added to it. It can be decided only once.")


class PriceMaker(Inset):
    """Everything a new price needs. ``closed``: it is made, or not wanted now."""

    closed = Signal()

    def __init__(self, desk: Desk, product_id: str) -> None:
        super().__init__()
        self._desk, self._product_id = desk, product_id
        self._key = new_price(product_id)
        self._made: PriceForm | None = None
        name = f"prices.{product_id}:new"
        self.amount = _AmountRow(name, desk.currency())
        self.rhythm = _RhythmRow(name)
        tax = Choice([(value, _(label)) for value, label in TAX_BEHAVIOURS.items()])
        tax.setObjectName(f"{name}:tax_behavior")
        self.tax = FieldRow("tax_behavior", _("Tax"), _(TAX_HELP), tax)
        self._tax = tax
        self.names = {
            field: TextRow(f"{name}:{field}", field, _(making.FIELDS[field]), _(explained))
            for field, explained in NAMES_HELP.items()
        }
        self._said = Text("", "strong")
        self._beside = Notice(kind="warning")
        self.send = ActRow(desk.sync, nothing_yet(name), pause=desk.pause)
        self.send.ask.set_kind("primary")
        self.not_now = Button(_("Not now"), "link")
        self.not_now.clicked.connect(self.closed)
        self._lay_out()
        self._connect(tax)
        self.show_form()

    def _lay_out(self) -> None:
        box = self.box
        box.addWidget(Text(_("A new price"), "large"))
        for row in (self.amount, self.rhythm, self.tax, *self.names.values()):
            box.addWidget(row)
        box.addWidget(self._said)
        box.addWidget(self._beside)
        box.addWidget(self.send)
        last = QHBoxLayout()
        last.addWidget(self.not_now)
        last.addStretch(1)
        box.addLayout(last)

    def _connect(self, tax: Choice) -> None:
        tax.chosen.connect(lambda value: self._typed("tax_behavior", str(value)))
        self.amount.typed.connect(self._typed)
        self.rhythm.typed.connect(self._typed)
        for row in self.names.values():
            row.typed.connect(self._typed)
        self._desk.sync.document.changed.connect(self.show_form)
        self._desk.sync.refused.connect(self.show_form)
        self._desk.sync.acted.connect(self._acted)

    def begin(self) -> None:
        """Start with the amount."""
        self.amount.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def form(self) -> PriceForm:
        """The price as typed."""
        typed = self._desk.unsent.of(self._key)
        usual = PriceForm(currency=self._desk.currency(), tax_behavior=self._desk.tax_behavior())
        return replace(usual, **typed)

    def _typed(self, field: str, text: str) -> None:
        self._desk.unsent.put(self._key, field, text)
        self.show_form()

    def _acted(self, act: Act) -> None:
        made = act.path == f"prices.{self._product_id}:new"
        if made:
            self._desk.unsent.drop(self._key)
        self.show_form()
        if made:
            self.closed.emit()

    def show_form(self, _document: object = None) -> None:
        """Show what is typed, what is wrong with it, and what it comes to."""
        product, form = self._desk.product(self._product_id), self.form
        if product is None or self._desk.sync.busy:
            return
        typed = frozenset(self._desk.unsent.of(self._key))
        catalogue = self._desk.catalogue
        found = price_problems(form, catalogue.prices if catalogue else ())
        shown = [each for each in found if each.paths[0] in typed or each.severity == "advice"]
        self.amount.show_form(form, shown)
        self.rhythm.show_form(form, shown)
        self._tax.put(form.tax_behavior)
        self.tax.show_state(shown if "amount_text" in typed else (), differs=False)
        for field, row in self.names.items():
            row.line.put(getattr(form, field))
            row.show_state(shown, differs=False)
        self._say(form)
        self._show_send(product, form, stops(found)[0].text if stops(found) else "")

    def _say(self, form: PriceForm) -> None:
        made = preview(form)
        said = _("Customers pay {price}.").format(price=price_label(made)) if made else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        same = same_interval(form, self._desk.prices_of(self._product_id)) if made else None
        self._beside.setVisible(same is not None)
        if same is not None:
            words = _(
                "There is {price} already. Customers can be offered only one price of a product "
                "for the same interval to switch to; a product of its own can stand beside it."
            )
            self._beside.say(words.format(price=price_label(same)))

    def _show_send(self, product: Product, form: PriceForm, wrong: str) -> None:
        self.send.setEnabled(not wrong)
        act = (
            nothing_yet(f"prices.{product.id}:new") if wrong else making.create_price(product, form)
        )
        self.send.show_act(
            act,
            label=_("Not made at Stripe yet"),
            text=wrong or _("Its amount can never be changed."),
            ask=_("Add it at Stripe now…"),
        )


class _AmountRow(FieldRow):
    """An amount and its currency."""

    typed = Signal(str, str)

    def __init__(self, name: str, currency: str) -> None:
        self.line = Field()
        self.line.setObjectName(f"{name}:amount_text")
        self._currency = Choice(_currencies(currency))
        self._currency.setObjectName(f"{name}:currency")
        self._currency.setAccessibleName(_("Currency"))
        self._currency.setFixedWidth(theme.scaled(176))
        both = QWidget()
        box = QHBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(self.line, 1)
        box.addWidget(self._currency)
        super().__init__("amount_text", _("Amount"), "", both)
        self.label.setBuddy(self.line)
        self.line.edited.connect(lambda text: self.typed.emit("amount_text", text))
        self._currency.chosen.connect(lambda code: self.typed.emit("currency", str(code)))

    def show_form(self, form: PriceForm, problems: list[Problem]) -> None:
        """Show the amount and what is wrong with it."""
        self.line.put(form.amount_text)
        self._currency.put(form.currency)
        example = money.Money(1250 * money.smallest_step(form.currency), form.currency)
        self.line.setPlaceholderText(money.typed(example, language()))
        self.show_state(problems, differs=False)
        self.line.set_error(any(each.paths[0] == "amount_text" and each.severity == "stops"
                                for each in problems))  # fmt: skip


class _RhythmRow(FieldRow):
    """How often it is paid: a common rhythm, or a number of days, weeks, months or years."""

    typed = Signal(str, str)

    def __init__(self, name: str) -> None:
        self._choice = Choice(
            [*((value, _(label)) for value, label in RHYTHMS.items()), (OTHER, _("Another…"))]
        )
        self._choice.setObjectName(f"{name}:interval")
        super().__init__("interval_count", _("How often"), "", self._choice)
        self._other = QWidget()
        self._count = Field()
        self._count.setObjectName(f"{name}:interval_count")
        self._count.setAccessibleName(_("Number of days, weeks, months or years"))
        self._unit = Choice([(value, _(label)) for value, label in UNITS.items()])
        self._unit.setObjectName(f"{name}:unit")
        self._unit.setAccessibleName(_("Days, weeks, months or years"))
        box = QHBoxLayout(self._other)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(Text(_("Every"), wrap=False))
        box.addWidget(self._count)
        box.addWidget(self._unit)
        box.addStretch(1)
        self.put_below(self._other)
        self._asked = False
        self._choice.chosen.connect(self._chosen)
        self._count.edited.connect(lambda text: self.typed.emit("interval_count", text))
        self._unit.chosen.connect(lambda unit: self.typed.emit("interval", str(unit)))

    def _chosen(self, value: object) -> None:
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
        self._choice.put(OTHER if other else value)
        self._other.setVisible(other)
        self._count.put(form.interval_count)
        self._unit.put(form.interval)
        self.show_state(problems, differs=False)


def _currencies(first: str) -> list[tuple[object, str]]:
    codes = [first, *(code for code in money.CURRENCIES if code != first)]
    return [(code, money.currency_label(code, language())) for code in codes]
