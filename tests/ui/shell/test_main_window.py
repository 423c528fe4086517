"""The first page with the real account service: demo, connecting over HTTP, opening, forgetting."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from portal_desktop.account.account import STRIPE, Account
from portal_desktop.common.errors import UserError
from portal_desktop.emulator import DEMO_KEY, Emulator, Key
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.icon_button import IconButton
from tests.integration.credentials.secret_service import SecretService, lock, unlock
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import program, set_faults
from tests.ui.support.workspaces import control, press, shown_texts

RESTRICTED = "rk_test_" + "r" * 24


def test_the_demo_opens_from_the_first_page(tmp_path: Path) -> None:
    with program(tmp_path) as running:
        assert "Portal Desktop" in running.window.windowTitle()
        press(control(running.welcome, "welcome.demo", Button))
        running.until_open()
        assert running.window.windowTitle() == "Harbour Coffee Club – Portal Desktop"
        badge = control(running.room, "badge", Badge)
        assert badge.text() == "Demo · nothing leaves this computer"


def test_before_anything_is_read_the_window_has_its_name(tmp_path: Path) -> None:
    with program(tmp_path, demo=True) as running:
        assert "Portal Desktop" in running.window.windowTitle()


def test_a_key_opens_its_account(tmp_path: Path, base: str) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        assert control(running.room, "badge", Badge).text() == "Test"
        assert running.window.windowTitle() == "Harbour Coffee Club – Portal Desktop"
        running.room.document.set_value(HEADLINE.path, "Hello")
        running.room.session.writes.publish_plan(running.room.document.plan)
        running.rest()
        assert running.room.document.base[HEADLINE] == "Hello"


def test_a_restricted_key_opens_what_it_may(tmp_path: Path, stripe: Emulator, base: str) -> None:
    stripe.account.keys[RESTRICTED] = Key(("customer_portal_write",))
    with program(tmp_path, base) as running:
        running.connect(RESTRICTED)
        running.until_open()
        assert running.window.windowTitle() == "Your Stripe account – Portal Desktop"
        running.room.document.set_value(HEADLINE.path, "Hello")
        running.room.session.writes.publish_plan(running.room.document.plan)
        running.rest()
        assert running.room.document.base[HEADLINE] == "Hello"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("401", "Stripe does not know this key."),
        ("403", "This key may not do that."),
        ("500", "Stripe has a problem of its own right now."),
        ("drop", "Stripe cannot be reached."),
    ],
)
def test_what_keeps_a_key_from_working_is_said_beside_it(
    tmp_path: Path, stripe: Emulator, base: str, impatient: None, fault: str, said: str
) -> None:
    set_faults(stripe, f"GET /v1={fault}")
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.rest()
        assert any(text.startswith(said) for text in shown_texts(running.welcome))
        set_faults(stripe)
        press(control(running.welcome, "connect.go", Button))
        running.until_open()
        assert running.room.session.state == "ready"


def test_while_stripe_does_not_answer_the_window_lives(
    tmp_path: Path, stripe: Emulator, base: str, impatient: None
) -> None:
    set_faults(stripe, "GET /v1=never")
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        beats: list[int] = []
        beat = QTimer(interval=10)
        beat.timeout.connect(lambda: beats.append(1))
        beat.start()
        wait_until(lambda: len(beats) > 5)
        assert running.jobs.is_busy
        assert "Connecting…" in [
            each.text() for each in running.welcome.findChildren(Button) if each.isVisible()
        ]
        press(control(running.welcome, "connect.back", Button))
        stripe.close()
        running.rest()


def test_a_key_that_was_revoked_meanwhile_is_said_and_the_draft_stays(
    tmp_path: Path, stripe: Emulator, base: str
) -> None:
    stripe.account.keys[RESTRICTED] = Key(None)
    with program(tmp_path, base) as running:
        running.connect(RESTRICTED)
        running.until_open()
        running.room.document.set_value(HEADLINE.path, "Hello")
        stripe.account.keys[RESTRICTED] = Key(None, "revoked")
        running.room.session.read_again()
        running.rest()
        assert any("Stripe does not know this key." in text for text in shown_texts(running.room))
        assert running.room.document.draft[HEADLINE] == "Hello"


def test_an_account_used_before_is_listed_and_asks_for_its_key_again(
    tmp_path: Path, base: str
) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        running.room.document.set_value(HEADLINE.path, "Hello")
        (account,) = running.window.account_service.accounts()
    with program(tmp_path, base) as again:
        press(control(again.welcome, f"welcome.account.{account.id}", Button))
        again.rest()
        assert any("is not on this computer." in text for text in shown_texts(again.welcome))
        again.connect(DEMO_KEY)
        again.until_open()
        assert again.room.document.draft[HEADLINE] == "Hello"
        assert again.room.document.history.can_undo


def test_an_account_is_forgotten_from_the_first_page(tmp_path: Path, base: str) -> None:
    with program(tmp_path, base) as running:
        running.connect(DEMO_KEY)
        running.until_open()
        (account,) = running.window.account_service.accounts()
        running.window.show_welcome()
        press(control(running.welcome, f"welcome.forget.{account.id}", IconButton))
        press(control(running.welcome, f"welcome.forget.{account.id}:go", Button))
        running.rest()
        assert running.window.account_service.accounts() == ()
        assert not running.welcome.findChildren(Button, f"welcome.account.{account.id}")


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_key_that_cannot_be_deleted_is_said_and_tried_again(
    tmp_path: Path, service: SecretService
) -> None:
    lock(service)
    with program(tmp_path) as running:
        account = Account("one", "Harbour", "test", base="https://stripe.example", in_keyring=True)
        running.store.put_account(account)
        running.window.forget_account(account)
        running.rest()
        said = "The key of Harbour is not deleted yet. The computer’s keyring is locked"
        assert any(text.startswith(said) for text in shown_texts(running.welcome))
    unlock(service)
    with program(tmp_path) as later:
        press(control(later.welcome, "welcome.forgotten.one:delete", Button))
        later.rest()
        assert later.window.account_service.accounts() == ()
        assert not any("forgotten" in text for text in shown_texts(later.welcome))


def test_forgetting_leads_to_stripe_s_page_to_revoke_the_key(
    tmp_path: Path, browser: list[str], service: SecretService
) -> None:
    with program(tmp_path) as running:
        account = Account("one", "Harbour", "test", base=STRIPE)
        running.store.put_account(account)
        running.window.forget_account(account)
        running.rest()
        assert running.welcome.isVisible()
        assert browser == ["https://dashboard.stripe.com/test/apikeys"]


def test_what_came_with_connecting_is_said_in_the_open_account(tmp_path: Path) -> None:
    with program(tmp_path) as running:
        kept = UserError(
            "The key is kept for this run only.", "No keyring was found.", kind="keyring"
        )
        running.window.open_account(running.window.account_service.demo_account(), kept)
        running.until_open()
        assert str(kept) in shown_texts(running.room)


def test_the_demo_opens_no_web_page(tmp_path: Path, browser: list[str]) -> None:
    with program(tmp_path) as running:
        running.window.open_now(running.window.account_service.demo_account())
        running.window.open_address("https://stripe.com/billing/pricing")
        assert browser == []
        assert QGuiApplication.clipboard().text() == "https://stripe.com/billing/pricing"
