"""Settings and histories on the disk: the same when read back, and damage is said so."""

import json
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.options.branding import ICON
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.subscription import UPDATE_PRORATION
from portal_desktop.options.values import UNCHOSEN, Image, Value
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings.serialization import (
    FORMAT,
    NotReadable,
    dump_history,
    dump_settings,
    dump_value,
    load_history,
    load_settings,
    load_value,
)
from portal_desktop.settings.settings import Settings
from tests.unit import settings_strategies

T = TypeVar("T")
IMAGES = st.builds(
    Image,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.sampled_from(["png", "jpeg"]),
    st.integers(1, 9999),
    st.integers(1, 9999),
)
SETTINGS = st.builds(
    lambda configuration, account, mine: configuration | account | mine,
    settings_strategies.settings(),
    settings_strategies.settings("account"),
    st.fixed_dictionaries(
        {},
        optional={
            ICON.path: st.none() | IMAGES,
            UPDATE_PRORATION.path: st.just(UNCHOSEN),
            "features.newer.thing": st.booleans() | st.text(max_size=3),
            "features.newer.list": st.lists(st.text(max_size=3), max_size=2).map(tuple),
        },
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["unchosen", "image", "file", "product", "text", "changes", "a"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@given(SETTINGS)
def test_settings_are_read_back_as_they_were(settings: Settings) -> None:
    assert load_settings(dump_settings(settings)) == settings


@given(SETTINGS)
def test_a_value_is_read_back_as_it_was(settings: Settings) -> None:
    for value in settings.values():
        assert load_value(dump_value(value)) == value


@given(SETTINGS, SETTINGS, SETTINGS, st.integers(0, 3))
def test_a_history_is_read_back_as_it_was(
    base: Settings, first: Settings, second: Settings, undone: int
) -> None:
    history = steps.record_step(steps.start_history(base), "First", first, tab="branding")
    history = steps.rebase(history, second)
    for path in history.conflicts:
        history = steps.record_step(
            history, "Mine", {path: history.draft[path]}, settles=frozenset({path})
        )
    history = steps.record_step(history, "Second", second)
    for _ in range(undone):
        history = steps.undo(history)
    again = load_history(dump_history(history))
    assert again == history
    assert (again.conflicts, again.can_redo) == (history.conflicts, history.can_redo)


def test_a_step_being_typed_ends_when_it_is_stored() -> None:
    history = steps.start_history(Settings({HEADLINE.path: "A"}))
    history = steps.record_step(history, "Headline", {HEADLINE.path: "AB"}, typing=True)
    assert load_history(dump_history(history)) == steps.close_open_step(history)


def test_what_is_stored_can_be_read_by_people() -> None:
    settings: dict[str, Value] = {HEADLINE.path: "Grüße", CANCEL.path: True}
    assert json.loads(dump_settings(settings)) == {"format": FORMAT, "settings": settings}
    assert "Grüße" in dump_settings(settings)
    assert dump_value("Grüße") == '"Grüße"'
    assert "Grüße" in dump_history(steps.start_history(Settings(settings)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"settings": {}}',
        '{"format": 99, "settings": {}}',
        '{"format": 1}',
        '{"format": 1, "settings": []}',
        '{"format": 1, "settings": {"a": 1.5}}',
        '{"format": 1, "settings": {"a": {"image": ["x", "gif", 1, 1]}}}',
        '{"format": 1, "settings": {"a": [{"product": 1}]}}',
        "[" * 100_000,
    ],
)
def test_damaged_settings_are_not_read(text: str) -> None:
    with pytest.raises(NotReadable):
        load_settings(text)


@pytest.mark.parametrize(
    "damage",
    [
        {"steps": None},
        {"steps": [{"text": "a"}]},
        {"steps": [{"text": "a", "tab": "", "changes": {"a": [1]}, "settles": []}]},
        {"position": "x"},
        {"position": float("inf")},
        {"contested": 1},
        {"base": []},
        {"draft": None},
    ],
)
def test_a_damaged_history_is_not_read(damage: dict[str, object]) -> None:
    whole = json.loads(dump_history(steps.start_history(Settings())))
    with pytest.raises(NotReadable) as found:
        load_history(json.dumps({**whole, **damage}))
    assert str(found.value) == "history"


@pytest.mark.parametrize("text", ["1.5", "{", '{"newer": 1}', '[{"product": 1}]'])
def test_a_damaged_value_is_not_read(text: str) -> None:
    with pytest.raises(NotReadable, match="value"):
        load_value(text)


@pytest.mark.parametrize("position", [-1, 5])
def test_a_place_outside_the_history_is_its_end(position: int) -> None:
    whole = json.loads(dump_history(steps.start_history(Settings())))
    assert load_history(json.dumps({**whole, "position": position})).position == 0


@given(st.sampled_from(["base", "draft", "steps", "position", "contested"]), JSON)
def test_whatever_stands_there_it_is_read_or_refused(part: str, damage: object) -> None:
    whole = json.loads(dump_history(steps.start_history(Settings({HEADLINE.path: "A"}))))
    text = json.dumps({**whole, part: damage})
    assert is_refused_or_comes_back(text, load_history, dump_history)


@given(JSON)
def test_a_value_is_read_or_refused(damage: object) -> None:
    assert is_refused_or_comes_back(json.dumps(damage), load_value, dump_value)


def is_refused_or_comes_back(text: str, load: Callable[[str], T], dump: Callable[[T], str]) -> bool:
    """Whether the text is refused, or what is read of it is the same when stored once more."""
    try:
        found = load(text)
    except NotReadable:
        return True
    return load(dump(found)) == found
