"""What is read page by page: shown in steps, never the first pages for the whole."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.account.subscriptions import (
    Customer,
    Subscription,
    Subscriptions,
    customers_sorted_by_name,
)
from portal_desktop.common.errors import UserError
from portal_desktop.common.memoization import Memo
from portal_desktop.ui.preview.customer_picker import CustomerPanel
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.paged_reading import Paged, in_steps
from portal_desktop.ui.tabs.registry import TABS
from tests.ui.support.account_service import open_test_account
from tests.ui.support.preview import chooser
from tests.ui.support.workspaces import open_room

MANY = tuple(
    Subscription(f"sub_{n}", f"cus_{n}", "active", person=Customer(f"cus_{n}", f"Name {n}"))
    for n in range(64)
)
BROKEN = UserError("Stripe cannot be reached.", "Try again.", kind="network")


def pages(all_: tuple[Subscription, ...], *, breaks: bool = False) -> Iterator[Subscriptions]:
    """One more with every page."""
    for count in range(1, len(all_) + 1):
        yield Subscriptions(all_[:count], complete=False)
    if breaks:
        raise BROKEN
    yield Subscriptions(all_)


def shown(found: Iterator[Paged | None]) -> list[tuple[int, bool]]:
    """How many were shown each time, and whether as the whole."""
    steps = (each for each in found if isinstance(each, Subscriptions))
    return [(len(each.all), each.complete) for each in steps]


def test_many_pages_are_shown_in_few_steps() -> None:
    steps = shown(in_steps(lambda: pages(MANY), None))
    growing = [(count, False) for count in (1, 2, 4, 8, 16, 32, 64)]
    assert steps == [*growing, (64, True)]


def test_every_page_is_heard_of() -> None:
    assert len(list(in_steps(lambda: pages(MANY), None))) == len(MANY) + 1


def test_read_again_the_first_pages_do_not_take_the_place_of_all() -> None:
    before = Subscriptions(MANY)
    assert shown(in_steps(lambda: pages(MANY[:10]), before)) == [(10, True)]


def test_what_is_the_same_as_before_is_the_same_object() -> None:
    before = Subscriptions(MANY)
    *_pages, again = in_steps(lambda: pages(tuple(map(replace, MANY))), before)
    assert again is before
    other = (replace(MANY[0], status="canceled"), *map(replace, MANY[1:]))
    *_pages, found = in_steps(lambda: pages(other), before)
    assert isinstance(found, Subscriptions)
    assert found.all == other
    assert all(now is was for now, was in zip(found.all[1:], MANY[1:], strict=True))


def test_a_catalogue_that_is_the_same_as_before_is_the_same_object() -> None:
    before = Catalogue((Product("prod_1", "Tea"),), (Price("price_1", "prod_1", 9, "eur"),))
    same = replace(before, products=(Product("prod_1", "Tea"),))
    assert list(in_steps(lambda: iter([same]), before)) == [before]
    assert next(in_steps(lambda: iter([same]), before)) is before


def test_what_was_read_until_it_failed_is_shown_and_not_for_the_whole() -> None:
    steps = in_steps(lambda: pages(MANY[:50], breaks=True), None)
    got: list[Paged | None] = []
    with pytest.raises(UserError):
        got.extend(steps)
    assert shown(iter(got))[-1] == (50, False)


def test_a_reading_again_that_fails_leaves_all_there_were() -> None:
    steps = in_steps(lambda: pages(MANY[:50], breaks=True), Subscriptions(MANY))
    got: list[Paged | None] = []
    with pytest.raises(UserError):
        got.extend(steps)
    assert shown(iter(got)) == []


def test_what_the_window_asks_of_everybody_was_made_where_it_was_read(
    qapp: object, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    once = Memo.once

    def watched(value: Memo, make: Callable[[Any], Any]) -> Any:
        if make not in vars(value).get("_made", ()) and in_the_window():
            made.append(make.__name__)
        return once(value, make)

    def in_the_window() -> bool:
        return threading.current_thread() is threading.main_thread()

    monkeypatch.setattr(Memo, "once", watched)
    with open_test_account(tmp_path) as opened_account:
        room = open_room(qtbot, opened_account)
        for tab in TABS:
            room.open_tab(tab.key)
        pane = room.findChild(PreviewPane)
        assert pane is not None
        found = opened_account.session.document.account_snapshot.subscriptions
        assert found is not None
        pane.show_customer(customers_sorted_by_name(found)[0].id)
        QTest.keyClick(chooser(pane, "situation"), Qt.Key.Key_End)
        panel = pane.findChild(CustomerPanel)
        assert panel is not None
        QTest.keyClicks(panel.search, "an")
        assert panel.list.model().rowCount()
    assert made == []
