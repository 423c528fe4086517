"""Form encoding, from the SDK's encoder through the reading of it and back."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stripe._encode import _api_encode

from portal_desktop.emulator.forms import nested
from portal_desktop.emulator.parameter_parsing import read
from portal_desktop.emulator.refusals import Refusal
from portal_desktop.emulator.shapes import Shape, shape
from portal_desktop.emulator.web import form_pairs

UPDATE = shape("billing_portal._configuration_update_params")

words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30)


def values(of: Shape) -> st.SearchStrategy[Any]:
    """Anything a parameter of this shape may be."""
    choices: list[st.SearchStrategy[Any]] = [st.sampled_from(of.choices)] if of.choices else []
    if of.may_be_empty:
        choices.append(st.just(""))
    if "text" in of.scalars:
        choices.append(words)
    if "flag" in of.scalars:
        choices.append(st.booleans())
    if "whole" in of.scalars:
        choices.append(st.integers())
    if of.item:
        choices.append(st.lists(values(of.item), min_size=1, max_size=3))
    if of.values:
        choices.append(
            st.dictionaries(words.filter(lambda key: not set("[]") & set(key)), words, min_size=1)
        )
    if of.fields:
        choices.append(objects(of))
    return st.one_of(choices)


def objects(of: Shape) -> st.SearchStrategy[dict[str, Any]]:
    """Objects that are not empty: encoding drops those that are."""
    fields = {name: values(one) for name, one in (of.fields or {}).items()}
    required = {name: one for name, one in fields.items() if name in of.required}
    optional = {name: one for name, one in fields.items() if name not in of.required}
    return st.fixed_dictionaries(required, optional=optional).filter(bool)


def sent(params: Mapping[str, object]) -> dict[str, Any]:
    body = urlencode(list(_api_encode(params))).encode()
    return nested(form_pairs(body))


@given(objects(UPDATE))
def test_what_the_sdk_encodes_is_read_as_it_was(params: Mapping[str, object]) -> None:
    assert read(UPDATE, sent(params)) == params


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a[b][c]", "1")], {"a": {"b": {"c": "1"}}}),
        ([("a[0]", "x"), ("a[1]", "y")], {"a": {"0": "x", "1": "y"}}),
        ([("a[]", "x"), ("a[]", "y")], {"a": {"0": "x", "1": "y"}}),
        (
            [("a[][b]", "1"), ("a[][c]", "2"), ("a[][b]", "3")],
            {"a": {"0": {"b": "1", "c": "2"}, "1": {"b": "3"}}},
        ),
        ([("a", "x"), ("a", "y")], {"a": "y"}),
        ([("a[b", "x")], {"a[b": "x"}),
    ],
)
def test_brackets_are_read_as_rack_does(
    pairs: Iterable[tuple[str, str]], expected: Mapping[str, object]
) -> None:
    assert nested(pairs) == expected


def test_lists_are_in_the_order_of_their_indexes() -> None:
    products = [("expand[1]", "b"), ("expand[0]", "a"), ("expand[10]", "c")]
    assert read(UPDATE, nested(products)) == {"expand": ["a", "b", "c"]}


@pytest.mark.parametrize(
    ("module", "pairs", "message"),
    [
        (
            "_price_create_params",
            [("currency", "eur"), ("unit_amount", "1.5")],
            "Invalid integer: 1.5",
        ),
        ("_product_list_params", [("active", "1")], "Invalid boolean: 1"),
        ("_product_list_params", [("limit", "ten")], "Invalid integer: ten"),
        (
            "_price_create_params",
            [("currency", "eur"), ("unit_amount_decimal", "x")],
            "Invalid decimal: x",
        ),
        ("_product_create_params", [("name[a]", "x")], "Invalid string"),
        (
            "_product_create_params",
            [("name", "x" * 5001)],
            "Invalid string: xxxxxxxxxx...xxxxxxxxxx; must be at most 5000 characters",
        ),
    ],
)
def test_values_of_another_type_are_refused(
    module: str, pairs: Iterable[tuple[str, str]], message: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read(shape(module), nested(pairs))
    assert caught.value.message == message


def test_nothing_is_nested_without_end() -> None:
    with pytest.raises(Refusal):
        nested([("a" + "[b]" * 500, "x")])
