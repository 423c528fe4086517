"""One reason of the merchant's own: whether it is offered, its words, and retiring it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import FeedbackOption
from portal_desktop.actions import action as acts
from portal_desktop.common.i18n import _
from portal_desktop.options.cancellation import FEEDBACK_OPTIONS
from portal_desktop.settings.settings import members, with_member
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.forms.requirement_help import (
    is_click_on_disabled,
    offer_way_out,
    pass_clicks_through,
)
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.row_grid import grid_of
from portal_desktop.ui.widgets.switch import Switch
from portal_desktop.validation.validate import requirement_text

PATH = FEEDBACK_OPTIONS.path


class FeedbackOptionRow(QWidget):
    """Offering it is part of the draft; rewording and retiring it are done at once."""

    def __init__(self, session: AccountSession, reason: FeedbackOption) -> None:
        super().__init__()
        self._session, self._reason = session, reason
        self.label = Label(reason.description, "strong")
        self.switch = Switch(object_name=f"{PATH}:{reason.id}", on_choice=self._set_offered)
        self.switch.setAccessibleIdentifier(f"{PATH}:{reason.id}")
        self.label.setBuddy(self.switch)
        self.edit = Button(
            _("Reword or retire…"),
            "link",
            object_name=f"{PATH}:{reason.id}:edit",
            on_click=self._toggle_editor,
        )
        self._opened = QWidget()
        self.words = LineEdit(
            reason.description,
            limit=acts.LONGEST_REASON,
            apart=True,
            accessible_name=_("Words of this reason"),
            on_edit=self._on_text_edited,
        )
        self._wrong = Notice(kind="error")
        self._reword = ActionRow(
            session, acts.update_feedback_option(reason.id, reason.description)
        )
        self._retire = ActionRow(
            session, acts.deactivate_feedback_option(reason.id, reason.description)
        )
        self._lay_out()
        self._on_text_edited(reason.description)

    def _lay_out(self) -> None:
        column_of(
            self.words,
            self._wrong,
            self._reword,
            self._retire,
            on=self._opened,
            gap=SPACE[1],
            around=(0, SPACE[1], 0, SPACE[1]),
        )
        self._opened.hide()
        self._grid = grid = grid_of(self, SPACE[3], 2, {0: 1})
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.switch, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.edit, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._opened, 2, 0, 1, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._in_vain(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._in_vain(event):
            super().mouseReleaseEvent(event)
            return
        document, grid = self._session.document, self._grid
        offer_way_out(document, PATH, self.switch, lambda out: grid.addWidget(out, 3, 0, 1, 2))

    def _in_vain(self, event: QMouseEvent) -> bool:
        return is_click_on_disabled(event, self.switch)

    def show_document(self, document: Document) -> None:
        """Show whether it is offered, and whether it can be retired."""
        offered = self._reason.id in members(document.draft, PATH)
        published = self._reason.id in members(document.base, PATH)
        idle = requirement_text(document.draft, PATH)
        self.switch.set_value(offered)
        self.switch.setEnabled(not idle and PATH in document.draft)
        pass_clicks_through(self.switch, idle)
        plain_text.set_tool_tip(self, idle)
        self.label.set_dot(offered != published)
        self.label.set_role("second" if idle else "text")
        retired = _("Retired at Stripe.") if not self._reason.active else ""
        plain_text.set_description(self.switch, retired or idle)
        self._retire.setEnabled(self._reason.active and not offered and not published)
        self._retire.show_act(
            acts.deactivate_feedback_option(self._reason.id, self._reason.description),
            label="",
            text=_("Only once it is neither offered nor published."),
            ask=_("Retire…"),
        )
        self.edit.setVisible(self._reason.active)

    def _set_offered(self, on: bool) -> None:
        document = self._session.document
        document.set_value(PATH, with_member(document.draft, PATH, self._reason.id, on=on))

    def _toggle_editor(self) -> None:
        self._opened.setVisible(self._opened.isHidden())
        if not self._opened.isHidden():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_edited(self, typed: str) -> None:
        said = typed.strip()
        wrong = acts.why_no_feedback_option(said)
        self.words.set_error(bool(wrong))
        self._wrong.set_message(wrong)
        self._wrong.setVisible(bool(wrong))
        self._reword.setVisible(bool(said) and not wrong and said != self._reason.description)
        self._reword.show_act(
            acts.update_feedback_option(self._reason.id, said),
            label="",
            text=_("Where it is offered already, customers read it at once."),
            ask=_("Change the words…"),
        )
