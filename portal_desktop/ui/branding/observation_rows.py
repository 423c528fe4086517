"""Rows about what only a look at one's own portal tells. They change the preview, nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import Seen
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.portal_observations import SEEN, with_seen
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.row_grid import row_grid
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch


class SeenRow(QWidget):
    """A question, what is known about it, and the control that answers it."""

    def __init__(self, sync: Sync, what: Seen, control: Segmented | Switch, *said: str) -> None:
        super().__init__()
        self._sync, self._what, self.control = sync, what, control
        question, help_ = said
        control.setObjectName(f"seen.{what}")
        plain_text.set_name(control, question)
        plain_text.set_description(control, help_)
        label = Text(question, "strong")
        label.setBuddy(control)
        grid = row_grid(self, label, Text(help_, "help"))
        grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        sync.document.changed.connect(self.show_document)
        self.show_document(sync.document)

    def show_document(self, document: Document) -> None:
        """Show what was seen."""
        so = self._what in document.known.seen
        if isinstance(self.control, Switch):
            self.control.put(so)
        else:
            self.control.put("yes" if so else "no")

    def answer(self, so: bool) -> None:
        """The merchant looked."""
        known = self._sync.document.known
        seen = with_seen(known.seen, self._what, so=so)
        self._sync.put_note(SEEN, " ".join(sorted(seen)))
        self._sync.document.learn(known.with_(seen=seen))


def which_colour(sync: Sync) -> SeenRow:
    """Which colour of the brand paints the panel."""
    control = Segmented([("no", _("Brand")), ("yes", _("Accent"))])
    row = SeenRow(
        sync,
        "accent_on_panel",
        control,
        _("The large area shows"),
        _("Approximate: Stripe does not say which. Look at your own portal once; only the preview "
          "changes."),
    )  # fmt: skip
    control.chosen.connect(lambda chosen: row.answer(chosen == "yes"))
    return row


def older_logo(sync: Sync) -> SeenRow:
    """Whether the portal shows the logo."""
    control = Switch()
    row = SeenRow(
        sync,
        "logo_on_panel",
        control,
        _("Preview an older portal, with the logo"),
        _("Portals of 2024 showed it in place of icon and name. Only the preview changes."),
    )
    control.chosen.connect(row.answer)
    return row
