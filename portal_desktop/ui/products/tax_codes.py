"""Stripe's tax codes, read once, when they are first asked for."""

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.products import TaxCode
from portal_desktop.common.errors import Trouble
from portal_desktop.ui.session.session import Sync


class TaxCodes(QObject):
    """``changed``: they have come, or could not be read."""

    changed = Signal()

    def __init__(self, sync: Sync) -> None:
        super().__init__(sync)
        self._sync = sync
        self._asked = False
        self.codes: tuple[TaxCode, ...] | None = None
        self.trouble: Trouble | None = None

    def ask(self) -> None:
        """Read them unless they are here or on their way."""
        if self.codes is None and not self._asked:
            self._asked = True
            self.trouble = None
            self._sync.read_tax_codes(self._came, self._failed)
            self.changed.emit()

    def name_of(self, code: str) -> str:
        """What a code stands for; the code itself where that is not known."""
        found = (each.name for each in self.codes or () if each.id == code)
        return next(found, code)

    def _came(self, codes: tuple[TaxCode, ...]) -> None:
        self.codes = codes
        self._asked = False
        self.changed.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self._asked = False
        self.changed.emit()
