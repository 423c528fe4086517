"""A publishing whose answer was lost: looked up, and never called somebody else's doing."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.common.timing import Timing
from portal_desktop.options.table import HEADLINE, INVOICES
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.publishing.review_page import Review
from tests.ui.support.account_service import Office, heard, open_office
from tests.ui.support.review import opened, tick, words

WRITE = "POST /v1/billing_portal/configurations"


def lose(office: Office, review: Review, fault: str) -> None:
    """Publish, and hear nothing of it; nor can the account be read afterwards."""
    office.fails(f"{WRITE}={fault}", "GET /v1/account=drop")
    review.publish.click()
    office.rest()
    assert office.sync.state == "apart"


def test_it_is_said_that_nobody_knows_and_that_nothing_is_done_twice(
    office: Office, behind: QWidget, impatient: None
) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    lose(office, review, "drop-after")
    assert "Whether this arrived is not known yet." in words(review.list)
    assert "Trying again does nothing twice." in words(review.list)
    assert review.publish.isEnabled()
    review.reject()


def test_what_has_arrived_is_published_and_nobody_else_s_doing(
    office: Office, behind: QWidget, impatient: None
) -> None:
    sync = office.sync
    bar = PublishBar(sync)
    sync.document.set(HEADLINE.path, "Hello")
    sync.document.set(INVOICES.path, False)
    review = opened(office, behind)
    tick(review, INVOICES.path).click()
    lose(office, review, "drop-after")
    drifted, published = heard(sync.drifted), heard(sync.published)

    answers_again(office)

    office.until(lambda: behind.findChildren(Review) == [])
    assert (drifted, published) == ([], [1])
    assert sync.versions()[0].title == "Published 1 change"
    assert sync.versions()[0].settings[HEADLINE] == "Hello"
    assert [change.path for change in sync.document.plan.changes] == [INVOICES.path]
    assert bar.state.text() == "1 change not published"


def test_what_has_not_arrived_can_be_published_now(
    office: Office, behind: QWidget, impatient: None
) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    lose(office, review, "drop")

    answers_again(office)

    assert "Stripe answers again. This has not been published yet." in words(review)
    assert "not known yet" not in words(review)
    review.publish.click()
    office.rest()
    office.until(lambda: behind.findChildren(Review) == [])
    assert office.sync.document.base[HEADLINE] == "Hello"


def test_what_somebody_else_changed_meanwhile_is_still_said(
    office: Office, behind: QWidget, impatient: None
) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    lose(office, review, "drop-after")
    drifted = heard(office.sync.drifted)
    office.change_portal({"features": {"invoice_history": {"enabled": False}}})
    answers_again(office)
    assert [change.path for change in drifted[0]] == [INVOICES.path]


def test_slow_publishing_is_said_in_the_review_too(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    with open_office(tmp_path, timing=Timing(late=0.03)) as office:
        office.sync.document.set(HEADLINE.path, "Hello")
        review = opened(office, behind)
        office.fails(f"{WRITE}=slow:60000")
        review.publish.click()
        office.until(lambda: review.foot.text().startswith("Stripe is slow to answer;"))
        assert review.foot.text().endswith("You may close this; publishing goes on.")
        office.fails()
        office.rest()


def answers_again(office: Office) -> None:
    office.fails()
    office.sync.read_again()
    office.rest()
    assert office.sync.state == "ready"
