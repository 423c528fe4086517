"""Which plans customers may switch to: what is chosen, as chips, and the panel to choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Price
from portal_desktop.catalogue import offer_selection as choosing
from portal_desktop.catalogue import offers
from portal_desktop.catalogue.labels import offer_label
from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import PRODUCTS
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.wording import labels as words

if TYPE_CHECKING:
    from portal_desktop.ui.plans.plan_chooser import PlanChooser


class PlansEditor(QWidget):
    """Chips of the products offered; one more opens the panel with all prices."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: object = None
        self._chips = Flow()
        self._add = Chip(_("Add"), adds=True)
        self._note = Label("", "help")
        self._labels: tuple[tuple[Offer, str], ...] | None = None
        self._chooser: PlanChooser | None = None
        self._box = column_of(
            self._chips, self._note, on=self, gap=SPACE[1], around=(0, SPACE[0], 0, 0)
        )

    def show_draft(self, draft: Settings) -> None:
        """Show what is offered."""
        known = self._document.account_snapshot
        chosen = offers.chosen_offers(draft)
        shown = (chosen, known.catalogue, known.denied, known.missed)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_chips(chosen, known.catalogue)
        self._update_status(known)

    def _show_chips(self, chosen: tuple[Offer, ...], catalogue: Catalogue | None) -> None:
        labels = tuple((offer, offer_label(offer, catalogue)) for offer in chosen)
        if labels == self._labels:  # while pages keep coming, most change nothing here
            return
        self._labels = labels
        self._chips.clear()
        for offer, label in labels:
            remove = partial(self._remove_offer, offer)
            self._chips.add(Chip(label, on_click=self._open_chooser, on_remove=remove))
        self._add = Chip(
            _("Add"), adds=True, object_name=PRODUCTS.path, on_click=self._open_chooser
        )
        self._add.setAccessibleIdentifier(PRODUCTS.path)
        plain_text.set_name(self._add, _("Add plans they can choose from"))
        self._chips.add(self._add)

    def _update_status(self, known: AccountSnapshot) -> None:
        catalogue = known.catalogue
        if "catalogue" in known.denied:
            said = _(
                "Your products cannot be read with this key. Tick “Products: Read” and "
                "“Prices: Read” for it at Stripe."
            )
        elif catalogue is None:
            missed = "catalogue" in known.missed  # then a strip of its own says so
            said = "" if missed else _("Loading your products…")
        elif catalogue.complete and not catalogue.products:
            said = _("You have no products yet. Make one in the tab Products.")
        else:
            said = ""
        self._note.show_text(said)

    def _open_chooser(self) -> None:
        chooser = self._chooser or self._made_chooser()
        chooser.show()
        chooser.focus_search()

    def _made_chooser(self) -> PlanChooser:
        """Made when first opened: a list of all prices is not needed to open a tab."""
        from portal_desktop.ui.plans.plan_chooser import PlanChooser

        self._chooser = chooser = PlanChooser(self._document)
        chooser.ticked.connect(self._set_offered)
        chooser.closed.connect(self._close_chooser)
        self._box.addWidget(chooser)
        return chooser

    def _close_chooser(self) -> None:
        if self._chooser is not None:
            self._chooser.hide()
        self._add.setFocus()

    def _set_offered(self, price: Price, on: bool) -> None:
        asked = choosing.selection_from_draft(
            self._document.draft, self._document.account_snapshot.catalogue
        )
        if asked is not None:
            self._document.set_value(PRODUCTS.path, asked.with_price(price, on=on))

    def _remove_offer(self, offer: Offer) -> None:
        chosen = offers.chosen_offers(self._document.draft)
        self._document.set_value(PRODUCTS.path, tuple(each for each in chosen if each != offer))
        # The chips were made anew: who uses the keyboard goes on from here.
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def plans_editor(document: Document) -> Editor:
    """The editor of the plans customers may switch to."""
    widget = PlansEditor(document)
    plain_text.set_name(widget, words.option_label(PRODUCTS.path))
    return Editor(widget, widget.show_draft, wide=True)
