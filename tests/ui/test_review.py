"""The review lists what will change, says what is in the way, and sends what was read, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options import (
    ACCENT_COLOUR,
    ALLOWED_UPDATES,
    CANCEL,
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    HEADLINE,
    INVOICES,
    OPTIONS,
    PAYMENT_METHODS,
    PRIVACY,
    PRODUCTS,
    REASON_OPTIONS,
    RETURN_URL,
    TERMS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.ui.review import Review
from portal_desktop.ui.widgets.tick import Tick
from portal_desktop.values import Offer
from tests.ui.office import Office, open_office


@pytest.fixture
def behind(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """The window a review opens over."""
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def live(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """The same business as a live account."""
    with open_office(tmp_path, mode="live") as opened:
        yield opened


def opened(office: Office, behind: QWidget, pause: int = 20) -> Review:
    review = Review(office.sync, behind, pause=pause)
    review.open()
    QApplication.processEvents()
    return review


def words(review: QWidget) -> str:
    return " | ".join(label.text() for label in review.findChildren(QLabel) if label.isVisible())


def tick(review: Review, name: str) -> Tick:
    found = review.findChild(Tick, f"review.{name}")
    assert isinstance(found, Tick)
    return found


def button(review: QWidget, text: str) -> QPushButton:
    return next(
        each
        for each in review.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    )


def updates(office: Office) -> int:
    """How often the portal was changed at Stripe by this program."""
    return sum(call.outcome == "done" for call in office.store.calls("demo", 100))


def published(office: Office, path: str) -> object:
    """What Stripe answers now."""
    office.sync.read_again()
    office.rest()
    return office.sync.document.base[path]


def test_lists_each_change_in_words_under_its_tab_with_before_and_after(
    office: Office, behind: QWidget
) -> None:
    office.sync.document.set(CANCEL.path, True)
    office.sync.document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)

    review = opened(office, behind)

    assert review.heading.text() == "Publish 2 changes to the demo business?"
    said = words(review)
    assert "Cancellation" in said
    assert "Billing info" in said
    assert "Branding" not in said
    assert [(row.change.before, row.change.after) for row in review.list.rows] == [
        ("No", "Yes"),
        ("No", "Yes"),
    ]
    name = tick(review, f"{CUSTOMER_FIELDS.path}:tax_id").accessibleName()
    assert name == "Customers can add their tax number: No becomes Yes"
    review.reject()


def test_says_what_a_change_does_to_a_bill(office: Office, behind: QWidget) -> None:
    office.sync.document.set(UPDATE_PRORATION.path, "always_invoice")

    review = opened(office, behind)

    assert "half-way: €" in words(review)
    review.reject()


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


def test_nothing_ticked_is_nothing_to_publish(office: Office, behind: QWidget) -> None:
    office.sync.document.set(INVOICES.path, False)
    review = opened(office, behind)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()

    assert not review.publish.isEnabled()
    assert "Tick at least one change." in words(review)
    review.reject()


def test_a_problem_stands_on_its_row_with_its_fix(office: Office, behind: QWidget) -> None:
    document = office.sync.document
    document.set(CUSTOMER_UPDATE.path, False)
    document.edit("On", {UPDATE.path: True, UPDATE_PRORATION.path: "none"})
    document.set(PAYMENT_METHODS.path, False)
    document.set_member(ALLOWED_UPDATES.path, "quantity", on=True)
    review = opened(office, behind)
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
    office: Office, behind: QWidget
) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "long " * 30)
    document.set(INVOICES.path, False)
    review = opened(office, behind)
    assert not review.publish.isEnabled()

    tick(review, HEADLINE.path).click()
    QApplication.processEvents()

    assert review.publish.isEnabled()
    review.reject()


def test_show_closes_the_review_and_names_the_option(
    office: Office, behind: QWidget, qtbot: QtBot
) -> None:
    office.sync.document.set(TERMS.path, "ftp://nowhere")
    review = opened(office, behind)

    with qtbot.waitSignal(review.show_option) as told:
        button(review, "Show").click()

    assert told.args == [TERMS.path]
    assert not review.isVisible()


def test_lists_what_is_left_at_stripe(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    office.sync.document.set(ACCENT_COLOUR.path, "#0b6e6e")

    review = opened(office, behind)

    said = words(review)
    assert "Afterwards, at Stripe" in said
    for expected in ("Accent colour", "#b4532a", "#0b6e6e"):
        assert expected in said
    review.reject()


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


def test_cannot_be_sent_twice(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    office.fails("POST /v1/billing_portal/configurations=slow:200")

    for _turn in range(3):
        QTest.mouseClick(review.publish, Qt.MouseButton.LeftButton)
        QTest.keyClick(review, Qt.Key.Key_Return)

    assert review.publish.text() == "Publishing…"
    assert not review.publish.isEnabled()
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


def test_says_what_drifted_while_it_is_open(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Ours")
    review = opened(office, behind)
    office.change_portal({"features": {"invoice_history": {"enabled": False}}})

    office.sync.read_again()
    office.rest()

    assert "Changed at Stripe meanwhile, and taken in" in words(review)
    assert "Customers can see and download their invoices" in words(review)
    review.reject()


def test_live_asks_for_a_deliberate_act_that_a_double_click_cannot_do(
    live: Office, behind: QWidget
) -> None:
    live.sync.document.set(HEADLINE.path, "Hello")
    review = opened(live, behind, pause=300)
    meant = tick(review, "meant")
    assert review.heading.text() == "Publish 1 change to Harbour Coffee Club?"
    assert not review.publish.isEnabled()
    assert not review.publish.isDefault()
    assert review.focusWidget() is review.not_yet

    QTest.mouseClick(meant, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(meant, Qt.MouseButton.LeftButton)
    QTest.keyClick(review, Qt.Key.Key_Return)
    QTest.mouseDClick(review.publish, Qt.MouseButton.LeftButton)
    assert not live.sync.busy

    if not meant.isChecked():
        QTest.keyClick(meant, Qt.Key.Key_Space)
    assert not review.publish.isEnabled()
    live.until(review.publish.isEnabled)
    review.publish.setFocus()
    QTest.keyClick(review.publish, Qt.Key.Key_Return)
    live.rest()
    assert published(live, HEADLINE.path) == "Hello"


def test_live_asks_anew_when_the_list_has_changed(live: Office, behind: QWidget) -> None:
    live.sync.document.set(HEADLINE.path, "Hello")
    live.sync.document.set(INVOICES.path, False)
    review = opened(live, behind)
    tick(review, "meant").click()
    live.until(review.publish.isEnabled)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()

    assert not tick(review, "meant").isChecked()
    assert not review.publish.isEnabled()
    review.reject()


def test_escape_and_not_yet_close_it_and_publish_nothing(office: Office, behind: QWidget) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    for close in ("escape", "button"):
        review = opened(office, behind)
        if close == "escape":
            QTest.keyClick(review, Qt.Key.Key_Escape)
        else:
            review.not_yet.click()
        assert not review.isVisible()
    assert updates(office) == 0


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_long_list_scrolls_inside_the_window(
    office: Office, behind: QWidget, qapp: QApplication, zoom: float
) -> None:
    from portal_desktop.ui import theme

    theme.apply(qapp, "dark", zoom=zoom)
    document = office.sync.document
    for path in (TERMS.path, PRIVACY.path, RETURN_URL.path):
        document.set(path, "https://example.com/a/rather/long/address/of/a/page")
    for member in OPTIONS[REASON_OPTIONS.path].choices:
        document.set_member(REASON_OPTIONS.path, member.value, on=member.value == "other")
    for path in (HEADLINE.path, CANCEL.path, INVOICES.path, CUSTOMER_UPDATE.path):
        document.set(path, "Hello" if path == HEADLINE.path else not document.base[path])

    review = opened(office, behind)
    QApplication.processEvents()

    assert len(review.list.rows) >= 11
    assert review.width() >= 620
    assert review.height() <= behind.height()
    assert review.list.verticalScrollBar().maximum() > 0
    assert review.rect().contains(review.publish.geometry())
    assert review.publish.width() >= review.publish.sizeHint().width()
    review.reject()


def test_shades_the_window_behind_while_it_is_open(office: Office, behind: QWidget) -> None:
    from portal_desktop.ui.scrim import Scrim

    office.sync.document.set(HEADLINE.path, "Hello")
    review = opened(office, behind)
    shade = behind.findChild(Scrim)
    assert isinstance(shade, Scrim)
    assert shade.isVisible()
    assert shade.geometry() == behind.rect()

    review.reject()

    assert not shade.isVisible()
