"""A strip where something could not be read: what, why, and to try again."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import Known, Part
from portal_desktop.common.i18n import N_, _
from portal_desktop.ui.platform.visibility import see
from portal_desktop.ui.session.account_data_loader import NAMES
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.widgets.notice import Kind, Notice

NOT_READ: Final[Mapping[Part, str]] = {
    "catalogue": N_("Your products could not be read."),
    "reasons": N_("Your own reasons could not be read."),
    "ways": N_("Your lists of payment methods could not be read."),
    "customers": N_("Your customers could not be read."),
}


class Missed(Notice):
    """About one part of what is around the settings; hidden while there is nothing to say."""

    def __init__(self, sync: Sync, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sync, self._part = sync, part
        self.setObjectName(f"missed.{part}")
        self.acted.connect(sync.read_again)
        sync.changed.connect(self._show)
        sync.document.changed.connect(self._show)
        self._show()

    def _show(self, _document: object = None) -> None:
        known, trouble = self._sync.document.known, self._sync.trouble_of(self._part)
        shown = trouble is not None and self._part in known.missed
        if shown:
            what = _what(known, self._part)
            # While nothing can be read, the bar says why and offers to try again.
            apart = self._sync.state == "apart"
            why = _("Asking Stripe again…") if self._sync.reading.under_way else str(trouble)
            kind: Kind = "info" if _is_whole(known, self._part) else "warning"
            action = "" if apart else _("Try again now")
            self.say(what if apart else f"{what} {why}", kind, action)
        see(self, shown)


def _what(known: Known, part: Part) -> str:
    """How much of it is missing, or old."""
    if getattr(known, NAMES[part]) is None:
        return _(NOT_READ[part])
    if _is_whole(known, part):
        return _("This may be old: it could not be read again.")
    return _("Not everything could be read.")


def _is_whole(known: Known, part: Part) -> bool:
    """Whether all of it is there, from an earlier reading."""
    found = getattr(known, NAMES[part])
    return found is not None and getattr(found, "complete", True)
