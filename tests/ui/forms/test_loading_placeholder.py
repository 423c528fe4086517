"""Before anything was ever read: no row pretends to be off, and why is said once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import button, notices, open_any_tab, press, shown_texts

TABS = ("subscription", "cancellation", "billing_info", "branding")
LATER = "Your settings could not be read yet. They appear here as soon as Stripe answers."


@pytest.fixture
def fresh(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedAccount]:
    """An account that was never read."""
    with open_test_account(tmp_path, start=False) as opened:
        yield opened


def rows(tab: QWidget) -> int:
    """How many switches can be seen."""
    return sum(each.isVisible() for each in tab.findChildren(Switch))


def bars(tab: QWidget) -> int:
    return sum(each.isVisible() for each in tab.findChildren(Skeleton))


def said(tab: QWidget) -> list[str]:
    return [each.words.text() for each in notices(tab)]


@pytest.mark.parametrize("key", TABS)
def test_bars_stand_for_the_rows_while_they_are_read(
    fresh: OpenedAccount, qtbot: QtBot, key: str
) -> None:
    tab = open_any_tab(qtbot, fresh, key)
    assert (rows(tab), bars(tab), said(tab)) == (0, 2, [])

    fresh.session.start()
    fresh.until(lambda: rows(tab) > 0)

    fresh.rest()
    assert LATER not in said(tab)


@pytest.mark.parametrize("key", TABS)
def test_what_could_not_be_read_is_said_once_and_asked_for_again(
    fresh: OpenedAccount, qtbot: QtBot, key: str
) -> None:
    tab = open_any_tab(qtbot, fresh, key)
    fresh.fails("GET /v1=drop")
    fresh.session.start()
    fresh.rest()
    assert (rows(tab), bars(tab), said(tab)) == (0, 0, [LATER])
    fresh.fails("GET /v1/account=slow:60000")

    press(button(tab, "Try again now"))

    assert said(tab) == ["Asking Stripe again…"]
    fresh.fails()
    fresh.until(lambda: rows(tab) > 0)


def test_a_tab_opened_later_says_it_too(fresh: OpenedAccount, qtbot: QtBot) -> None:
    fresh.fails("GET /v1=500")
    fresh.session.start()
    fresh.rest()
    tab = open_any_tab(qtbot, fresh, "subscription")
    assert (rows(tab), said(tab)) == (0, [LATER])


def test_where_only_another_key_helps_that_is_said(fresh: OpenedAccount, qtbot: QtBot) -> None:
    fresh.fails("GET /v1=401")
    fresh.session.start()
    fresh.rest()
    tab = open_any_tab(qtbot, fresh, "subscription")
    (only,) = notices(tab)
    assert "Make a new key at Stripe and connect again." in only.words.text()
    assert not only.button.isVisible()


def test_a_kept_draft_is_there_at_once(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path) as before:
        before.session.document.set_value(HEADLINE.path, "Hello")
        stripe = Emulator(before.stripe.account)
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        tab = open_any_tab(qtbot, again, "branding")
        assert rows(tab) > 0
        assert bars(tab) == 0


def test_nothing_is_said_to_be_as_it_should_at_stripe(fresh: OpenedAccount, qtbot: QtBot) -> None:
    fresh.fails("GET /v1=drop")
    fresh.session.start()
    fresh.rest()
    at_stripe = open_any_tab(qtbot, fresh, "at_stripe")
    assert "Nothing to do at Stripe" not in shown_texts(at_stripe)
    links = open_any_tab(qtbot, fresh, "links")
    assert "Activate the login link first." not in shown_texts(links)
    fresh.fails()
    fresh.session.read_again()
    fresh.rest()
    assert "Nothing to do at Stripe" in shown_texts(at_stripe)
    assert [each for each in links.findChildren(Notice) if each.isVisible()]
