"""Would Stripe keep this address in a login link?"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal_desktop.links import email_address as addresses
from portal_desktop.links.email_address import AddressVerdict, check_email_address


@pytest.mark.parametrize(
    "address",
    [
        "jenny@example.com",
        "jenny+club@example.com",
        "o'brien@example.ie",
        "first.last@sub.example.co.uk",
        "JENNY@EXAMPLE.COM",
        "1234567890@example.com",
        "a&b=c%d#e?f/g@example.com",
        '"jenny rosen"@example.com',
        '"a@b"@example.com',
        "jenny@exämple.de",
        "jenny@EXÄMPLE.de",
        "jenny@xn--exmple-cua.de",
        "jenny@例え.jp",
        "jenny@demo.invalid",
        "jenny@shop.test",
    ],
)
def test_a_well_formed_address_is_fine_however_odd(address: str) -> None:
    assert check_email_address(address) == AddressVerdict(ok=True)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "There is no address."),
        ("jenny", "There is no @ in it."),
        ("jenny.example.com", "There is no @ in it."),
        ("@example.com", "Something is missing before the @."),
        ("jenny@", "Something is missing after the @."),
        ("jenny@@example.com", "There is more than one @ in it."),
        ("jenny@club@example.com", "There is more than one @ in it."),
        (" jenny@example.com", "There is a blank before or after it."),
        ("jenny@example.com\n", "There is a blank before or after it."),
        ("jenny @example.com", "There is a blank in it."),
        ("jenny@exam ple.com", "There is a blank in it."),
        ("jenny@example", "After the @ a dot is missing, as in example.com."),
        ("jenny@localhost", "After the @ a dot is missing, as in example.com."),
        ("jenny..rosen@example.com", "There are two dots in a row in it."),
        ("jenny@example..com", "There are two dots in a row in it."),
        (".jenny@example.com", "There is a dot too many beside the @ or at an end."),
        ("jenny.@example.com", "There is a dot too many beside the @ or at an end."),
        ("jenny@.example.com", "There is a dot too many beside the @ or at an end."),
        ("jenny@example.com.", "There is a dot too many beside the @ or at an end."),
        (
            "jenny@example.com, tom@example.com",
            "There is a comma or semicolon in it. Enter one address at a time.",
        ),
        (
            "Jenny Rosen <jenny@example.com>",
            "Enter the address alone, without a name or < and >.",
        ),
        ("jenny@exa_mple!.com", "Something in it does not belong in an email address."),
        ("jenny@[127.0.0.1]", "Something in it does not belong in an email address."),
        (
            "jenny@\N{FULLWIDTH LATIN SMALL LETTER E}xample.com",
            "Some letters after the @ only look like ordinary ones. Type them again.",
        ),
        ("j" * 250 + "@example.com", "It is too long for an email address."),
    ],
)
def test_an_address_stripe_would_drop_is_explained(address: str, reason: str) -> None:
    assert check_email_address(address) == AddressVerdict(ok=False, reason=reason)


def test_letters_of_other_alphabets_before_the_at_are_taken_with_advice() -> None:
    told = check_email_address("jürgen@example.com")
    assert told.ok
    assert told.advice == addresses.FOREIGN


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@example("a" * 64 + "@" + "b." * 90 + "de")
@example("\x00@\x00.de")
@example('"\\"@a.de')
@example("a@xn--a.de")
@example("\u202ea@b.de")
def test_any_text_gets_a_verdict(text: str) -> None:
    told = check_email_address(text)
    assert told.ok != bool(told.reason)


@given(st.emails())
def test_every_address_by_the_rules_is_taken(address: str) -> None:
    told = check_email_address(address)
    # Hypothesis also makes domains that are registered nowhere; none has a wrong form.
    assert told.ok, (address, told.reason)
