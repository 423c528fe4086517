"""What is pasted is recognised before anything is sent."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.common.redaction import contains_secret
from portal_desktop.credentials.api_key import ApiKey, NotAKey, read_key

BODY = "51HxYzAbCdEfGhIjKlMnOpQr"
keys = st.builds(
    "{}_{}_{}".format,
    st.sampled_from(["sk", "rk"]),
    st.sampled_from(["test", "live"]),
    st.text(string.ascii_letters + string.digits, min_size=16, max_size=120),
)
blanks = st.text(" \t\r\n\u00a0\u200b\u2028\ufeff", max_size=3)


@given(keys, blanks, blanks, blanks, st.integers(1, 15))
def test_blanks_and_line_breaks_around_and_inside_do_not_matter(
    secret: str, ahead: str, inside: str, behind: str, at: int
) -> None:
    key = read_key(f"{ahead}{secret[:-at]}{inside}{secret[-at:]}{behind}")
    assert isinstance(key, ApiKey)
    assert key.secret == secret
    assert key.mode == ("live" if "_live_" in secret[:8] else "test")
    assert key.kind == ("secret" if secret.startswith("sk") else "restricted")


@given(keys)
def test_a_key_shows_its_kind_and_end_but_never_itself(secret: str) -> None:
    key = read_key(secret)
    assert isinstance(key, ApiKey)
    for shown in (repr(key), str(key), key.masked_text):
        assert secret not in shown
        assert not contains_secret(shown)
    assert key.masked_text.startswith(secret[:8])
    assert key.masked_text.endswith(secret[-4:])
    assert contains_secret(secret)


@given(st.text())
def test_anything_at_all_is_a_key_or_a_sentence(pasted: str) -> None:
    read = read_key(pasted)
    assert isinstance(read, ApiKey) or (read.user_error.title and read.user_error.advice)


@pytest.mark.parametrize("around", ['"{}"', "'{}'", "`{}`", "“{}”", "{},"])
def test_quotes_copied_along_are_taken_off(around: str) -> None:
    assert isinstance(read_key(around.format(f"sk_test_{BODY}")), ApiKey)


@pytest.mark.parametrize(
    ("pasted", "mistake"),
    [
        ("", "empty"),
        (" \n\u200b", "empty"),
        (f"pk_test_{BODY}\nsk_test_{BODY}", "several"),
        (f"sk_live_{BODY} sk_live_{BODY}", "several"),
        ("sk_live_...x7Qd", "hidden"),
        ("rk_test_••••••••x7Qd", "hidden"),
        ("sk_test_********x7Qd", "hidden"),
        ("sk_live_", "cut"),
        ("rk_test_51Hx", "cut"),
        ("sk_", "cut"),
        (f"pk_live_{BODY}", "publishable"),
        (f"whsec_{BODY}", "webhook"),
        (f"sk_org_live_{BODY}", "organisation"),
        (f"rk_org_{BODY}", "organisation"),
        ("https://billing.stripe.com/p/login/test_4gw6oJchs69w47e7ss", "login_link"),
        ("https://pay.example.com/p/login/aEU3cb2So0v78", "login_link"),
        ("https://billing.stripe.com/p/session/test_YWNjdF8x", "session_link"),
        ("https://billing.stripe.com/p/session?secret=test_YWNjdF8x", "session_link"),
        ("https://dashboard.stripe.com/apikeys", "dashboard_link"),
        ("dashboard.stripe.com/test/apikeys", "dashboard_link"),
        ("jenny@example.com", "email"),
        ("acct_1HxYzAbCdEfGhIjK", "account"),
        ("hunter2", "else"),
        ("https://example.com", "else"),
        (f"SK_TEST_{BODY}", "else"),
        (f"sk_test_{BODY}!", "else"),
        ("sk_test_" + "a" * 300, "else"),
    ],
)
def test_each_common_mistake_has_its_own_sentence(pasted: str, mistake: str) -> None:
    read = read_key(pasted)
    assert isinstance(read, NotAKey)
    assert read.mistake == mistake
    assert read.user_error.kind == "input"
