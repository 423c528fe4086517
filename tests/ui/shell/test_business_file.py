"""An account out of a file, such as Stripe's own sample answers: opened, and its values shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portal_desktop.emulator import DEMO_KEY, Emulator, from_business_file
from portal_desktop.emulator.server import serve
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, TERMS
from portal_desktop.options.subscription import SCHEDULE
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.switch import Switch
from tests.paths import TESTS
from tests.ui.support.programs import program
from tests.ui.support.workspaces import control

FILE = TESTS / "emulator" / "business.json"


@pytest.fixture
def base() -> Iterator[str]:
    with serve(Emulator(from_business_file(FILE, date(2026, 11, 20)))) as address:
        yield address


def test_the_window_opens_and_shows_what_the_file_says(tmp_path: Path, base: str) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        room = running.room
        assert room.session.state == "ready"
        assert control(room, "badge", Badge).text() == "Test"
        room.open_tab("branding")
        assert control(room, TERMS.path, LineEdit).text() == "https://bikeshed.example/terms"
        assert control(room, PRIVACY.path, LineEdit).text() == "https://bikeshed.example/privacy"
        assert control(room, HEADLINE.path, LineEdit).text() == ""
        room.open_tab("billing_info")
        on = {
            choice.value
            for choice in CUSTOMER_FIELDS.choices
            if control(room, f"{CUSTOMER_FIELDS.path}:{choice.value}", Switch).isChecked()
        }
        assert on == {"email", "tax_id"}
        room.open_tab("subscription")
        waiting = control(room, f"{SCHEDULE.path}:decreasing_item_amount", ComboBox)
        assert waiting.value() is True
        assert not room.document.plan.changes


def test_every_tab_of_it_opens_and_it_can_be_published(tmp_path: Path, base: str) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        room = running.room
        for tab in TABS:
            room.open_tab(tab.key)
            running.window.grab()
        room.document.set_value(HEADLINE.path, "Hello")
        room.session.writes.publish_plan(room.document.plan)
        running.rest()
        assert room.document.base[HEADLINE] == "Hello"
        assert not room.document.plan.changes
