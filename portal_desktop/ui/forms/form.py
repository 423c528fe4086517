"""The outline of a tab: a title, cards, rows. A tab reads like what it shows."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value
from portal_desktop.ui.forms.editors import Editor, make_editor
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.forms.problem_list import ProblemList
from portal_desktop.ui.forms.section import Section
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import bring_into_view
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.scroll_area import keep_room, see_through, use_slim_bars

WIDEST = 760
WAY_BACK = "form.back"


class Form(QScrollArea):
    """A scrolling column of cards under a title and a sentence."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_bars(self)
        keep_room(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain_text.set_name(self, title)
        self._page = QWidget()
        with_letters(self._page, lambda page: page.setMaximumWidth(theme.scaled_pixels(WIDEST)))
        self._column = column_of(
            Label(title, "title"),
            on=self._page,
            gap=SPACE[3],
            around=(SPACE[4], SPACE[4], SPACE[4], SPACE[5]),
        )
        if subtitle:
            self._column.addSpacing(SPACE[0] - SPACE[3])
            self._column.addWidget(Label(subtitle, role="second"))
        self._first = self._column.count()
        self._column.addStretch(1)
        see_through(self)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        # Growing below, as when a notice appears, must not paint everything above anew.
        self._page.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def add(self, *widgets: QWidget) -> None:
        """Put something below what is there."""
        for widget in widgets:
            self._column.insertWidget(self._column.count() - 1, widget)

    def lead_in(self, widget: QWidget) -> None:
        """Put something right below the title, before all that was added."""
        self._column.insertWidget(self._first, widget)

    def show_below(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide all that stands below a widget."""
        for place in range(self._column.indexOf(widget) + 1, self._column.count()):
            item = self._column.itemAt(place)
            if item is not None and isinstance(found := item.widget(), QWidget):
                found.setVisible(shown)

    def lead_back(self, back: Callable[[], None]) -> None:
        """Put a way back above the title."""
        leave = Button(_("Back"), "link", icon="arrow-left", object_name=WAY_BACK, on_click=back)
        plain_text.set_tool_tip(leave, _("Back to where you were (Esc)"))
        self._column.insertWidget(0, leave)

    def show_control(self, name: str) -> bool:
        """Scroll to the control of this object name, with what is wrong; give it the focus."""
        found = self.findChild(QWidget, name)
        if found is None:
            return False
        self.ensureWidgetVisible(found, SPACE[4], SPACE[5] * 2)
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)  # shown, though a mouse led here
        for its_row in self.findChildren(OptionRow):
            if its_row.isAncestorOf(found):
                for problems in its_row.findChildren(ProblemList):
                    bring_into_view(problems, found)
        return True


def make_section(
    document: Document,
    heading: str,
    master: Option[bool] | None = None,
    *,
    needs: Option[Value] | None = None,
) -> Section:
    """A card; ``master`` turns everything in it on and off, from its heading.

    Where a switch in another card does so, ``needs`` is one of the rows that need it.
    """
    card = Section(heading)
    if master is not None:
        card.be_turned_on_by(document, master)
    if needs is not None:
        card.hang_from(document, needs)
    return card


def make_row(
    document: Document,
    option: Option[Value],
    member: str | None = None,
    *,
    custom: Editor | None = None,
    last: bool = True,
) -> OptionRow:
    """The row of an option, or of one member of a list option."""
    return OptionRow(
        document, option, custom or make_editor(document, option, member), member, last=last
    )


def member_rows(document: Document, option: Option[Value]) -> Iterator[OptionRow]:
    """A row for each member of a list option that this program knows."""
    *_others, final = (choice.value for choice in option.choices)
    for choice in option.choices:
        yield make_row(document, option, choice.value, last=choice.value == final)
