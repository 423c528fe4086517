"""The whole configuration as sentences: read, copied, saved, printed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.ui.shell.summary_page import SaidPage
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.check_box import CheckBox
from portal_desktop.ui.widgets.rich_text import Prose
from portal_desktop.ui.widgets.segmented import Segmented
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import button, control, press, shown_texts

LONG = "https://example.com/" + "a" * 300


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, opened_account: OpenedAccount, went: list[str]) -> SaidPage:
    made = SaidPage(opened_account.session, date(2026, 11, 20), lambda: went.append("back"))
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.show_published()
    return made


def read(prose: Prose) -> list[str]:
    return prose.toPlainText().splitlines()


def sides(page: SaidPage) -> Segmented:
    (found,) = page.findChildren(Segmented)
    return found


def choose_mine(page: SaidPage) -> None:
    press(sides(page).button_of("mine"))


def test_what_is_published_is_said_until_one_asks_for_one_s_changes(
    page: SaidPage, opened_account: OpenedAccount, tmp_path: Path
) -> None:
    assert not sides(page).isVisible()
    assert "This is what is published." in shown_texts(page)
    published = page.summary_text()
    opened_account.session.document.set_value(BUSINESS_NAME.path, "Another Name")
    assert sides(page).isVisible()
    assert sides(page).value() == "published"
    assert page.summary_text() == published
    assert "This is what is published. Your changes are not in it." in shown_texts(page)

    choose_mine(page)

    assert "not true for your customers until they are published" in str(shown_texts(page))
    mine = "Your subscription with Another Name\nDraft of November 20, 2026: not published yet"
    assert page.summary_text().startswith(mine)
    press(button(page, "Copy"))
    assert QGuiApplication.clipboard().text() == page.summary_text()
    assert page.printable_document().toPlainText().splitlines() == read(page.customers)
    assert "not published yet" in page.printable_document().toPlainText()
    page.save_text(str(tmp_path / "portal.txt"))
    opened_account.rest()
    assert (tmp_path / "portal.txt").read_text(encoding="utf-8").startswith(mine)
    page.show_published()
    assert page.summary_text() == published


def test_once_they_are_published_there_is_nothing_to_choose(
    page: SaidPage, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.set_value(CANCEL.path, value=not document.base[CANCEL])
    choose_mine(page)
    mine = page.summary_text()
    opened_account.publish()
    opened_account.rest()
    assert not sides(page).isVisible()
    assert page.summary_text() == mine.replace(
        "Draft of November 20, 2026: not published yet", "As of November 20, 2026"
    )
    assert "This is what is published." in shown_texts(page)


def test_where_nothing_is_published_the_draft_is_said_to_be_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        made = SaidPage(opened_account.session, date(2026, 11, 20), lambda: None)
        qtbot.addWidget(made)
        made.show()
        made.show_published()
        assert "Nothing is published yet: this is a draft." in shown_texts(made)
        assert "not published yet" in made.summary_text()
        assert not sides(made).isVisible()


def test_it_follows_the_draft(page: SaidPage, opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.set_value(BUSINESS_NAME.path, "Another Name")
    choose_mine(page)
    document.set_value(CANCEL.path, value=True)
    QApplication.processEvents()
    assert "You can cancel your subscription." in read(page.customers)
    document.set_value(CANCEL.path, value=False)
    QApplication.processEvents()
    assert "You can cancel your subscription." not in read(page.customers)
    assert any("cannot cancel" in line for line in read(page.customers))


def test_it_is_copied_as_it_reads(page: SaidPage) -> None:
    press(button(page, "Copy"))
    copied = QGuiApplication.clipboard().text()
    assert copied == page.summary_text()
    assert copied.startswith("Your subscription with Harbour Coffee Club\nAs of November 20, 2026")
    assert [line for line in copied.splitlines() if line] == read(page.customers)


def test_what_is_the_merchant_s_goes_along_only_where_that_is_wanted(page: SaidPage) -> None:
    assert "Brand colour: dark turquoise (#12343b)." in read(page.merchant)
    assert "#12343b" not in page.summary_text()
    assert "#12343b" not in page.printable_document().toPlainText()
    press(control(page, "said.whole", CheckBox))
    assert "\nFor you only\n" in page.summary_text()
    assert "#12343b" in page.summary_text()
    assert "#12343b" in page.printable_document().toPlainText()


def test_it_is_saved_where_a_person_says(
    page: SaidPage, opened_account: OpenedAccount, tmp_path: Path
) -> None:
    press(button(page, "Save…"))
    dialog = page.findChild(QFileDialog, "said.where")
    assert dialog is not None
    file = tmp_path / "portal.txt"
    dialog.fileSelected.emit(str(file))
    opened_account.rest()
    dialog.close()
    assert file.read_text(encoding="utf-8") == page.summary_text() + "\n"
    assert "Saved as portal.txt." in shown_texts(page)


def test_where_nothing_can_be_written_that_is_said(
    page: SaidPage, opened_account: OpenedAccount, tmp_path: Path
) -> None:
    page.save_text(str(tmp_path / "missing" / "portal.txt"))
    opened_account.rest()
    assert any("could not be saved" in text for text in shown_texts(page))


def test_it_is_printed_with_its_title_and_day_and_says_so(page: SaidPage, tmp_path: Path) -> None:
    theme.apply_theme(_app(), "dark")
    _print(page, tmp_path / "portal.pdf")
    assert (tmp_path / "portal.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved as portal.pdf." in shown_texts(page)
    paper = page.printable_document()
    assert paper.toPlainText().splitlines() == read(page.customers)
    assert paper.begin().charFormat().foreground().color().name() == "#000000"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # as Qt calls a file it cannot write
@pytest.mark.parametrize("where", ["missing/portal.pdf", ""])
def test_what_could_not_be_printed_is_said(page: SaidPage, tmp_path: Path, where: str) -> None:
    _print(page, tmp_path / where if where else None)
    assert any("could not be printed" in text for text in shown_texts(page))


@pytest.mark.parametrize("then", ["print", "copy", "change"])
def test_only_what_was_done_last_is_said(
    page: SaidPage, opened_account: OpenedAccount, tmp_path: Path, then: str
) -> None:
    opened_account.session.document.set_value(BUSINESS_NAME.path, "One")
    choose_mine(page)
    page.save_text(str(tmp_path / "portal.txt"))
    opened_account.rest()
    assert "Saved as portal.txt." in shown_texts(page)
    later: dict[str, Callable[[], object]] = {
        "print": lambda: _print(page, tmp_path / "other.pdf"),
        "copy": lambda: press(button(page, "Copy")),
        "change": lambda: opened_account.session.document.set_value(BUSINESS_NAME.path, "Another"),
    }
    later[then]()
    QApplication.processEvents()
    assert "Saved as portal.txt." not in shown_texts(page)


def _print(page: SaidPage, file: Path | None) -> None:
    """Choose to print into a file; there is no printer here."""
    press(button(page, "Print…"))
    dialog = page.findChild(QPrintDialog, "said.printer")
    assert dialog is not None
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file or ""))
    dialog.accepted.emit(dialog.printer())
    dialog.close()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("width", [480, 700])
def test_nothing_is_cut_off_however_long_a_word_is(
    page: SaidPage, opened_account: OpenedAccount, width: int, zoom: float
) -> None:
    theme.apply_theme(_app(), "light", zoom)
    page.resize(width, 900)
    opened_account.session.document.edit("Long", {TERMS.path: LONG, HEADLINE.path: "w" * 60})
    QApplication.processEvents()
    choose_mine(page)
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()
    for prose in (page.customers, page.merchant):
        assert prose.document().idealWidth() <= prose.viewport().width()
        assert prose.document().size().height() <= prose.viewport().height()
        assert prose.verticalScrollBar().maximum() == 0
    assert f"Our terms of service: {LONG}" in page.summary_text()


def test_the_page_scrolls_where_the_wheel_is_over_words(page: SaidPage) -> None:
    page.resize(700, 300)
    QApplication.processEvents()
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        letters = page.customers.document().begin().charFormat().font().pixelSize()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.customers.viewport(), event)
        assert page.customers.document().begin().charFormat().font().pixelSize() == letters
        assert not event.isAccepted()


def test_undo_stays_the_window_s_while_words_are_selected(
    page: SaidPage, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.set_value(CANCEL.path, value=False)
    page.customers.setFocus()
    page.customers.selectAll()
    QTest.keyClick(page.customers, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == read(page.customers)
    before = read(page.customers)
    QTest.keyClick(page.customers, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert read(page.customers) == before


def test_words_follow_the_theme(page: SaidPage) -> None:
    for scheme in ("dark", "light"):
        theme.apply_theme(_app(), scheme)
        ink = page.customers.document().lastBlock().charFormat().foreground().color()
        assert ink.name().upper() == theme.colours_of(page).text


def test_it_leads_back(page: SaidPage, went: list[str]) -> None:
    press(button(page, "Back"))
    assert went == ["back"]


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
