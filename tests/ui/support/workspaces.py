"""Tabs and the whole workspace of an open account, as the window builds them, shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import Catalogue
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION, REASONS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Offer, Value
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.shell.window_services import WindowServices
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.tabs.registry import TABS, TabContext, make_tab
from portal_desktop.ui.widgets.menu import Menu
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import OpenedAccount

W = TypeVar("W", bound=QWidget)

WIDE, TALL = 1_400, 900


def open_tab(qtbot: QtBot, opened_account: OpenedAccount, key: str) -> Form:
    """One tab of an open account that is a form of rows."""
    made = open_any_tab(qtbot, opened_account, key)
    assert isinstance(made, Form)
    return made


def open_any_tab(qtbot: QtBot, opened_account: OpenedAccount, key: str) -> QWidget:
    """One tab of an open account."""
    made = make_tab(
        key,
        TabContext(
            session=opened_account.session,
            open_address=lambda _address: None,
            dashboard=lambda _name: None,
            show_login=lambda: None,
            go=lambda _key: None,
            show_option=lambda _path: None,
            review=lambda: None,
            connect=lambda: None,
            today=date(2026, 11, 20),
        ),
    )
    assert made is not None
    qtbot.addWidget(made)
    made.resize(700, TALL)
    made.show()
    return made


@dataclass
class Doings:
    """What a workspace asked its window to do."""

    opened: list[str] = field(default_factory=list)
    dashboards: list[str] = field(default_factory=list)
    connections: list[None] = field(default_factory=list)


def open_room(
    qtbot: QtBot, opened_account: OpenedAccount, doings: Doings | None = None
) -> Workspace:
    """The whole workspace, with its preview."""
    did = doings or Doings()
    outside = WindowServices(
        open_address=did.opened.append,
        dashboard=did.dashboards.append,
        connect_again=lambda: did.connections.append(None),
        today=date(2026, 11, 20),
        host="demo.invalid",
    )
    holder = QWidget()
    room = Workspace(opened_account.session, outside, Menu(holder), Menu(holder))
    holder.setParent(room)
    holder.hide()
    qtbot.addWidget(room)
    room.resize(WIDE, TALL)
    with qtbot.waitSignal(room.painted):
        room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


def control(inside: QWidget, name: str, kind: type[W]) -> W:
    """The control of this object name; fails where there is none, or one of another kind."""
    found = [each for each in inside.findChildren(kind, name) if not each.isHidden()]
    assert len(found) == 1, f"{len(found)} controls named {name}"
    return found[0]


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The one button that shows these words."""
    buttons = inside.findChildren(QAbstractButton)
    (found,) = [each for each in buttons if each.isVisible() and each.text() == words]
    return found


def shown_texts(inside: QWidget) -> list[str]:
    """Every sentence that can be read now."""
    return [each.text() for each in inside.findChildren(QLabel) if each.isVisible()]


def notices(inside: QWidget) -> list[Notice]:
    """The notices that show, new ones included."""
    QApplication.processEvents()
    return [each for each in inside.findChildren(Notice) if each.isVisible()]


def notice(inside: QWidget, part: str) -> Notice:
    """The one notice with these words in it."""
    (found,) = [each for each in notices(inside) if part in each.words.text()]
    return found


def press(button: QWidget) -> None:
    """Click in the middle of something."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drag(handle: QWidget, across: int) -> None:
    """Pull something sideways, by pixels."""
    middle, left = handle.rect().center(), Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(across, 0))
    QTest.mouseRelease(handle, left, pos=middle)


def type_over(line: QWidget, text: str) -> None:
    """Type into a field, over what stands in it."""
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)


def everything_in(inside: QWidget) -> Iterator[QWidget]:
    """The widget and all below it."""
    yield inside
    yield from inside.findChildren(QWidget)


def everything_on(catalogue: Catalogue | None) -> dict[str, Value]:
    """Every master on, and what is needed beside it."""
    assert catalogue is not None
    product = next(one for one in catalogue.products if one.name == "House Blend")
    price = next(one for one in catalogue.prices_of[product.id] if one.active)
    on: dict[str, Value] = {
        path: True
        for path, option in OPTIONS.items()
        if path.endswith(".enabled") and option.own_delivery == "published"
    }
    return on | {
        UPDATE.path: True,
        PAYMENT_METHODS.path: True,
        REASONS.path: True,
        CANCEL.path: True,
        CANCEL_MODE.path: "immediately",
        CANCEL_PRORATION.path: "none",
        ALLOWED_UPDATES.path: ("price", "quantity"),
        PRODUCTS.path: (Offer(product.id, (price.id,), adjustable=True),),
    }


def nav_item(room: Workspace, key: str) -> QListWidgetItem:
    labels = {tab.key: tab.label for tab in TABS}
    (item,) = room.nav.findItems(labels[key], Qt.MatchFlag.MatchExactly)
    return item


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused else ""
