"""The window's tests: one themed application, and no window left behind."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.common.timeouts import Timing
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.plans.plan_chooser import PlanChooser
from portal_desktop.ui.platform.garbage_collection import Collector
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.chip import Chip
from tests.support.http_account import Listening
from tests.support.waits import AT_ONCE
from tests.ui.support.account_service import OpenedAccount, business, open_test_account
from tests.ui.support.workspaces import control, open_room, open_tab, press


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """pytest-qt's application, in the program's own look."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else qapp_cls(qapp_args)
    theme.apply_theme(app, "light", zoom=1.0)
    return app


_collector = Collector()


@pytest.fixture(scope="package", autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the program: a queue's thread must not delete widgets by collecting garbage."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a window visible; starts and ends with the light theme."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    theme.apply_theme(qapp, "light", zoom=1.0)
    for widget in left:
        widget.close()
    _collector.tend()
    assert not left, f"windows left open: {left}"


@pytest.fixture
def stripe() -> Iterator[Listening]:
    """The demo business at Stripe, which remembers what it was asked."""
    made = Listening(business())
    yield made
    made.close()


@pytest.fixture
def opened_account(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, stripe: Listening
) -> Iterator[OpenedAccount]:
    """The demo business, opened and read; the parameter is how long Stripe is waited for."""
    timing: Timing = getattr(request, "param", AT_ONCE)
    with open_test_account(tmp_path, stripe=stripe, timing=timing) as opened:
        yield opened


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    """The workspace of the demo business, on the screen."""
    return open_room(qtbot, opened_account)


@pytest.fixture
def selling(opened_account: OpenedAccount) -> OpenedAccount:
    """The demo business with plan changes on, and nothing to switch to yet."""
    opened_account.session.document.edit(
        "Sell", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)}
    )
    return opened_account


@pytest.fixture
def selling_tab(qtbot: QtBot, selling: OpenedAccount) -> Form:
    """Its tab with the plans."""
    return open_tab(qtbot, selling, "subscription")


@pytest.fixture
def chooser(selling_tab: Form) -> PlanChooser:
    """The panel with all prices, open."""
    press(control(selling_tab, PRODUCTS.path, Chip))
    return control(selling_tab, "", PlanChooser)


@pytest.fixture
def behind(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """The window a review opens over."""
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[list[str]]:
    """The addresses that the system was asked to open; none of them is."""
    from tests.ui.support.programs import Browser

    made = Browser()
    schemes = ("https", "http", "file", "mailto", "javascript")
    for scheme in schemes:
        # The stubs ask for bytes, which are refused at run time.
        QDesktopServices.setUrlHandler(scheme, made, "go_to")  # type: ignore[arg-type]  # a fault of the stubs
    yield made.opened
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture(autouse=True)
def no_waiting(impatient: None) -> None:
    """Requests that fail are tried again at once; how long to wait is no question of the window."""
