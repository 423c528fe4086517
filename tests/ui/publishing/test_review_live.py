"""Publishing to a live account asks for a deliberate click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.review import opened, published, tick


@pytest.fixture
def live(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedAccount]:
    """The same business as a live account."""
    with open_test_account(tmp_path, mode="live") as opened:
        yield opened


def test_live_asks_for_a_deliberate_act_that_a_double_click_cannot_do(
    live: OpenedAccount, behind: QWidget
) -> None:
    live.session.document.set_value(HEADLINE.path, "Hello")
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
    assert not live.session.is_busy

    if not meant.isChecked():
        QTest.keyClick(meant, Qt.Key.Key_Space)
    assert not review.publish.isEnabled()
    live.until(review.publish.isEnabled)
    review.publish.setFocus()
    QTest.keyClick(review.publish, Qt.Key.Key_Return)
    live.rest()
    assert published(live, HEADLINE.path) == "Hello"


def test_live_asks_anew_when_the_list_has_changed(live: OpenedAccount, behind: QWidget) -> None:
    live.session.document.set_value(HEADLINE.path, "Hello")
    live.session.document.set_value(INVOICES.path, False)
    review = opened(live, behind)
    tick(review, "meant").click()
    live.until(review.publish.isEnabled)

    tick(review, INVOICES.path).click()
    QApplication.processEvents()

    assert not tick(review, "meant").isChecked()
    assert not review.publish.isEnabled()
    review.reject()
