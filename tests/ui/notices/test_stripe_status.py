"""While Stripe cannot be reached: what is shown stays, how old it is is said, and the review opens
as soon as Stripe answers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import Emulator
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import control, notices, open_room, press

LAST = re.compile(r"What you see was read on \w+ \d+, \d{4}, \d+:\d\d")


@pytest.fixture
def away(opened_account: OpenedAccount) -> OpenedAccount:
    """An account that was read once, with one change; since then Stripe cannot be reached."""
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails("ANY /v1=drop")
    opened_account.session.read_again()
    opened_account.rest()
    return opened_account


@pytest.fixture
def room(qtbot: QtBot, away: OpenedAccount) -> Workspace:
    return open_room(qtbot, away)


def strip(bar: PublishBar) -> str:
    return " ".join(each.words.text() for each in notices(bar))


def reviews(room: Workspace) -> list[ReviewDialog]:
    QApplication.processEvents()
    return [each for each in room.window().findChildren(ReviewDialog) if each.isVisible()]


def test_says_how_old_what_is_shown_is_and_that_the_draft_is_kept(room: Workspace) -> None:
    assert LAST.search(strip(room.bar))
    assert strip(room.bar).endswith("Your draft is kept.")
    room.document.discard()
    assert "draft" not in strip(room.bar)


def test_how_old_it_is_is_known_after_a_restart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path) as before:
        stripe = Emulator(before.stripe.account)
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        bar = PublishBar(again.session)
        qtbot.addWidget(bar)
        bar.show()
        again.fails("GET /v1=drop")
        again.session.start()
        again.rest()
        assert LAST.search(strip(bar))


def test_before_anything_was_read_nothing_is_said_of_it(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        bar = PublishBar(opened_account.session)
        qtbot.addWidget(bar)
        bar.show()
        opened_account.fails("GET /v1=drop")
        opened_account.session.start()
        opened_account.rest()
        assert strip(bar).startswith("Stripe cannot be reached.")
        assert "read on" not in strip(bar)
        assert "draft" not in strip(bar)
        assert not bar.review.isEnabled()


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_a_review_that_is_asked_for_opens_when_stripe_answers(
    room: Workspace, away: OpenedAccount, how: str
) -> None:
    away.fails("GET /v1/account=slow:60000")
    if how == "mouse":
        press(room.bar.review)
    else:
        QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert strip(room.bar) == "Asking Stripe again… The review opens when it answers."
    assert reviews(room) == []
    assert not room.bar.review.isEnabled()

    away.fails()
    away.until(lambda: reviews(room) != [])

    assert strip(room.bar) == ""
    assert reviews(room)[0].publish.isEnabled()
    reviews(room)[0].reject()


def test_where_stripe_stays_away_it_is_said_again_and_nothing_opens(
    room: Workspace, away: OpenedAccount
) -> None:
    press(room.bar.review)
    away.until(lambda: "cannot be reached" in strip(room.bar))
    away.rest()
    assert reviews(room) == []
    assert room.bar.review.isEnabled()
    away.fails()
    away.session.read_again()
    away.rest()
    assert reviews(room) == []


def test_who_goes_on_typing_meanwhile_is_not_interrupted(
    room: Workspace, away: OpenedAccount
) -> None:
    away.fails("GET /v1/account=slow:60000")
    room.open_tab("branding")
    press(room.bar.review)
    control(room, HEADLINE.path, LineEdit).setFocus()
    away.fails()
    away.until(lambda: away.session.state == "ready")
    away.rest()
    assert reviews(room) == []
    press(room.bar.review)
    assert len(reviews(room)) == 1
    reviews(room)[0].reject()


@pytest.fixture
def opening(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedAccount]:
    """A draft kept from another day; nothing is read yet."""
    with open_test_account(tmp_path) as before:
        before.session.document.set_value(HEADLINE.path, "Hello")
        stripe = Emulator(before.stripe.account)
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        yield again


def test_a_kept_draft_can_be_asked_to_be_reviewed_while_the_account_is_read(
    opening: OpenedAccount, qtbot: QtBot
) -> None:
    opening.fails("GET /v1/account=slow:60000")
    opening.session.start()
    bar = PublishBar(opening.session)
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    with qtbot.waitSignal(bar.review_asked):
        press(bar.review)
        assert strip(bar) == "Asking Stripe… The review opens when it answers."
        opening.fails()


def test_a_key_that_is_gone_is_not_asked_for_a_review(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails("ANY /v1=401")
    opened_account.session.read_again()
    opened_account.rest()
    bar = PublishBar(opened_account.session)
    qtbot.addWidget(bar)
    assert not bar.review.isEnabled()
    assert bar.review.toolTip() == "Stripe does not know this key."


@pytest.mark.parametrize("opened_account", [Timing(soon=0.02)], indirect=True)
def test_once_something_was_published_the_rest_is_read_again_soon(away: OpenedAccount) -> None:
    plan = away.session.document.plan
    away.fails()
    away.session.writes.publish_plan(plan)
    away.rest()
    away.until(lambda: away.session.state == "ready")
