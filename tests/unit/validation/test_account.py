"""Advice about the look and the public details; nothing of it stops publishing."""

import pytest

from portal_desktop.account.snapshot import NOTHING_KNOWN
from portal_desktop.options.billing_info import EMAIL_DOMAIN
from portal_desktop.options.branding import BACKGROUND, ICON
from portal_desktop.options.public_details import (
    CUSTOM_DOMAIN,
    PUBLIC_PRIVACY,
    PUBLIC_TERMS,
    SUPPORT_EMAIL,
)
from portal_desktop.options.values import Image, Value
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import problems


def advice(path: str, value: Value) -> tuple[Problem, ...]:
    found = problems(Settings({path: value}), NOTHING_KNOWN)
    assert all(each.severity == "advice" for each in found)
    return tuple(each for each in found if each.paths == (path,))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (SUPPORT_EMAIL.path, ""),
        (SUPPORT_EMAIL.path, "help@harbour.example.com"),
        (PUBLIC_TERMS.path, ""),
        (PUBLIC_TERMS.path, "https://harbour.example/terms"),
        (PUBLIC_PRIVACY.path, "http://harbour.example"),
        (CUSTOM_DOMAIN.path, ""),
        (CUSTOM_DOMAIN.path, "billing.harbour-coffee.example"),
        (CUSTOM_DOMAIN.path, "abo.käffchen.example"),
        (EMAIL_DOMAIN.path, "harbour.example"),
        (BACKGROUND.path, "#0B6E6E"),
        (ICON.path, Image("0", "png", 128, 128)),
    ],
)
def test_what_is_as_it_should_be_needs_no_advice(path: str, value: Value) -> None:
    assert advice(path, value) == ()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (SUPPORT_EMAIL.path, "help.harbour.example", "There is no @ in it."),
        (PUBLIC_TERMS.path, "harbour.example/terms", "starts with https://"),
        (PUBLIC_PRIVACY.path, "https://", "starts with https://"),
        (PUBLIC_PRIVACY.path, "javascript:alert(1)", "starts with https://"),
        (CUSTOM_DOMAIN.path, "billing", "such as billing.example.com"),
        (CUSTOM_DOMAIN.path, "billing harbour.example", "such as billing.example.com"),
        (EMAIL_DOMAIN.path, "help@harbour.example", "such as billing.example.com"),
        (BACKGROUND.path, "teal", "six digits and letters"),
        (ICON.path, Image("0", "png", 128, 129), "not square"),
    ],
)
def test_what_is_not_is_said_at_its_row(path: str, value: Value, said: str) -> None:
    (problem,) = advice(path, value)
    assert said in problem.text


@pytest.mark.parametrize(
    "typed",
    [
        "https://billing.harbour.example/login",
        "billing.harbour.example/",
        "me@billing.harbour.example",
    ],
)
def test_a_domain_is_taken_out_of_an_address(typed: str) -> None:
    (problem,) = advice(CUSTOM_DOMAIN.path, typed)
    assert problem.fix == (
        "Write billing.harbour.example",
        {CUSTOM_DOMAIN.path: "billing.harbour.example"},
    )


@pytest.mark.parametrize("typed", ["https://[::1", "//", "https://", "a..b", "-a.example"])
def test_what_holds_no_domain_gets_no_fix(typed: str) -> None:
    (problem,) = advice(CUSTOM_DOMAIN.path, typed)
    assert problem.fix is None
