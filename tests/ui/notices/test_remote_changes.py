"""What somebody changed at Stripe, shown at the top of the workspace."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.options.branding import ACCENT_COLOUR, ICON
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.values import Image
from portal_desktop.ui.shell.workspace import Workspace
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import (
    button,
    open_room,
    press,
    shown_texts,
)


def test_stripe_is_read_again_with_a_shortcut(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    opened_account.change_portal({"business_profile": {"headline": "From the Dashboard"}})
    QTest.keyClick(room, Qt.Key.Key_F5)
    opened_account.rest()
    assert room.document.draft[HEADLINE] == "From the Dashboard"
    assert "One setting was changed at Stripe and taken in: Headline." in shown_texts(room)
    press(button(room, "Dismiss"))
    assert not any("taken in" in text for text in shown_texts(room))


def test_several_changes_elsewhere_are_counted(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    opened_account.change_portal(
        {
            "business_profile": {"headline": "From the Dashboard"},
            "features": {"subscription_cancel": {"enabled": True}},
        }
    )
    opened_account.session.read_again()
    opened_account.rest()
    assert any(
        text.startswith("2 settings were changed at Stripe and taken in:")
        for text in shown_texts(room)
    )


def test_a_step_that_was_just_taken_is_not_told_as_somebody_else_s_change(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    room.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
    opened_account.at_dashboard(
        "account", {"settings": {"branding": {"secondary_color": "#0b6e6e"}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    assert "Done at Stripe: Accent colour." in shown_texts(room)


def test_another_picture_is_to_be_compared_until_that_was_done(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    room.document.set_value(ICON.path, Image("0" * 64, "png", 128, 128))
    room.open_tab("at_stripe")
    opened_account.at_dashboard("account", {"settings": {"branding": {"icon": "file_first"}}})
    opened_account.session.read_again()
    opened_account.rest()
    assert any("Another picture is at Stripe now: Icon." in text for text in shown_texts(room))

    opened_account.at_dashboard("account", {"settings": {"branding": {"icon": "file_second"}}})
    QApplication.processEvents()  # what was just added shows itself only then
    press(button(room, "It is there now"))
    opened_account.rest()
    assert "Done at Stripe: Icon." in shown_texts(room)


def test_more_changes_than_are_named_are_counted(
    room: Workspace, opened_account: OpenedAccount
) -> None:
    profile = {"headline": "Other", "terms_of_service_url": "https://harbour.example/other"}
    features = {"subscription_cancel": {"enabled": True}, "invoice_history": {"enabled": False}}
    opened_account.change_portal({"business_profile": profile, "features": features})
    opened_account.at_dashboard(
        "account", {"settings": {"branding": {"secondary_color": "#0b6e6e"}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    (told,) = (text for text in shown_texts(room) if "taken in" in text)
    assert told.startswith("5 settings were changed")
    assert told.endswith(" and 2 more.")


def test_a_key_that_may_read_more_brings_no_news(qtbot: QtBot, tmp_path: Path) -> None:
    permissions = ("customer_portal_read",)
    with open_test_account(tmp_path, mode="test", permissions=permissions) as opened_account:
        stripe, account = opened_account.stripe, opened_account.session.account
    with open_test_account(
        tmp_path, mode="test", stripe=stripe, account=account, start=False
    ) as more:
        room = open_room(qtbot, more)
        more.session.start()
        more.rest()
        assert ACCENT_COLOUR.path in more.session.document.base
        assert not any("taken in" in text for text in shown_texts(room))
        room.close()


def test_what_belongs_to_no_row_is_said_at_the_top(room: Workspace) -> None:
    room.show_error(UserError("The key is kept for this run only.", "No keyring was found."))
    assert "The key is kept for this run only. No keyring was found." in shown_texts(room)
