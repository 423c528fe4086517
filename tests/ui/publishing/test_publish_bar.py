"""The bar at the bottom says where you are, and offers only what can be done."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.table import ACCENT_COLOUR, FONT, HEADLINE, INVOICES, UPDATE
from portal_desktop.ui.publishing.publish_bar import PublishBar
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import Office, open_office


def bar_of(office: Office, qtbot: QtBot) -> PublishBar:
    bar = PublishBar(office.sync)
    qtbot.addWidget(bar)
    bar.resize(1280, bar.sizeHint().height())
    bar.show()
    return bar


def strips(bar: PublishBar) -> str:
    shown = [strip for strip in bar.findChildren(Notice) if strip.isVisible()]
    return " ".join(strip.words.text() for strip in shown)


def test_says_that_everything_is_published_and_offers_no_review(
    office: Office, qtbot: QtBot
) -> None:
    bar = bar_of(office, qtbot)

    assert bar.state.text() == "Everything is published"
    assert not bar.review.isEnabled()
    assert bar.review.toolTip() == "Nothing has changed since you last published."
    assert not bar.discard.isEnabled()
    assert not bar.at_stripe.isVisible()


def test_counts_what_is_not_published_and_what_is_left_at_stripe(
    office: Office, qtbot: QtBot
) -> None:
    bar = bar_of(office, qtbot)

    office.sync.document.set(HEADLINE.path, "Your coffee, your rhythm.")
    office.sync.document.set(INVOICES.path, False)
    office.sync.document.set(ACCENT_COLOUR.path, "#0b6e6e")

    assert bar.state.text() == "2 changes not published"
    assert bar.at_stripe.text() == "1 to do at Stripe"
    with qtbot.waitSignal(bar.review_asked):
        bar.review.click()
    with qtbot.waitSignal(bar.at_stripe_asked):
        bar.at_stripe.click()


def test_counts_what_is_still_to_choose_and_leads_there(office: Office, qtbot: QtBot) -> None:
    bar = bar_of(office, qtbot)
    assert not bar.open.isVisible()

    office.sync.document.set(UPDATE.path, True)
    stops = office.sync.document.plan.problems
    assert bar.open.text() == f"{len(stops)} still to choose"
    with qtbot.waitSignal(bar.option_asked) as asked:
        bar.open.click()
    assert asked.args == [stops[0].paths[0]]

    office.sync.document.set(HEADLINE.path, "x" * 61)
    assert bar.open.text() == f"{len(stops) + 1} to put right"
    office.sync.document.discard()
    assert not bar.open.isVisible()


def test_discards_at_once_without_a_dialog_and_undo_brings_it_back(
    office: Office, qtbot: QtBot, qapp: QApplication
) -> None:
    bar = bar_of(office, qtbot)
    document = office.sync.document
    document.set(HEADLINE.path, "Your coffee, your rhythm.")

    bar.discard.click()

    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == [bar]
    assert document.draft == document.base
    assert bar.state.text() == "Everything is published"
    document.undo()
    assert document.draft[HEADLINE] == "Your coffee, your rhythm."
    assert bar.state.text() == "1 change not published"


def test_says_before_that_the_steps_at_stripe_are_discarded_too(
    office: Office, qtbot: QtBot
) -> None:
    bar = bar_of(office, qtbot)
    document = office.sync.document
    assert "step" not in bar.discard.toolTip()
    document.set(ACCENT_COLOUR.path, "#0b6e6e")
    document.set(FONT.path, "lora")

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
    office: Office, qtbot: QtBot
) -> None:
    bar = bar_of(office, qtbot)
    office.sync.document.set(HEADLINE.path, "Hello")
    bar.review.setFocus()

    office.sync.document.discard()

    assert not bar.review.isEnabled()
    assert bar.window().focusWidget() is bar


def test_says_when_the_draft_is_on_the_disk(office: Office, qtbot: QtBot) -> None:
    bar = bar_of(office, qtbot)

    office.sync.document.set(HEADLINE.path, "Hello")

    assert bar.saved.text() == "Saving…"
    office.until(lambda: bar.saved.text() == "Saved on this computer")


def test_says_that_the_disk_is_full_until_there_is_room(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, max_pages=60) as office:
        bar = bar_of(office, qtbot)

        office.sync.document.set(HEADLINE.path, "long " * 60_000)

        office.until(lambda: bar.saved.text() == "Not saved")
        assert "disk" in strips(bar).lower()
        office.sync.document.undo()
        office.sync.document.set(HEADLINE.path, "Hello")
        office.until(lambda: bar.saved.text() == "Saved on this computer")
        assert strips(bar) == ""


def test_says_that_stripe_cannot_be_reached_and_tries_again(office: Office, qtbot: QtBot) -> None:
    bar = bar_of(office, qtbot)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.fails("ANY /v1=drop")

    office.sync.read_again()
    office.rest()

    assert "cannot be reached" in strips(bar)
    assert "asked first" in bar.review.toolTip()
    assert bar.state.text() == "1 change not published"
    office.fails()
    again = next(each for each in bar.findChildren(Notice) if each.isVisible())
    assert again.button.text() == "Try again now"
    again.button.click()
    office.rest()
    assert strips(bar) == ""
    assert bar.review.isEnabled()
    assert bar.review.toolTip() == ""


def test_names_the_tick_box_once_a_key_was_refused_to_write(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, mode="test", permissions=("customer_portal_read",)) as office:
        bar = bar_of(office, qtbot)
        office.sync.document.set(HEADLINE.path, "Hello")
        assert bar.review.isVisible()

        office.sync.publish(office.sync.document.plan)
        office.rest()

        assert not bar.review.isVisible()
        assert "Customer portal: Write" in strips(bar)
        (desk,) = [each for each in bar.findChildren(Notice) if each.isVisible()]
        assert desk.button.text() == "Connect again…"
        with qtbot.waitSignal(bar.connect_asked):
            desk.button.click()


def test_a_key_that_is_gone_is_not_tried_again_but_replaced(office: Office, qtbot: QtBot) -> None:
    bar = bar_of(office, qtbot)
    office.fails("ANY /v1=401")

    office.sync.read_again()
    office.rest()

    strip = next(each for each in bar.findChildren(Notice) if each.isVisible())
    assert strip.button.text() == "Connect again…"
    with qtbot.waitSignal(bar.connect_asked):
        strip.button.click()


def test_says_that_something_is_on_its_way_and_shows_it_after_a_second(
    office: Office, qtbot: QtBot
) -> None:
    bar = bar_of(office, qtbot)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.fails("POST /v1=slow:60000")

    office.sync.publish(office.sync.document.plan)

    assert bar.state.text() == "Sending to Stripe…"
    assert not bar.review.isEnabled()
    assert not bar.discard.isEnabled()
    assert not bar.busy.isVisible()
    office.until(bar.busy.isVisible)


def test_says_after_publishing_what_is_not_there_yet(office: Office, qtbot: QtBot) -> None:
    bar = bar_of(office, qtbot)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.sync.document.set(ACCENT_COLOUR.path, "#0b6e6e")

    office.sync.publish(office.sync.document.plan)
    office.rest()

    assert bar.state.text() == "Your settings are published."
    assert bar.saved.text() == "Not yet: Accent colour"
    assert bar.at_stripe.text() == "1 to do at Stripe"
    office.sync.document.set(HEADLINE.path, "Hello again")
    assert bar.state.text() == "1 change not published"


def test_offers_no_review_before_the_account_is_read(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, start=False) as office:
        bar = bar_of(office, qtbot)

        assert bar.state.text() == "Reading what is published…"
        assert not bar.review.isEnabled()


def test_offers_nothing_to_discard_before_the_first_publishing(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, mode="test", stripe=Emulator(empty())) as office:
        bar = bar_of(office, qtbot)

        assert bar.review.isEnabled()
        assert not bar.discard.isEnabled()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_off(office: Office, qtbot: QtBot, qapp: QApplication, zoom: float) -> None:
    theme.apply(qapp, "light", zoom=zoom)
    bar = bar_of(office, qtbot)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.sync.document.set(ACCENT_COLOUR.path, "#0b6e6e")
    bar.resize(1280, bar.sizeHint().height())
    qapp.processEvents()

    for part in (bar.state, bar.at_stripe, bar.saved, bar.discard, bar.review):
        assert part.width() >= part.sizeHint().width()
        assert bar.rect().contains(part.geometry())
