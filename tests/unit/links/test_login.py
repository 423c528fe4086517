"""Login links with an address filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.links.login import is_demo_link, is_test_link, login_link

LINK = "https://billing.stripe.com/p/login/test_4gw6oJchs69w47e7ss"


def test_without_an_address_the_link_stays_as_it_is() -> None:
    assert login_link(LINK) == LINK
    assert login_link(LINK + "?prefilled_email=a%40b.de") == LINK + "?prefilled_email=a%40b.de"


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("jenny@example.com", "jenny%40example.com"),
        ("jenny+club@example.com", "jenny%2Bclub%40example.com"),
        ("Jenny.Rosen@Example.com", "Jenny.Rosen%40Example.com"),
        ("a&b=c%d#e?f/g@example.com", "a%26b%3Dc%25d%23e%3Ff%2Fg%40example.com"),
        ("jenny@exämple.de", "jenny%40ex%C3%A4mple.de"),
        ('"a b"@example.com', "%22a%20b%22%40example.com"),
    ],
)
def test_an_address_is_percent_encoded_and_otherwise_untouched(address: str, encoded: str) -> None:
    assert login_link(LINK, address) == f"{LINK}?prefilled_email={encoded}"


def test_an_existing_query_and_fragment_stay_to_the_letter() -> None:
    given_link = f"{LINK}?ref=a+b%20c&empty=&flag&ref=2#top"
    made = login_link(given_link, "a@b.de")
    assert made == f"{LINK}?ref=a+b%20c&empty=&flag&ref=2&prefilled_email=a%40b.de#top"


def test_an_earlier_address_is_replaced_however_it_was_written() -> None:
    given_link = f"{LINK}?prefilled_email=old%40b.de&x=1&prefilled%5Femail=older&prefilled_email"
    made = login_link(given_link, "new@b.de")
    assert made == f"{LINK}?x=1&prefilled_email=new%40b.de"


def test_filling_in_twice_is_filling_in_once() -> None:
    once = login_link(LINK, "a@b.de")
    assert login_link(once, "a@b.de") == once


@pytest.mark.parametrize("address", ["", "jenny", " a@b.de", "a@b", "a@b.de\n"])
def test_an_address_stripe_would_drop_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        login_link(LINK, address)
    assert not address or address not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "billing.stripe.com/p/login/x",
        "ftp://billing.stripe.com/x",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///p/login",
        "https://billing.stripe.com/p/lo\ngin",
        " https://billing.stripe.com/p/login",
        "https://[::1",
    ],
)
@pytest.mark.parametrize("address", [None, "a@b.de"])
def test_what_is_no_web_address_is_refused(url: str, address: str | None) -> None:
    with pytest.raises(ValueError, match="This is not a login link"):
        login_link(url, address)
    assert not is_demo_link(url)


@given(st.emails())
def test_a_browser_reads_back_the_very_address(address: str) -> None:
    made = login_link(LINK, address)
    assert parse_qs(urlsplit(made).query, strict_parsing=True) == {"prefilled_email": [address]}


@pytest.mark.parametrize(
    ("url", "test"),
    [
        (LINK, True),
        (LINK + "?prefilled_email=a%40b.de", True),
        ("https://billing.stripe.com/p/login/aEU3cb2So0v78ICbSz6oo09", False),
        ("https://pay.example.com/p/login/test_abc", True),
        ("https://test_host.example/p/login/abc?x=/test_1", False),
        ("", False),
    ],
)
def test_a_test_link_is_known_by_its_last_part(url: str, test: bool) -> None:
    assert is_test_link(url) is test


def test_a_demo_link_is_known_by_its_host() -> None:
    assert is_demo_link("https://demo.invalid/p/login/abc")
    assert not is_demo_link(LINK)
    assert not is_demo_link("https://invalid.example.com/")
