"""Changed here and at Stripe, differently: both values, and the choice between them."""

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.wording import labels as words


class Conflict(QWidget):
    """Shown under a row while nobody has chosen. Choosing is a step that undo takes back."""

    def __init__(self, document: Document, path: str) -> None:
        super().__init__()
        self._document, self._path = document, path
        self._notice: Notice | None = None
        self.hide()

    def _make_notice(self) -> Notice:
        """What is in here is made when first needed: most rows never have a conflict."""
        notice = Notice()
        mine = Button(
            _("Keep mine"), "plain", on_click=lambda: self._choose_value(self._document.draft)
        )
        theirs = Button(
            _("Take Stripe’s"), "plain", on_click=lambda: self._choose_value(self._document.base)
        )
        column_of(notice, row_of(mine, theirs, "stretch"), on=self, around=(0, SPACE[1], 0, 0))
        return notice

    def _choose_value(self, whose: Settings) -> None:
        self._document.resolve_conflict(self._path, whose[self._path])

    def show_document(self, document: Document) -> None:
        """Show the choice, or nothing."""
        contested = self._path in document.history.conflicts
        if contested:
            self._notice = self._notice or self._make_notice()
            self._notice.set_message(
                _("Changed at Stripe too. There: {theirs}. Here: {mine}.").format(
                    theirs=words.value_text(
                        self._path, document.base[self._path], document.account_snapshot
                    ),
                    mine=words.value_text(
                        self._path, document.draft[self._path], document.account_snapshot
                    ),
                )
            )
        self.setVisible(contested)
