"""Settings to Stripe's nesting and back: exact when writing, tolerant when reading."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from portal_desktop.common.errors import UserError
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.branding import BRAND_COLOUR, ICON
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL, FEEDBACK_OPTIONS, REASON_OPTIONS
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Image, Offer, StripeFile, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import (
    StripeParams,
    as_stored_by_stripe,
    is_ignored_by_stripe,
    read_account,
    read_configuration,
    to_stripe_params,
)
from tests.unit import settings_strategies
from tests.unit.settings_strategies import as_stripe_merges

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "product", "prices", "adjustable_quantity", "minimum"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def nested(path: str, value: object) -> dict[str, object]:
    """``{"a": {"b": value}}`` for ``a.b``."""
    first, _dot, rest = path.partition(".")
    return {first: nested(rest, value) if rest else value}


def leaves(value: object) -> Iterator[object]:
    """Everything that stands in a nesting, itself included."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from leaves(each)


@given(settings_strategies.settings(), settings_strategies.settings())
def test_what_is_written_over_anything_is_read_back(before: Settings, after: Settings) -> None:
    held = as_stripe_merges({}, to_stripe_params(before, before))
    held = as_stripe_merges(held, to_stripe_params(after, after))
    found = read_configuration(held).settings
    assert {path: found[path] for path in after} == dict(after)
    kept = before.without_paths(after)
    assert {path: found[path] for path in kept} == dict(kept)


@given(settings_strategies.settings(), st.data())
def test_only_what_is_asked_for_is_written(settings: Settings, data: st.DataObject) -> None:
    paths = data.draw(st.sets(st.sampled_from(sorted(settings)))) if settings else set()
    found = read_configuration(as_stripe_merges({}, to_stripe_params(settings, paths))).settings
    untouched = {path for path in settings if path not in paths}
    assert all(found.get(path, OPTIONS[path].null) == OPTIONS[path].null for path in untouched)
    assert paths or to_stripe_params(settings, paths) == {}


@given(settings_strategies.settings(), st.booleans())
def test_nothing_is_written_that_a_form_would_drop(settings: Settings, creating: bool) -> None:
    assert not [
        each
        for each in leaves(to_stripe_params(settings, settings, creating=creating))
        if each == []
    ]


@given(settings_strategies.settings())
def test_creating_is_read_back_too(settings: Settings) -> None:
    held = as_stripe_merges({}, to_stripe_params(settings, settings, creating=True))
    found = read_configuration(held).settings
    assert {path: found.get(path, ()) for path in settings} == dict(settings)


@given(st.sampled_from(sorted(OPTIONS)), JSON)
def test_reading_takes_anything_or_says_that_it_cannot(path: str, raw: object) -> None:
    try:
        found = read_configuration(nested(path, raw)).settings
        account = read_account(nested(path.removeprefix("account."), raw))
    except UserError as told:
        event(told.title)
        return
    assert set(found) >= {HEADLINE.path, CANCEL.path}
    if path.startswith("account."):
        assert path in account


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("features", []),
        ("features.subscription_update", "on"),
        (UPDATE.path, "true"),
        (HEADLINE.path, 5),
        (HEADLINE.path, ["Hello"]),
        (HEADLINE.path, "\ud800"),
        (CUSTOMER_FIELDS.path, {"0": "name"}),
        (CUSTOMER_FIELDS.path, [5]),
        (SCHEDULE.path, [{"type": 5}]),
        (PRODUCTS.path, ["prod_1"]),
        (PRODUCTS.path, [{"prices": []}]),
        (PRODUCTS.path, [{"product": "p", "adjustable_quantity": {"maximum": 10**30}}]),
        (PAUSE_DURATIONS.path, [{"interval": "month", "interval_count": 10**30}]),
        (PAUSE_DURATIONS.path, [{"interval": "month", "interval_count": "3"}]),
    ],
)
def test_what_has_another_type_than_stripe_s_is_no_setting(path: str, raw: object) -> None:
    with pytest.raises(UserError, match="could not be read"):
        read_configuration(nested(path, raw))


