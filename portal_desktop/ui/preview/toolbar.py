"""The bar above the page: which page, on what, whose settings, which customer, which language."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QRectF, Signal, SignalInstance
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.portal_page import PageView
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.preview.labels import LANGUAGES, PAGES, SITUATIONS, VISITORS
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.segmented import Segmented

W = TypeVar("W", bound=QWidget)
CUSTOMER, SOMEBODY = "customer", "somebody"
"""The customer shown, and the wish to choose one."""
CLICK = 400
"""Milliseconds below which a press was a click, not meant to be held."""


class PreviewToolbar(QFrame):
    """Its choosers wrap where there is little room.

    ``situation`` carries a situation, ``CUSTOMER`` or ``SOMEBODY``; ``held`` whether the button to
    compare is being held down.
    """

    page = Signal(object)
    back = Signal()
    device = Signal(str)
    side = Signal(str)
    situation = Signal(object)
    visitor = Signal(object)
    language = Signal(object)
    told = Signal(bool)
    say_back = Signal()
    held = Signal(bool)

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self._customer = ""
        self._since = QElapsedTimer()
        self._back = _with_object_name(IconButton("arrow-left", _("Back")), "back")
        self._pages = _make_combo_box("page", _("Page"), PAGES, self.page)
        self._devices = _segments(
            "device", _("Device"), (("phone", _("Phone")), ("browser", _("Browser"))), self.device
        )
        sides = (
            ("published", _("Published")),
            ("mine", _("My changes")),
            ("both", _("Side by side")),
        )
        self._sides = _segments("side", _("Which settings"), sides, self.side)
        self._compare = _with_object_name(Button(_("Compare")), "compare")
        self._situations = _make_combo_box(
            "situation", _("Which customer"), SITUATIONS, self.situation
        )
        self._visitors = _make_combo_box("visitor", _("How they came"), VISITORS, self.visitor)
        self._languages = _make_combo_box(
            "language", _("Language of dates and amounts"), LANGUAGES, self.language
        )
        self._told = _with_object_name(
            IconButton("list-checks", _("What this customer can do")), "told"
        )
        self._told.setCheckable(True)
        self._say = _with_object_name(
            IconButton("receipt-text", _("All settings as sentences")), "say"
        )
        self._more = _with_object_name(IconButton("ellipsis", _("More about the preview")), "more")
        self._more.setMenu(menu)
        plain_text.set_tool_tip(self._compare, _("Hold down to see the other one"))
        self._lay_out()
        self.make_room(beside=False)
        self._connect_signals()

    def _limit_widths(self) -> None:
        widest = ((self._situations, 140), (self._visitors, 120), (self._languages, 84))
        for chooser, width in widest:
            with_letters(chooser, partial(_at_most, width))

    def show_state(
        self, view: PageView, side: str, customer: str, *, told: bool, back: bool
    ) -> None:
        """Show what is chosen. ``customer`` is the name of a real one."""
        self._pages.set_value(view.page)
        self._devices.set_value(view.device)
        self._sides.set_value(side)
        items = [(value, _(label)) for value, label in SITUATIONS.items()]
        named = [(CUSTOMER, customer)] if customer else []
        if self._situations.count() != len(items) + len(named) + 1 or customer != self._customer:
            somebody = (SOMEBODY, _("One of yours…"))
            self._situations.set_items([*items, *named, somebody])
            self._customer = customer
        self._situations.set_value(CUSTOMER if customer else view.situation)
        chosen = customer or _(SITUATIONS[view.situation])
        plain_text.set_tool_tip(
            self._situations, _("Which customer: {customer}").format(customer=chosen)
        )
        self._visitors.set_value(view.visitor)
        self._languages.set_value(view.language)
        self._told.setChecked(told)
        self._back.setEnabled(back)

    def make_room(self, *, beside: bool) -> None:
        """Offer both sides beside each other, or to hold a button to compare."""
        self._sides.button_of("both").setVisible(beside)
        self._compare.setVisible(not beside)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            on.fillRect(self.rect(), QColor(named.panel))
            line = QRectF(0, self.height() - 1, self.width(), 1)
            on.fillRect(line, QColor(named.line))

    def _lay_out(self) -> None:
        self._limit_widths()
        flow = Flow(
            self._back,
            self._pages,
            self._devices,
            self._sides,
            self._compare,
            self._situations,
            self._visitors,
            self._languages,
            self._told,
            self._say,
            self._more,
        )
        column_of(flow, on=self, around=(12, 8, 12, 9))

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self.back)
        self._told.toggled.connect(self.told)
        self._say.clicked.connect(self.say_back)
        self._compare.pressed.connect(self._start_comparing)
        self._compare.released.connect(self._let_go)

    def _start_comparing(self) -> None:
        self._since.start()
        self.held.emit(True)

    def _let_go(self) -> None:
        self.held.emit(False)
        if self._since.elapsed() < CLICK:
            # Whoever only clicks has seen nothing but a flash.
            below = self._compare.mapToGlobal(self._compare.rect().bottomLeft())
            plain_text.show_tip(below, self._compare.toolTip(), self._compare)


def _at_most(widest: int, chooser: ComboBox) -> None:
    chooser.setMaximumWidth(theme.scaled_pixels(widest))


def _make_combo_box(
    name: str, label: str, items: Mapping[str, str], chosen: SignalInstance
) -> ComboBox:
    pairs = [(value, _(words)) for value, words in items.items()]
    made = ComboBox(pairs, accessible_name=label, on_choice=chosen)
    plain_text.set_tool_tip(made, label)
    return _with_object_name(made, name)


def _segments(
    name: str, label: str, items: Iterable[tuple[str, str]], chosen: SignalInstance
) -> Segmented:
    return _with_object_name(Segmented(items, accessible_name=label, on_choice=chosen), name)


def _with_object_name(made: W, name: str) -> W:
    plain_text.identify(made, f"preview.{name}")
    return made
