"""A card of rows, with what they all hang from."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import N_, _
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value
from portal_desktop.ui.forms.editors import make_editor
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.forms.requirement_help import is_click_on_disabled, pass_clicks_through
from portal_desktop.ui.forms.reset_button import ResetButton
from portal_desktop.ui.forms.section_note import MasterNote, NeedNote, WantNote
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label
from portal_desktop.validation import validate as rules
from portal_desktop.wording import labels as words

UNREAD = N_(
    "What stands below cannot be read. Say here what you want; each step then stands under "
    "At Stripe."
)


class Section(Card):
    """A card of rows, whose note shows once for all of them what they need first."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._told: frozenset[str] = frozenset()
        self._unread = False
        self._hung: tuple[QWidget, NeedNote] | None = None

    def add_row(self, row: QWidget, indent: int = 0, *, divided: bool = True) -> None:
        """As in ``Card``; rows leave to the note what is shown there."""
        if isinstance(row, OptionRow) and self._told:
            row.stand_below(self._told)
        if isinstance(row, OptionRow) and self._unread:
            row.leave_unread_to_card()
        super().add_row(row, indent, divided=divided)

    def tell_unread(self) -> None:
        """Say once, for all rows added after this, that nobody can read them at Stripe."""
        self._unread = True
        self.add_row(Label(_(UNREAD), "help"))

    def hang_from(self, document: Document, option: Option[Value]) -> None:
        """Say at the top what the rows need that ``option``, one of them, needs first."""
        self._told = frozenset({option.requirements[0].path})
        self.add_row(WantNote(document, option))

    def be_turned_on_by(self, document: Document, master: Option[bool]) -> None:
        """Put the switch of ``master`` beside the heading, and what follows from it below."""
        made = make_editor(document, master)
        plain_text.set_name(made.widget, words.option_label(master.path))
        self.heading.setBuddy(made.widget)
        usual = ResetButton(document, master)
        self.set_master(made.widget, usual)

        def show(now: Document) -> None:
            made.show(now.draft)
            idle = rules.requirement_text(now.draft, master.path)
            made.widget.setEnabled(master.path in now.draft and not idle)
            pass_clicks_through(made.widget, idle)
            differs = now.draft.get(master) != now.base.get(master) and master.path in now.base
            self.heading.set_dot(differs)
            said = [_(master.help), idle, _("Not published yet.") if differs else ""]
            plain_text.set_description(made.widget, " ".join(filter(None, said)))
            usual.show_document(now)

        document.observe_changes(self, show)
        self._told = frozenset({master.path, *(need.path for need in master.requirements)})
        note = MasterNote(document, master)
        self._hung = made.widget, note
        self.add_row(note)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._note_for_click(event) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        note = self._note_for_click(event)
        if note is None:
            super().mouseReleaseEvent(event)
        else:
            note.focus_button()

    def _note_for_click(self, event: QMouseEvent) -> NeedNote | None:
        """The note that helps, if somebody presses the switch in vain."""
        if self._hung is None:
            return None
        switch, note = self._hung
        return note if is_click_on_disabled(event, switch) else None
