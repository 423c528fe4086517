"""Label made larger and smaller again while the program runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS
from portal_desktop.options.values import Offer
from portal_desktop.ui.forms.form import WIDEST, Form
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.programs import program
from tests.ui.support.workspaces import control, open_room, open_tab


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    made = open_room(qtbot, opened_account)
    made.resize(1_280, 800)
    qtbot.waitUntil(lambda: bool(made.findChildren(PreviewPane)))
    return made


@pytest.fixture(params=["beside", "own"])
def pane(request: pytest.FixtureRequest, room: Workspace) -> Iterator[PreviewPane]:
    (found,) = room.findChildren(PreviewPane)
    if request.param == "own":
        found.own_window.emit()
    yield found
    if request.param == "own":
        found.window().close()


def grow(qapp: QApplication, zoom: float) -> None:
    theme.apply_theme(qapp, "light", zoom)
    qapp.processEvents()


def letters(*inside: QWidget) -> list[int]:
    """How large the words are, in pixels."""
    return [each.font().pixelSize() for one in inside for each in one.findChildren(Label)]


def test_everything_grows_and_shrinks_together(
    qapp: QApplication, room: Workspace, pane: PreviewPane
) -> None:
    beside = room.split.indexOf(pane) >= 0
    usual = letters(room, pane)
    for _time in range(2):
        grow(qapp, 2.0)
        assert sorted(letters(room, pane)) == sorted(2 * each for each in usual)
        grow(qapp, 1.0)
        assert letters(room, pane) == usual
    assert (room.split.indexOf(pane) >= 0) is beside
    assert pane.isVisible()


def test_a_preview_without_room_becomes_a_tab_and_comes_back(
    qapp: QApplication, room: Workspace
) -> None:
    (pane,) = room.findChildren(PreviewPane)
    grow(qapp, 2.0)
    assert room.split.indexOf(pane) < 0
    room.open_tab("preview")
    assert room.stack.currentWidget() is pane
    grow(qapp, 1.0)
    assert room.split.indexOf(pane) >= 0


def test_a_column_gets_as_wide_as_its_letters_need(
    qapp: QApplication, qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    form = open_tab(qtbot, opened_account, "billing_info")
    form.resize(2_400, 900)
    widest = {}
    for zoom in (1.0, 2.0, 1.0):
        grow(qapp, zoom)
        widest[zoom] = _page(form).width()
    assert widest == {1.0: WIDEST, 2.0: 2 * WIDEST}


def test_a_field_of_a_fixed_width_follows(
    qapp: QApplication, qtbot: QtBot, selling: OpenedAccount
) -> None:
    document = selling.session.document
    document.edit(
        "Sell",
        {
            ALLOWED_UPDATES.path: ("quantity",),
            PRODUCTS.path: (Offer("prod_x", ("price_x",), adjustable=True),),
        },
    )
    form = open_tab(qtbot, selling, "subscription")
    least = control(form, f"{PRODUCTS.path}:prod_x:minimum", QWidget)
    before = least.width()
    grow(qapp, 2.0)
    assert least.width() == 2 * before


def test_what_follows_the_letters_goes_with_its_widget(qapp: QApplication, qtbot: QtBot) -> None:
    fitted: list[int] = []
    chooser = ComboBox([("a", "A")])
    qtbot.addWidget(chooser)
    with_letters(chooser, lambda each: fitted.append(each.fontMetrics().height()))
    assert len(fitted) == 1
    grow(qapp, 2.0)
    assert fitted[-1] > fitted[0]
    count = len(fitted)
    chooser.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    grow(qapp, 1.0)
    assert len(fitted) == count


def test_the_size_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        running.until_open()
        running.window.resize(1_280, 800)
        running.window.set_appearance("light", 2.0)
        QApplication.processEvents()
        running.rest()
    with program(tmp_path, demo=True) as again:
        assert again.window.zoom == 2.0


def _page(form: Form) -> QWidget:
    page = form.widget()
    assert page is not None
    return page
