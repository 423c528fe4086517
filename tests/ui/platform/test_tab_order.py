"""The Tab key goes through the workspace as it is read: tabs, form, preview, bar."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.subscription import PAUSE_DURATIONS
from portal_desktop.ui.plans.pause_durations_editor import Lengths
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.shell.preview_dock import PreviewWindow
from portal_desktop.ui.shell.workspace import NARROW, Workspace
from portal_desktop.ui.tabs.products import ProductsTab
from portal_desktop.ui.tabs.registry import TABS
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import TALL, everything_on, open_room

KEYS = [tab.key for tab in TABS]
MOST = 400


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    made = open_room(qtbot, opened_account)
    qtbot.waitUntil(lambda: bool(made.findChildren(PreviewPane)))
    made.document.set_value(HEADLINE.path, "So that there is something to publish")
    return made


def pane_of(room: Workspace) -> PreviewPane:
    (found,) = room.findChildren(PreviewPane)
    return found


def round_of(room: Workspace, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """What has the focus, one after the other, from the tabs until it is the tabs again."""
    room.nav.setFocus()
    walked: list[QWidget] = [room.nav]
    for _press in range(MOST):
        QTest.keyClick(walked[-1], key)
        reached = QApplication.focusWidget()
        assert isinstance(reached, QWidget)
        if reached is room.nav:
            return walked
        walked.append(reached)
    pytest.fail("The Tab key never came back.")


def places(room: Workspace, walked: list[QWidget]) -> list[str]:
    """Where these stand, each place named once for as long as one stays there."""
    parts: dict[str, QWidget] = {
        "top": room.top, "tabs": room.nav, "preview": pane_of(room), "form": room.stack,
        "bar": room.bar,
    }  # fmt: skip
    found: list[str] = []
    for each in walked:
        (place, *_outer) = [
            name for name, part in parts.items() if part is each or part.isAncestorOf(each)
        ]
        if found[-1:] != [place]:
            found.append(place)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_the_form_of_the_open_tab_comes_after_the_tabs(room: Workspace, key: str) -> None:
    room.open_tab(key)

    walked = round_of(room)

    assert places(room, walked) == ["tabs", "form", "preview", "bar", "top"]


def test_it_is_so_after_going_back_and_forth(room: Workspace) -> None:
    for key in ("branding", "cancellation", "subscription", "branding"):
        room.open_tab(key)
        assert places(room, round_of(room)) == ["tabs", "form", "preview", "bar", "top"]


def test_the_same_way_leads_back(room: Workspace) -> None:
    room.open_tab("branding")
    room.open_tab("cancellation")

    back = round_of(room, Qt.Key.Key_Backtab)

    assert places(room, back) == ["tabs", "top", "bar", "preview", "form"]


@pytest.mark.parametrize("show", [Workspace.show_about, Workspace.show_said])
def test_a_page_in_place_of_a_tab_comes_after_the_tabs(
    room: Workspace, show: Callable[[Workspace], None]
) -> None:
    room.open_tab("branding")
    show(room)
    assert places(room, round_of(room)) == ["tabs", "form", "preview", "bar", "top"]


def test_a_product_comes_after_the_tabs(room: Workspace, opened_account: OpenedAccount) -> None:
    room.open_tab("products")
    shop = room.stack.currentWidget()
    assert isinstance(shop, ProductsTab)
    catalogue = opened_account.session.document.account_snapshot.catalogue
    assert catalogue is not None
    page = shop.open_product(catalogue.products[0].id)

    walked = round_of(room)

    assert places(room, walked) == ["tabs", "form", "preview", "bar", "top"]
    assert page.fields.name_line in walked


def test_what_was_added_to_a_row_comes_where_it_stands(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    room.document.edit(
        "On", everything_on(opened_account.session.document.account_snapshot.catalogue)
    )
    room.open_tab(PAUSE_DURATIONS.tab)
    round_of(room)
    (lengths,) = room.findChildren(Lengths)

    room.document.set_value(PAUSE_DURATIONS.path, ("month:1", "month:2"))
    walked = round_of(room)

    added = [walked.index(chip) for chip in lengths.chips.members()]
    assert added == sorted(added)
    assert added[-1] < walked.index(lengths.count) < walked.index(lengths.add)
    assert places(room, walked) == ["tabs", "form", "preview", "bar", "top"]


def test_where_the_preview_is_a_tab_it_comes_after_the_tabs(room: Workspace, qtbot: QtBot) -> None:
    room.open_tab("branding")
    room.resize(NARROW - 100, TALL)
    room.open_tab("cancellation")
    assert places(room, round_of(room)) == ["tabs", "form", "bar", "top"]
    room.open_tab("preview")
    assert places(room, round_of(room)) == ["tabs", "preview", "bar", "top"]


def test_where_the_preview_has_its_own_window_the_bar_comes_after_the_form(
    room: Workspace, qtbot: QtBot
) -> None:
    room.open_tab("branding")
    pane_of(room).own_window.emit()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    assert places(room, round_of(room)) == ["tabs", "form", "bar", "top"]
    for window in room.findChildren(PreviewWindow):
        window.close()
    assert places(room, round_of(room)) == ["tabs", "form", "preview", "bar", "top"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_after_discarding_one_is_still_in_the_bar(room: Workspace, key: Qt.Key) -> None:
    room.bar.discard.setFocus()

    QTest.keyClick(room.bar.discard, key)

    assert not room.bar.discard.isEnabled()
    assert room.bar.hasFocus()
    QTest.keyClick(room.bar, Qt.Key.Key_Backtab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert pane_of(room).isAncestorOf(reached)
