"""The bar at the bottom says where you are, and offers only what can be done."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.branding import ACCENT_COLOUR, FONT
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.subscription import UPDATE
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import OpenedAccount, open_test_account


def bar_of(opened_account: OpenedAccount, qtbot: QtBot) -> PublishBar:
    bar = PublishBar(opened_account.session)
    qtbot.addWidget(bar)
    bar.resize(1280, bar.sizeHint().height())
    bar.show()
    return bar


def strips(bar: PublishBar) -> str:
    shown = [strip for strip in bar.findChildren(Notice) if strip.isVisible()]
    return " ".join(strip.words.text() for strip in shown)


def test_says_that_everything_is_published_and_offers_no_review(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)

    assert bar.state.text() == "Everything is published"
    assert not bar.review.isEnabled()
    assert bar.review.toolTip() == "Nothing has changed since you last published."
    assert not bar.discard.isEnabled()
    assert not bar.at_stripe.isVisible()


def test_counts_what_is_not_published_and_what_is_left_at_stripe(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)

    opened_account.session.document.set_value(HEADLINE.path, "Your coffee, your rhythm.")
    opened_account.session.document.set_value(INVOICES.path, False)
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")

    assert bar.state.text() == "2 changes not published"
    assert bar.at_stripe.text() == "1 to do at Stripe"
    with qtbot.waitSignal(bar.review_asked):
        bar.review.click()
    with qtbot.waitSignal(bar.at_stripe_asked):
        bar.at_stripe.click()


def test_counts_what_is_still_to_choose_and_leads_there(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    assert not bar.open.isVisible()

    opened_account.session.document.set_value(UPDATE.path, True)
    stops = opened_account.session.document.plan.problems
    assert bar.open.text() == f"{len(stops)} still to choose"
    with qtbot.waitSignal(bar.option_asked) as asked:
        bar.open.click()
    assert asked.args == [stops[0].paths[0]]

    opened_account.session.document.set_value(HEADLINE.path, "x" * 61)
    assert bar.open.text() == f"{len(stops) + 1} to put right"
    opened_account.session.document.discard()
    assert not bar.open.isVisible()


def test_discards_at_once_without_a_dialog_and_undo_brings_it_back(
    opened_account: OpenedAccount, qtbot: QtBot, qapp: QApplication
) -> None:
    bar = bar_of(opened_account, qtbot)
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Your coffee, your rhythm.")

    bar.discard.click()

    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == [bar]
    assert document.draft == document.base
    assert bar.state.text() == "Everything is published"
    document.undo()
    assert document.draft[HEADLINE] == "Your coffee, your rhythm."
    assert bar.state.text() == "1 change not published"


def test_says_before_that_the_steps_at_stripe_are_discarded_too(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    document = opened_account.session.document
    assert "step" not in bar.discard.toolTip()
    document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
    document.set_value(FONT.path, "lora")

    told = bar.discard.toolTip().replace("\n", " ")
    assert "2 steps at Stripe are dropped: Accent colour, Font." in told
    assert bar.discard.accessibleDescription() == told

    bar.discard.click()

    assert document.plan.hand_overs == ()
    assert not bar.discard.isEnabled()
    assert document.history.steps[-1].text == "Discard changes and 2 steps at Stripe"
    document.undo()
    assert len(document.plan.hand_overs) == 2


def test_the_focus_stays_in_the_bar_when_there_is_nothing_left_to_publish(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    bar.review.setFocus()

    opened_account.session.document.discard()

    assert not bar.review.isEnabled()
    assert bar.window().focusWidget() is bar


def test_says_when_the_draft_is_on_the_disk(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    bar = bar_of(opened_account, qtbot)

    opened_account.session.document.set_value(HEADLINE.path, "Hello")

    assert bar.saved.text() == "Saving…"
    opened_account.until(lambda: bar.saved.text() == "Saved on this computer")


def test_says_that_the_disk_is_full_until_there_is_room(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, max_pages=60) as opened_account:
        bar = bar_of(opened_account, qtbot)

        opened_account.session.document.set_value(HEADLINE.path, "long " * 60_000)

        opened_account.until(lambda: bar.saved.text() == "Not saved")
        assert "disk" in strips(bar).lower()
        opened_account.session.document.undo()
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.until(lambda: bar.saved.text() == "Saved on this computer")
        assert strips(bar) == ""


def test_says_that_stripe_cannot_be_reached_and_tries_again(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails("ANY /v1=drop")

    opened_account.session.read_again()
    opened_account.rest()

    assert "cannot be reached" in strips(bar)
    assert "asked first" in bar.review.toolTip()
    assert bar.state.text() == "1 change not published"
    opened_account.fails()
    again = next(each for each in bar.findChildren(Notice) if each.isVisible())
    assert again.button.text() == "Try again now"
    again.button.click()
    opened_account.rest()
    assert strips(bar) == ""
    assert bar.review.isEnabled()
    assert bar.review.toolTip() == ""


def test_names_the_tick_box_once_a_key_was_refused_to_write(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(
        tmp_path, mode="test", permissions=("customer_portal_read",)
    ) as opened_account:
        bar = bar_of(opened_account, qtbot)
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        assert bar.review.isVisible()

        opened_account.session.writes.publish_plan(opened_account.session.document.plan)
        opened_account.rest()

        assert not bar.review.isVisible()
        assert "Customer portal: Write" in strips(bar)
        (context,) = [each for each in bar.findChildren(Notice) if each.isVisible()]
        assert context.button.text() == "Connect again…"
        with qtbot.waitSignal(bar.connect_asked):
            context.button.click()


def test_a_key_that_is_gone_is_not_tried_again_but_replaced(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    opened_account.fails("ANY /v1=401")

    opened_account.session.read_again()
    opened_account.rest()

    strip = next(each for each in bar.findChildren(Notice) if each.isVisible())
    assert strip.button.text() == "Connect again…"
    with qtbot.waitSignal(bar.connect_asked):
        strip.button.click()


def test_says_that_something_is_on_its_way_and_shows_it_after_a_second(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails("POST /v1=slow:60000")

    opened_account.session.writes.publish_plan(opened_account.session.document.plan)

    assert bar.state.text() == "Sending to Stripe…"
    assert not bar.review.isEnabled()
    assert not bar.discard.isEnabled()
    assert not bar.busy.isVisible()
    opened_account.until(bar.busy.isVisible)


def test_says_after_publishing_what_is_not_there_yet(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    bar = bar_of(opened_account, qtbot)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")

    opened_account.session.writes.publish_plan(opened_account.session.document.plan)
    opened_account.rest()

    assert bar.state.text() == "Your settings are published."
    assert bar.saved.text() == "Not yet: Accent colour"
    assert bar.at_stripe.text() == "1 to do at Stripe"
    opened_account.session.document.set_value(HEADLINE.path, "Hello again")
    assert bar.state.text() == "1 change not published"


def test_offers_no_review_before_the_account_is_read(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        bar = bar_of(opened_account, qtbot)

        assert bar.state.text() == "Reading what is published…"
        assert not bar.review.isEnabled()


def test_offers_nothing_to_discard_before_the_first_publishing(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        bar = bar_of(opened_account, qtbot)

        assert bar.review.isEnabled()
        assert not bar.discard.isEnabled()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_off(
    opened_account: OpenedAccount, qtbot: QtBot, qapp: QApplication, zoom: float
) -> None:
    theme.apply_theme(qapp, "light", zoom=zoom)
    bar = bar_of(opened_account, qtbot)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
    bar.resize(1280, bar.sizeHint().height())
    qapp.processEvents()

    for part in (bar.state, bar.at_stripe, bar.saved, bar.discard, bar.review):
        assert part.width() >= part.sizeHint().width()
        assert bar.rect().contains(part.geometry())
