"""What was read is sent, once; what Stripe says of it stands where it belongs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    CANCEL,
    HEADLINE,
    INVOICES,
    PRODUCTS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer
from portal_desktop.ui.publishing.review_page import Review
from tests.ui.support.account_service import Office, open_office
from tests.ui.support.review import button, opened, published, tick, updates, words
from tests.ui.support.workspaces import notice


def test_publishes_what_was_read_and_closes(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Your coffee, your rhythm.")
    review = opened(office, behind)

    review.publish.click()
    office.rest()

    office.until(lambda: behind.findChildren(Review) == [])
    assert published(office, HEADLINE.path) == "Your coffee, your rhythm."
    assert office.sync.document.plan.changes == ()


def test_a_change_can_be_left_out_and_stays_in_the_draft(office: Office, behind: QWidget) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Your coffee, your rhythm.")
    document.set(INVOICES.path, False)
    review = opened(office, behind)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()
    assert review.heading.text() == "Publish 1 change to the demo business?"
    review.publish.click()
    office.rest()

    assert published(office, INVOICES.path) is True
    assert published(office, HEADLINE.path) == "Your coffee, your rhythm."
    assert [change.path for change in document.plan.changes] == [INVOICES.path]


def test_what_stripe_refuses_stands_on_its_row(office: Office, behind: QWidget) -> None:
    document = office.sync.document
    catalogue = document.known.catalogue
    assert catalogue is not None
    price = next(
        each for each in catalogue.prices if each.recurring and each.active and not each.metered
    )
    document.edit(
        "Plans",
        {
            UPDATE.path: True,
            ALLOWED_UPDATES.path: ("price",),
            UPDATE_PRORATION.path: "none",
            PRODUCTS.path: (Offer(price.product, (price.id,)),),
        },
    )
    review = opened(office, behind)
    assert review.publish.isEnabled()
    office.at_dashboard(f"objects/price/{price.id}", {"active": False})

    review.publish.click()
    office.rest()

    assert review.isVisible()
    refused = [row for row in review.list.rows if "Stripe said" in words(row)]
    assert [row.change.path for row in refused] == [PRODUCTS.path]
    assert updates(office) == 0
    review.reject()


def test_what_stripe_refuses_without_a_place_stands_at_the_top(
    office: Office, behind: QWidget
) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    office.fails("POST /v1/billing_portal/configurations=500")

    review.publish.click()
    office.rest()

    assert review.isVisible()
    assert "Stripe has a problem of its own" in words(review.list)
    assert review.publish.isEnabled()
    office.fails()
    review.publish.click()
    office.rest()
    assert published(office, HEADLINE.path) == "Hello"


def test_a_long_list_stays_where_it_is_and_then_shows_what_was_refused(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    behind.resize(900, 560)
    with open_office(tmp_path, mode="test", stripe=Emulator(empty())) as office:
        review = opened(office, behind)
        scroll = review.list.verticalScrollBar()
        assert scroll.maximum() > 0
        office.fails("POST /v1/billing_portal/configurations=500")

        review.publish.click()
        QApplication.processEvents()
        assert scroll.value() == 0
        scroll.setValue(scroll.maximum())
        office.rest()
        QApplication.processEvents()

        refused = notice(review, "Stripe has a problem of its own")
        assert not refused.visibleRegion().isEmpty()
        assert review.focusWidget() is review.publish
        review.reject()


def test_cannot_be_sent_twice(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    office.fails("POST /v1/billing_portal/configurations=slow:60000")

    for _turn in range(3):
        QTest.mouseClick(review.publish, Qt.MouseButton.LeftButton)
        QTest.keyClick(review, Qt.Key.Key_Return)

    assert review.publish.text() == "Publishing…"
    assert not review.publish.isEnabled()
    office.fails()
    office.rest()
    assert updates(office) == 1


def test_closed_while_sending_it_comes_back_with_a_refusal(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    office.fails("POST /v1/billing_portal/configurations=402")

    review.publish.click()
    assert review.not_yet.text() == "Close"
    review.not_yet.click()
    assert not review.isVisible()
    office.rest()

    assert review.isVisible()
    assert review.not_yet.text() == "Not yet"
    review.reject()


def test_what_was_changed_elsewhere_meanwhile_stops_it_and_is_asked(
    office: Office, behind: QWidget
) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Ours")
    review = opened(office, behind)
    office.change_portal({"business_profile": {"headline": "Theirs"}})

    review.publish.click()
    office.rest()

    assert review.isVisible()
    assert "Nothing was published" in words(review)
    assert "Theirs" in words(review)
    assert not review.publish.isEnabled()
    assert published(office, HEADLINE.path) == "Theirs"
    button(review, "Keep mine").click()
    QApplication.processEvents()
    assert review.publish.isEnabled()
    review.publish.click()
    office.rest()
    assert published(office, HEADLINE.path) == "Ours"


def test_a_conflict_left_out_keeps_stripes_value(office: Office, behind: QWidget) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Ours")
    document.set(INVOICES.path, False)
    office.change_portal({"business_profile": {"headline": "Theirs"}})
    office.sync.read_again()
    office.rest()
    review = opened(office, behind)
    assert not review.publish.isEnabled()

    tick(review, HEADLINE.path).click()
    QApplication.processEvents()
    review.publish.click()
    office.rest()

    assert published(office, HEADLINE.path) == "Theirs"
    assert published(office, INVOICES.path) is False


def test_the_first_publishing_makes_the_portal_settings(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    with open_office(tmp_path, mode="test", stripe=Emulator(empty())) as office:
        review = opened(office, behind)
        assert "Publishing makes them." in words(review)
        assert "Harbour Coffee Club" in review.heading.text()

        tick(review, INVOICES.path).click()
        QApplication.processEvents()
        review.publish.click()
        office.rest()

        assert office.sync.has_portal
        assert published(office, CANCEL.path) is True
        assert published(office, INVOICES.path) is False
