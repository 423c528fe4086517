"""Secrets are masked before anything is written, and nothing else is lost."""

import string
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.common.redaction import contains_secret, redact

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


def percent_encoded(text: str, times: int = 1) -> str:
    for _time in range(times):
        text = quote(text, safe="")
    return text


def wholly_encoded(text: str) -> str:
    return "".join(f"%{ord(sign):02x}" for sign in text)


def in_base64(text: str) -> str:
    return b64encode(text.encode()).decode()


real = st.builds(
    "{}51H{}".format, st.sampled_from(PREFIXES), st.lists(
        st.sampled_from(["aB3dE", "x9YzQ", "Kk1mN", "7uTr4"]), min_size=4, max_size=20
    ).map("".join),
)  # fmt: skip
"""Keys as Stripe makes them: in any few of their letters is a number, or a capital after a small
letter, as in hardly any word."""
ends = st.sampled_from(["\n", "\r\n", "=\r\n", "\n> ", "\n        ", "\\n", "\\r\\n"])


@given(keys, st.integers(1, 3))
def test_a_percent_encoded_key_is_masked(key: str, times: int) -> None:
    for secret in (percent_encoded(key.replace("_", "%5F"), times), wholly_encoded(key)):
        masked = redact(f"a={secret}&b=2 and")
        assert key[-8:] not in unquote(unquote(unquote(unquote(masked))))
        assert masked.endswith("&b=2 and")


@given(keys)
def test_a_key_in_capitals_is_masked(key: str) -> None:
    assert redact(f"KEY {key.upper()}, USED") == f"KEY {key.upper()[: -len(tail(key))]}…, USED"


@given(st.text(LETTERS, max_size=5), keys, st.text(LETTERS, max_size=5))
def test_a_key_in_base64_is_masked(before: str, key: str, after: str) -> None:
    written = in_base64(before + key + after)
    masked = redact(f"header {written} sent")
    assert written[-8:] not in masked
    assert masked.endswith("sent")
    assert redact(masked) == masked


@given(real, st.lists(st.integers(4, 30), min_size=1, max_size=4), ends)
def test_a_key_broken_into_lines_is_masked(key: str, cuts: list[int], end: str) -> None:
    pieces = list(broken(key, cuts))
    masked = redact(f"it was {end.join(pieces)}, they wrote")
    assert masked.endswith("…, they wrote")
    secret = tail(key)
    assert not [at for at in range(len(secret) - 5) if secret[at : at + 6] in masked]
    assert redact(masked) == masked


@given(st.sampled_from(["test_", "live_", ""]), tails, st.integers(1, 3))
def test_an_encoded_session_link_is_masked(mode: str, tail: str, times: int) -> None:
    link = percent_encoded(f"https://billing.stripe.com/p/session/{mode}{tail}", times)
    for secret in (link, link.lower(), "https:\\/\\/billing.stripe.com\\/p\\/session\\/" + tail):
        assert tail.lower() not in redact(f"opened {secret}").lower()


WORDS = st.sampled_from(
    [
        "the", "risk", "of", "live", "music", "at", "a", "desk", "ask", "for", "test", "€12.50",
        "sessions", "Secretary", "bask_in", "https://example.com/p/login/test_abc", "51Habc", "DEF",
        "SKATE", "2026", "keyring", "whisky", "org_chart", "base64", "c2tf", "100%", "%20", "a%2Fb",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(WORDS, st.sampled_from(["\n", ", ", " ", ". "]))).map(" ".join))
def test_ordinary_sentences_stay_as_they_are(sentence: str) -> None:
    assert redact(sentence) == sentence


def tail(key: str) -> str:
    return key.removeprefix("whsec_") if key.startswith("whsec_") else key[8:]


def broken(key: str, cuts: list[int]) -> Iterator[str]:
    """The key in pieces of these lengths, the last as long as it is."""
    for cut in cuts:
        if len(key) >= cut + 4:
            yield key[:cut]
            key = key[cut:]
    yield key


PIECES = st.one_of(
    secrets, keys.map(in_base64), keys.map(percent_encoded), keys.map(str.upper), ends, real,
    keys.map(wholly_encoded), st.text(max_size=5), st.sampled_from(["%", "%25", "…", "secret="]),
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
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
        ("key=sk%5Flive%5F51Habcd&x=1", "key=sk%5Flive%5F…&x=1"),
        ("sk_live_51H\nand then it went on", "sk_live_…\nand then it went on"),
        ("sk_live_51Habc\n  DEF0123 went on", "sk_live_… went on"),
        ("SK_LIVE_51HABC went on", "SK_LIVE_… went on"),
        ("a%2Fp%2Fsession%2Ftest_YWNj opened", "a%2Fp%2Fsession%2F… opened"),
        ("Basic c2tfdGVzdF81MUhhYmM6 sent", "Basic … sent"),
        ("was c2tfdGVzdF81MUhhYmM6 sent", "was c2tfdGVzdF… sent"),
    ],
)
def test_what_surrounds_a_secret_stays_readable(written: str, masked: str) -> None:
    assert redact(written) == masked


def test_a_log_of_a_request_keeps_its_route() -> None:
    line = "GET https://api.stripe.com/v1/account with rk_test_51Habcdefgh as member 7"
    assert redact(line) == "GET https://api.stripe.com/v1/account with rk_test_… as member 7"


@pytest.mark.parametrize(
    "piece",
    [
        "/p/session?", "secret ", "Bearer ", "sk_test_", "%3D", " ", "%25", "%73", "s",
        "sk_test_a\n", "sk_live_\n ", "c2tfbGl2ZV", "\u200b", "\n",
    ],
)  # fmt: skip
def test_a_hostile_text_is_looked_through_in_time(piece: str) -> None:
    # A pattern that looks ahead without a bound takes minutes here.
    text = piece * (400_000 // len(piece))
    contains_secret(text)
    assert not contains_secret(redact(text))
