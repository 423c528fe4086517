"""Forgetting an account: its key in the keyring last, and it is listed until that is done."""

from contextlib import suppress
from dataclasses import replace

from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import ApiKey
from portal_desktop.credentials.key_storage import (
    KeyStore,
    MemoryKeyStore,
    NoKeyring,
    find_key,
    forget_key,
    still_there,
)
from portal_desktop.storage.sqlite.store import Store


def forget(store: Store, keyring: KeyStore, run: MemoryKeyStore, account: Account) -> None:
    """Delete an account's draft, its history and its key; then it is gone.

    Args:
        keyring: the computer's; its key is deleted last, and the account is listed until it is.
        run: the keys that are kept for this run only.

    Raises:
        UserError: of kind ``keyring`` where the key could not be deleted. All that is left then is
            the account's name, as ``key_to_delete``: to be tried again, in this run or a later one.
    """
    store.keep_only_name(replace(account, key_to_delete=True))
    try:
        forget_key(keyring, run, account.id)
    except NoKeyring as user_error:
        # Without a keyring, only what an earlier one kept can be left.
        if account.in_keyring:
            raise still_there(account.name, user_error) from user_error
    except UserError as user_error:
        raise still_there(account.name, user_error) from user_error
    store.remove_account(account.id)


def key_of(keyring: KeyStore, run: MemoryKeyStore, account: Account) -> ApiKey | None:
    """Find an account's key, as far as it may be used; None without.

    What was kept for one run only is not looked for in the keyring; should that have kept it all
    the same, such as after the program had ended, it is deleted.

    Raises:
        UserError: of kind ``keyring``, where the keyring cannot be asked.
    """
    if account.in_keyring:
        return find_key(keyring, run, account.id, account.base)
    key = run.find(account.id, account.base)
    if key is None:
        with suppress(UserError):
            keyring.forget(account.id)
    return key
