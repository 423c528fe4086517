"""Why did they leave: what customers said, counted, with what they wrote."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import FeedbackOption
from portal_desktop.account.subscriptions import Cancellation, Subscription, Subscriptions
from portal_desktop.ui.cancellation.cancellation_report import left_card
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.comment_list import CommentList
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.skeleton import Skeleton
from tests.ui.support.account_service import OpenedAccount, open_test_account

TODAY = date(2026, 11, 20)
DAY = 86_400
NOW = int(time.mktime(TODAY.timetuple()))


def card_of(opened_account: OpenedAccount, qtbot: QtBot, today: date = TODAY) -> Card:
    card = left_card(opened_account.session, today)
    qtbot.addWidget(card)
    card.resize(460, 900)
    card.show()
    return card


def words(card: QWidget) -> list[str]:
    """Every sentence that shows, comments aside."""
    QApplication.processEvents()  # what was just added shows itself only then
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def comments(card: QWidget) -> list[str]:
    """What was written, with the line below it."""
    shown = card.findChild(CommentList, "left.comments")
    assert isinstance(shown, CommentList)
    if not shown.isVisible():
        return []
    model = shown.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def choose(card: QWidget, span: str) -> None:
    spans = card.findChild(Segmented, "left.span")
    assert isinstance(spans, Segmented)
    spans.button_of(span).click()


def left(
    days: int, feedback: str = "", comment: str = "", option: str = "", name: str = "Jenny"
) -> Subscription:
    said = Cancellation("cus_1", name, "", NOW - days * DAY, feedback, option, comment)
    return Subscription(f"sub_{days}", "cus_1", "canceled", cancellation=said)


def learn(opened_account: OpenedAccount, *found: Subscription, complete: bool = True) -> None:
    document = opened_account.session.document
    document.update_snapshot(
        replace(document.account_snapshot, subscriptions=Subscriptions(found, complete))
    )


def test_counts_reasons_in_the_customers_words(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    choose(card, "")
    learn(
        opened_account,
        left(3, "too_expensive"),
        left(40, "too_expensive", "Dear."),
        left(500, "unused"),
        left(2),
    )

    shown = words(card)
    assert "4 customers left; 3 of them said why." in shown
    assert shown.index("It’s too expensive") < shown.index("I no longer need it")
    assert shown[shown.index("It’s too expensive") + 1] == "2"
    assert shown[shown.index("I no longer need it") + 1] == "1"


@pytest.mark.parametrize(("span", "written"), [("30", ["new"]), ("365", ["new", "mid"])])
def test_shows_a_span_of_time(
    opened_account: OpenedAccount, qtbot: QtBot, span: str, written: list[str]
) -> None:
    learn(
        opened_account, left(400, comment="old"), left(29, comment="new"), left(200, comment="mid")
    )
    card = card_of(opened_account, qtbot)

    choose(card, span)
    assert [each.split()[0] for each in comments(card)] == written

    choose(card, "")
    assert len(comments(card)) == 3


def test_a_comment_stands_with_who_when_and_why(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    card = card_of(opened_account, qtbot)
    learn(opened_account, left(4, "too_expensive", "Prices went up twice."))

    (comment,) = comments(card)
    assert comment == "Prices went up twice. Jenny · Nov 16, 2026 · It’s too expensive"


def test_reasons_of_ones_own_are_named_by_their_words(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    card = card_of(opened_account, qtbot)
    document = opened_account.session.document
    document.update_snapshot(
        replace(
            document.account_snapshot,
            feedback_options=(FeedbackOption("fo_1", "Moving house", active=False),),
        )
    )
    learn(
        opened_account,
        left(3, "other", option="fo_1"),
        left(2, "newer_reason"),
        left(1, comment="Bye"),
    )

    shown = words(card)
    assert "Moving house" in shown
    assert "“newer_reason”, newer than this program" in shown
    assert "Only a comment" in shown
    assert "Other reason" not in shown


def test_what_customers_wrote_is_plain_and_bounded(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    card = card_of(opened_account, qtbot)
    nasty = "<b>bold</b> \u202egnp.exe\n\n" + "w" * 5_000
    learn(opened_account, left(3, comment=nasty, name="<img src=x> " + "n" * 500))

    (comment,) = comments(card)
    assert comment.startswith("<b>bold</b> gnp.exe")
    assert "\u202e" not in comment
    assert "\n" not in comment
    assert len(comment) < 1_200
    card.grab()


def test_many_comments_are_scrolled_and_quick(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    many = [left(day % 300, "unused", f"Comment {day} " + "and more " * 30) for day in range(5_000)]

    began = time.thread_time()
    learn(opened_account, *many)
    card.grab()
    took = time.thread_time() - began

    shown = card.findChild(CommentList, "left.comments")
    assert isinstance(shown, CommentList)
    assert len(comments(card)) == 5_000
    assert shown.height() < 500
    assert took < 1, f"{took:.2f} s"


def test_nobody_has_left_yet(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    learn(opened_account, Subscription("sub_1", "cus_1", "active"))

    assert "Nobody left in this time." in words(card)
    choose(card, "")
    assert any(each.startswith("Nobody has left yet.") for each in words(card))
    assert comments(card) == []


def test_more_is_being_read(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    learn(opened_account, Subscription("sub_1", "cus_1", "active"), complete=False)

    assert "Still reading: 1 subscription so far." in words(card)
    assert "Nobody left in this time." not in words(card)


def test_before_it_is_read_and_when_it_cannot_be(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        card = card_of(opened_account, qtbot)
        assert any(each.isVisible() for each in card.findChildren(Skeleton))
        opened_account.fails("ANY /v1=401")
        opened_account.session.start()
        opened_account.rest()
        assert "Your customers could not be read." in words(card)
        assert not any(each.isVisible() for each in card.findChildren(Skeleton))


def test_a_key_that_may_not_read_it_names_the_tick_box(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, permissions=("customer_portal_read",)) as opened_account:
        card = card_of(opened_account, qtbot)
        shown = words(card)
        assert any("“Subscriptions: Read”" in each for each in shown)
        assert not any(each.isVisible() for each in card.findChildren(Skeleton))


def test_the_demo_s_customers_said_why(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    card = card_of(opened_account, qtbot)
    choose(card, "")

    assert any("customers left;" in each for each in words(card))
    assert any(each.startswith("Prices went up twice. Julien Lambert") for each in comments(card))