def test_cleared_lists_and_texts_are_written_as_nothing() -> None:
    cleared: dict[str, Value] = {CUSTOMER_FIELDS.path: (), PRODUCTS.path: (), HEADLINE.path: " "}
    assert to_stripe_params(Settings(cleared), cleared) == {
        "features": {
            "customer_update": {"allowed_updates": ""},
            "subscription_update": {"products": ""},
        },
        "business_profile": {"headline": ""},
    }


def test_creating_leaves_out_what_is_empty_except_the_lists_stripe_demands() -> None:
    empty: dict[str, Value] = {
        TERMS.path: "",
        PRODUCTS.path: (),
        SCHEDULE.path: (),
        ALLOWED_UPDATES.path: (),
        CUSTOMER_FIELDS.path: (),
        REASON_OPTIONS.path: (),
    }
    assert to_stripe_params(Settings(empty), empty, creating=True) == {
        "features": {
            "subscription_update": {"default_allowed_updates": ""},
            "customer_update": {"allowed_updates": ""},
            "subscription_cancel": {"cancellation_reason": {"options": ""}},
        }
    }


def test_blanks_around_a_text_are_not_sent() -> None:
    typed = Settings({HEADLINE.path: " Hello \n"})
    assert to_stripe_params(typed, typed) == {"business_profile": {"headline": "Hello"}}


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        (BRAND_COLOUR.path, " 0B6E6E ", "#0b6e6e"),
        (BRAND_COLOUR.path, "#ABC", "#aabbcc"),
        (BRAND_COLOUR.path, " teal ", "teal"),
        (HEADLINE.path, " #ABC ", "#ABC"),
        ("newer", " x ", "x"),
        (CANCEL.path, True, True),
    ],
)
def test_a_value_is_compared_as_stripe_holds_it(path: str, typed: Value, stored: Value) -> None:
    assert as_stored_by_stripe(path, typed) == stored


def test_an_offer_always_says_whether_the_quantity_can_be_chosen() -> None:
    offers = (Offer("prod_1", ("price_1",)), Offer("prod_2", ("price_2",), True, 0, 9))
    products = to_stripe_params(Settings({PRODUCTS.path: offers}), [PRODUCTS.path])
    assert products == nested(
        PRODUCTS.path,
        [
            {
                "product": "prod_1",
                "prices": ["price_1"],
                "adjustable_quantity": {"enabled": False, "minimum": 1},
            },
            {
                "product": "prod_2",
                "prices": ["price_2"],
                "adjustable_quantity": {"enabled": True, "minimum": 0, "maximum": 9},
            },
        ],
    )


def test_what_waits_for_the_period_s_end_is_written_as_conditions() -> None:
    waits = Settings({SCHEDULE.path: ("shortening_interval", "decreasing_item_amount")})
    assert to_stripe_params(waits, waits) == nested(
        SCHEDULE.path, [{"type": "decreasing_item_amount"}, {"type": "shortening_interval"}]
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [(UPDATE_PRORATION.path, UNCHOSEN), (ICON.path, Image("0" * 64, "png", 128, 128))],
)
def test_what_stripe_cannot_hold_is_never_sent(path: str, value: Value) -> None:
    with pytest.raises(ValueError, match=path):
        to_stripe_params(Settings({path: value}), [path])


def test_products_are_not_known_unless_stripe_was_asked_for_them() -> None:
    found = read_configuration(nested(UPDATE.path, True)).settings
    assert PRODUCTS.path not in found
    assert found[UPDATE] is True


@pytest.mark.parametrize("configuration", [{}, {"features": {}}, {"features": None}])
def test_what_stripe_leaves_out_means_what_stripe_documents(
    configuration: Mapping[str, object],
) -> None:
    found = read_configuration(configuration).settings
    meant = {o.path: o.null for o in OPTIONS.values() if o.scope == "configuration"}
    assert found == Settings(meant)


def test_what_stripe_expands_is_read_by_its_name() -> None:
    offer = {
        "product": {"id": "prod_1", "name": "Beans"},
        "prices": [{"id": "price_1"}, "price_2"],
        "adjustable_quantity": {"enabled": True, "minimum": 2, "maximum": None},
    }
    found = read_configuration(nested(PRODUCTS.path, [offer])).settings
    assert found[PRODUCTS] == (Offer("prod_1", ("price_1", "price_2"), True, 2, None),)


