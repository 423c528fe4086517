"""The whole configuration as one page of sentences: to read, copy, print or save."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.errors import Trouble
from portal_desktop.said import Paragraph, as_text, say
from portal_desktop.text import _, language
from portal_desktop.ui.copying import CopyButton
from portal_desktop.ui.document import Document
from portal_desktop.ui.form import Form
from portal_desktop.ui.spoken import announce
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Button, Card, Text


class SaidPage(Form):
    """Follows the draft while it is seen."""

    def __init__(self, sync: Sync, back: Callable[[], None]) -> None:
        super().__init__(
            _("All settings as sentences"),
            _("What your customers can do, as you have it now. For your help pages, or to check."),
        )
        self._sync = sync
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._said = Text("", "help")
        self.lead_back(back)
        self.add(self._buttons())
        self.add(self._said)
        self._said.hide()
        self._cards: list[Card] = []
        sync.document.changed.connect(self._show)

    def begin(self) -> None:
        """Show the draft as it is now."""
        self._said.hide()
        self._fill(self._sync.document)

    def text(self) -> str:
        """The page as plain text."""
        return as_text(self._paragraphs)

    def _buttons(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[1])
        copy = CopyButton(_("Copy"), self.text, "primary")
        save = Button(_("Save…"), icon="download")
        save.clicked.connect(self._ask_where)
        prints = Button(_("Print…"), icon="receipt-text")
        prints.clicked.connect(self._print)
        for made, name in ((copy, "copy"), (save, "save"), (prints, "print")):
            made.setObjectName(f"said.{name}")
            line.addWidget(made)
        line.addStretch(1)
        return row

    def _show(self, document: Document) -> None:
        if self.isVisible():
            self._fill(document)

    def _fill(self, document: Document) -> None:
        made = say(document.draft, document.known, language())
        if made == self._paragraphs:
            return
        self._paragraphs = made
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_card(each) for each in made]
        for card in self._cards:
            self.add(card)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, _("Save as text"), "portal.txt", _("Text (*.txt)"))
        dialog.setObjectName("said.where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("portal.txt")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, file: str) -> None:
        """Write the page into a file."""
        text, path = self.text(), Path(file)
        self._sync.aside(
            lambda: _write(path, text),
            same="said.save",
            done=lambda name: self._tell(_("Saved as {name}.").format(name=name)),
            failed=lambda trouble: self._tell(str(trouble)),
            owner=self,
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("said.printer")
        dialog.accepted.connect(lambda: _document(self.text()).print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants somebody to tell

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        announce(self, words)


def _card(paragraph: Paragraph) -> Card:
    card = Card(paragraph.heading)
    lines = QWidget()
    box = QVBoxLayout(lines)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SPACE[1])
    for sentence in paragraph.sentences:
        box.addWidget(Text(sentence, selectable=True))
    card.add_row(lines)
    return card


def _document(text: str) -> QTextDocument:
    """Plain text to be printed: what looks like markup stays as it is."""
    made = QTextDocument()
    made.setPlainText(text)
    return made


def _write(path: Path, text: str) -> str:
    """Write a text file; gives its name. For any thread. Raises ``Trouble`` of kind ``disk``."""
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise Trouble(
            _("The text could not be saved."),
            _("Look whether the folder is still there and has room."),
            kind="disk",
        ) from error
    return path.name
