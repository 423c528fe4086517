"""How the preview is looked at is found again at the next start."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from portal_desktop.portal_page import Device, PageView
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.labels import LANGUAGES
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.preview.preview_state import Side, Way, restored_state, to_remember
from portal_desktop.ui.widgets.icon_button import IconButton
from tests.ui.support.programs import Program, program
from tests.ui.support.workspaces import control, press

DAY = date(2026, 11, 20)
PAYMENT_METHOD_CONFIGURATION = st.builds(
    Way,
    side=st.sampled_from(get_args(Side)),
    zoom=st.sampled_from(get_args(Zoom)),
    told=st.booleans(),
    language=st.sampled_from(sorted(LANGUAGES)),
)


@given(PAYMENT_METHOD_CONFIGURATION, st.sampled_from(get_args(Device)))
def test_what_is_kept_is_found_again(way: Way, device: Device) -> None:
    theirs = PageView(device=device, language="nl", page="cancel", customer="cus_1")
    kept = to_remember(theirs, way)
    assert restored_state(kept, PageView(today=DAY)) == (
        way,
        PageView(today=DAY, device=device, language=way.language),
    )


@pytest.mark.parametrize(
    "kept",
    ["", "null", "[]", "{", '{"side": "left", "zoom": 3, "device": "watch", "language": ["de"]}'],
)
def test_what_nobody_knows_here_changes_nothing(kept: str) -> None:
    assert restored_state(kept, PageView(today=DAY)) == (Way(), PageView(today=DAY))


def pane_of(running: Program) -> PreviewPane:
    running.until_open()
    running.rest()
    (found,) = running.window.findChildren(PreviewPane)
    return found


def test_the_next_start_shows_it_as_it_was_left(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        pane = pane_of(running)
        pane.show_device("phone")
        pane.show_zoom("full")
        pane.show_side("published")
        pane.show_language("de")
        press(control(pane, "preview.told", IconButton))
        QApplication.processEvents()
        running.window.close()
    with program(tmp_path, demo=True) as again:
        pane = pane_of(again)
        assert pane.way == Way("published", "full", told=False, language="de")
        assert (pane.view().device, pane.view().language) == ("phone", "de")
        assert not control(pane, "preview.told", IconButton).isChecked()


def test_it_is_kept_on_going_to_another_account_too(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        pane_of(running).show_device("phone")
        running.window.show_welcome()
        running.window.open_account(running.window.account_service.demo_account())
        assert pane_of(running).view().device == "phone"
