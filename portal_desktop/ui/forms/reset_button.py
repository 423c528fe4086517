"""Back to Stripe's usual setting: a quiet button that shows only where a row differs from it."""

from PySide6.QtCore import QSize

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.settings import members, with_member
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.validation import validate as rules
from portal_desktop.wording import labels as words

WIDE, HIGH = 24, 20
"""Pixels; no higher than a switch, so that it moves no row when it comes or goes."""


class ResetButton(IconButton):
    """Puts an option, or one member of a list option, back to what a new portal starts with.

    Hidden while there is nothing to restore: the draft is as usual, cannot be changed here, or
    waits for a choice that only the merchant can make.
    """

    def __init__(
        self, document: Document, option: Option[Value], member: str | None = None
    ) -> None:
        super().__init__("rotate-ccw", "", small=True)
        self._document, self._option, self._member = document, option, member
        self.setVisible(False)
        self.clicked.connect(self._restore_default)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(WIDE), theme.scaled_pixels(HIGH))

    def show_document(self, document: Document) -> None:
        """Show whether the draft differs, and what would come back."""
        differs = _may_differ(self._option, document) and self._is_changed_from_default(document)
        if differs:
            said = _("Stripe’s usual setting: {value}. Restore it").format(
                value=self._default_text(document)
            )
            self.set_label(said)
            plain_text.set_name(
                self, f"{words.option_label(self._option.path, self._member)}. {said}"
            )
        # Not shown anew: that would make a window of it before it stands in its row.
        if differs == self.isHidden():
            self.setVisible(differs)

    def _is_changed_from_default(self, document: Document) -> bool:
        path, draft = self._option.path, document.draft
        if self._member is None:
            return draft[path] != self._option.default
        return (self._member in members(draft, path)) != self._is_usual()

    def _is_usual(self) -> bool:
        default = self._option.default
        return isinstance(default, tuple) and self._member in default

    def _default_text(self, document: Document) -> str:
        path = self._option.path
        if self._member is None:
            return words.value_text(path, self._option.default, document.account_snapshot)
        return words.member_text(path, self._member, on=self._is_usual())

    def _restore_default(self) -> None:
        path, draft = self._option.path, self._document.draft
        value = self._option.default
        if self._member is not None:
            value = with_member(draft, path, self._member, on=self._is_usual())
        text = _("Restore: {setting}").format(setting=words.option_label(path, self._member))
        self._document.edit(text, rules.change_with_consequences(draft, path, value))


def _may_differ(option: Option[Value], document: Document) -> bool:
    """Only what is published has a usual setting of Stripe's to go back to."""
    path, draft = option.path, document.draft
    published = option.own_delivery == "published" and option.scope == "configuration"
    if not published or path not in draft or path in document.account_snapshot.read_only:
        return False
    return draft[path] is not UNCHOSEN and not rules.requirement_text(draft, path)
