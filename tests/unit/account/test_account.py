"""What an account on this computer may be, and where its key may go."""

import pytest

from portal_desktop.account.account import (
    BADGES,
    DEMO,
    STRIPE,
    base_address,
    demo_account,
    is_loopback,
    may_send,
    new_account,
)
from portal_desktop.common.errors import UserError


def test_each_new_account_has_an_id_of_its_own() -> None:
    first, second = (new_account("Club", "test") for _turn in range(2))
    assert first.id != second.id
    assert (first.base, first.kind, first.acct, first.in_keyring) == (STRIPE, "own", None, False)


def test_the_demo_is_the_same_account_in_every_run() -> None:
    assert demo_account() == demo_account()
    assert demo_account().base == DEMO
    assert new_account("Demo", "demo", DEMO).base == DEMO


def test_the_three_kinds_of_account_have_different_badges() -> None:
    assert len(set(BADGES.values())) == 3


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://api.stripe.com/", "https://api.stripe.com"),
        (" HTTPS://API.Stripe.com ", "https://api.stripe.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:9", "http://[::1]:9"),
    ],
)
def test_the_same_server_has_one_address(typed: str, base: str) -> None:
    assert base_address(typed) == base


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "api.stripe.com",
        "ftp://api.stripe.com",
        "https://",
        "https://api.stripe.com/v1",
        "https://api.stripe.com?x=1",
        "https://user:word@api.stripe.com",
        "https://apі.stripe.com",  # with a Cyrillic letter
        "http://api.stripe.com",
        "http://127.0.0.1.example.com",
        "http://[::1",
        "http://localhost:99999",
        "javascript:alert(1)",
    ],
)
def test_what_is_not_a_servers_address_or_not_encrypted_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        base_address(typed)
    assert refused.value.kind == "input"
    assert refused.value.advice


def test_only_this_computer_is_loopback() -> None:
    assert all(map(is_loopback, ["http://localhost", "http://127.0.0.9:1", "https://[::1]"]))
    assert not any(
        map(is_loopback, [STRIPE, "https://10.0.0.1", "https://localhost.example", DEMO])
    )


def test_a_live_key_goes_only_to_stripe_or_stays_on_this_computer() -> None:
    assert may_send("live", STRIPE)
    assert may_send("live", "http://127.0.0.1:8080")
    assert not may_send("live", "https://example.com")
    assert may_send("test", "https://example.com")
