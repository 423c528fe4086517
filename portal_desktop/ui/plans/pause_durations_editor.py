"""The lengths a break can have: chips of those offered, and a line to add one."""

from functools import partial

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import PAUSE_DURATIONS
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings, members
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import bring_into_view
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.wording import labels as words

PATH = PAUSE_DURATIONS.path


class Lengths(QWidget):
    """Shows the draft's lengths; each chip can be taken out, another one added."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: tuple[str, ...] | None = None
        self.chips = Flow()
        self._line = QWidget()
        self.count = LineEdit("1", accessible_name=_("How many"))
        # Nothing and 0 included: Enter does nothing at all where a validator says no.
        self.count.setValidator(QRegularExpressionValidator(r"\d{0,4}", self.count))
        with_letters(self.count, lambda count: count.setFixedWidth(theme.scaled_pixels(72)))
        self.kind = ComboBox(
            [
                ("day", _("days")),
                ("week", _("weeks")),
                ("month", _("months")),
                ("year", _("years")),
            ]
        )
        self.kind.set_value("month")
        # On Linux a list that opens is called by the label beside it, and by nothing else.
        self._of_what = Label(_("Days, weeks, months or years"), buddy=self.kind, hidden=True)
        self.add = Button(_("Add"), on_click=self._add_duration)
        self.count.returnPressed.connect(self._add_duration)
        self.count.textChanged.connect(lambda: self._show_reason(""))
        self._why_not = Notice(kind="error", hidden=True)
        self._lay_out()

    def _lay_out(self) -> None:
        row_of(
            self.count,
            self._of_what,
            self.kind,
            self.add,
            "stretch",
            on=self._line,
            gap=theme.SPACE[1],
        )
        column_of(
            self.chips,
            self._line,
            self._why_not,
            on=self,
            gap=theme.SPACE[1],
            around=(0, theme.SPACE[0], 0, 0),
        )

    def show_draft(self, draft: Settings) -> None:
        """Show the lengths wanted."""
        chosen = members(draft, PATH)
        if chosen == self._shown:
            return
        self._shown = chosen
        self.chips.clear()
        self.chips.setVisible(bool(chosen))
        for duration in chosen:
            chip = Chip(
                durations.duration_text(duration),
                object_name=f"{PATH}:{duration}",
                on_click=self.count.setFocus,
                on_remove=partial(self._remove_duration, duration),
            )
            self.chips.add(chip)

    def _add_duration(self) -> None:
        count = int(self.count.text() or 0)
        chosen = members(self._document.draft, PATH)
        added = f"{self.kind.value()}:{count}"
        if not count:
            self._show_reason(_("A break lasts at least 1 day. Type how many, from 1 on."))
        elif added in chosen:
            self._show_reason(_("They can choose this one already."))
        elif not durations.is_valid_duration(added):
            self._show_reason(durations.too_long(added))
        else:
            self._show_reason("")
            self._document.set_value(PATH, durations.normalize_durations((*chosen, added)))

    def _show_reason(self, why: str) -> None:
        """Why nothing was added."""
        if why == ("" if self._why_not.isHidden() else self._why_not.words.text()):
            return
        self.count.set_error(bool(why))
        self._why_not.set_message(why)
        self._why_not.setVisible(bool(why))
        if why:
            bring_into_view(self._why_not, self.count)
            plain_text.announce(self, why)

    def _remove_duration(self, duration: str) -> None:
        chosen = members(self._document.draft, PATH)
        self._document.set_value(PATH, tuple(each for each in chosen if each != duration))


def lengths_editor(document: Document) -> Editor:
    """The editor of the lengths a break can have."""
    widget = Lengths(document)
    plain_text.set_name(widget, words.option_label(PATH))
    plain_text.identify(widget.add, PATH)
    plain_text.set_name(widget.add, _("Add a length"))
    return Editor(widget, widget.show_draft, wide=True, control=widget.add)
