"""A disk that has no space."""

import contextlib

from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.storage.sqlite.store import Store

FULL = 200
"""Pages of the disk."""


def fill(store: Store) -> None:
    """Leave no space, until the account ``hog`` is forgotten."""
    store.put_account(Account("hog", "Somebody else", "test"))
    for size in (4096 * FULL >> step for step in range(14)):
        with contextlib.suppress(UserError):
            while True:
                store.add_revision("hog", "all", 1, "Large", "x" * size)
    # What is left of the page where the list of calls ends.
    for size in (1_000, 100, 10):
        with contextlib.suppress(UserError):
            while True:
                store.add_call("hog", 1, "x" * size, "done")


def make_room(store: Store) -> None:
    """Forget what fills the disk."""
    store.remove_account("hog")
