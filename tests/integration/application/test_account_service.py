"""Accounts as such: connecting, finding again, forgetting; the demo between two starts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.account.account import Account
from portal_desktop.account.stripe_results import Published
from portal_desktop.application.account_service import Office, Wishes
from portal_desktop.common.errors import Trouble
from portal_desktop.credentials.api_key import Key, NotAKey, read_key
from portal_desktop.emulator import DEMO_KEY, DEMO_LIVE_KEY, Emulator
from portal_desktop.options.table import BRAND_COLOUR, BUSINESS_NAME, HEADLINE
from portal_desktop.settings.edit_history import start
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.sqlite.store import Store
from tests.integration.servers import answering
from tests.integration.stripe_gateway import RESTRICTED, Requests, trouble_of, wanting


@contextmanager
def office_in(folder: Path, base: str = "", now: date | None = None) -> Iterator[Office]:
    with store_in(folder) as store:
        yield Office(store, Wishes(folder, named=True, base=base, now=now))


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    store = open_store(folder).store
    try:
        yield store
    finally:
        store.close()


def pasted(secret: str = DEMO_KEY) -> Key:
    key = read_key(secret)
    assert isinstance(key, Key)
    return key


def connect(office: Office, key: Key) -> tuple[Account, Trouble | None]:
    """Connect without being stopped on the way."""
    steps = office.connect(key)
    next(steps)
    with pytest.raises(StopIteration) as ended:
        next(steps)
    connected: tuple[Account, Trouble | None] = ended.value.value
    return connected


def test_a_key_that_works_makes_an_account_that_is_remembered(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        assert (account.name, account.mode, account.base) == ("Harbour Coffee Club", "test", base)
        assert account.acct
        assert account.acct.startswith("acct_")
    with office_in(tmp_path, base) as again:
        assert again.accounts() == (account,)


def test_connecting_again_finds_the_account_and_its_draft(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        _desk, shelf = office.open(account)
        shelf.save_history(start(Settings({HEADLINE.path: "Hello"})))
        again, _trouble = connect(office, pasted())
        assert again.id == account.id
        assert len(office.accounts()) == 1
        _desk, shelf = office.open(again)
        kept = shelf.history()
        assert kept is not None
        assert kept.draft[HEADLINE] == "Hello"


def test_an_account_whose_key_does_not_tell_whose_it_is_is_found_again_too(
    tmp_path: Path, stripe: Emulator, base: str
) -> None:
    stripe.account.keys[RESTRICTED] = emulator.Key(("customer_portal_write",))
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted(RESTRICTED))
        assert account.name == "Your Stripe account"
        assert account.acct is None
        again, _trouble = connect(office, pasted(RESTRICTED))
        assert again.id == account.id
        told, _trouble = connect(office, pasted())
        assert (told.id, told.name) == (account.id, "Harbour Coffee Club")
        hidden, _trouble = connect(office, pasted(RESTRICTED))
        assert (hidden.id, hidden.name) == (account.id, "Harbour Coffee Club")
        assert len(office.accounts()) == 1


def test_two_accounts_are_two(tmp_path: Path, stripe: Emulator, base: str) -> None:
    with office_in(tmp_path, base) as office:
        one, _trouble = connect(office, pasted())
        stripe.account = emulator.empty()
        other, _trouble = connect(office, pasted())
        assert office.accounts() == (one, other)


def test_a_key_is_for_this_run_only_where_no_keyring_is_read(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        desk, _shelf = office.open(account)
        assert desk.open().business
    with office_in(tmp_path, base) as again:
        told = trouble_of(lambda: again.open(account))
        assert told.kind == "key"
        assert "Harbour Coffee Club" in told.title
        assert "Your draft is kept." in told.advice


def test_no_key_is_ever_on_the_disk(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        desk, _shelf = office.open(account)
        desk.publish(wanting(desk.open(), {HEADLINE.path: "Hello"}), (), Requests())
        in_process, _shelf = office.open(office.demo())
        in_process.open()
    written = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert DEMO_KEY.encode() not in written


def test_a_key_that_stripe_does_not_know_is_not_remembered(tmp_path: Path, base: str) -> None:
    unknown = "sk_test_" + "u" * 24
    with office_in(tmp_path, base) as office:
        assert trouble_of(lambda: connect(office, pasted(unknown))).kind == "key"
        assert office.accounts() == ()


def test_what_is_stopped_while_stripe_is_asked_is_not_remembered(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        steps = office.connect(pasted())
        next(steps)
        steps.close()
        assert office.accounts() == ()


def test_a_live_key_goes_nowhere_but_to_stripe(tmp_path: Path) -> None:
    with office_in(tmp_path, "https://stripe.example.com") as office:
        told = trouble_of(lambda: connect(office, pasted(DEMO_LIVE_KEY)))
        assert told.title == "A live key is only ever sent to Stripe."


def test_what_is_no_key_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    with office_in(tmp_path, "http://127.0.0.1:1") as office:
        wrong = office.read_key("pk_test_" + "p" * 24)
        assert isinstance(wrong, NotAKey)
        assert wrong.trouble.kind == "input"


def test_connecting_again_ends_the_link_desk(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        _desk, shelf = office.open(account)
        shelf.put_note("link_desk", "yes")
        connect(office, pasted())
        assert not shelf.note("link_desk")


def test_forgetting_leaves_nothing_of_an_account(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account, _trouble = connect(office, pasted())
        _desk, shelf = office.open(account)
        shelf.save_history(start(Settings({HEADLINE.path: "A headline nobody else has"})))
        office.forget(account)
        assert office.accounts() == ()
        assert trouble_of(lambda: office.open(account)).kind == "key"
        again, _trouble = connect(office, pasted())
        assert office.open(again)[1].history() is None


def test_the_demo_is_what_it_was_when_it_is_opened_again(tmp_path: Path) -> None:
    with office_in(tmp_path) as office:
        account = office.demo()
        desk, _shelf = office.open(account)
        outcome = desk.publish(wanting(desk.open(), {HEADLINE.path: "Hello"}), (), Requests())
        assert isinstance(outcome, Published)
        assert office.accounts() == ()
    with office_in(tmp_path) as again:
        assert again.demo() == account
        assert headline(again) == "Hello"


def test_days_go_by_in_the_demo(tmp_path: Path) -> None:
    with office_in(tmp_path, now=date(2026, 11, 20)) as office:
        office.stand_in(office.demo(), {"business_profile": {"name": "Later"}})
    before = json.loads((tmp_path / "demo.json").read_text())["now"]
    with office_in(tmp_path, now=date(2027, 3, 1)) as again:
        again.stand_in(again.demo(), {"business_profile": {"name": "Later still"}})
    assert json.loads((tmp_path / "demo.json").read_text())["now"] > before + 90 * 86_400


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1}', "\udcff"])
def test_a_damaged_demo_starts_afresh(tmp_path: Path, text: str) -> None:
    (tmp_path / "demo.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with office_in(tmp_path) as office:
        assert headline(office) == ""


def test_starting_the_demo_afresh_drops_what_was_changed_and_the_draft(tmp_path: Path) -> None:
    with office_in(tmp_path) as office:
        desk, shelf = office.open(office.demo())
        desk.publish(wanting(desk.open(), {HEADLINE.path: "Hello"}), (), Requests())
        shelf.save_history(start(Settings({HEADLINE.path: "Draft"})))
        office.reset_demo()
        assert headline(office) == ""
        assert office.open(office.demo())[1].history() is None


def test_a_demo_at_an_address_is_an_account_of_that_address(tmp_path: Path, base: str) -> None:
    with office_in(tmp_path, base) as office:
        account = office.demo()
        assert (account.mode, account.base) == ("demo", base)
        assert account.id != "demo"
        assert headline(office) == ""
    with office_in(tmp_path) as without:
        assert without.demo().id == "demo"
    with office_in(tmp_path, base) as again:
        assert again.demo() == account


@pytest.mark.parametrize("where", ["in process", "over loopback"])
def test_the_stand_in_does_what_the_dashboard_would(tmp_path: Path, base: str, where: str) -> None:
    with office_in(tmp_path, "" if where == "in process" else base) as office:
        account = office.demo()
        colours = {"branding": {"primary_color": "#0b6e6e"}}
        values = {"business_profile": {"name": "Harbour & Sons"}, "settings": colours}
        office.stand_in(account, values)
        found = office.open(account)[0].open().settings
        assert found[BUSINESS_NAME] == "Harbour & Sons"
        assert found[BRAND_COLOUR] == "#0b6e6e"


def test_a_stand_in_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    with office_in(tmp_path, "http://127.0.0.1:1") as office:
        told = trouble_of(lambda: office.stand_in(office.demo(), {}))
        assert told.kind == "network"


def test_a_stand_in_that_sends_one_elsewhere_took_nothing(tmp_path: Path, base: str) -> None:
    with (
        answering(302, f"{base}/_dashboard/state") as address,
        office_in(tmp_path, address) as office,
    ):
        told = trouble_of(lambda: office.stand_in(office.demo(), {}))
    assert told.title == "The stand-in did not take this."


def test_small_things_are_remembered_without_complaint(tmp_path: Path) -> None:
    with office_in(tmp_path) as office:
        assert office.recall("scheme") is None
        office.remember("scheme", "dark")
        office.remember("key", DEMO_KEY)
    with office_in(tmp_path) as again:
        assert again.recall("scheme") == "dark"
        assert again.recall("key") is None


def headline(office: Office) -> str:
    account: Account = office.demo()
    desk, _shelf = office.open(account)
    found = desk.open().settings[HEADLINE]
    if isinstance(found, str):
        return found
    raise Trouble("no headline")
