"""The tax code of a product: shown by its name, chosen by search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.field_row import FieldRow
from portal_desktop.ui.products.tax_code_list import TaxCodeList, TaxCodeRows
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Inset


class TaxCodeRow(FieldRow):
    """``chosen`` carries Stripe's ``txcd_…``, or nothing where there is to be none."""

    chosen = Signal(str)

    def __init__(self, name: str, tax_codes: TaxCodes) -> None:
        self._codes = tax_codes
        self._code = ""
        self._value = Label("", selectable=True)
        self.choose = Button(_("Choose…"), object_name=name)
        self.none = Button(
            _("Take it away"),
            "quiet",
            object_name=f"{name}:none",
            on_click=lambda: self.chosen.emit(""),
        )
        self.panel = _Panel(name, tax_codes)
        self.panel.hide()
        explained = _("Stripe Tax takes the rate from it. Customers do not see it.")
        super().__init__("tax_code", _("Tax code"), explained, self._control_of_it())
        self.label.setBuddy(self.choose)
        self.choose.clicked.connect(self._open_panel)
        self.panel.picked.connect(self._on_code_picked)
        self.panel.closed.connect(self._close_panel)
        tax_codes.changed.connect(self._update_view)

    def _control_of_it(self) -> QWidget:
        buttons = Flow(self.choose, self.none, gap=SPACE[1])
        return widget_with(column_of(self._value, buttons, self.panel, gap=SPACE[1]))

    def show_code(self, code: str, *, differs: bool) -> None:
        """Show the code that is wanted."""
        self._code = code
        if code:
            self._codes.request_codes()
        self._update_view()
        self.show_state((), differs=differs)

    def _update_view(self) -> None:
        self._value.setText(self._codes.name_of(self._code) if self._code else _("No tax code"))
        self._value.set_role("text" if self._code else "second")
        self.none.setVisible(bool(self._code))
        plain_text.set_name(self.choose, _("Choose the tax code"))

    def _open_panel(self) -> None:
        self._codes.request_codes()
        self.choose.hide()
        self.panel.show()
        self.panel.start_search()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.choose.show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_code_picked(self, code: str) -> None:
        self._close_panel()
        self.chosen.emit(code)


class _Panel(Inset):
    """A search and the list. ``picked`` carries a code; ``closed`` when nothing is wanted."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, name: str, tax_codes: TaxCodes) -> None:
        super().__init__(SPACE[1])
        self._codes = tax_codes
        self._model = TaxCodeList(self)
        self.rows = TaxCodeRows(self._model)
        self.rows.picked.connect(self.picked)
        self.search = LineEdit(
            placeholder=_("Search, such as food or software"),
            icon="search",
            apart=True,
            object_name=f"{name}:search",
            accessible_name=_("Search Stripe’s tax codes"),
            on_edit=self._apply_search,
        )
        self._said = Label("", "help")
        self._notice = Notice(kind="warning", on_act=tax_codes.request_codes)
        close = Button(_("Not now"), on_click=self.closed)
        self.add(self.search, self.rows, self._notice, row_of((self._said, 1), close))
        tax_codes.changed.connect(self._update_view)
        self._update_view()

    def start_search(self) -> None:
        """Start with the search."""
        self.search.set_value("")
        self._apply_search("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and not self.rows.hasFocus():
            self.rows.focus_first_row()
        else:
            super().keyPressEvent(event)

    def _apply_search(self, typed: str) -> None:
        self._model.set_search_text(typed)
        self._update_view()

    def _update_view(self) -> None:
        codes, user_error = self._codes.codes, self._codes.user_error
        self._model.set_codes(codes or ())
        self.rows.setVisible(bool(self._model.rowCount()))
        self.rows.fit_height()
        self._notice.setVisible(user_error is not None)
        if user_error is not None:
            self._notice.set_message(str(user_error), action=_("Try again now"))
        loading = codes is None and user_error is None
        found = _("Nothing found. Try a wider word.") if not self._model.rowCount() else ""
        self._said.setText(_("Loading Stripe’s list…") if loading else found if codes else "")
