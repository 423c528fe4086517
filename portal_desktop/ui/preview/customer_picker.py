"""The panel to choose one of the merchant's customers from; quick with thousands of them."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from portal_desktop.account.customer_search import found, named, standing
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import Customer, Subscriptions
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.painted_rows import NOWHERE, RowIndex
from portal_desktop.ui.widgets.search_popup import WHERE, FoundList

CHUNK = 1_000
"""Rows that are made at a time; more come when one scrolls to them. Each has to be laid out."""


class People(QAbstractListModel):
    """Customers, filtered by what is searched for in what their rows say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._among: Subscriptions | None = None
        self._found: tuple[Customer, ...] = ()
        self._made = 0

    def filter_entries(self, among: Subscriptions | None, typed: str) -> None:
        """Offer those with these letters in them."""
        self.beginResetModel()
        self._among = among
        self._found = found(among, typed) if among is not None else ()
        self._made = min(CHUNK, len(self._found))
        self.endResetModel()

    def person(self, index: RowIndex) -> Customer:
        """The customer of a row."""
        return self._found[index.row()]

    def rowCount(self, parent: RowIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else self._made

    def canFetchMore(self, parent: RowIndex) -> bool:
        return not parent.isValid() and self._made < len(self._found)

    def fetchMore(self, parent: RowIndex) -> None:
        more = min(self._made + CHUNK, len(self._found))
        self.beginInsertRows(parent, self._made, more - 1)
        self._made = more
        self.endInsertRows()

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.person(index)
        name, where = named(person), standing(self._among, person) if self._among else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == WHERE:
            return where
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain_text.accessible_text(", ".join(filter(None, (name, where))))
        return None


class CustomerPanel(QFrame):
    """Opens over the page; ``chosen`` carries a customer's ``cus_…``. ``again``: they should be
    read once more."""

    chosen = Signal(str)
    closed = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview.customers")
        self._known: AccountSnapshot | None = None
        self._model = People(self)
        self.search = LineEdit(
            placeholder=_("Search your customers"),
            icon="search",
            apart=True,
            accessible_name=_("Search your customers"),
            on_edit=lambda _typed: self._filter(),
        )
        self.list = FoundList()
        self.list.setModel(self._model)
        plain_text.set_name(self.list, _("Your customers"))
        self.list.apply_style()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._choose_customer)
        self.list.activated.connect(self._choose_customer)
        self._nobody = Label("", role="second")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nobody.setContentsMargins(
            theme.SPACE[3], theme.SPACE[5], theme.SPACE[3], theme.SPACE[3]
        )
        self._again = Button(_("Try again now"), "plain", on_click=self.again)
        self._said = Label("", "help")
        back = Button(_("Back to the preview"), "plain", on_click=self.closed)
        column_of(
            Label(_("See the portal as one of your customers"), "title"),
            self.search,
            (self.list, 1),
            self._nobody,
            (self._again, Qt.AlignmentFlag.AlignHCenter),
            "stretch",
            row_of((self._said, 1), back),
            on=self,
            gap=theme.SPACE[2],
            around=theme.SPACE[4],
        )
        self._filter()

    def show_known(self, known: AccountSnapshot) -> None:
        """Offer the customers known by now; not while nobody sees it."""
        before, self._known = self._known, known
        seen = before is not None and _shown_of(before) == _shown_of(known)
        if self.isVisible() and not seen:
            self._filter()

    def start_search(self) -> None:
        """Start with the search."""
        self.search.set_value("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self.search.hasFocus() or not self._model.rowCount():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_customer(self._model.index(0))
        elif event.key() == Qt.Key.Key_Down:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.widget_painter(self) as on:
            on.fillRect(self.rect(), QColor(theme.colours_of(self).stage))

    def _choose_customer(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.person(index).id)

    def _filter(self) -> None:
        typed = self.search.text()
        among = self._known.subscriptions if self._known is not None else None
        self._model.filter_entries(among, typed)
        somebody = bool(self._model.rowCount())
        complete = among is not None and among.complete
        searched = complete and bool(typed.strip())
        self.list.setVisible(somebody)
        self._nobody.setText(
            _empty_list_text(typed) if searched or complete else _list_status_text(self._known)
        )
        self._nobody.setVisible(not somebody)
        missed = self._known is not None and "customers" in self._known.missed
        self._again.setVisible(missed)
        self._said.setText(_list_status_text(self._known) if somebody else "")


def _shown_of(known: AccountSnapshot) -> tuple[object, ...]:
    return known.subscriptions, known.denied, known.missed


def _empty_list_text(typed: str) -> str:
    """Why nobody is listed, although all are known."""
    if typed.strip():
        return _("No customer has “{letters}” in name or address.").format(
            letters=sanitize_text(typed, 60)
        )
    return _("Nobody has a subscription yet. The situations in the bar show an example.")


def _list_status_text(known: AccountSnapshot | None) -> str:
    if known is not None and "customers" in known.denied:
        return _("Your key may not read subscriptions.")
    missed = known is not None and "customers" in known.missed
    if known is None or known.subscriptions is None:
        if missed:
            return _("Your customers could not be read.")
        return _("Your customers are being read…")
    if not known.subscriptions.complete:
        if missed:
            return _("Not all of them could be read.")
        return _("More are being read…")
    return _("Those who have or had a subscription.")
