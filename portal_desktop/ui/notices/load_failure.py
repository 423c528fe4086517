"""A strip where something could not be read: what, why, and to try again."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import AccountSnapshot, SnapshotPart
from portal_desktop.common.i18n import N_, _
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.account_data_loader import NAMES
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.widgets.notice import Notice, NoticeKind

NOT_READ: Final[Mapping[SnapshotPart, str]] = {
    "catalogue": N_("Your products could not be read."),
    "feedback_options": N_("Your own reasons could not be read."),
    "payment_method_configurations": N_("Your lists of payment methods could not be read."),
    "customers": N_("Your customers could not be read."),
}


class LoadFailureNotice(Notice):
    """The notice about one part of the account snapshot; hidden while there is nothing to say."""

    def __init__(
        self, session: AccountSession, part: SnapshotPart, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._session, self._part = session, part
        self.setObjectName(f"missed.{part}")
        self.acted.connect(session.read_again)
        session.changed.connect(self._update_view)
        session.document.changed.connect(self._update_view)
        self._update_view()

    def _update_view(self, _document: object = None) -> None:
        known, user_error = (
            self._session.document.account_snapshot,
            self._session.account_data.error_of(self._part),
        )
        shown = user_error is not None and self._part in known.missed
        if shown:
            what = _missing_text(known, self._part)
            # While nothing can be read, the bar says why and offers to try again.
            apart = self._session.state == "apart"
            why = _("Asking Stripe again…") if self._session.reading.under_way else str(user_error)
            kind: NoticeKind = "info" if _is_whole(known, self._part) else "warning"
            action = "" if apart else _("Try again now")
            self.set_message(what if apart else f"{what} {why}", kind, action)
        set_shown(self, shown)


def _missing_text(known: AccountSnapshot, part: SnapshotPart) -> str:
    """How much of it is missing, or old."""
    if getattr(known, NAMES[part]) is None:
        return _(NOT_READ[part])
    if _is_whole(known, part):
        return _("This may be old: it could not be read again.")
    return _("Not everything could be read.")


def _is_whole(known: AccountSnapshot, part: SnapshotPart) -> bool:
    """Whether all of it is there, from an earlier reading."""
    found = getattr(known, NAMES[part])
    return found is not None and getattr(found, "complete", True)
