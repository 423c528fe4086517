"""The lengths a break can have: chips of those offered, and a line to add one."""

from functools import partial

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import PAUSE_DURATIONS
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings, members
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.announce import announce
from portal_desktop.ui.platform.visibility import bring_into_view
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE
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
        self.count = LineEdit("1")
        # Nothing and 0 included: Enter does nothing at all where a validator says no.
        self.count.setValidator(QRegularExpressionValidator(r"\d{0,4}", self.count))
        with_letters(self.count, lambda count: count.setFixedWidth(theme.scaled_pixels(72)))
        plain_text.set_name(self.count, _("How many"))
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
        self._of_what = Label(_("Days, weeks, months or years"))
        self._of_what.setBuddy(self.kind)
        self._of_what.hide()
        self.add = Button(_("Add"))
        self.add.clicked.connect(self._add_duration)
        self.count.returnPressed.connect(self._add_duration)
        self.count.textChanged.connect(lambda: self._show_reason(""))
        self._why_not = Notice(kind="error")
        self._why_not.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[1])
        for part in (self.count, self._of_what, self.kind, self.add):
            line.addWidget(part)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE[0], 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(self.chips)
        box.addWidget(self._line)
        box.addWidget(self._why_not)

    def show_draft(self, draft: Settings) -> None:
        """Show the lengths wanted."""
        chosen = members(draft, PATH)
        if chosen == self._shown:
            return
        self._shown = chosen
        self.chips.clear()
        self.chips.setVisible(bool(chosen))
        for duration in chosen:
            chip = Chip(durations.duration_text(duration))
            chip.setObjectName(f"{PATH}:{duration}")
            chip.clicked.connect(self.count.setFocus)
            chip.removed.connect(partial(self._remove_duration, duration))
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
            announce(self, why)

    def _remove_duration(self, duration: str) -> None:
        chosen = members(self._document.draft, PATH)
        self._document.set_value(PATH, tuple(each for each in chosen if each != duration))


def lengths_editor(document: Document) -> Editor:
    """The editor of the lengths a break can have."""
    widget = Lengths(document)
    plain_text.set_name(widget, words.option_label(PATH))
    widget.add.setObjectName(PATH)
    widget.add.setAccessibleIdentifier(PATH)
    plain_text.set_name(widget.add, _("Add a length"))
    return Editor(widget, widget.show_draft, wide=True, control=widget.add)
