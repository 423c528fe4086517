"""In the demo every step at Stripe can be done: on a stand-in for the page it is done on."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.branding.image_crop import Use
from portal_desktop.links.dashboard import PAGES, page_of
from portal_desktop.options.billing_info import EMAILS
from portal_desktop.options.branding import ACCENT_COLOUR, BUSINESS_NAME, FONT, ICON, LOGO, SHAPE
from portal_desktop.options.cancellation import RETENTION_COUPON
from portal_desktop.options.public_details import CUSTOM_DOMAIN
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import StripeFile, Value
from portal_desktop.ui.branding.image_processing import prepare_image
from portal_desktop.ui.demo_dashboard.settings_page import StandIn
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.pictures import picture
from tests.ui.support.workspaces import button, control, press, shown_texts, type_over

BY_HAND = [option for option in OPTIONS.values() if option.own_delivery.startswith("at_stripe")]


@pytest.fixture
def page(qtbot: QtBot, opened_account: OpenedAccount) -> StandIn:
    def save(values: Mapping[str, object], done: Callable[[], None]) -> None:
        opened_account.at_dashboard("account", dict(values))
        done()

    made = StandIn(opened_account.session, save, lambda: None)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show_page()
    made.show()
    return made


def begin(page: StandIn, name: str) -> None:
    page.show_page(name)
    QApplication.processEvents()


def wished(opened_account: OpenedAccount, path: str, kind: str) -> Value:
    """Something else than the demo has."""
    if kind == "image":
        use: Use = "logo" if path == LOGO.path else "icon"
        wide = 300 if use == "logo" else 200
        return prepare_image(picture(wide, 200), use, opened_account.session.keep_picture, use=use)
    choices = OPTIONS[path].choices
    if choices:
        return choices[-1].value
    return {"colour": "#7a1f4e", "url": "https://harbour.example/new"}.get(kind, "new.example")


def test_every_page_holds_what_is_set_there(page: StandIn) -> None:
    for name in PAGES:
        begin(page, name)
        for option in BY_HAND:
            found = page.findChildren(QWidget, f"stand_in.{option.path}")
            shown = [each for each in found if each.isVisible()]
            assert len(shown) == (page_of(option.path) == name), option.path
        assert PAGES[name] in shown_texts(page)


def test_every_step_can_be_done_here_and_then_nothing_is_left(
    opened_account: OpenedAccount, page: StandIn
) -> None:
    document = opened_account.session.document
    document.edit("All", {o.path: wished(opened_account, o.path, o.kind) for o in BY_HAND})
    assert len(document.plan.hand_overs) == len(BY_HAND)

    for name in PAGES:
        begin(page, name)
        press(button(page, "Fill in what I decided"))
        press(button(page, "Save"))
        opened_account.rest()

    left = document.plan.hand_overs
    assert {step.where for step in left} == {"at_stripe_compare", "at_stripe_said"}
    assert isinstance(document.base[ICON], StripeFile)
    assert isinstance(document.base[LOGO], StripeFile)
    for step in left:
        opened_account.session.manual_steps.mark_as_set(step.path, step.value)
    assert document.plan.hand_overs == ()


def test_what_nobody_can_read_lies_where_the_dashboard_keeps_it(
    opened_account: OpenedAccount, page: StandIn
) -> None:
    document = opened_account.session.document
    start_options = {FONT.path: "lora", SHAPE.path: "pill", RETENTION_COUPON.path: "STAY"}
    document.edit("Some", start_options)
    for name in ("branding", "portal"):
        begin(page, name)
        press(button(page, "Fill in what I decided"))
        press(button(page, "Save"))
        opened_account.rest()

    kept = opened_account.stripe.account.dashboard
    assert kept["branding"]["font"] == "lora"
    assert kept["branding"]["shape"] == "pill"
    assert kept["retention_coupon"] == "STAY"
    begin(page, "branding")
    assert control(page, f"stand_in.{FONT.path}", ComboBox).value() == "lora"


def test_the_picture_arrives_as_it_was_made(opened_account: OpenedAccount, page: StandIn) -> None:
    wanted = prepare_image(
        picture(300, 200), "logo.png", opened_account.session.keep_picture, use="logo"
    )
    opened_account.session.document.set_value(LOGO.path, wanted)
    begin(page, "branding")

    press(control(page, f"stand_in.{LOGO.path}", Button))
    assert "Chosen. It is uploaded when you save." in shown_texts(page)
    press(button(page, "Save"))
    opened_account.rest()

    at_stripe = opened_account.session.document.base[LOGO]
    assert isinstance(at_stripe, StripeFile)
    assert opened_account.session.images.image_bytes(
        at_stripe
    ) == opened_account.session.images.image_bytes(wanted)


def test_a_picture_that_was_not_chosen_stays(opened_account: OpenedAccount, page: StandIn) -> None:
    begin(page, "branding")
    assert not control(page, f"stand_in.{ICON.path}", Button).isEnabled()
    opened_account.session.document.set_value(
        ICON.path, prepare_image(picture(200, 200), "icon.png", opened_account.session.keep_picture)
    )
    assert control(page, f"stand_in.{ICON.path}", Button).isEnabled()
    press(button(page, "Save"))
    opened_account.rest()
    assert opened_account.session.document.base[ICON] is None


def test_what_is_typed_there_is_taken_in_and_clears_what_was_emptied(
    opened_account: OpenedAccount, page: StandIn
) -> None:
    begin(page, "public_details")
    type_over(control(page, f"stand_in.{BUSINESS_NAME.path}", LineEdit), "Harbour")
    type_over(control(page, "stand_in.account.business_profile.support_url", LineEdit), "")
    type_over(control(page, "stand_in.dashboard.public_terms", LineEdit), "https://harbour.example")
    press(button(page, "Save"))
    opened_account.rest()

    base = opened_account.session.document.base
    assert base[BUSINESS_NAME] == "Harbour"
    assert base["account.business_profile.support_url"] == ""
    assert opened_account.stripe.account.dashboard["public_terms"] == "https://harbour.example"


def test_what_is_no_colour_is_not_saved(opened_account: OpenedAccount, page: StandIn) -> None:
    begin(page, "branding")
    type_over(control(page, f"stand_in.{ACCENT_COLOUR.path}", ColourField), "teal")
    press(button(page, "Save"))
    opened_account.rest()
    assert "Not a colour: Accent colour." in shown_texts(page)
    assert opened_account.session.document.base[ACCENT_COLOUR] == "#b4532a"


def test_what_was_decided_is_said_at_its_field(
    opened_account: OpenedAccount, page: StandIn
) -> None:
    begin(page, "custom_domain")
    opened_account.session.document.set_value(CUSTOM_DOMAIN.path, "billing.harbour.example")
    QApplication.processEvents()
    assert "You decided: billing.harbour.example" in shown_texts(page)
    begin(page, "emails")
    assert control(page, f"stand_in.{EMAILS.path}", LineEdit).text() == ""


def test_an_unknown_page_is_the_first_one(page: StandIn) -> None:
    begin(page, "keys")
    assert PAGES["branding"] in shown_texts(page)
