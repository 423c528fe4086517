"""Whether what stands at Stripe is as an action asked for: all of it, and nothing else matters."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Price, Product
from portal_desktop.account.snapshot import FeedbackOption
from portal_desktop.actions.action import (
    ActionRequest,
    activate_link,
    deactivate_feedback_option,
    deactivate_link,
    update_feedback_option,
)
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.requested_values import ActionSubject, is_as_requested, stands_in
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import StripeParams, to_stripe_params
from tests.unit.settings_strategies import BASE
from tests.unit.settings_strategies import settings as any_settings


def asking(params: StripeParams) -> ActionRequest:
    return ActionRequest("configuration", "update", params)


@pytest.mark.parametrize("on", [True, False])
def test_a_link_stands_as_it_was_asked_for(*, on: bool) -> None:
    stands = BASE | {LOGIN_PAGE.path: on}
    assert stands_in(activate_link().request, stands) is on
    assert stands_in(deactivate_link().request, stands) is not on


def test_what_is_not_known_of_a_configuration_does_not_stand_there() -> None:
    unread = BASE.without_paths([LOGIN_PAGE.path])
    assert not stands_in(activate_link().request, unread)
    assert not stands_in(deactivate_link().request, unread)


def test_of_two_things_asked_for_one_is_not_enough() -> None:
    link: StripeParams = {"login_page": {"enabled": True}}
    both: StripeParams = {**link, "business_profile": {"headline": "Hello"}}
    linked = BASE | {LOGIN_PAGE.path: True}
    assert stands_in(asking(link), linked)
    assert not stands_in(asking(both), linked)
    assert stands_in(asking(both), linked | {HEADLINE.path: "Hello"})


def test_a_hash_is_not_a_text_and_a_text_no_hash() -> None:
    stands = BASE | {LOGIN_PAGE.path: True, HEADLINE.path: "Hello"}
    assert not stands_in(asking({"login_page": "on"}), stands)
    assert not stands_in(asking({"business_profile": {"headline": {"enabled": True}}}), stands)


@given(any_settings(), st.data())
def test_any_part_of_it_is_as_it_stands(settings: Settings, data: st.DataObject) -> None:
    paths = [path for path in settings if path in OPTIONS]
    some = data.draw(st.lists(st.sampled_from(paths), unique=True)) if paths else []
    assert stands_in(asking(to_stripe_params(settings, some)), settings)


PRODUCT = Product(
    "prod_1", "Tea", "Green", "bag", statement_descriptor="TEA", tax_code="txcd_1",
    images=("https://a.example/b.png",), default_price="price_1",
)  # fmt: skip
PRICE = Price(
    "price_1", "prod_1", 900, "eur", "month", 3, tax_behavior="inclusive", nickname="Old",
    lookup_key="tea",
)  # fmt: skip
REASON = FeedbackOption("fo_1", "Moved")
ASKED: list[tuple[ActionSubject, StripeParams]] = [
    (PRODUCT, {"name": "Tea"}),
    (PRODUCT, {"description": "Green"}),
    (PRODUCT, {"unit_label": "bag"}),
    (PRODUCT, {"statement_descriptor": "TEA"}),
    (PRODUCT, {"tax_code": "txcd_1"}),
    (PRODUCT, {"images": ["https://a.example/b.png"]}),
    (PRODUCT, {"active": True}),
    (PRODUCT, {"default_price": "price_1"}),
    (PRICE, {"product": "prod_1"}),
    (PRICE, {"currency": "eur"}),
    (PRICE, {"unit_amount": 900}),
    (PRICE, {"tax_behavior": "inclusive"}),
    (PRICE, {"recurring": {"interval": "month", "interval_count": 3}}),
    (PRICE, {"lookup_key": "tea"}),
    (PRICE, {"nickname": "Old"}),
    (PRICE, {"active": True}),
    (REASON, {"description": "Moved"}),
]


@pytest.mark.parametrize(("thing", "params"), ASKED)
def test_each_field_a_request_names_has_to_be_as_it_says(
    thing: ActionSubject, params: StripeParams
) -> None:
    (name,) = params
    assert is_as_requested(ActionRequest("product", "update", params), thing)
    others: tuple[str | int | bool, ...] = ("", "other", 1, False)
    for other in others:
        if other != params[name]:
            assert not is_as_requested(ActionRequest("product", "update", {name: other}), thing)


def test_of_all_a_request_names_nothing_may_differ() -> None:
    whole: StripeParams = {"name": "Tea", "description": "Black"}
    asked = ActionRequest("product", "create", whole)
    assert not is_as_requested(asked, PRODUCT)
    assert is_as_requested(asked, replace(PRODUCT, description="Black"))


def test_what_this_program_never_sends_is_not_taken_for_done() -> None:
    assert not is_as_requested(ActionRequest("product", "update", {"metadata": "x"}), PRODUCT)


def test_pictures_that_were_taken_away_are_gone() -> None:
    asked = ActionRequest("product", "update", {"images": ""})
    assert is_as_requested(asked, replace(PRODUCT, images=()))
    assert not is_as_requested(asked, PRODUCT)


def test_signs_that_cannot_be_seen_make_no_difference() -> None:
    asked = ActionRequest("product", "update", {"name": "T\u200bea"})
    assert is_as_requested(asked, PRODUCT)


@pytest.mark.parametrize(
    ("thing", "retired"),
    [
        (lambda: replace(REASON, active=False), True),
        (lambda: REASON, False),
        (lambda: replace(PRODUCT, active=False), False),
        (lambda: PRODUCT, False),
    ],
)
def test_only_a_reason_can_be_retired(thing: Callable[[], ActionSubject], *, retired: bool) -> None:
    assert is_as_requested(deactivate_feedback_option("fo_1", "Moved").request, thing()) is retired


def test_a_reason_is_as_it_was_reworded() -> None:
    assert is_as_requested(update_feedback_option("fo_1", "Moved").request, REASON)
    assert not is_as_requested(update_feedback_option("fo_1", "Left").request, REASON)
