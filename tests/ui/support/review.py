"""Opening a review over a window, and reading what it says."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from portal_desktop.ui.publishing.review_page import Review
from portal_desktop.ui.widgets.check_box import Tick
from tests.ui.support.account_service import Office


def opened(office: Office, behind: QWidget, pause: int = 20) -> Review:
    """The review of what is not published."""
    review = Review(office.sync, behind, pause=pause)
    review.open()
    QApplication.processEvents()
    return review


def words(part: QWidget) -> str:
    """Every label that can be read now."""
    QApplication.processEvents()  # what was just added shows itself only then
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def tick(review: Review, name: str) -> Tick:
    """The tick of a change, by its option's path."""
    found = review.findChild(Tick, f"review.{name}")
    assert isinstance(found, Tick)
    return found


def button(part: QWidget, text: str) -> QPushButton:
    """The button with these words."""
    return next(
        each for each in part.findChildren(QPushButton) if each.text() == text and each.isVisible()
    )


def updates(office: Office) -> int:
    """How often the portal was changed at Stripe by this program."""
    return sum(call.outcome == "done" for call in office.store.calls(office.sync.account.id, 100))


def published(office: Office, path: str) -> object:
    """What Stripe answers now."""
    office.sync.read_again()
    office.rest()
    return office.sync.document.base[path]
