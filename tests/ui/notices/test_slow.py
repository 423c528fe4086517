"""A Stripe that is slow, or never answers: said soon and calmly, over the network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.emulator import Emulator
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.widgets import spinner as busy
from portal_desktop.ui.widgets.notice import Notice
from tests.support.http_account import Listening
from tests.ui.support.account_service import OpenedAccount, open_test_account

SLOW = "Stripe is slow to answer; still trying."
UNANSWERED = "Stripe does not answer."


HASTY = Timing(read=0.6, retry=0, late=0.08)
"""What is waited for is shorter, in the same order: the sentence, giving up."""
PATIENT = replace(HASTY, read=60)
"""Nothing is given up."""
SOON_AGAIN = replace(HASTY, again=(0.15,), late=60)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ring shows before the sentence does."""
    monkeypatch.setattr(busy, "PATIENCE", 20)


@pytest.fixture(params=[HASTY])
def far(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, stripe: Listening
) -> Iterator[OpenedAccount]:
    """An account over the network; nothing is read yet."""
    timing: Timing = request.param
    with open_test_account(tmp_path, stripe=stripe, start=False, far=True, timing=timing) as opened:
        yield opened


@pytest.fixture
def bar(far: OpenedAccount, qtbot: QtBot) -> PublishBar:
    made = PublishBar(far.session)
    qtbot.addWidget(made)
    made.resize(1280, made.sizeHint().height())
    made.show()
    made.activateWindow()
    return made


def strip(bar: PublishBar) -> str:
    return " ".join(each.words.text() for each in bar.findChildren(Notice) if each.isVisible())


def test_in_earnest_it_is_said_within_a_few_seconds_and_shown_within_one() -> None:
    assert busy.PATIENCE <= 1_000
    assert USUAL.late <= 4
    assert USUAL.late < USUAL.read


def test_a_stripe_that_never_answers_is_shown_said_and_given_up(
    far: OpenedAccount, bar: PublishBar
) -> None:
    far.fails("GET /v1=never")

    far.session.start()

    far.until(bar.busy.isVisible)
    assert strip(bar) == ""
    far.until(lambda: SLOW in strip(bar))
    assert far.session.state == "loading"
    far.until(lambda: UNANSWERED in strip(bar))
    assert "Try again now" in [each.button.text() for each in bar.findChildren(Notice)]
    assert not bar.busy.isVisible()


def test_the_kept_draft_can_be_edited_while_stripe_is_waited_for(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path) as before:
        before.session.document.set_value(HEADLINE.path, "Hello")
        stripe = Emulator(before.stripe.account)  # the one before has been closed
    with open_test_account(tmp_path, stripe=stripe, start=False, far=True, timing=HASTY) as again:
        bar = PublishBar(again.session)
        qtbot.addWidget(bar)
        bar.show()
        again.fails("GET /v1=never")
        again.session.start()
        again.until(lambda: SLOW in strip(bar))
        assert "You can go on editing." in strip(bar)
        bar.activateWindow()
        bar.review.click()
        assert "You can go on" not in strip(bar)
        assert "The review opens when it answers." in strip(bar)
        again.session.document.set_value(HEADLINE.path, "Hello again")
        assert bar.state.text() == "1 change not published"
        again.until(lambda: again.session.state == "apart")
        assert again.session.document.draft[HEADLINE] == "Hello again"


@pytest.mark.parametrize("far", [PATIENT], indirect=True)
def test_an_answer_that_comes_late_takes_the_sentence_away(
    far: OpenedAccount, bar: PublishBar
) -> None:
    far.fails("GET /v1/billing_portal=slow:60000")
    far.session.start()
    far.until(lambda: SLOW in strip(bar))
    far.fails()
    far.until(lambda: far.session.state == "ready")
    far.rest()
    assert strip(bar) == ""
    assert not bar.busy.isVisible()


@pytest.mark.parametrize("far", [PATIENT], indirect=True)
def test_trying_again_does_not_wait_for_what_hangs(far: OpenedAccount, bar: PublishBar) -> None:
    far.fails("GET /v1=never")
    far.session.start()
    far.until(lambda: SLOW in strip(bar))
    (notice,) = (each for each in bar.findChildren(Notice) if each.isVisible())
    notice.button.setFocus()
    far.fails("GET /v1=slow:60000")

    QTest.keyClick(notice.button, Qt.Key.Key_Space)

    assert strip(bar) == "Asking Stripe again…"
    assert notice.button.isVisible()
    far.fails()
    far.until(lambda: far.session.state == "ready" and strip(bar) == "")
    far.until(lambda: far.session.document.account_snapshot.subscriptions is not None)


def test_products_that_hang_are_said_too(far: OpenedAccount, bar: PublishBar) -> None:
    far.fails("GET /v1/products=never")
    far.session.start()
    far.until(lambda: far.session.state == "ready")
    far.until(lambda: SLOW in strip(bar))
    far.until(lambda: far.session.account_data.error_of("catalogue") is not None)
    assert SLOW not in strip(bar)


def test_where_stripe_does_not_answer_the_rest_is_not_waited_for(far: OpenedAccount) -> None:
    far.fails("GET /v1=never")
    far.session.start()
    far.until(lambda: far.session.state == "apart")
    assert far.session.document.account_snapshot.missed == {
        "catalogue",
        "feedback_options",
        "payment_method_configurations",
        "customers",
    }
    assert not far.session.reading.under_way


@pytest.mark.parametrize("far", [PATIENT], indirect=True)
def test_what_is_sent_and_not_answered_is_said_to_be_on_its_way(
    far: OpenedAccount, bar: PublishBar
) -> None:
    far.session.start()
    far.rest()
    far.session.document.set_value(HEADLINE.path, "Hello")
    far.fails("POST /v1=slow:60000")

    far.session.writes.publish_plan(far.session.document.plan)

    far.until(lambda: "still on its way" in strip(bar))
    (notice,) = (each for each in bar.findChildren(Notice) if each.isVisible())
    assert not notice.button.isVisible()
    far.fails()
    far.rest()
    assert strip(bar) == ""
    assert bar.state.text() == "Your settings are published."


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("drop", "cannot be reached"),
        ("garbage", "answers in its place"),
        ("redirect", "answers in its place"),
        ("503-before", "a problem of its own"),
        ("cut", "could not be read"),
        ("empty", "could not be read"),
        ("wrong-types", "could not be read"),
    ],
)
@pytest.mark.parametrize("far", [SOON_AGAIN], indirect=True)
def test_it_is_tried_again_without_anybody_asking(
    far: OpenedAccount, bar: PublishBar, stripe: Listening, fault: str, said: str
) -> None:
    far.fails(f"GET /v1={fault}")
    far.session.start()
    far.until(lambda: far.session.state == "apart")
    sentence = strip(bar)
    assert said in sentence

    asked = len(stripe.asked)
    far.until(lambda: len(stripe.asked) >= 2 * asked)
    assert strip(bar) == sentence
    far.fails()

    far.until(
        lambda: far.session.state == "ready" and not far.session.document.account_snapshot.missed
    )
    assert strip(bar) == ""
