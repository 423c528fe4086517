"""While a colour is being typed the page keeps the last whole one; the draft keeps every letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import BACKGROUND, BRAND_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.portal_page.page_style import page_look
from portal_desktop.settings.edit_history import (
    EditHistory,
    close_open_step,
    record_step,
    redo,
    start_history,
    undo,
)
from portal_desktop.settings.half_typed_colours import (
    DrawnDraft,
    is_half_typed,
    with_whole_colours,
)
from portal_desktop.settings.settings import Settings

PATH = BRAND_COLOUR.path
BEFORE = "#12343B"
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.fixture
def history() -> EditHistory:
    return start_history(Settings({PATH: BEFORE}))


def typed(history: EditHistory, *texts: str, path: str = PATH) -> tuple[EditHistory, list[str]]:
    """The history after each text in a row, and the panel's colour at each."""
    draft, seen = with_whole_colours(history), []
    for text in texts:
        history = record_step(history, "Colour", {path: text}, typing=True)
        draft = with_whole_colours(history, draft)
        assert history.draft[path] == text
        seen.append(page_look(draft).background)
    return history, seen


def test_the_last_whole_colour_stays_until_the_next_one_is_whole(history: EditHistory) -> None:
    _, seen = typed(history, "#", "#7", "#77", "#777", "#7777", "#77777", "#777777")
    assert seen == ["#12343b"] * 6 + ["#777777"]


def test_taking_letters_away_again_keeps_what_was_whole_a_moment_ago(history: EditHistory) -> None:
    _, seen = typed(history, "#777777", "#77777", "#777", "#7", "", "a", "abcdef")
    assert seen == ["#777777"] * 6 + ["#abcdef"]


@given(COLOURS)
def test_nothing_but_the_two_whole_colours_is_ever_drawn(colour: str) -> None:
    texts = [colour[:length] for length in range(8)]
    _, seen = typed(start_history(Settings({PATH: BEFORE})), *texts)
    assert set(seen) <= {BEFORE.lower(), colour}
    assert seen[-1] == colour


@pytest.mark.parametrize(
    ("text", "shown"), [("#fc0", "#ffcc00"), ("", "#525f7f"), ("#7", "#12343b"), ("te", "#12343b")]
)
def test_three_digits_and_nothing_count_once_the_typing_is_over(
    history: EditHistory, text: str, shown: str
) -> None:
    after, seen = typed(history, "#fc", text)
    assert seen == ["#12343b"] * 2
    assert (
        page_look(with_whole_colours(close_open_step(after), with_whole_colours(after))).background
        == shown
    )


def test_a_colour_chosen_otherwise_counts_at_once(history: EditHistory) -> None:
    for value in ("#fc0", "#abcdef", ""):
        settings = with_whole_colours(record_step(history, "Fix", {PATH: value}))
        assert settings == history.draft.with_value(PATH, value)


def test_after_a_restart_what_stood_there_before_is_drawn(history: EditHistory) -> None:
    after, _ = typed(history, "#a", "#ab")
    assert page_look(with_whole_colours(after)).background == "#12343b"
    assert page_look(with_whole_colours(close_open_step(after))).background == "#12343b"
    nothing_before = record_step(start_history(Settings()), "Colour", {PATH: "#ab"}, typing=True)
    assert page_look(with_whole_colours(nothing_before)).background == "#525f7f"


def test_undo_draws_what_it_brings_back(history: EditHistory) -> None:
    after, _ = typed(history, "#a", "#ab")
    back = undo(after)
    assert with_whole_colours(back, with_whole_colours(after)) == history.draft


def test_what_is_drawn_of_half_a_colour_is_the_same_whichever_way_one_comes_to_it(
    history: EditHistory,
) -> None:
    half = close_open_step(typed(history, "#FF000Z")[0])
    draft = with_whole_colours(half)
    onwards = record_step(half, "Colour", {PATH: "#00ff00"})
    back = undo(onwards)
    again = redo(undo(back))
    for there, came in ((back, with_whole_colours(onwards, draft)), (again, history.draft)):
        assert there.draft[PATH] == "#FF000Z"
        assert page_look(with_whole_colours(there, came)).background == "#12343b"
        assert with_whole_colours(there, came) == with_whole_colours(there)


def test_who_leaves_half_a_colour_sees_what_a_restart_would_show(history: EditHistory) -> None:
    after, seen = typed(history, "#777777", "#77777")
    assert seen[-1] == "#777777"
    left = with_whole_colours(
        close_open_step(after),
        with_whole_colours(after, history.draft.with_value(PATH, "#777777")),
    )
    assert left == with_whole_colours(close_open_step(after))


def test_an_empty_background_of_its_own_leaves_the_panel_to_the_brand(history: EditHistory) -> None:
    _, seen = typed(history, "#a", "#abc", "#abcdef", path=BACKGROUND.path)
    assert seen == ["#12343b", "#12343b", "#abcdef"]


def test_who_draws_keeps_the_last_whole_colour_while_another_is_typed(
    history: EditHistory,
) -> None:
    drawn = DrawnDraft()
    for text in ("#ffffff", "#fffff", "#ffff"):
        history = record_step(history, "Colour", {PATH: text}, typing=True)
        assert drawn.settings_to_draw(history)[PATH] == "#ffffff"
    assert is_half_typed(history, PATH)
    assert not is_half_typed(history, HEADLINE.path)


def test_other_words_are_drawn_letter_by_letter(history: EditHistory) -> None:
    after = record_step(history, "Headline", {HEADLINE.path: "H"}, typing=True)
    assert with_whole_colours(after) is after.draft
    assert brand.parse_colour(str(after.draft[PATH])) == "#12343b"
