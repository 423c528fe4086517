"""The tax code of a product: shown by its name, chosen by search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.field_row import FieldRow
from portal_desktop.ui.products.tax_code_list import TaxCodeList, TaxCodeRows
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.line_edit import Field
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Inset


class TaxCodeRow(FieldRow):
    """``chosen`` carries Stripe's ``txcd_…``, or nothing where there is to be none."""

    chosen = Signal(str)

    def __init__(self, name: str, tax_codes: TaxCodes) -> None:
        self._codes = tax_codes
        self._code = ""
        self._value = Text("", selectable=True)
        self.choose = Button(_("Choose…"))
        self.choose.setObjectName(name)
        self.none = Button(_("Take it away"), "quiet")
        self.none.setObjectName(f"{name}:none")
        self.panel = _Panel(name, tax_codes)
        self.panel.hide()
        explained = _("Stripe Tax takes the rate from it. Customers do not see it.")
        super().__init__("tax_code", _("Tax code"), explained, self._control_of_it())
        self.label.setBuddy(self.choose)
        self.choose.clicked.connect(self._open)
        self.none.clicked.connect(lambda: self.chosen.emit(""))
        self.panel.picked.connect(self._picked)
        self.panel.closed.connect(self._close)
        tax_codes.changed.connect(self._show)

    def _control_of_it(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        buttons = Flow(SPACE[1])
        buttons.add(self.choose)
        buttons.add(self.none)
        for part in (self._value, buttons, self.panel):
            box.addWidget(part)
        return inside

    def show_code(self, code: str, *, differs: bool) -> None:
        """Show the code that is wanted."""
        self._code = code
        if code:
            self._codes.ask()
        self._show()
        self.show_state((), differs=differs)

    def _show(self) -> None:
        self._value.setText(self._codes.name_of(self._code) if self._code else _("No tax code"))
        self._value.set_role("text" if self._code else "second")
        self.none.setVisible(bool(self._code))
        plain_text.set_name(self.choose, _("Choose the tax code"))

    def _open(self) -> None:
        self._codes.ask()
        self.choose.hide()
        self.panel.show()
        self.panel.begin()

    def _close(self) -> None:
        self.panel.hide()
        self.choose.show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, code: str) -> None:
        self._close()
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
        self.search = Field(
            placeholder=_("Search, such as food or software"), icon="search", apart=True
        )
        self.search.setObjectName(f"{name}:search")
        plain_text.set_name(self.search, _("Search Stripe’s tax codes"))
        self.search.edited.connect(self._look)
        self._said = Text("", "help")
        self._notice = Notice(kind="warning")
        self._notice.acted.connect(tax_codes.ask)
        close = Button(_("Not now"))
        close.clicked.connect(self.closed)
        for part in (self.search, self.rows, self._notice):
            self.box.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self._said, 1)
        below.addWidget(close)
        self.box.addLayout(below)
        tax_codes.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Start with the search."""
        self.search.put("")
        self._look("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and not self.rows.hasFocus():
            self.rows.begin()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self._model.search(typed)
        self._show()

    def _show(self) -> None:
        codes, trouble = self._codes.codes, self._codes.trouble
        self._model.take(codes or ())
        self.rows.setVisible(bool(self._model.rowCount()))
        self.rows.fit()
        self._notice.setVisible(trouble is not None)
        if trouble is not None:
            self._notice.say(str(trouble), action=_("Try again now"))
        loading = codes is None and trouble is None
        found = _("Nothing found. Try a wider word.") if not self._model.rowCount() else ""
        self._said.setText(_("Loading Stripe’s list…") if loading else found if codes else "")
