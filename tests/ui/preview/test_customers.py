"""The portal as one of the merchant's own customers sees it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.ability_list import Answers
from portal_desktop.ui.preview.customer_picker import CustomerPanel
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.search_popup import WHERE
from tests.ui.support.preview import choose, chooser, open_pane, said, words
from tests.unit.example_catalogue import KNOWN
from tests.unit.portal_page.visiting import FULL

MARIE = Customer("cus_marie", "Marie Curie", "marie@example.com", language="nl-BE")
PAUL = Customer("cus_paul", "", "paul@example.com")
SUBSCRIBED = Subscriptions(
    (
        Subscription("sub_1", "cus_marie", "active", prices=("price_tea",), person=MARIE),
        Subscription(
            "sub_2", "cus_paul", "trialing", scheduled=True, prices=("price_month",), person=PAUL
        ),
    )
)


@pytest.fixture
def document() -> Document:
    known = replace(KNOWN, subscriptions=SUBSCRIBED)
    return Document(EditHistory(base=FULL, draft=FULL), known)


@pytest.fixture
def pane(qtbot: QtBot, document: Document) -> PreviewPane:
    return open_pane(qtbot, document)


def panel_of(pane: PreviewPane) -> CustomerPanel:
    QTest.keyClick(chooser(pane, "situation"), Qt.Key.Key_End)
    found = pane.findChild(CustomerPanel)
    assert found is not None
    return found


def test_a_customer_is_found_by_name_and_seen_with_their_own_plan(pane: PreviewPane) -> None:
    panel = panel_of(pane)
    assert panel.isVisible()
    QTest.keyClicks(panel.search, "curie")
    assert panel.list.model().rowCount() == 1
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert "Marie Curie" in said(pane)
    assert "Tea\n€\N{NO-BREAK SPACE}12,00 per month" in said(pane)
    assert chooser(pane, "situation").value() == "customer"


def test_the_reason_a_button_is_missing_is_said(pane: PreviewPane) -> None:
    pane.show_customer("cus_paul")
    assert "Button: Cancel subscription" not in said(pane)
    answers = pane.findChild(Answers)
    assert answers is not None
    assert "Locked until the change" in answers.accessibleDescription()


def test_customers_who_come_meanwhile_do_not_close_the_list(
    pane: PreviewPane, document: Document
) -> None:
    panel = panel_of(pane)
    document.update_snapshot(replace(KNOWN, subscriptions=Subscriptions(SUBSCRIBED.all[:1])))
    assert panel.isVisible()
    assert panel.list.model().rowCount() == 1


def test_escape_leads_back_to_the_page(pane: PreviewPane) -> None:
    panel = panel_of(pane)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert pane.stage.isVisible()


def test_without_a_key_that_may_read_them_that_is_said(
    pane: PreviewPane, document: Document
) -> None:
    denied: frozenset[SnapshotPart] = frozenset({"customers"})
    document.update_snapshot(replace(KNOWN, denied=denied))
    panel = panel_of(pane)
    assert "Your key may not read subscriptions." in words(pane)
    assert panel.list.model().rowCount() == 0


def test_the_example_customer_comes_back(pane: PreviewPane) -> None:
    pane.show_customer("cus_marie")
    choose(pane, "situation", "monthly")
    assert "Jenny Rosen" in said(pane)


def test_return_takes_the_first_who_was_found(pane: PreviewPane) -> None:
    panel = panel_of(pane)
    QTest.keyClicks(panel.search, "paul")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert pane.view().customer == "cus_paul"


def test_a_search_that_finds_nobody_says_so(pane: PreviewPane) -> None:
    panel = panel_of(pane)
    QTest.keyClicks(panel.search, "zzzz")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert not panel.list.isVisible()
    assert "No customer has “zzzz” in name or address." in words(pane)
    panel.search.selectAll()
    QTest.keyClicks(panel.search, "curie")
    assert panel.list.isVisible()


def test_an_account_without_customers_says_so(pane: PreviewPane, document: Document) -> None:
    document.update_snapshot(replace(KNOWN, subscriptions=Subscriptions(())))
    panel_of(pane)
    assert "Nobody has a subscription yet." in words(pane)
    document.update_snapshot(replace(KNOWN, subscriptions=Subscriptions((), complete=False)))
    assert "Nobody has" not in words(pane)
    assert "More are being read" in words(pane)


def test_customers_that_could_not_be_read_can_be_asked_for_again(
    pane: PreviewPane, document: Document, qtbot: QtBot
) -> None:
    panel = panel_of(pane)
    again = panel.findChildren(Button)[0]
    assert not again.isVisible()
    document.update_snapshot(replace(KNOWN, missed=frozenset({"customers"})))
    assert "Your customers could not be read." in words(pane)
    with qtbot.waitSignal(pane.read_again):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)


def test_somebody_on_trial_is_found_by_that(pane: PreviewPane) -> None:
    panel = panel_of(pane)
    QTest.keyClicks(panel.search, "trial")
    model = panel.list.model()
    assert model.rowCount() == 1
    assert model.index(0, 0).data(WHERE) == "on trial · change waiting"


def test_a_customer_is_shown_in_the_language_they_prefer(pane: PreviewPane) -> None:
    pane.show_customer("cus_marie")
    assert pane.view().language == "nl"
    assert chooser(pane, "language").value() == "nl"
    pane.show_customer("cus_paul")  # who said nothing about it
    assert pane.view().language == "en"
    choose(pane, "language", "de")
    pane.show_customer("cus_marie")
    choose(pane, "situation", "monthly")
    assert pane.view().language == "de"  # as was chosen for the example


def test_the_name_of_whom_is_seen_is_told_where_it_is_cut_off(pane: PreviewPane) -> None:
    pane.show_customer("cus_marie")
    assert chooser(pane, "situation").toolTip() == "Which customer: Marie Curie"


def test_a_great_many_are_listed_as_far_as_one_scrolls(
    pane: PreviewPane, document: Document
) -> None:
    many = tuple(
        Subscription(f"sub_{n}", f"cus_{n}", "active", person=Customer(f"cus_{n}", f"Name {n:05}"))
        for n in range(2_500)
    )
    document.update_snapshot(replace(KNOWN, subscriptions=Subscriptions(many)))
    panel = panel_of(pane)
    model = panel.list.model()
    assert model.rowCount() < len(many)
    for _turn in range(5):
        panel.list.scrollToBottom()
        QApplication.processEvents()
    assert model.rowCount() == len(many)
    assert model.index(len(many) - 1, 0).data() == "Name 02499"
    QTest.keyClicks(panel.search, "02345")
    assert model.rowCount() == 1
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert pane.view().customer == "cus_2345"
