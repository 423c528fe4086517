"""Settings as a value: immutable, in normal form, and honest about what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES, PAYMENT_METHODS
from portal_desktop.options.branding import BRAND_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, REASON_OPTIONS
from portal_desktop.options.subscription import UPDATE
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.settings import (
    Settings,
    default_settings,
    members,
    normalize_value,
    scope_of,
    with_member,
)
from tests.unit import settings_strategies

FIELDS = CUSTOMER_FIELDS.path


def test_a_value_is_found_by_its_option_and_by_its_path() -> None:
    settings = Settings({HEADLINE.path: "Hello"})
    assert settings[HEADLINE] == settings[HEADLINE.path] == settings.get(HEADLINE) == "Hello"
    assert (HEADLINE in settings, HEADLINE.path in settings) == (True, True)  # type: ignore[comparison-overlap]  # an option stands for its path


def test_what_is_not_known_is_not_there() -> None:
    settings = Settings()
    assert settings.get(HEADLINE, "x") == settings.get("newer", "x") == "x"
    assert settings.get(HEADLINE) is None
    with pytest.raises(KeyError):
        settings[CANCEL]


def test_a_change_makes_new_settings_and_leaves_the_old() -> None:
    before = Settings({HEADLINE.path: "A"})
    after = before.with_value(HEADLINE.path, "B")
    assert (before[HEADLINE], after[HEADLINE]) == ("A", "B")
    assert after.without_paths([HEADLINE.path]) == Settings()
    assert before | {CANCEL.path: True} != before


@given(settings_strategies.settings())
def test_equal_settings_are_one_whatever_their_order(settings: Settings) -> None:
    again = Settings(reversed(list(settings.items())))
    assert again == settings
    assert hash(again) == hash(settings)
    assert len({again, settings}) == 1


def test_lists_without_an_order_stand_in_the_table_s() -> None:
    mixed = ("newer", "tax_id", "name", "email", "name", "earlier")
    assert normalize_value(FIELDS, mixed) == ("name", "email", "tax_id", "earlier", "newer")
    assert Settings({FIELDS: mixed})[CUSTOMER_FIELDS] == normalize_value(FIELDS, mixed)


@given(
    st.sampled_from(sorted(OPTIONS)).flatmap(
        lambda path: st.tuples(st.just(path), settings_strategies.values(OPTIONS[path]))
    )
)
def test_the_normal_form_is_its_own(pair: tuple[str, Value]) -> None:
    path, value = pair
    assert normalize_value(path, normalize_value(path, value)) == normalize_value(path, value)


@given(st.lists(st.sampled_from(["name", "email", "newer"])), st.booleans())
def test_a_member_put_in_or_out_leaves_the_others(fields: list[str], on: bool) -> None:
    settings = Settings({FIELDS: tuple(fields)})
    after = settings.with_value(FIELDS, with_member(settings, FIELDS, "phone", on=on))
    assert ("phone" in members(after, FIELDS)) == on
    assert set(members(after, FIELDS)) - {"phone"} == set(fields)


def test_a_list_not_known_has_no_members() -> None:
    assert members(Settings(), FIELDS) == ()
    assert members(Settings({FIELDS: UNCHOSEN}), FIELDS) == ()


def test_each_scope_has_its_own_settings() -> None:
    both: dict[str, Value] = {
        HEADLINE.path: "A",
        BRAND_COLOUR.path: "#ffffff",
        "features.newer": True,
        "account.newer": "x",
        "dashboard.font": "Serif",
    }
    assert set(Settings(both).in_scope("configuration")) == {HEADLINE.path, "features.newer"}
    assert set(Settings(both).in_scope("account")) == both.keys() - {
        HEADLINE.path,
        "features.newer",
    }
    assert {scope_of(path) for path in OPTIONS} == {"account", "configuration"}


def test_a_new_draft_is_what_stripe_s_own_page_starts_with() -> None:
    settings = default_settings()
    assert [settings[o] for o in (UPDATE, CANCEL, PAYMENT_METHODS, INVOICES)] == [
        False,
        True,
        True,
        True,
    ]
    assert settings[CUSTOMER_FIELDS] == ("name", "email", "address", "phone")
    assert settings[CANCEL_MODE] == "at_period_end"
    assert len(settings[REASON_OPTIONS]) == 8
    assert BRAND_COLOUR.path not in settings
