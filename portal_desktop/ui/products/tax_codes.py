"""Stripe's tax codes, read once, when they are first asked for."""

from PySide6.QtCore import QObject, Signal

from portal_desktop.account.products import TaxCode
from portal_desktop.common.errors import UserError
from portal_desktop.ui.session.session import AccountSession


class TaxCodes(QObject):
    """``changed``: they have come, or could not be read."""

    changed = Signal()

    def __init__(self, session: AccountSession) -> None:
        super().__init__(session)
        self._session = session
        self._asked = False
        self.codes: tuple[TaxCode, ...] | None = None
        self.user_error: UserError | None = None

    def request_codes(self) -> None:
        """Read them unless they are here or on their way."""
        if self.codes is None and not self._asked:
            self._asked = True
            self.user_error = None
            self._session.account_data.read_tax_codes(self._on_codes_read, self._on_failed)
            self.changed.emit()

    def name_of(self, code: str) -> str:
        """What a code stands for; the code itself where that is not known."""
        found = (each.name for each in self.codes or () if each.id == code)
        return next(found, code)

    def _on_codes_read(self, codes: tuple[TaxCode, ...]) -> None:
        self.codes = codes
        self._asked = False
        self.changed.emit()

    def _on_failed(self, user_error: UserError) -> None:
        self.user_error = user_error
        self._asked = False
        self.changed.emit()
