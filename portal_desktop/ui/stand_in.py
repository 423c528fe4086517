"""Where the demo's steps "at Stripe" lead: a small stand-in for Stripe's Dashboard.

It does what the Dashboard would: changes the account at once, without draft or undo.
"""

import base64
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout

from portal_desktop.options import ACCENT_COLOUR, BRAND_COLOUR, BUSINESS_NAME, ICON
from portal_desktop.text import _
from portal_desktop.ui.form import Form
from portal_desktop.ui.stand_in_row import StandInRow
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.widgets import Button, Card, ColourField, Field, Notice
from portal_desktop.values import Image

Save = Callable[[Mapping[str, object], Callable[[], None]], None]
"""Carry the values through the demo account's side door in the background, then call back."""


class StandIn(Form):
    """Fields with what the demo account has now; saving changes it at once."""

    def __init__(self, sync: Sync, save: Save, back: Callable[[], None]) -> None:
        super().__init__(
            _("Stripe’s Dashboard (stand-in)"),
            _("The demo has no Dashboard. This page does what Stripe’s would do for you."),
        )
        self._sync, self._save = sync, save
        self._fields: dict[str, Field] = {}
        card = Card(_("Branding and public details"))
        for option in (BUSINESS_NAME, BRAND_COLOUR, ACCENT_COLOUR):
            field = ColourField() if option.kind == "colour" else Field()
            field.setObjectName(f"stand_in.{option.path}")
            self._fields[option.path] = field
            card.add_row(StandInRow(_(option.label), field))
        self._icon = Button(_("Upload the icon of my draft"), "plain", icon="upload")
        self._icon.setObjectName(f"stand_in.{ICON.path}")
        self._icon.clicked.connect(self._upload)
        card.add_row(StandInRow(_(ICON.label), self._icon))
        self.add(card)
        self._said = Notice(kind="success")
        self._said.hide()
        self.add(self._said)
        self._add_buttons(back)

    def _add_buttons(self, back: Callable[[], None]) -> None:
        save = Button(_("Save"), "primary")
        save.setObjectName("stand_in.save")
        save.clicked.connect(self._save_fields)
        leave = Button(_("Back to Portal Desktop"), "plain", icon="arrow-left")
        leave.setObjectName("stand_in.back")
        leave.clicked.connect(back)
        row = Card()
        line = QHBoxLayout()
        line.addWidget(save)
        line.addWidget(leave)
        line.addStretch(1)
        holder = StandInRow.holding(line)
        row.add_row(holder)
        self.add(row)

    def begin(self) -> None:
        """Show what the account has now."""
        self._said.hide()
        document = self._sync.document
        for path, field in self._fields.items():
            value = document.base.get(path)
            field.put(value if isinstance(value, str) else "")
        self._icon.setEnabled(isinstance(document.draft.get(ICON), Image))

    def _save_fields(self) -> None:
        name, brand, accent = (self._fields[path].text() for path in self._fields)
        values = {
            "business_profile": {"name": name},
            "settings": {
                "branding": {"primary_color": brand or None, "secondary_color": accent or None}
            },
        }
        self._save(values, self._saved)

    def _upload(self) -> None:
        icon = self._sync.document.draft.get(ICON)
        content = self._sync.picture(icon) if isinstance(icon, Image) else None
        if content is None or not isinstance(icon, Image):
            return
        data = base64.b64encode(content).decode()
        upload = {"filename": f"icon.{icon.kind}", "data": data}
        self._save({"settings": {"branding": {"icon": upload}}}, self._saved)

    def _saved(self) -> None:
        self._said.say(_("Saved. The demo account has it now."))
        self._said.show()
        self._sync.read_again()
