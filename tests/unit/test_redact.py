"""Secrets are masked before anything is written, and nothing else is lost."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.redact import contains_secret, redact

LETTERS = string.ascii_letters + string.digits
PREFIXES = ["sk_test_", "sk_live_", "rk_test_", "rk_live_", "pk_test_", "pk_live_", "whsec_"]

tails = st.text(LETTERS, min_size=8, max_size=120)
keys = st.builds("".join, st.tuples(st.sampled_from(PREFIXES), tails))
links = st.builds(
    "https://{}/p/session{}{}{}".format,
    st.sampled_from(["billing.stripe.com", "pay.example.com"]),
    st.sampled_from(["?secret=", "/", "?locale=de&secret="]),
    st.sampled_from(["test_", "live_", ""]),
    tails,
)
secrets = st.one_of(keys, links)
# Around a secret stands anything that does not go on with its letters.
before = st.one_of(st.just(""), st.text().map(lambda text: f"{text} "), st.just("key%3D"))
after = st.one_of(st.just(""), st.text().map(lambda text: f" {text}"))


@given(before, secrets, after)
def test_a_secret_is_found_and_masked_wherever_it_stands(
    before: str, secret: str, after: str
) -> None:
    text = f"{before}{secret}{after}"
    assert contains_secret(text)
    assert secret not in redact(text)
    assert secret[-8:] not in redact(f"x {secret} y")


@given(st.one_of(st.text(), st.lists(st.one_of(secrets, st.text(max_size=5))).map("".join)))
def test_masking_is_complete_and_done_once(text: str) -> None:
    masked = redact(text)
    assert not contains_secret(masked)
    assert redact(masked) == masked


@pytest.mark.parametrize(
    "harmless",
    [
        "Manage your plan",
        "Bearer bonds and secret gardens",
        "risk_test_results_of_may",
        "https://billing.stripe.com/p/login/test_4gw6oJchs69w47e7ss?prefilled_email=a%40b.de",
        "https://example.com/p/sessions/morning-yoga",
        "https://example.com/thanks?secret=garden",
        "Invalid API Key provided: sk_test_****1234",
        "begins with sk_test_ or rk_live_",
        "",
    ],
)
def test_a_merchants_own_words_may_be_stored(harmless: str) -> None:
    assert not contains_secret(harmless)


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("key sk_live_4eC39HqLyjWDarjt, used", "key sk_live_…, used"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer …"),
        ("{'Authorization': 'Basic c2tfdGVzdA=='}", "{'Authorization': 'Basic …'}"),
        ("/p/session/test_YWNjdF8x opened", "/p/session/… opened"),
        ('{"client_secret": "abc"}', '{"client_secret": "…"}'),
        ("?secret=abc&x=1", "?secret=…&x=1"),
    ],
)
def test_what_surrounds_a_secret_stays_readable(written: str, masked: str) -> None:
    assert redact(written) == masked


def test_a_log_of_a_request_keeps_its_route() -> None:
    line = "GET https://api.stripe.com/v1/account with rk_test_51Habcdefgh as member 7"
    assert redact(line) == "GET https://api.stripe.com/v1/account with rk_test_… as member 7"


@pytest.mark.parametrize("piece", ["/p/session?", "secret ", "Bearer ", "sk_test_", "%3D", " "])
def test_a_hostile_text_is_looked_through_in_time(piece: str) -> None:
    # A pattern that looks ahead without a bound takes minutes here.
    text = piece * (400_000 // len(piece))
    contains_secret(text)
    assert not contains_secret(redact(text))
