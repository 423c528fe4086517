"""Which ways to pay the portal shows to the coffee club's customers, and why others are missing."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import Business, PaymentMethodConfiguration
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION, PAYMENT_METHODS
from portal_desktop.ui.payment_methods.availability_card import WayLines, ways_card
from portal_desktop.ui.widgets.answer_badge import AnswerMark
from portal_desktop.ui.widgets.card import Card
from tests.ui.support.account_service import OpenedAccount, open_test_account


def card_of(opened_account: OpenedAccount, qtbot: QtBot, opened: list[str] | None = None) -> Card:
    pages = opened if opened is not None else []
    card = ways_card(opened_account.session, pages.append)
    qtbot.addWidget(card)
    card.resize(440, 700)
    card.show()
    return card


def words(card: QWidget) -> list[str]:
    QApplication.processEvents()  # what was just added shows itself only then
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def lines(card: QWidget) -> dict[str, str]:
    """The answer to each name, and to each reason the name it stands below."""
    QApplication.processEvents()
    found = card.findChild(WayLines, "payment_method_configurations")
    assert isinstance(found, WayLines)
    labels = [each for each in found.findChildren(QLabel) if each.isVisible()]
    said, answer = {}, ""
    for label in labels:
        if isinstance(label, AnswerMark):
            answer = label.accessibleName()
        else:
            said[label.text()] = answer
    return said


def test_says_what_is_shown_and_what_is_missing(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    card = card_of(opened_account, qtbot)

    said = lines(card)
    assert {name for name, answer in said.items() if answer == "Yes"} == {
        "Cards, also with Apple Pay and Google Pay",
        "SEPA Direct Debit",
        "Link",
    }
    assert said["ACH Direct Debit · Amazon Pay · Cash App Pay"] == "No"
    assert said["Only for accounts in the United States."] == "No"
    assert "Account’s country: Netherlands · prices in EUR · list: Your usual list" in words(card)
    assert any("the portal has a section for it" in each for each in words(card))


def test_follows_the_list_chosen_in_the_draft(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    document = opened_account.session.document
    usual = document.account_snapshot.payment_method_configurations or ()
    other = PaymentMethodConfiguration("pmc_other", "Only cards", on=("card",), waiting=("paypal",))
    document.update_snapshot(
        replace(document.account_snapshot, payment_method_configurations=(*usual, other))
    )

    document.set_value(PAYMENT_METHOD_CONFIGURATION.path, "pmc_other")

    said = lines(card)
    assert said["SEPA Direct Debit · Link"] == "No"
    assert said["Turned off in your list."] == "No"
    assert any("does not offer it for your account yet" in each for each in said)
    assert any("list: Only cards" in each for each in words(card))
    document.undo()
    assert lines(card)["SEPA Direct Debit"] == "Yes"


def test_says_when_the_portal_shows_none(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    none = "Customers cannot change how they pay, so the portal shows none."
    assert none not in words(card)

    opened_account.session.document.set_value(PAYMENT_METHODS.path, False)

    assert none in words(card)


def test_what_is_not_known_is_not_claimed(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path, permissions=("customer_portal_read",)) as opened_account:
        card = card_of(opened_account, qtbot)
        assert "Yes" not in lines(card).values()
        assert any("“Payment method configurations: Read”" in each for each in words(card))

        document = opened_account.session.document
        document.update_snapshot(
            replace(document.account_snapshot, business=Business("acct_1", country="BR"))
        )
        assert lines(card)["ACH Direct Debit · Amazon Pay · Cash App Pay"] == "No"


def test_leads_to_stripe_s_page(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[str] = []
    with open_test_account(tmp_path, mode="test") as opened_account:
        card = card_of(opened_account, qtbot, opened)
        button = card.findChild(QPushButton, "ways.open")
        assert isinstance(button, QPushButton)
        button.click()
    assert opened == ["payment_methods"]


def test_the_demo_opens_no_page_that_is_not_there(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    assert card_of(opened_account, qtbot).findChild(QPushButton, "ways.open") is None
