"""How many units customers may choose, product by product."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from portal_desktop.account.snapshot import Catalogue
from portal_desktop.catalogue.labels import product_name
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import members
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import clear_box
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.row_grid import grid_of
from portal_desktop.ui.widgets.switch import Switch

MOST = 999_999


class Quantities(QWidget):
    """A line per product: whether its quantity can be changed, and between which numbers."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._products: tuple[str, ...] = ()
        self._lines: dict[str, _Line] = {}
        self._grid = grid_of(self, theme.SPACE[2], None, {1: 1}, above=theme.SPACE[1])
        document.changed.connect(self.show_document)
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Show the products whose quantity can be changed; hidden where none can."""
        allowed = "quantity" in members(document.draft, ALLOWED_UPDATES.path)
        on = allowed and document.draft.get(UPDATE) is True
        self.show_offers(
            chosen_offers(document.draft) if on else (), document.account_snapshot.catalogue
        )

    def show_offers(self, offers: tuple[Offer, ...], catalogue: Catalogue | None) -> None:
        """Show these products; none hides everything."""
        set_shown(self, bool(offers))
        products = tuple(offer.product for offer in offers)
        names = {offer.product: product_name(offer.product, catalogue) for offer in offers}
        if products != self._products:
            self._rebuild_lines(products)
        for offer in offers:
            self._lines[offer.product].show_offer(offer, names[offer.product])

    def _rebuild_lines(self, products: tuple[str, ...]) -> None:
        clear_box(self._grid)
        self._products = products
        self._lines = {product: _Line(self._document, product) for product in products}
        if not products:
            return
        for column, heading in enumerate((_("Smallest"), _("Largest")), start=2):
            self._grid.addWidget(Label(heading, "tiny"), 0, column)
        for place, product in enumerate(products, start=1):
            self._lines[product].add_to(self._grid, place)


class _Line:
    """The controls of one product."""

    def __init__(self, document: Document, product: str) -> None:
        self._document, self._product = document, product
        self._name = Label("")
        self._switch = Switch(on_choice=lambda on: self._set_quantity(adjustable=on))
        self._smallest = _number_field("1", partial(self._on_text_edited, "minimum"))
        self._largest = _number_field(_("no limit"), partial(self._on_text_edited, "maximum"))
        self._name.setBuddy(self._switch)
        for field in (self._smallest, self._largest):
            field.left.connect(self._on_editing_finished)
        self._name_controls()

    def _name_controls(self) -> None:
        path = f"{PRODUCTS.path}:{self._product}"
        controls: dict[QWidget, str] = {
            self._switch: path,
            self._smallest: f"{path}:minimum",
            self._largest: f"{path}:maximum",
        }
        for control, name in controls.items():
            plain_text.identify(control, name)

    def add_to(self, grid: QGridLayout, place: int) -> None:
        """Stand in one line of the grid."""
        for column, widget in enumerate((self._switch, self._name, self._smallest, self._largest)):
            grid.addWidget(widget, place, column)

    def show_offer(self, offer: Offer, name: str) -> None:
        """Show what is wanted."""
        self._name.setText(name)
        self._switch.set_value(offer.adjustable)
        self._put_numbers(offer)
        spoken: dict[QWidget, str] = {
            self._switch: _("Customers can change the quantity of {product}"),
            self._smallest: _("Smallest quantity of {product}"),
            self._largest: _("Largest quantity of {product}"),
        }
        for control, words in spoken.items():
            plain_text.set_name(control, words.format(product=name))
            control.setEnabled(offer.adjustable or control is self._switch)

    def _put_numbers(self, offer: Offer) -> None:
        self._smallest.set_value(str(offer.minimum))
        self._largest.set_value("" if offer.maximum is None else str(offer.maximum))

    def _on_editing_finished(self) -> None:
        """Show again what holds, where something unfinished was left standing."""
        self._document.close_open_step()
        for offer in chosen_offers(self._document.draft):
            if offer.product == self._product:
                self._put_numbers(offer)

    def _on_text_edited(self, which: str, text: str) -> None:
        if text.isdigit():
            self._set_quantity(**{which: int(text)})
        elif not text and which == "maximum":
            self._set_quantity(maximum=None)

    def _set_quantity(self, **values: object) -> None:
        after = tuple(
            replace(offer, **values) if offer.product == self._product else offer  # type: ignore[arg-type]  # names and types are the fields'
            for offer in chosen_offers(self._document.draft)
        )
        self._document.set_value(PRODUCTS.path, after, typing="adjustable" not in values)


def _number_field(placeholder: str, on_edit: Callable[[str], object]) -> LineEdit:
    field = LineEdit(placeholder=placeholder, on_edit=on_edit)
    field.setValidator(QIntValidator(0, MOST, field))
    with_letters(field, lambda each: each.setFixedWidth(theme.scaled_pixels(92)))
    return field
