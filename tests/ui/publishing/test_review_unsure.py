"""A publishing whose answer was lost: looked up, and never called somebody else's doing."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.common.timeouts import Timing
from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.publishing.review_page import ReviewDialog
from tests.ui.support.account_service import OpenedAccount, heard, open_test_account
from tests.ui.support.review import opened, tick, words

WRITE = "POST /v1/billing_portal/configurations"


def lose(opened_account: OpenedAccount, review: ReviewDialog, fault: str) -> None:
    """Publish, and hear nothing of it; nor can the account be read afterwards."""
    opened_account.fails(f"{WRITE}={fault}", "GET /v1/account=drop")
    review.publish.click()
    opened_account.rest()
    assert opened_account.session.state == "apart"


def test_it_is_said_that_nobody_knows_and_that_nothing_is_done_twice(
    opened_account: OpenedAccount, behind: QWidget, impatient: None
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    lose(opened_account, review, "drop-after")
    assert "Whether this arrived is not known yet." in words(review.list)
    assert "Trying again does nothing twice." in words(review.list)
    assert review.publish.isEnabled()
    review.reject()


def test_what_has_arrived_is_published_and_nobody_else_s_doing(
    opened_account: OpenedAccount, behind: QWidget, impatient: None
) -> None:
    session = opened_account.session
    bar = PublishBar(session)
    session.document.set_value(HEADLINE.path, "Hello")
    session.document.set_value(INVOICES.path, False)
    review = opened(opened_account, behind)
    tick(review, INVOICES.path).click()
    lose(opened_account, review, "drop-after")
    drifted, published = heard(session.drifted), heard(session.published)

    answers_again(opened_account)

    opened_account.until(lambda: behind.findChildren(ReviewDialog) == [])
    assert (drifted, published) == ([], [1])
    assert session.versions()[0].title == "Published 1 change"
    assert session.versions()[0].settings[HEADLINE] == "Hello"
    assert [change.path for change in session.document.plan.changes] == [INVOICES.path]
    assert bar.state.text() == "1 change not published"


def test_what_has_not_arrived_can_be_published_now(
    opened_account: OpenedAccount, behind: QWidget, impatient: None
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    lose(opened_account, review, "drop")

    answers_again(opened_account)

    assert "Stripe answers again. This has not been published yet." in words(review)
    assert "not known yet" not in words(review)
    review.publish.click()
    opened_account.rest()
    opened_account.until(lambda: behind.findChildren(ReviewDialog) == [])
    assert opened_account.session.document.base[HEADLINE] == "Hello"


def test_what_somebody_else_changed_meanwhile_is_still_said(
    opened_account: OpenedAccount, behind: QWidget, impatient: None
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    lose(opened_account, review, "drop-after")
    drifted = heard(opened_account.session.drifted)
    opened_account.change_portal({"features": {"invoice_history": {"enabled": False}}})
    answers_again(opened_account)
    assert [said.change.path for said in drifted[0]] == [INVOICES.path]


def test_slow_publishing_is_said_in_the_review_too(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, timing=Timing(late=0.03)) as opened_account:
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        review = opened(opened_account, behind)
        opened_account.fails(f"{WRITE}=slow:60000")
        review.publish.click()
        opened_account.until(lambda: review.foot.text().startswith("Stripe is slow to answer;"))
        assert review.foot.text().endswith("You may close this; publishing goes on.")
        opened_account.fails()
        opened_account.rest()


def answers_again(opened_account: OpenedAccount) -> None:
    opened_account.fails()
    opened_account.session.read_again()
    opened_account.rest()
    assert opened_account.session.state == "ready"
