"""All products: a search, the list, and what stands in its place while there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.ui.forms.form import WIDEST
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.platform.throttle import Throttle
from portal_desktop.ui.products.product_list_model import ProductList
from portal_desktop.ui.products.product_list_view import ProductRows
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.scroll_area import BAR
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch


class ListPage(QWidget):
    """``opened`` carries the id of a product, ``asked`` is for a new one."""

    opened = Signal(str)
    asked = Signal()

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session, self._unsent = session, session.unsent
        self._model = ProductList(self)
        self.rows = ProductRows(self._model)
        self.rows.opened.connect(self.opened)
        self._search = LineEdit(
            placeholder=_("Search your products and prices"),
            icon="search",
            apart=True,
            object_name="products.search",
            accessible_name=_("Search your products and prices"),
            on_edit=self._apply_search,
        )
        self._new = Button(
            _("New product"),
            "primary",
            icon="plus",
            object_name="products.new",
            on_click=self.asked,
        )
        self._archived = Switch(object_name="products.archived", on_choice=self._show_archived)
        self._archived_row = _labelled_switch(self._archived)
        self._said = Label("", "help")
        self._notice = Notice(kind="info")
        self._waiting = Card("", Skeleton((0.35, 0.7, 0.45, 0.6, 0.3, 0.65)))
        self._list = _ListCard(self.rows)
        self._lay_out()
        # While pages keep coming, what is typed comes first.
        self._later = Throttle(self._update_view, parent=self)
        session.document.changed.connect(self.show_known)
        session.changed.connect(self.show_known)
        self._update_view()

    def _lay_out(self) -> None:
        page = QWidget()
        with_letters(page, lambda page: page.setMaximumWidth(theme.scaled_pixels(WIDEST)))
        about = _(
            "What you sell, and what customers can switch to. Changes go to Stripe at once, "
            "not with Publish."
        )
        self._rest = QWidget()
        column_of(
            Label(_("Products"), "title"),
            SPACE[0] - SPACE[2],
            Label(about, role="second"),
            row_of((self._search, 1), self._new, gap=SPACE[2]),
            self._notice,
            LoadFailureNotice(self._session, "catalogue"),
            self._waiting,
            (self._list, 1),
            row_of((self._said, 1), self._archived_row),
            (self._rest, 1),
            on=page,
            gap=SPACE[2],
            around=(SPACE[4], SPACE[4], SPACE[4], SPACE[3]),
        )
        # As wide as the pages that scroll, and where they are: going there moves nothing.
        row_of((page, 1), on=self, around=(0, 0, BAR, 0)).addStretch()

    def return_to_list(self, product: str = "") -> None:
        """Come back to the list, to the product that was open."""
        self._update_marks()
        if product:
            self.rows.go_to(product)
        else:
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and not self.rows.hasFocus()
        if down and self._model.rowCount():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.setCurrentIndex(self._model.index(0))
        else:
            super().keyPressEvent(event)

    def show_known(self, _document: object = None) -> None:
        """Show the catalogue as far as it is known; not while nobody sees it."""
        if not self.isVisible():
            return
        if self._model.all_products and not self._is_complete(
            self._session.document.account_snapshot
        ):
            self._later.touch()
        else:
            self._update_view()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update_view()

    def _update_view(self) -> None:
        """Show the catalogue, or why there is none."""
        known = self._session.document.account_snapshot
        self._model.set_catalogue(known.catalogue)
        self._update_marks()
        readable = known.catalogue is not None and "catalogue" not in known.denied
        why = _why_not(known)
        empty = readable and not self._model.all_products and self._is_complete(known)
        self._waiting.setVisible(not readable and not why and "catalogue" not in known.missed)
        self._list.setVisible(readable and not empty)
        self._rest.setVisible(not readable or empty)
        self._search.setVisible(readable and not empty)
        self._new.setVisible("catalogue" not in known.denied)
        self._archived_row.setVisible(bool(self._model.archived_count))
        self._say_why(why, empty=empty)
        self._update_count(known)

    def _say_why(self, why: str, *, empty: bool) -> None:
        if empty:
            why = _(
                "No products yet. A product is what you sell; its prices say what it costs, "
                "and how often."
            )
        self._notice.setVisible(bool(why))
        if why:
            self._notice.set_message(why, "info" if empty else "warning")

    def _update_count(self, known: AccountSnapshot) -> None:
        shown, every = self._model.rowCount(), self._model.all_products
        words = ngettext("{count} product", "{count} products", shown).format(count=shown)
        if not shown and every and self._search.text().strip():
            words = _("Nothing found. Look for a name, an amount, or a lookup key.")
        if not self._is_complete(known) and every and "catalogue" not in known.missed:
            words = f"{words} · {_('more are loading…')}"
        self._said.setText(words if every else "")

    def _is_complete(self, known: AccountSnapshot) -> bool:
        return known.catalogue is not None and known.catalogue.complete

    def _update_marks(self) -> None:
        marked = self._unsent.edited_product_ids(self._session.document.account_snapshot.catalogue)
        if marked != self.rows.marked:
            self.rows.marked = marked
            self.rows.viewport().update()
        self._new.setText(
            _("Go on with the new product")
            if self._unsent.fields_of(NEW_FORM)
            else _("New product")
        )

    def _apply_search(self, typed: str) -> None:
        self._model.set_search_text(typed)
        self._update_count(self._session.document.account_snapshot)

    def _show_archived(self, shown: bool) -> None:
        self._model.show_archived(shown)
        self._update_count(self._session.document.account_snapshot)


class _ListCard(Card):
    """The card the list lies in, as high as there is room."""

    def __init__(self, rows: ProductRows) -> None:
        super().__init__()
        rows.setMinimumHeight(180)
        self.add_row(widget_with(column_of(rows)))


def _labelled_switch(switch: Switch) -> QWidget:
    label = Label(_("Show archived ones"), "help", wrap=False, buddy=switch)
    return widget_with(row_of(label, switch, gap=SPACE[1]))


def _why_not(known: AccountSnapshot) -> str:
    if "catalogue" in known.denied:
        return _(
            "Your products cannot be read with this key. Tick “Products: Read” and "
            "“Prices: Read” for it at Stripe."
        )
    return ""
