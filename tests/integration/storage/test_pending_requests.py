"""Which requests are the same one, so that Stripe carries it out once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal_desktop.account.account import Account
from portal_desktop.account.snapshot import NOTHING_KNOWN
from portal_desktop.actions.action import activate_link
from portal_desktop.publishing.pending_writes import WriteRequest, pending_act
from portal_desktop.settings.stripe_params import StripeParams
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store

CLUB = Account("acct_1", "Harbour Coffee Club", "test")
PURPOSE = pending_act(activate_link(), NOTHING_KNOWN)
SENT: StripeParams = {"name": "Hello", "login_page": {"enabled": True, "url": "a"}}


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[AccountStorage]:
    with closing(open_store(tmp_path).store) as store:
        store.put_account(CLUB)
        yield AccountStorage(store, CLUB)


def asking(
    params: StripeParams, *, configuration: str = "bpc_1", state: str = "before"
) -> WriteRequest:
    return WriteRequest(configuration, params, state, PURPOSE)


def test_the_same_parameters_in_another_order_are_the_same_request(
    storage: AccountStorage,
) -> None:
    first = storage.begin_attempt(asking(SENT))
    turned: StripeParams = {"login_page": {"url": "a", "enabled": True}, "name": "Hello"}
    assert storage.begin_attempt(asking(turned)) == first
    assert storage.pending_attempts() == (first,)


@pytest.mark.parametrize(
    "other",
    [
        asking({**SENT, "name": "Hello!"}),
        asking({**SENT, "login_page": {"enabled": False, "url": "a"}}),
        asking({"name": "Hello"}),
        asking(SENT, state="after"),
        asking(SENT, configuration="bpc_2"),
    ],
)
def test_whatever_differs_makes_another_request_with_a_key_of_its_own(
    storage: AccountStorage, other: WriteRequest
) -> None:
    first = storage.begin_attempt(asking(SENT))
    second = storage.begin_attempt(other)
    assert second.key != first.key
    assert storage.pending_attempts() == (first, second)
    assert storage.begin_attempt(asking(SENT)) == first


def test_a_settled_request_made_again_is_another(storage: AccountStorage) -> None:
    first = storage.begin_attempt(asking(SENT))
    storage.end_attempt(first)
    assert storage.begin_attempt(asking(SENT)).key != first.key
