"""Rows about what only a look at one's own portal tells. They change the preview, nothing else."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import PortalObservation
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.portal_observations import SEEN, with_seen
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import row_grid
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch


class SeenRow(QWidget):
    """A question, what is known about it, and the control that answers it."""

    def __init__(
        self,
        session: AccountSession,
        what: PortalObservation,
        control: Segmented | Switch,
        *said: str,
    ) -> None:
        super().__init__()
        self._session, self._what, self.control = session, what, control
        question, help_ = said
        control.setObjectName(f"seen.{what}")
        plain_text.set_name(control, question)
        plain_text.set_description(control, help_)
        label = Label(question, "strong", buddy=control)
        grid = row_grid(self, label, Label(help_, "help"))
        grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        session.document.changed.connect(self.show_document)
        self.show_document(session.document)

    def show_document(self, document: Document) -> None:
        """Show what was seen."""
        so = self._what in document.account_snapshot.seen
        if isinstance(self.control, Switch):
            self.control.set_value(so)
        else:
            self.control.set_value("yes" if so else "no")

    def save_answer(self, so: bool) -> None:
        """The merchant looked."""
        known = self._session.document.account_snapshot
        seen = with_seen(known.seen, self._what, so=so)
        self._session.put_note(SEEN, " ".join(sorted(seen)))
        self._session.document.update_snapshot(replace(known, seen=seen))


def which_colour(session: AccountSession) -> SeenRow:
    """Which colour of the brand paints the panel."""
    control = Segmented([("no", _("Brand")), ("yes", _("Accent"))])
    row = SeenRow(
        session,
        "accent_on_panel",
        control,
        _("The large area shows"),
        _(
            "Approximate: Stripe does not say which. Look at your own portal once; only the "
            "preview changes."
        ),
    )
    control.chosen.connect(lambda chosen: row.save_answer(chosen == "yes"))
    return row


def older_logo(session: AccountSession) -> SeenRow:
    """Whether the portal shows the logo."""
    control = Switch()
    row = SeenRow(
        session,
        "logo_on_panel",
        control,
        _("Preview an older portal, with the logo"),
        _("Portals of 2024 showed it in place of icon and name. Only the preview changes."),
    )
    control.chosen.connect(row.save_answer)
    return row
