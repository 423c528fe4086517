"""The tab At Stripe lists what only the merchant can do there, and how each step is ticked off."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.branding import ACCENT_COLOUR, BUSINESS_NAME, FONT, ICON
from portal_desktop.options.values import Image
from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.tabs.at_stripe import AtStripeTab
from tests.ui.support.account_service import OpenedAccount, open_test_account


@pytest.fixture
def opened() -> list[str]:
    """The names of the pages that were opened."""
    return []


def tab_of(
    opened_account: OpenedAccount, qtbot: QtBot, opened: list[str] | None = None
) -> AtStripeTab:
    pages = opened if opened is not None else []
    tab = AtStripeTab(opened_account.session, open_dashboard=pages.append)
    qtbot.addWidget(tab)
    tab.resize(520, 800)
    tab.show()
    return tab


def words(tab: QWidget) -> str:
    QApplication.processEvents()  # what was just added shows itself only then
    return " | ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def button(tab: QWidget, name: str) -> QPushButton:
    found = tab.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def icon(opened_account: OpenedAccount, folder: Path) -> Image:
    drawn = QImage(256, 256, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#f4c36a"))
    path = folder / "icon.png"
    drawn.save(str(path))
    return pictures.prepare_image(path.read_bytes(), path.name, opened_account.session.keep_picture)


def uploads(opened_account: OpenedAccount, file: str) -> None:
    """Somebody puts another icon into Stripe's Dashboard, and the window reads it."""
    opened_account.at_dashboard("account", {"settings": {"branding": {"icon": file}}})
    opened_account.session.read_again()
    opened_account.rest()


def test_says_when_there_is_nothing_to_do(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)

    assert "Nothing to do at Stripe" in words(tab)
    assert "Close other tabs" not in words(tab)


def test_lists_steps_by_page_with_what_is_there_and_what_is_wanted(
    opened_account: OpenedAccount, qtbot: QtBot, opened: list[str]
) -> None:
    tab = tab_of(opened_account, qtbot, opened)

    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
    opened_account.session.document.set_value(BUSINESS_NAME.path, "Harbour Coffee")

    said = words(tab)
    assert "Nothing to do" not in said
    assert said.index("Close other tabs of Stripe’s Dashboard first") < said.index("Accent colour")
    for expected in ("#b4532a", "#0b6e6e", "Harbour Coffee Club", "Harbour Coffee"):
        assert expected in said
    button(tab, "at_stripe.open.branding").click()
    button(tab, "at_stripe.open.public_details").click()
    assert opened == ["branding", "public_details"]


def test_copies_the_value(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")

    copy = button(tab, f"at_stripe.copy.{ACCENT_COLOUR.path}")
    copy.click()

    assert QGuiApplication.clipboard().text() == "#0b6e6e"
    assert copy.text() == "Copied"


def test_a_value_that_can_be_read_is_ticked_off_by_reading(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")

    button(tab, f"at_stripe.done.{ACCENT_COLOUR.path}").click()
    opened_account.rest()
    assert "Stripe still has “#b4532a”" in words(tab)

    opened_account.at_dashboard(
        "account", {"settings": {"branding": {"secondary_color": "#0b6e6e"}}}
    )
    button(tab, f"at_stripe.done.{ACCENT_COLOUR.path}").click()
    opened_account.rest()
    assert "Nothing to do at Stripe" in words(tab)


def test_a_picture_is_compared_and_ticked_off_by_the_merchant(
    opened_account: OpenedAccount, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ICON.path, icon(opened_account, tmp_path))
    shown = [label for label in tab.findChildren(QLabel) if not label.pixmap().isNull()]
    assert [label.accessibleName() for label in shown] == ["Yours"]
    assert "Compare the two" in words(tab)

    uploads(opened_account, "file_mine")
    assert "Stripe shows another picture than when you chose yours." in words(tab)
    button(tab, f"at_stripe.done.{ICON.path}").click()
    opened_account.rest()

    assert "Nothing to do at Stripe" in words(tab)
    assert "Icon: Stripe shows another picture than before, and you said" in words(tab)
    assert opened_account.session.document.plan.hand_overs == ()


def test_a_picture_that_was_never_uploaded_stays_to_do(
    opened_account: OpenedAccount, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ICON.path, icon(opened_account, tmp_path))

    button(tab, f"at_stripe.done.{ICON.path}").click()
    opened_account.rest()

    assert "Stripe still shows no picture." in words(tab)
    assert [step.path for step in opened_account.session.document.plan.hand_overs] == [ICON.path]


def test_the_picture_there_before_is_not_taken_for_the_new_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path) as opened_account:
        uploads(opened_account, "file_old")
        opened_account.session.document.set_value(ICON.path, icon(opened_account, tmp_path))
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as again:
        tab = tab_of(again, qtbot)
        button(tab, f"at_stripe.done.{ICON.path}").click()
        again.rest()
        assert "Stripe still shows the same picture as before." in words(tab)

        again.at_dashboard("account", {"settings": {"branding": {"icon": "file_mine"}}})
        button(tab, f"at_stripe.done.{ICON.path}").click()
        again.rest()
        assert "Nothing to do at Stripe" in words(tab)
        tab.close()
    with open_test_account(tmp_path, stripe=stripe) as later:
        assert not later.session.document.plan.hand_overs
        uploads(later, "file_someone_else_s")
        assert [step.path for step in later.session.document.plan.hand_overs] == [ICON.path]


def test_what_was_said_to_be_done_is_listed_and_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path) as opened_account:
        tab = tab_of(opened_account, qtbot)
        opened_account.session.document.set_value(FONT.path, "lora")
        button(tab, f"at_stripe.done.{FONT.path}").click()
        said = words(tab)
        assert "Font: Lora" in said
        assert "colours were read at Stripe" in said
        assert "done because you said so" in said

        button(tab, f"at_stripe.not_yet.{FONT.path}").click()
        assert "Font: Lora" not in words(tab)
        assert [step.path for step in opened_account.session.document.plan.hand_overs] == [
            FONT.path
        ]
        stripe = opened_account.stripe
        tab.close()
    with open_test_account(tmp_path, stripe=stripe) as again:
        assert [step.path for step in again.session.document.plan.hand_overs] == [FONT.path]


def test_what_this_key_cannot_read_is_not_claimed_to_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(
        tmp_path, mode="test", permissions=("customer_portal_read",)
    ) as opened_account:
        tab = tab_of(opened_account, qtbot)
        assert "Icon, colours and business name cannot be read with this key." in words(tab)
        opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
        button(tab, f"at_stripe.done.{ACCENT_COLOUR.path}").click()
        assert "Accent colour: #0b6e6e" in words(tab)
        tab.close()


def test_a_picture_can_be_saved_for_uploading(
    opened_account: OpenedAccount, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ICON.path, icon(opened_account, tmp_path))

    button(tab, f"at_stripe.save.{ICON.path}").click()
    dialog = tab.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "saved.png"))
    dialog.close()

    assert (tmp_path / "saved.png").read_bytes() == (tmp_path / "icon.png").read_bytes()
    assert "Saved as saved.png." in words(tab)


def test_says_when_stripe_cannot_be_asked(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.session.document.set_value(ACCENT_COLOUR.path, "#0b6e6e")
    opened_account.fails("ANY /v1=401")

    button(tab, f"at_stripe.done.{ACCENT_COLOUR.path}").click()
    opened_account.rest()

    assert "Stripe does not know this key." in words(tab)
    assert "Reading from Stripe…" not in words(tab)
