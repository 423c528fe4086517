"""Accounts as such: connecting, finding again, forgetting; the demo between two starts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.account.account import Account
from portal_desktop.account.stripe_results import PublishResult
from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import ApiKey, NotAKey, read_key
from portal_desktop.emulator import DEMO_KEY, DEMO_LIVE_KEY, Emulator
from portal_desktop.options.branding import BRAND_COLOUR, BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.settings.edit_history import start_history
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.sqlite.store import Store
from tests.integration.servers import answering
from tests.integration.stripe_gateway import RESTRICTED, Requests, user_error_of, wanting


@contextmanager
def office_in(folder: Path, base: str = "", now: date | None = None) -> Iterator[AccountService]:
    with store_in(folder) as store:
        yield AccountService(store, StartOptions(folder, named=True, base=base, now=now))


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    store = open_store(folder).store
    try:
        yield store
    finally:
        store.close()


def pasted(secret: str = DEMO_KEY) -> ApiKey:
    key = read_key(secret)
    assert isinstance(key, ApiKey)
    return key


def connect(account_service: AccountService, key: ApiKey) -> tuple[Account, UserError | None]:
    """Connect without being stopped on the way."""
    steps = account_service.connect(key)
    next(steps)
    with pytest.raises(StopIteration) as ended:
        next(steps)
    connected: tuple[Account, UserError | None] = ended.value.value
    return connected


def test_a_key_that_works_makes_an_account_that_is_remembered(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        assert (account.name, account.mode, account.base) == ("Harbour Coffee Club", "test", base)
        assert account.acct
        assert account.acct.startswith("acct_")
    with office_in(tmp_path, base) as again:
        assert again.accounts() == (account,)


def test_connecting_again_finds_the_account_and_its_draft(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        _gateway, storage = account_service.open(account)
        storage.save_history(start_history(Settings({HEADLINE.path: "Hello"})))
        again, _user_error = connect(account_service, pasted())
        assert again.id == account.id
        assert len(account_service.accounts()) == 1
        _gateway, storage = account_service.open(again)
        kept = storage.load_history()
        assert kept is not None
        assert kept.draft[HEADLINE] == "Hello"


def test_an_account_whose_key_does_not_tell_whose_it_is_is_found_again_too(
    tmp_path: Path, stripe: Emulator, base: str
) -> None:
    stripe.account.keys[RESTRICTED] = emulator.Key(("customer_portal_write",))
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted(RESTRICTED))
        assert account.name == "Your Stripe account"
        assert account.acct is None
        again, _user_error = connect(account_service, pasted(RESTRICTED))
        assert again.id == account.id
        told, _user_error = connect(account_service, pasted())
        assert (told.id, told.name) == (account.id, "Harbour Coffee Club")
        hidden, _user_error = connect(account_service, pasted(RESTRICTED))
        assert (hidden.id, hidden.name) == (account.id, "Harbour Coffee Club")
        assert len(account_service.accounts()) == 1


def test_two_accounts_are_two(tmp_path: Path, stripe: Emulator, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        one, _user_error = connect(account_service, pasted())
        stripe.account = emulator.empty()
        other, _user_error = connect(account_service, pasted())
        assert account_service.accounts() == (one, other)


def test_a_key_is_for_this_run_only_where_no_keyring_is_read(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        gateway, _storage = account_service.open(account)
        assert gateway.open_account().business
    with office_in(tmp_path, base) as again:
        told = user_error_of(lambda: again.open(account))
        assert told.kind == "key"
        assert "Harbour Coffee Club" in told.title
        assert "Your draft is kept." in told.advice


def test_no_key_is_ever_on_the_disk(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        gateway, _storage = account_service.open(account)
        gateway.publish_plan(
            wanting(gateway.open_account(), {HEADLINE.path: "Hello"}), (), Requests()
        )
        in_process, _storage = account_service.open(account_service.demo_account())
        in_process.open_account()
    written = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert DEMO_KEY.encode() not in written


def test_a_key_that_stripe_does_not_know_is_not_remembered(tmp_path: Path, base: str) -> None:
    unknown = "sk_test_" + "u" * 24
    with office_in(tmp_path, base) as account_service:
        assert user_error_of(lambda: connect(account_service, pasted(unknown))).kind == "key"
        assert account_service.accounts() == ()


def test_what_is_stopped_while_stripe_is_asked_is_not_remembered(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        steps = account_service.connect(pasted())
        next(steps)
        steps.close()
        assert account_service.accounts() == ()


def test_a_live_key_goes_nowhere_but_to_stripe(tmp_path: Path) -> None:
    with office_in(tmp_path, "https://stripe.example.com") as account_service:
        told = user_error_of(lambda: connect(account_service, pasted(DEMO_LIVE_KEY)))
        assert told.title == "A live key is only ever sent to Stripe."


def test_what_is_no_key_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    with office_in(tmp_path, "http://127.0.0.1:1") as account_service:
        wrong = account_service.read_key("pk_test_" + "p" * 24)
        assert isinstance(wrong, NotAKey)
        assert wrong.user_error.kind == "input"


def test_connecting_again_ends_the_link_desk(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        _gateway, storage = account_service.open(account)
        storage.put_note("link_desk", "yes")
        connect(account_service, pasted())
        assert not storage.note("link_desk")


def test_forgetting_leaves_nothing_of_an_account(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account, _user_error = connect(account_service, pasted())
        _gateway, storage = account_service.open(account)
        storage.save_history(start_history(Settings({HEADLINE.path: "A headline nobody else has"})))
        account_service.forget(account)
        assert account_service.accounts() == ()
        assert user_error_of(lambda: account_service.open(account)).kind == "key"
        again, _user_error = connect(account_service, pasted())
        assert account_service.open(again)[1].load_history() is None


def test_the_demo_is_what_it_was_when_it_is_opened_again(tmp_path: Path) -> None:
    with office_in(tmp_path) as account_service:
        account = account_service.demo_account()
        gateway, _storage = account_service.open(account)
        outcome = gateway.publish_plan(
            wanting(gateway.open_account(), {HEADLINE.path: "Hello"}), (), Requests()
        )
        assert isinstance(outcome, PublishResult)
        assert account_service.accounts() == ()
    with office_in(tmp_path) as again:
        assert again.demo_account() == account
        assert headline(again) == "Hello"


def test_days_go_by_in_the_demo(tmp_path: Path) -> None:
    with office_in(tmp_path, now=date(2026, 11, 20)) as account_service:
        account_service.stand_in(
            account_service.demo_account(), {"business_profile": {"name": "Later"}}
        )
    before = json.loads((tmp_path / "demo.json").read_text())["now"]
    with office_in(tmp_path, now=date(2027, 3, 1)) as again:
        again.stand_in(again.demo_account(), {"business_profile": {"name": "Later still"}})
    assert json.loads((tmp_path / "demo.json").read_text())["now"] > before + 90 * 86_400


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1}', "\udcff"])
def test_a_damaged_demo_starts_afresh(tmp_path: Path, text: str) -> None:
    (tmp_path / "demo.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with office_in(tmp_path) as account_service:
        assert headline(account_service) == ""


def test_starting_the_demo_afresh_drops_what_was_changed_and_the_draft(tmp_path: Path) -> None:
    with office_in(tmp_path) as account_service:
        gateway, storage = account_service.open(account_service.demo_account())
        gateway.publish_plan(
            wanting(gateway.open_account(), {HEADLINE.path: "Hello"}), (), Requests()
        )
        storage.save_history(start_history(Settings({HEADLINE.path: "Draft"})))
        account_service.reset_demo()
        assert headline(account_service) == ""
        assert account_service.open(account_service.demo_account())[1].load_history() is None


def test_a_demo_at_an_address_is_an_account_of_that_address(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as account_service:
        account = account_service.demo_account()
        assert (account.mode, account.base) == ("demo", base)
        assert account.id != "demo"
        assert headline(account_service) == ""
    with office_in(tmp_path) as without:
        assert without.demo_account().id == "demo"
    with office_in(tmp_path, base) as again:
        assert again.demo_account() == account


@pytest.mark.parametrize("where", ["in process", "over loopback"])
def test_the_stand_in_does_what_the_dashboard_would(tmp_path: Path, base: str, where: str) -> None:
    with office_in(tmp_path, "" if where == "in process" else base) as account_service:
        account = account_service.demo_account()
        colours = {"branding": {"primary_color": "#0b6e6e"}}
        values = {"business_profile": {"name": "Harbour & Sons"}, "settings": colours}
        account_service.stand_in(account, values)
        found = account_service.open(account)[0].open_account().settings
        assert found[BUSINESS_NAME] == "Harbour & Sons"
        assert found[BRAND_COLOUR] == "#0b6e6e"


def test_a_stand_in_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    with office_in(tmp_path, "http://127.0.0.1:1") as account_service:
        told = user_error_of(lambda: account_service.stand_in(account_service.demo_account(), {}))
        assert told.kind == "network"


def test_a_stand_in_that_sends_one_elsewhere_took_nothing(tmp_path: Path, base: str) -> None:
    with (
        answering(302, f"{base}/_dashboard/state") as address,
        office_in(tmp_path, address) as account_service,
    ):
        told = user_error_of(lambda: account_service.stand_in(account_service.demo_account(), {}))
    assert told.title == "The stand-in did not take this."


def test_small_things_are_remembered_without_complaint(tmp_path: Path) -> None:
    with office_in(tmp_path) as account_service:
        assert account_service.window_setting("scheme") is None
        account_service.save_window_setting("scheme", "dark")
        account_service.save_window_setting("key", DEMO_KEY)
    with office_in(tmp_path) as again:
        assert again.window_setting("scheme") == "dark"
        assert again.window_setting("key") is None


def headline(account_service: AccountService) -> str:
    account: Account = account_service.demo_account()
    gateway, _storage = account_service.open(account)
    found = gateway.open_account().settings[HEADLINE]
    if isinstance(found, str):
        return found
    raise UserError("no headline")
