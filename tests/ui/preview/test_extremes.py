"""A Stripe that answers with numbers nobody would believe: the window shows the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator
from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.ui.platform import qt_overrides as overrides
from portal_desktop.ui.preview.labels import PAGES
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.tabs.registry import TABS
from tests.emulator.extremes import HUGE, extreme
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import open_room


@pytest.fixture(params=[HUGE, -HUGE, 2**31, 2**63, -1, 253_402_300_800])
def far_off(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QObject
) -> Iterator[OpenedAccount]:
    """The demo business in which every number is one that is too large, or too small.

    Some of it is refused when it is read, and so not known.
    """
    with open_test_account(tmp_path, stripe=Emulator(extreme(request.param))) as opened_account:
        yield opened_account


def test_every_tab_and_every_page_is_shown(qtbot: QtBot, far_off: OpenedAccount) -> None:
    before = overrides.failures()
    room = open_room(qtbot, far_off)
    document = far_off.session.document
    document.edit("All on", {path: True for path, option in OPTIONS.items() if switched(option)})
    for tab in TABS:
        room.open_tab(tab.key)
        QApplication.processEvents()
        room.grab()
        for view in room.stack.findChildren(QAbstractItemView):
            view.grab()
    pane = room.findChild(PreviewPane)
    assert pane is not None
    for customer in ("", *list(far_off.stripe.account.objects["customer"])[:4]):
        pane.show_customer(customer)
        for page in PAGES:
            pane.show_page(page)  # type: ignore[arg-type]  # the names of the pages
            pane.grab()
    room.show_said()
    review = ReviewDialog(far_off.session, room)
    review.open()
    review.grab()
    review.reject()
    far_off.rest()
    assert overrides.failures() == before


def switched(option: Option[Value]) -> bool:
    return option.kind == "switch" and option.own_delivery == "published"
