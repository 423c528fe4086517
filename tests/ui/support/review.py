"""Opening a review over a window, and reading what it says."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.widgets.check_box import CheckBox
from tests.ui.support.account_service import OpenedAccount


def opened(opened_account: OpenedAccount, behind: QWidget, pause: int = 20) -> ReviewDialog:
    """The review of what is not published."""
    review = ReviewDialog(opened_account.session, behind, pause=pause)
    review.open()
    QApplication.processEvents()
    return review


def words(part: QWidget) -> str:
    """Every label that can be read now."""
    QApplication.processEvents()  # what was just added shows itself only then
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def tick(review: ReviewDialog, name: str) -> CheckBox:
    """The tick of a change, by its option's path."""
    found = review.findChild(CheckBox, f"review.{name}")
    assert isinstance(found, CheckBox)
    return found


def button(part: QWidget, text: str) -> QPushButton:
    """The button with these words."""
    return next(
        each for each in part.findChildren(QPushButton) if each.text() == text and each.isVisible()
    )


def updates(opened_account: OpenedAccount) -> int:
    """How often the portal was changed at Stripe by this program."""
    return sum(
        call.outcome == "done"
        for call in opened_account.store.calls(opened_account.session.account.id, 100)
    )


def published(opened_account: OpenedAccount, path: str) -> object:
    """What Stripe answers now."""
    opened_account.session.read_again()
    opened_account.rest()
    return opened_account.session.document.base[path]
