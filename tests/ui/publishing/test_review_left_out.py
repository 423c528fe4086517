"""Leaving out a line of the review takes along what needs it, and says so."""

from PySide6.QtWidgets import QWidget

from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import UPDATE
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.review import opened, tick, words
from tests.ui.support.workspaces import everything_on


def wanting_plans_without_payment_methods_published(opened_account: OpenedAccount) -> None:
    opened_account.change_portal({"features": {"payment_method_update": {"enabled": False}}})
    opened_account.session.read_again()
    opened_account.rest()
    document = opened_account.session.document
    wanted = everything_on(document.account_snapshot.catalogue) | {PAYMENT_METHODS.path: True}
    document.edit("Sell", wanted)


def test_what_needs_a_line_is_left_out_with_it_and_comes_back_with_it(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    wanting_plans_without_payment_methods_published(opened_account)
    review = opened(opened_account, behind)
    tick(review, PAYMENT_METHODS.path).click()
    said = words(review)
    assert "Left out too, because it needs what you left out: " in said
    assert "Customers can change their subscription" in said
    assert not tick(review, UPDATE.path).isChecked()

    tick(review, UPDATE.path).click()
    assert "Goes out too, because this needs it: " in words(review)
    assert tick(review, PAYMENT_METHODS.path).isChecked()
    review.reject()
