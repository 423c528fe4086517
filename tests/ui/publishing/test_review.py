"""The review lists what will change, and says what is in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
)
from portal_desktop.options.branding import ACCENT_COLOUR
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, REASON_OPTIONS
from portal_desktop.options.subscription import ALLOWED_UPDATES, UPDATE, UPDATE_PRORATION
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.modal_overlay import Scrim
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.review import button, opened, tick, updates, words


def test_lists_each_change_in_words_under_its_tab_with_before_and_after(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(CANCEL.path, True)
    opened_account.session.document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)

    review = opened(opened_account, behind)

    assert review.heading.text() == "Publish 2 changes to the demo business?"
    said = words(review)
    assert "Cancellation" in said
    assert "Billing info" in said
    assert "Branding" not in said
    assert [(row.said.before, row.said.after) for row in review.list.rows] == [
        ("No", "Yes"),
        ("No", "Yes"),
    ]
    name = tick(review, f"{CUSTOMER_FIELDS.path}:tax_id").accessibleName()
    assert name == "Customers can add their tax number: No becomes Yes"
    review.reject()


def test_shows_all_of_itself_where_there_is_room(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(UPDATE.path, True)
    review = opened(opened_account, behind)
    QApplication.processEvents()
    assert words(review).count("Choose") == 3
    assert review.list.verticalScrollBar().maximum() == 0
    review.reject()


def test_says_what_a_change_does_to_a_bill(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened_account.session.document.set_value(UPDATE.path, True)
    opened_account.session.document.set_value(UPDATE_PRORATION.path, "always_invoice")

    review = opened(opened_account, behind)

    assert "half-way: €" in words(review)
    review.reject()


def test_what_it_does_to_a_bill_follows_the_ticks(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.edit("On", {CANCEL.path: True, CANCEL_MODE.path: "immediately"})
    review = opened(opened_account, behind)
    kept, ends = "They keep access until the end of the period", "Access ends now."
    assert (kept in words(review), ends in words(review)) == (False, True)

    tick(review, CANCEL_MODE.path).click()
    QApplication.processEvents()

    (master,) = [row for row in review.list.rows if row.is_about(CANCEL.path)]
    assert kept in words(master)
    assert ends not in words(review)
    tick(review, CANCEL_MODE.path).click()
    QApplication.processEvents()
    assert (kept in words(review), ends in words(review)) == (False, True)
    review.reject()


def test_nothing_ticked_is_nothing_to_publish(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(INVOICES.path, False)
    review = opened(opened_account, behind)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()

    assert not review.publish.isEnabled()
    assert "Tick at least one change." in words(review)
    review.reject()


def test_a_problem_stands_on_its_row_with_its_fix(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(CUSTOMER_UPDATE.path, False)
    document.edit("On", {UPDATE.path: True, UPDATE_PRORATION.path: "none"})
    document.set_value(PAYMENT_METHODS.path, False)
    document.set_member(ALLOWED_UPDATES.path, "quantity", on=True)
    review = opened(opened_account, behind)
    row = next(row for row in review.list.rows if row.is_about(PAYMENT_METHODS.path))
    assert "customers must be able to change how they pay" in words(row)
    assert not review.publish.isEnabled()

    button(row, "Turn on payment methods").click()
    QApplication.processEvents()

    assert document.draft[PAYMENT_METHODS] is True
    assert not any(row.is_about(PAYMENT_METHODS.path) for row in review.list.rows)
    assert document.history.can_undo == "Turn on payment methods"
    review.reject()


def test_leaving_out_what_causes_a_problem_lets_the_rest_go(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "long " * 30)
    document.set_value(INVOICES.path, False)
    review = opened(opened_account, behind)
    assert not review.publish.isEnabled()

    tick(review, HEADLINE.path).click()
    QApplication.processEvents()

    assert review.publish.isEnabled()
    review.reject()


def test_show_closes_the_review_and_names_the_option(
    opened_account: OpenedAccount, behind: QWidget, qtbot: QtBot
) -> None:
    opened_account.session.document.set_value(TERMS.path, "ftp://nowhere")
    review = opened(opened_account, behind)

    with qtbot.waitSignal(review.show_option) as told:
        button(review, "Show").click()

    assert told.args == [TERMS.path]
    assert not review.isVisible()


def test_lists_what_is_left_at_stripe(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")

    review = opened(opened_account, behind)

    said = words(review)
    assert "Afterwards, at Stripe" in said
    for expected in ("Accent colour", "#b4532a", "#0b6e6e"):
        assert expected in said
    review.reject()


def test_says_what_drifted_while_it_is_open(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Ours")
    review = opened(opened_account, behind)
    opened_account.change_portal({"features": {"invoice_history": {"enabled": False}}})

    opened_account.session.read_again()
    opened_account.rest()

    assert "Changed at Stripe meanwhile, and taken in" in words(review)
    assert "Customers can see and download their invoices" in words(review)
    review.reject()


def test_escape_and_not_yet_close_it_and_publish_nothing(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    for close in ("escape", "button"):
        review = opened(opened_account, behind)
        if close == "escape":
            QTest.keyClick(review, Qt.Key.Key_Escape)
        else:
            review.not_yet.click()
        assert not review.isVisible()
    assert updates(opened_account) == 0


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_long_list_scrolls_inside_the_window(
    opened_account: OpenedAccount, behind: QWidget, qapp: QApplication, zoom: float
) -> None:
    theme.apply_theme(qapp, "dark", zoom=zoom)
    document = opened_account.session.document
    for path in (TERMS.path, PRIVACY.path, RETURN_URL.path):
        document.set_value(path, "https://example.com/a/rather/long/address/of/a/page")
    for member in OPTIONS[REASON_OPTIONS.path].choices:
        document.set_member(REASON_OPTIONS.path, member.value, on=member.value == "other")
    for path in (HEADLINE.path, CANCEL.path, INVOICES.path, CUSTOMER_UPDATE.path):
        document.set_value(path, "Hello" if path == HEADLINE.path else not document.base[path])

    review = opened(opened_account, behind)
    QApplication.processEvents()

    assert len(review.list.rows) >= 11
    assert review.width() >= 620
    assert review.height() <= behind.height()
    assert review.list.verticalScrollBar().maximum() > 0
    assert review.rect().contains(review.publish.geometry())
    assert review.publish.width() >= review.publish.sizeHint().width()
    review.reject()


def test_shades_the_window_behind_while_it_is_open(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    shade = behind.findChild(Scrim)
    assert isinstance(shade, Scrim)
    assert shade.isVisible()
    assert shade.geometry() == behind.rect()

    review.reject()

    assert not shade.isVisible()
