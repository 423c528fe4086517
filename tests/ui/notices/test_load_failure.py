"""What could not be read beside the settings is said where it belongs, and never "being read"."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.health_checks.checks import run_checks
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Value
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.preview.customer_picker import CustomerPanel
from portal_desktop.ui.preview.loading_placeholder import PreviewPlaceholder
from portal_desktop.ui.widgets.skeleton import Skeleton
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import open_any_tab, open_room

PATHS: dict[SnapshotPart, str] = {
    "catalogue": "/v1/products",
    "feedback_options": "/v1/billing/feedback_options",
    "payment_method_configurations": "/v1/payment_method_configurations",
    "customers": "/v1/subscriptions",
}
WAITING = ("being read", "loading", "reading")


@pytest.fixture
def unread(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedAccount]:
    """An account of which Stripe gives only the settings."""
    with open_test_account(tmp_path, start=False) as opened:
        opened.fails(*(f"GET {path}=500" for path in PATHS.values()))
        opened.session.start()
        opened.rest()
        yield opened


def texts(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def strip(widget: QWidget, part: SnapshotPart) -> LoadFailureNotice:
    (found,) = widget.findChildren(LoadFailureNotice, f"missed.{part}")
    return found


@pytest.mark.parametrize(
    ("tab", "part", "words"),
    [
        ("subscription", "catalogue", "Your products could not be read."),
        ("products", "catalogue", "Your products could not be read."),
        ("cancellation", "feedback_options", "Your own reasons could not be read."),
        ("cancellation", "customers", "Your customers could not be read."),
        (
            "billing_info",
            "payment_method_configurations",
            "Your lists of payment methods could not be read.",
        ),
    ],
)
def test_is_said_where_it_belongs_and_tried_again_there(
    unread: OpenedAccount, qtbot: QtBot, tab: str, part: SnapshotPart, words: str
) -> None:
    shown = open_any_tab(qtbot, unread, tab)
    said = strip(shown, part)
    assert said.isVisible()
    assert said.words.text().startswith(f"{words} Stripe has a problem of its own right now.")
    assert not any(each in texts(shown).lower() for each in WAITING)
    unread.fails()

    said.button.click()

    assert "Asking Stripe again…" in said.words.text()
    unread.until(lambda: not said.isVisible())
    unread.rest()
    assert not unread.session.document.account_snapshot.missed


def test_what_could_not_be_read_is_not_known_and_not_on_its_way(unread: OpenedAccount) -> None:
    document = unread.session.document
    switching: dict[str, Value] = {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price",),
        PRODUCTS.path: (),
        UPDATE_PRORATION.path: "none",
    }
    found = {
        each.key: each
        for each in run_checks(document.base, document.draft, document.account_snapshot)
    }
    assert found["people"].answer == "unknown"
    assert found["people"].text == "Your customers could not be read."
    after = run_checks(
        document.base | switching, document.draft | switching, document.account_snapshot
    )
    said = {each.key: each.text for each in after}
    assert not any(word in text for text in said.values() for word in WAITING)


def test_customers_to_look_through_are_said_to_be_missing(
    unread: OpenedAccount, qtbot: QtBot
) -> None:
    panel = CustomerPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_known(unread.session.document.account_snapshot)
    assert "Your customers could not be read." in texts(panel)
    unread.fails()
    unread.session.read_again()
    unread.rest()
    panel.show_known(unread.session.document.account_snapshot)
    assert "Those who have or had a subscription." in texts(panel)


def test_what_was_read_before_stays_and_is_said_to_be_old(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    shown = open_any_tab(qtbot, opened_account, "products")
    opened_account.fails("GET /v1/products=500")

    opened_account.session.read_again()
    opened_account.rest()

    assert opened_account.session.document.account_snapshot.catalogue is not None
    assert "may be old" in strip(shown, "catalogue").words.text()
    opened_account.fails()
    opened_account.session.read_again()
    opened_account.rest()
    assert not strip(shown, "catalogue").isVisible()


def test_a_list_that_broke_off_is_said_to_be_missing_something(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1/prices=500")
        opened_account.session.start()
        opened_account.rest()
        shown = open_any_tab(qtbot, opened_account, "products")
        assert "Not everything could be read." in strip(shown, "catalogue").words.text()
        assert not any(each in texts(shown).lower() for each in WAITING)


def test_while_nothing_can_be_read_only_the_bar_says_why(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1=drop")
        opened_account.session.start()
        opened_account.rest()
        said = strip(open_any_tab(qtbot, opened_account, "products"), "catalogue")
        assert said.words.text() == "Your products could not be read."
        assert not said.button.isVisible()


def test_a_key_that_may_not_read_something_is_no_failure(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(
        tmp_path, mode="test", permissions=("customer_portal_write",)
    ) as opened_account:
        assert not opened_account.session.document.account_snapshot.missed
        assert not strip(open_any_tab(qtbot, opened_account, "products"), "catalogue").isVisible()


def test_the_preview_promises_no_page_where_none_can_be_read(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        room = open_room(qtbot, opened_account)
        opened_account.fails("GET /v1=drop")
        opened_account.session.start()
        opened_account.until(lambda: opened_account.session.state == "apart")
        (waiting,) = room.findChildren(PreviewPlaceholder)
        assert waiting.isVisible()
        assert "Your portal could not be read" in texts(waiting)
        assert not any(each.isVisible() for each in waiting.findChildren(Skeleton))
        opened_account.fails()
        opened_account.session.read_again()
        opened_account.rest()
        assert not waiting.isVisible()
