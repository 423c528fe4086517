"""What was read is sent, once; what Stripe says of it stands where it belongs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from portal_desktop.ui.publishing.review_page import ReviewDialog
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.review import button, opened, published, tick, updates, words
from tests.ui.support.workspaces import notice


def test_publishes_what_was_read_and_closes(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Your coffee, your rhythm.")
    review = opened(opened_account, behind)

    review.publish.click()
    opened_account.rest()

    opened_account.until(lambda: behind.findChildren(ReviewDialog) == [])
    assert published(opened_account, HEADLINE.path) == "Your coffee, your rhythm."
    assert opened_account.session.document.plan.changes == ()


def test_a_change_can_be_left_out_and_stays_in_the_draft(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Your coffee, your rhythm.")
    document.set_value(INVOICES.path, False)
    review = opened(opened_account, behind)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()
    assert review.heading.text() == "Publish 1 change to the demo business?"
    review.publish.click()
    opened_account.rest()

    assert published(opened_account, INVOICES.path) is True
    assert published(opened_account, HEADLINE.path) == "Your coffee, your rhythm."
    assert [change.path for change in document.plan.changes] == [INVOICES.path]


def test_what_stripe_refuses_stands_on_its_row(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    price = next(
        each for each in catalogue.prices if each.is_recurring and each.active and not each.metered
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
    review = opened(opened_account, behind)
    assert review.publish.isEnabled()
    opened_account.at_dashboard(f"objects/price/{price.id}", {"active": False})

    review.publish.click()
    opened_account.rest()

    assert review.isVisible()
    refused = [row for row in review.list.rows if "Stripe said" in words(row)]
    assert [row.change.path for row in refused] == [PRODUCTS.path]
    assert updates(opened_account) == 0
    review.reject()


def test_what_stripe_refuses_without_a_place_stands_at_the_top(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    opened_account.fails("POST /v1/billing_portal/configurations=500")

    review.publish.click()
    opened_account.rest()

    assert review.isVisible()
    assert "Stripe has a problem of its own" in words(review.list)
    assert review.publish.isEnabled()
    opened_account.fails()
    review.publish.click()
    opened_account.rest()
    assert published(opened_account, HEADLINE.path) == "Hello"


def test_a_long_list_stays_where_it_is_and_then_shows_what_was_refused(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    behind.resize(900, 560)
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        review = opened(opened_account, behind)
        scroll = review.list.verticalScrollBar()
        assert scroll.maximum() > 0
        opened_account.fails("POST /v1/billing_portal/configurations=500")

        review.publish.click()
        QApplication.processEvents()
        assert scroll.value() == 0
        scroll.setValue(scroll.maximum())
        opened_account.rest()
        QApplication.processEvents()

        refused = notice(review, "Stripe has a problem of its own")
        assert not refused.visibleRegion().isEmpty()
        assert review.focusWidget() is review.publish
        review.reject()


def test_cannot_be_sent_twice(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    opened_account.fails("POST /v1/billing_portal/configurations=slow:60000")

    for _turn in range(3):
        QTest.mouseClick(review.publish, Qt.MouseButton.LeftButton)
        QTest.keyClick(review, Qt.Key.Key_Return)

    assert review.publish.text() == "Publishing…"
    assert not review.publish.isEnabled()
    opened_account.fails()
    opened_account.rest()
    assert updates(opened_account) == 1


def test_closed_while_sending_it_comes_back_with_a_refusal(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    review = opened(opened_account, behind)
    opened_account.fails("POST /v1/billing_portal/configurations=402")

    review.publish.click()
    assert review.not_yet.text() == "Close"
    review.not_yet.click()
    assert not review.isVisible()
    opened_account.rest()

    assert review.isVisible()
    assert review.not_yet.text() == "Not yet"
    review.reject()


def test_what_was_changed_elsewhere_meanwhile_stops_it_and_is_asked(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Ours")
    review = opened(opened_account, behind)
    opened_account.change_portal({"business_profile": {"headline": "Theirs"}})

    review.publish.click()
    opened_account.rest()

    assert review.isVisible()
    assert "Nothing was published" in words(review)
    assert "Theirs" in words(review)
    assert not review.publish.isEnabled()
    assert published(opened_account, HEADLINE.path) == "Theirs"
    button(review, "Keep mine").click()
    QApplication.processEvents()
    assert review.publish.isEnabled()
    review.publish.click()
    opened_account.rest()
    assert published(opened_account, HEADLINE.path) == "Ours"


def test_a_conflict_left_out_keeps_stripes_value(
    opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Ours")
    document.set_value(INVOICES.path, False)
    opened_account.change_portal({"business_profile": {"headline": "Theirs"}})
    opened_account.session.read_again()
    opened_account.rest()
    review = opened(opened_account, behind)
    assert not review.publish.isEnabled()

    tick(review, HEADLINE.path).click()
    QApplication.processEvents()
    review.publish.click()
    opened_account.rest()

    assert published(opened_account, HEADLINE.path) == "Theirs"
    assert published(opened_account, INVOICES.path) is False


def test_the_first_publishing_makes_the_portal_settings(
    qapp: QApplication, behind: QWidget, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        review = opened(opened_account, behind)
        assert "Publishing makes them." in words(review)
        assert "Harbour Coffee Club" in review.heading.text()

        tick(review, INVOICES.path).click()
        QApplication.processEvents()
        review.publish.click()
        opened_account.rest()

        assert opened_account.session.has_portal
        assert published(opened_account, CANCEL.path) is True
        assert published(opened_account, INVOICES.path) is False
