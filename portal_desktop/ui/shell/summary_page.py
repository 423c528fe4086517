"""The whole configuration as one page of sentences: to read, copy, print or save."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _, language
from portal_desktop.options.table import OPTIONS
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.save_dialog import ask_where_to_save
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import FAMILY, SPACE
from portal_desktop.ui.widgets.boxes import column_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.check_box import CheckBox
from portal_desktop.ui.widgets.copy_button import CopyButton
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.rich_text import Prose, TextLine, TextLineKind, write_lines
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.wording.summary import (
    Paragraph,
    Said,
    as_text,
    has_different_content,
    summarize_settings,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINTED: dict[TextLineKind, tuple[float, bool]] = {
    "title": (18, True),
    "heading": (12, True),
    "body": (10.5, False),
    "help": (9, False),
}
"""On paper: points, and whether bold."""


PUBLISHED, MINE = "published", "mine"
WHICH = {
    PUBLISHED: N_("This is what is published. Your changes are not in it."),
    MINE: N_("With your changes: not true for your customers until they are published."),
}
ALL_PUBLISHED = N_("This is what is published.")
NOT_YET = N_("Nothing is published yet: this is a draft.")


class SaidPage(Form):
    """Says what is published, or the draft; follows both while it is seen.

    ``today`` is the day that stands on it.
    """

    def __init__(self, session: AccountSession, today: date, back: Callable[[], None]) -> None:
        super().__init__(
            _("All settings as sentences"),
            _(
                "What your customers can do, in words for them: for your help pages. Below it "
                "stands what is for you only."
            ),
        )
        self._session, self._today = session, today
        self._side = PUBLISHED
        self._sides = Segmented(
            [(PUBLISHED, _("Published")), (MINE, _("My changes"))],
            object_name="said.side",
            accessible_name=_("What is said here"),
            on_choice=self._choose_side,
        )
        self._which = Label("", role="second")
        self._now = self._make_summary(session.document)
        self._said = Label("", "help", hidden=True)
        self._whole = CheckBox(_("With what is for you only"))
        self._whole.setObjectName("said.whole")
        self.customers, self.merchant = Prose(), Prose()
        self.lead_back(back)
        self.add(self._sides, self._which, self._make_buttons(), self._whole, self._said)
        self._cards = (
            _summary_card(_("For your customers"), self.customers),
            _summary_card("", self.merchant),
        )
        self.add(*self._cards)
        self._update_view()
        session.document.changed.connect(self._on_document_changed)

    def show_published(self) -> None:
        """Show what is published, as it is now; the draft where nothing is."""
        self._side = PUBLISHED
        self._said.hide()
        self._update_summary(self._session.document)

    def summary_text(self) -> str:
        """The page as plain text; what is the merchant's only where that is ticked."""
        return as_text(self._now, whole=self._whole.isChecked())

    def _make_buttons(self) -> QWidget:
        line = Flow(gap=SPACE[1])
        copy = CopyButton(_("Copy"), self.summary_text, "primary")
        copy.clicked.connect(self._said.hide)  # it says so itself, and what was done before is past
        save = Button(_("Save…"), icon="download", on_click=self._ask_where)
        prints = Button(_("Print…"), icon="receipt-text", on_click=self._open_print_dialog)
        for made, name in ((copy, "copy"), (save, "save"), (prints, "print")):
            made.setObjectName(f"said.{name}")
            line.add(made)
        return line

    def _choose_side(self, side: str) -> None:
        self._side = side
        self._update_summary(self._session.document)

    def _make_summary(self, document: Document) -> Said:
        """What is to be shown; and says of it what it is."""
        published = summarize_settings(
            _published_settings(document), document.account_snapshot, self._today, language()
        )
        mine = summarize_settings(
            document.draft, document.account_snapshot, self._today, language(), draft=True
        )
        there = bool(document.base.in_scope("configuration"))
        two = there and has_different_content(published, mine)
        side = self._side if there else MINE
        set_shown(self._sides, two)
        self._sides.set_value(side)
        which = _(WHICH[side] if two else ALL_PUBLISHED if there else NOT_YET)
        if which != self._which.text():
            self._which.setText(which)
        set_shown(self._which, there or self._session.state == "ready")
        return mine if not there or (two and side == MINE) else published

    def _on_document_changed(self, document: Document) -> None:
        if self.isVisible():
            self._update_summary(document)

    def _update_summary(self, document: Document) -> None:
        made = self._make_summary(document)
        if made != self._now:
            self._now = made
            self._said.hide()  # what was saved or printed is older than what stands here
            self._update_view()

    def _update_view(self) -> None:
        page = self._now
        mine, yours = self._cards
        mine.setVisible(bool(page.customers))
        self.customers.show_lines(_for_customers(page))
        plain_text.set_name(self.customers, mine.accessibleName())
        yours.setVisible(bool(page.merchant))
        yours.heading.setText(page.apart)
        yours.heading.show()
        self.merchant.show_lines(_paragraph_lines(page.merchant))
        plain_text.set_name(self.merchant, page.apart)

    def _ask_where(self) -> None:
        title, kinds = _("Save as text"), _("Text (*.txt)")
        ask_where_to_save(
            self, title, "portal.txt", kinds, self.save_text, object_name="said.where"
        )

    def save_text(self, file: str) -> None:
        """Write the page into a file."""
        text, path = self.summary_text(), Path(file)
        self._session.run_local(
            lambda: _write_text(path, text),
            same="said.save",
            done=lambda name: self._show_message(_("Saved as {name}.").format(name=name)),
            failed=lambda user_error: self._show_message(str(user_error)),
            owner=self,
        )

    def _open_print_dialog(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        printer.setDocName(self._now.title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("said.printer")
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants somebody to tell

    def printable_document(self) -> QTextDocument:
        """The page as it is printed: in black, whichever theme is on."""
        lines = list(_for_customers(self._now))
        if self._whole.isChecked():
            lines += [("title", self._now.apart), *_paragraph_lines(self._now.merchant)]
        made = QTextDocument()
        black = QColor("black")
        write_lines(
            made, lines, {kind: _for_paper(*each) for kind, each in PRINTED.items()}, {}, black
        )
        return made

    def _print_on(self, printer: "QPrinter") -> None:
        """On paper, or into a file where a person chose that. Qt says little of what came of it."""
        file = Path(printer.outputFileName()).name
        nowhere = printer.outputFormat() == printer.OutputFormat.PdfFormat and not file
        if not nowhere:
            self.printable_document().print_(printer)
        if nowhere or printer.printerState() == printer.PrinterState.Error:
            self._show_message(_("It could not be printed. Choose another printer, or save it."))
        elif file:
            self._show_message(_("Saved as {name}.").format(name=file))
        else:
            self._show_message(_("Sent to the printer."))

    def _show_message(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        plain_text.announce(self, words)


def _published_settings(document: Document) -> Settings:
    """What stands at Stripe, by what was read there and by what the merchant ticked off."""
    said = {
        path: value for path, value in document.account_snapshot.ticks.items() if path in OPTIONS
    }
    return Settings(said) | document.base


def _for_customers(page: Said) -> Iterator[TextLine]:
    yield "title", page.title
    yield "help", page.day
    yield "body", page.intro
    yield from _paragraph_lines(page.customers)


def _paragraph_lines(paragraphs: Iterable[Paragraph]) -> Iterator[TextLine]:
    for each in paragraphs:
        yield "heading", each.heading
        for sentence in each.sentences:
            yield "body", sentence


def _for_paper(points: float, bold: bool) -> QFont:
    letters = QFont(FAMILY)
    letters.setPointSizeF(points)
    letters.setBold(bold)
    return letters


def _summary_card(heading: str, inside: QWidget) -> Card:
    return Card(heading, widget_with(column_of(inside)))


def _write_text(path: Path, text: str) -> str:
    """Write a text file; gives its name. For any thread. Raises ``UserError`` of kind ``disk``."""
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(
            _("The text could not be saved."),
            _("Look whether the folder is still there and has room."),
            kind="disk",
        ) from error
    return path.name
