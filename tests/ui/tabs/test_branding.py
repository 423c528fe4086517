"""The branding tab: the whole look, what can be read of it, and how far it has come."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.branding import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUTTON,
    FONT,
    LOGO,
    SHAPE,
)
from portal_desktop.options.business_profile import PRIVACY, TERMS
from portal_desktop.options.public_details import (
    CUSTOM_DOMAIN,
    PUBLIC_TERMS,
    SUPPORT_EMAIL,
    SUPPORT_URL,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.portal_page import PageView, build_page
from portal_desktop.ui.branding.contrast_notice import Contrast
from portal_desktop.ui.branding.image_processing import prepare_image
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.session.portal_observations import SEEN, seen_before
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.pictures import picture
from tests.ui.support.workspaces import (
    Doings,
    control,
    open_room,
    open_tab,
    press,
    shown_texts,
    type_over,
)

CANNOT_BE_READ = "Cannot be read. Say here what you want; the step then stands under At Stripe."
SAID_ONCE = (
    "What stands below cannot be read. Say here what you want; each step then stands under "
    "At Stripe."
)
TO_DO = "Still to do at Stripe."
SAID = "You said it is set at Stripe."


@pytest.fixture
def tab(qtbot: QtBot, opened_account: OpenedAccount) -> Form:
    return open_tab(qtbot, opened_account, "branding")


def said_at(tab: Form, path: str) -> str:
    """What stands in the row of an option."""
    field = control(tab, path, QWidget)
    parent: QWidget | None = field
    while parent is not None and not isinstance(parent, OptionRow):
        parent = parent.parentWidget()
    assert parent is not None
    return " | ".join(each.text() for each in parent.findChildren(QLabel) if each.isVisible())


def lines(tab: Form) -> list[str]:
    """Every verdict that can be read."""
    QApplication.processEvents()
    found = [each for each in tab.findChildren(Contrast) if each.isVisible()]
    return [
        label.text() for each in found for label in each.findChildren(QLabel) if label.isVisible()
    ]


def test_every_option_of_the_tab_has_its_control_here_once(tab: Form) -> None:
    for option in OPTIONS.values():
        if option.tab == "branding":
            assert control(tab, option.path, QWidget).accessibleIdentifier() == option.path


def test_what_nobody_can_read_can_be_decided_all_the_same(
    opened_account: OpenedAccount, tab: Form
) -> None:
    assert BACKGROUND.path not in opened_account.session.document.draft
    field = control(tab, BACKGROUND.path, ColourField)
    assert CANNOT_BE_READ in field.accessibleDescription()
    assert field.isEnabled()

    type_over(field, "#0B6E6E")

    assert opened_account.session.document.draft[BACKGROUND] == "#0B6E6E"
    assert TO_DO in said_at(tab, BACKGROUND.path)
    assert "Still to do at Stripe." in field.accessibleDescription()
    assert CANNOT_BE_READ not in field.accessibleDescription()


@pytest.mark.parametrize(("key", "cards"), [("branding", 2), ("billing_info", 1)])
def test_what_cannot_be_read_is_said_once_for_the_rows_of_a_card(
    qtbot: QtBot, opened_account: OpenedAccount, key: str, cards: int
) -> None:
    shown = shown_texts(open_tab(qtbot, opened_account, key))
    assert shown.count(SAID_ONCE) == cards
    assert not [each for each in shown if CANNOT_BE_READ in each]


def test_a_row_alone_in_its_card_says_it_itself(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    shown = shown_texts(open_tab(qtbot, opened_account, "cancellation"))
    assert len([each for each in shown if CANNOT_BE_READ in each]) == 1


def test_the_help_of_the_colours_follows_what_was_seen_on_the_own_portal(tab: Form) -> None:
    assert "The large area" in said_at(tab, BRAND_COLOUR.path)
    assert "Empty: the brand colour." in said_at(tab, BACKGROUND.path)
    segmented = control(tab, "seen.accent_on_panel", Segmented)

    press(segmented.button_of("yes"))

    assert "Buttons." in said_at(tab, BRAND_COLOUR.path)
    assert "The large area" in said_at(tab, ACCENT_COLOUR.path)
    assert "Empty: the accent colour." in said_at(tab, BACKGROUND.path)
    assert "Empty: the brand colour." in said_at(tab, BUTTON.path)

    press(segmented.button_of("no"))
    assert "The large area" in said_at(tab, BRAND_COLOUR.path)


def test_what_was_said_to_be_done_is_shown_as_said(
    opened_account: OpenedAccount, tab: Form
) -> None:
    terms = "https://harbour.example/terms"
    type_over(control(tab, PUBLIC_TERMS.path, LineEdit), terms)
    assert TO_DO in said_at(tab, PUBLIC_TERMS.path)

    opened_account.session.manual_steps.mark_as_set(PUBLIC_TERMS.path, terms)
    assert SAID in said_at(tab, PUBLIC_TERMS.path)
    assert TO_DO not in said_at(tab, PUBLIC_TERMS.path)

    type_over(control(tab, PUBLIC_TERMS.path, LineEdit), terms + "/2026")
    assert TO_DO in said_at(tab, PUBLIC_TERMS.path)


def test_undo_takes_a_wish_back_as_if_nothing_had_been_said(
    opened_account: OpenedAccount, tab: Form
) -> None:
    press(control(tab, SHAPE.path, Segmented).button_of("pill"))
    assert opened_account.session.document.draft[SHAPE] == "pill"
    assert [step.path for step in opened_account.session.document.plan.hand_overs] == [SHAPE.path]

    opened_account.session.document.undo()

    assert opened_account.session.document.plan.hand_overs == ()


def test_what_can_be_read_is_marked_until_stripe_has_it(
    opened_account: OpenedAccount, tab: Form
) -> None:
    field = control(tab, SUPPORT_EMAIL.path, LineEdit)
    assert field.text() == "hello@harbourcoffee.example"
    type_over(field, "help@harbourcoffee.example")
    assert "Still to do at Stripe." in field.accessibleDescription()

    opened_account.at_dashboard(
        "account", {"business_profile": {"support_email": "help@harbourcoffee.example"}}
    )
    opened_account.session.read_again()
    opened_account.rest()

    assert "Still to do" not in field.accessibleDescription()
    assert opened_account.session.document.plan.hand_overs == ()


def test_a_key_that_may_not_read_the_account_still_lets_the_look_be_decided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    permissions = ("customer_portal_write", "product_read")
    with open_test_account(
        tmp_path / "restricted", mode="test", permissions=permissions
    ) as opened_account:
        tab = open_tab(qtbot, opened_account, "branding")
        assert "Cannot be read with this key." in said_at(tab, BRAND_COLOUR.path)
        assert not control(tab, BRAND_COLOUR.path, ColourField).isEnabled()
        type_over(control(tab, BUTTON.path, ColourField), "#B4532A")
        assert opened_account.session.document.draft[BUTTON] == "#B4532A"
        tab.hide()


def test_the_verdict_follows_every_letter(opened_account: OpenedAccount, tab: Form) -> None:
    assert "White text on it: 13.2 : 1. Easy to read." in lines(tab)
    field = control(tab, BRAND_COLOUR.path, ColourField)

    type_over(field, "#ffffff")

    assert "Dark text on it: 17.4 : 1. Easy to read." in lines(tab)
    assert all("13.2" not in line for line in lines(tab))


@pytest.mark.parametrize("option", [ACCENT_COLOUR, BUTTON])
def test_one_click_takes_the_nearest_colour_that_passes(
    opened_account: OpenedAccount, tab: Form, option: object
) -> None:
    path = ACCENT_COLOUR.path if option is ACCENT_COLOUR else BUTTON.path
    type_over(control(tab, path, ColourField), "#FFE680")
    assert "Beside the white page: 1.2 : 1. Hard to see." in lines(tab)

    fix = control(tab, f"{path}:fix", QPushButton)
    assert fix.text() == "Use #B49100"
    press(fix)

    assert opened_account.session.document.draft[path] == "#b49100"
    assert "Beside the white page: 3.0 : 1. Easy to see." in lines(tab)
    opened_account.session.document.undo()
    assert opened_account.session.document.draft[path] == "#FFE680"


def test_the_verdict_stands_at_the_colour_that_decides(
    opened_account: OpenedAccount, tab: Form
) -> None:
    def seen(path: str) -> bool:
        guard = next(each for each in tab.findChildren(Contrast) if each._path == path)
        return guard.isVisible()

    assert (seen(BRAND_COLOUR.path), seen(BACKGROUND.path)) == (True, False)
    opened_account.session.document.set_value(BACKGROUND.path, "#402218")
    QApplication.processEvents()
    assert (seen(BRAND_COLOUR.path), seen(BACKGROUND.path)) == (False, True)


def test_a_font_that_is_not_here_is_said_to_be_shown_in_another(
    opened_account: OpenedAccount, tab: Form
) -> None:
    fonts = control(tab, FONT.path, ComboBox)
    assert "similar" not in " ".join(shown_texts(tab))

    opened_account.session.document.set_value(FONT.path, "lora")
    QApplication.processEvents()
    assert fonts.currentText() == "Lora"
    assert "The preview shows it in Noto Serif, which is similar." in shown_texts(tab)

    opened_account.session.document.set_value(FONT.path, "nunito")
    QApplication.processEvents()
    assert "similar" not in " ".join(shown_texts(tab))


def test_a_choice_nobody_can_read_says_so_until_one_is_taken(
    opened_account: OpenedAccount, tab: Form
) -> None:
    fonts = control(tab, FONT.path, ComboBox)
    assert fonts.currentText() == "Choose…"

    QTest.keyClick(fonts, Qt.Key.Key_Down)
    assert opened_account.session.document.draft[FONT] == "default"
    assert fonts.currentText() == "Stripe’s usual font"
    assert fonts.findText("Choose…") == -1

    opened_account.session.document.set_value(FONT.path, "newer_than_this")
    assert fonts.currentIndex() == -1
    opened_account.session.document.undo()
    opened_account.session.document.undo()
    assert fonts.currentText() == "Choose…"


def test_what_is_no_address_is_said_at_its_row(opened_account: OpenedAccount, tab: Form) -> None:
    type_over(control(tab, SUPPORT_URL.path, LineEdit), "harbour.example/help")
    QTest.qWait(0)
    assert "https://" in said_at(tab, SUPPORT_URL.path)
    type_over(control(tab, SUPPORT_EMAIL.path, LineEdit), "not an address")
    QTest.qWait(0)
    assert "There is no @ in it." in said_at(tab, SUPPORT_EMAIL.path)
    type_over(control(tab, CUSTOM_DOMAIN.path, LineEdit), "https://billing.harbour.example/login")
    QTest.qWait(0)
    assert "such as billing.example.com" in said_at(tab, CUSTOM_DOMAIN.path)


def test_what_was_seen_on_the_own_portal_changes_the_preview_and_nothing_else(
    opened_account: OpenedAccount, tab: Form
) -> None:
    document = opened_account.session.document
    before = document.history
    segmented = control(tab, "seen.accent_on_panel", Segmented)
    assert segmented.value() == "no"

    press(segmented.button_of("yes"))
    press(control(tab, "seen.logo_on_panel", Switch))

    drawn = build_page(document.draft, document.account_snapshot, PageView())
    assert drawn.look.background == "#b4532a"
    assert document.account_snapshot.seen == {"accent_on_panel", "logo_on_panel"}
    assert seen_before(opened_account.session.note(SEEN) or "") == document.account_snapshot.seen
    assert document.history == before
    press(segmented.button_of("no"))
    assert (
        build_page(document.draft, document.account_snapshot, PageView()).look.background
        == "#12343b"
    )
    assert opened_account.session.note(SEEN) == "logo_on_panel"


def test_the_logo_stands_on_the_panel_of_an_older_portal(
    opened_account: OpenedAccount, tab: Form
) -> None:
    document = opened_account.session.document
    wanted = prepare_image(
        picture(600, 200), "logo.png", opened_account.session.keep_picture, use="logo"
    )
    document.set_value(LOGO.path, wanted)
    assert build_page(document.draft, document.account_snapshot, PageView()).panel.logo is None

    press(control(tab, "seen.logo_on_panel", Switch))

    assert build_page(document.draft, document.account_snapshot, PageView()).panel.logo == wanted


def test_an_empty_address_leads_to_the_page_on_which_another_may_stand(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    doings = Doings()
    room = open_room(qtbot, opened_account, doings)
    room.open_tab("branding")
    look = control(room, f"{TERMS.path}:look", Button)
    assert look.isVisible()
    press(look)
    assert doings.dashboards == ["public_details"]
    opened_account.session.document.set_value(TERMS.path, "https://a.example/terms")
    assert not look.isVisible()
    assert control(room, f"{PRIVACY.path}:look", Button).isVisible()