@pytest.mark.parametrize(
    ("quantity", "offer"),
    [
        (None, Offer("prod_1", ("price_1",))),
        ({}, Offer("prod_1", ("price_1",), adjustable=False, minimum=1, maximum=None)),
        ({"minimum": 0}, Offer("prod_1", ("price_1",), minimum=0)),
        ({"enabled": True, "maximum": 0}, Offer("prod_1", ("price_1",), True, 1, 0)),
    ],
)
def test_what_stripe_does_not_say_of_a_quantity_is_one_without_an_end(
    quantity: object, offer: Offer
) -> None:
    item = {"product": "prod_1", "prices": ["price_1"], "adjustable_quantity": quantity}
    assert read_configuration(nested(PRODUCTS.path, [item])).settings[PRODUCTS] == (offer,)


@pytest.mark.parametrize(
    ("path", "items", "read_only"),
    [
        (PRODUCTS.path, [{"product": "p", "prices": []}], False),
        (PRODUCTS.path, [{"product": "p", "prices": [], "newer": 1}], True),
        (PRODUCTS.path, [{"product": "p", "adjustable_quantity": {"enabled": True}}], False),
        (PRODUCTS.path, [{"product": "p", "adjustable_quantity": {"newer": 1}}], True),
        (SCHEDULE.path, [{"type": "shortening_interval"}], False),
        (SCHEDULE.path, [{"type": "a_newer_one"}], False),
        (SCHEDULE.path, [{"type": "shortening_interval", "newer": 1}], True),
        (PAUSE_DURATIONS.path, [{"interval": "month", "interval_count": 3}], False),
        (PAUSE_DURATIONS.path, [{"interval": "month", "newer": 1}], True),
        (FEEDBACK_OPTIONS.path, ["fo_1", {"id": "fo_2", "newer": 1}], False),
        (CUSTOMER_FIELDS.path, ["name", "a_newer_one"], False),
        (CUSTOMER_FIELDS.path, [{"type": "name"}], True),
    ],
)
def test_a_list_whose_items_hold_more_than_we_know_is_only_read(
    path: str, items: list[object], read_only: bool
) -> None:
    assert (path in read_configuration(nested(path, items)).read_only) == read_only


def test_the_account_s_brand_is_read_in_one_form() -> None:
    found = read_account(
        {
            "id": "acct_1",
            "business_profile": {"name": "Bean There"},
            "settings": {"branding": {"primary_color": "#0B6E6E", "icon": {"id": "file_1"}}},
        }
    )
    assert found[BRAND_COLOUR] == "#0b6e6e"
    assert found[ICON] == StripeFile("file_1")
    assert read_account({})[ICON] is None


def test_a_connected_account_s_brand_is_written_without_our_prefix() -> None:
    values: dict[str, Value] = {BRAND_COLOUR.path: "#0b6e6e", ICON.path: StripeFile("file_1")}
    brand = Settings(values)
    expected: StripeParams = {
        "settings": {"branding": {"primary_color": "#0b6e6e", "icon": "file_1"}},
    }
    assert to_stripe_params(brand, brand) == expected


@pytest.mark.parametrize("path", sorted(OPTIONS))
def test_only_the_lengths_of_a_break_without_an_end_are_kept_by_nobody(path: str) -> None:
    endless = Settings({PAUSE_TYPE.path: "indefinite"})
    chosen = Settings({PAUSE_TYPE.path: "interval_options"})
    assert is_ignored_by_stripe(path, endless) is (path == PAUSE_DURATIONS.path)
    assert not is_ignored_by_stripe(path, chosen)
    assert not is_ignored_by_stripe(path, Settings())


def test_a_path_inside_another_value_is_a_mistake() -> None:
    wrong = Settings({"features": "x", "features.a": "y"})
    with pytest.raises(ValueError, match=r"features\.a"):
        to_stripe_params(wrong, wrong)
