"""Forgetting an account whose keyring is locked: the key is never left there in silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest
from keyring.core import load_keyring

from portal_desktop.account.account import Account, new_account
from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import ApiKey, read_key
from portal_desktop.credentials.key_storage import Keyring
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.settings.edit_history import start_history
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from tests.integration.credentials.secret_service import SecretService, lock, unlock

pytestmark = [
    # The library forgets to close its connection to a keyring that is locked.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SECRET = "sk_test_" + "forgotten" * 3


@contextmanager
def office_in(folder: Path) -> Iterator[AccountService]:
    store = open_store(folder).store
    try:
        yield AccountService(store, StartOptions(folder, named=True))
    finally:
        store.close()


def connected(folder: Path, *, in_keyring: bool = True) -> Account:
    """An account with a draft, and its key in the keyring."""
    account = new_account("Harbour Coffee Club", "test", acct="acct_1")
    account = Account(**{**vars(account), "in_keyring": in_keyring})
    store = open_store(folder).store
    store.put_account(account)
    AccountStorage(store, account).save_history(
        start_history(Settings({HEADLINE.path: "Nobody else has this"}))
    )
    store.close()
    key = read_key(SECRET)
    assert isinstance(key, ApiKey)
    Keyring(folder).save(account.id, account.base, key)
    return account


def kept(folder: Path, account: Account) -> ApiKey | None:
    return Keyring(folder).find(account.id, account.base)


def refusal(account_service: AccountService, account: Account) -> UserError:
    with pytest.raises(UserError) as told:
        account_service.forget(account)
    return told.value


def test_forgetting_deletes_the_key(service: SecretService, tmp_path: Path) -> None:
    account = connected(tmp_path)
    with office_in(tmp_path) as account_service:
        account_service.forget(account)
        assert account_service.accounts() == ()
    assert kept(tmp_path, account) is None


def test_a_locked_keyring_is_said_and_the_account_listed_until_the_key_is_deleted(
    service: SecretService, tmp_path: Path
) -> None:
    account = connected(tmp_path)
    lock(service)
    with office_in(tmp_path) as account_service:
        said = refusal(account_service, account)
        assert said.kind == "keyring"
        assert "key of Harbour Coffee Club is not deleted yet" in said.title
        assert "locked" in said.title
        assert "“Delete its key”" in said.advice
    with office_in(tmp_path) as later:
        (left,) = later.accounts()
        assert (left.name, left.key_to_delete) == (account.name, True)
        assert AccountStorage(later._store, left).load_history() is None
        assert refusal(later, left).kind == "keyring"
        unlock(service)
        assert kept(tmp_path, account) is not None
        later.forget(left)
        assert later.accounts() == ()
    assert kept(tmp_path, account) is None


def test_who_leaves_the_key_there_hears_no_more_of_it(
    service: SecretService, tmp_path: Path
) -> None:
    account = connected(tmp_path)
    lock(service)
    with office_in(tmp_path) as account_service:
        refusal(account_service, account)
        account_service.take_off_list(account)
        assert account_service.accounts() == ()


def test_a_key_kept_for_one_run_is_not_found_in_the_keyring_later_and_deleted(
    service: SecretService, tmp_path: Path
) -> None:
    account = connected(tmp_path, in_keyring=False)
    with office_in(tmp_path) as account_service:
        with pytest.raises(UserError) as told:
            account_service.open(account)
        assert "is not on this computer" in told.value.title
    assert kept(tmp_path, account) is None


@pytest.mark.parametrize("in_keyring", [True, False])
def test_without_any_keyring_only_a_key_that_was_in_one_is_left(
    tmp_path: Path, in_keyring: bool
) -> None:
    account = new_account("Harbour Coffee Club", "test", acct="acct_1")
    account = Account(**{**vars(account), "in_keyring": in_keyring})
    before = keyring.get_keyring()
    keyring.set_keyring(load_keyring("keyring.backends.null.Keyring"))
    try:
        with office_in(tmp_path) as account_service:
            account_service._store.put_account(account)
            if in_keyring:
                said = refusal(account_service, account)
                assert "no keyring" in said.title
                assert "off the list" in said.advice
            else:
                account_service.forget(account)
            assert [each.id for each in account_service.accounts()] == [account.id] * in_keyring
    finally:
        keyring.set_keyring(before)
