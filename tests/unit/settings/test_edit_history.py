"""What a person did, taking it back, and doing it again."""

from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES
from portal_desktop.options.branding import ICON
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.values import Image, Value
from portal_desktop.settings.edit_history import (
    LONGEST,
    EditHistory,
    close_open_step,
    record_step,
    redo,
    start_history,
    undo,
)
from portal_desktop.settings.settings import Settings

PUBLISHED: dict[str, Value] = {
    HEADLINE.path: "Welcome",
    CANCEL.path: True,
    CUSTOMER_FIELDS.path: ("name", "email"),
}
BASE = Settings(PUBLISHED)


def did(history: EditHistory, path: str, value: Value) -> EditHistory:
    """The history after one choice."""
    return record_step(history, f"Change {path}", {path: value})


def typed(history: EditHistory, *texts: str) -> EditHistory:
    """The history after these contents of the headline, one keystroke after the other."""
    for text in texts:
        history = record_step(history, "Headline", {HEADLINE.path: text}, typing=True)
    return history


def test_a_new_history_wants_what_is_published() -> None:
    history = start_history(BASE)
    assert history.draft == history.base == BASE
    assert (history.can_undo, history.can_redo) == ("", "")
    assert undo(history) == redo(history) == history


def test_a_draft_that_does_not_know_everything_takes_the_rest_from_what_is_published() -> None:
    history = start_history(BASE, Settings({HEADLINE.path: "Mine"}))
    assert history.draft == BASE.with_value(HEADLINE.path, "Mine")


def test_undo_and_redo_name_what_they_do() -> None:
    history = record_step(start_history(BASE), "Customers can cancel", {CANCEL.path: False})
    assert (history.can_undo, history.can_redo) == ("Customers can cancel", "")
    assert (undo(history).can_undo, undo(history).can_redo) == ("", "Customers can cancel")


def test_undo_takes_back_one_step_and_redo_does_it_again() -> None:
    history = did(did(start_history(BASE), CANCEL.path, False), HEADLINE.path, "Hello")
    assert undo(history).draft == BASE.with_value(CANCEL.path, False)
    assert undo(undo(history)).draft == BASE
    assert redo(redo(undo(undo(history)))) == history


def test_setting_what_is_there_already_is_not_a_step() -> None:
    history = start_history(BASE)
    assert did(history, CANCEL.path, True) is history
    assert did(history, CUSTOMER_FIELDS.path, ("email", "name", "name")) is history


def test_what_belongs_together_is_one_step() -> None:
    history = record_step(
        start_history(BASE), "Discard", {CANCEL.path: False, HEADLINE.path: "Hello"}
    )
    assert len(history.steps) == 1
    assert undo(history).draft == BASE


def test_a_step_after_undo_forgets_what_could_be_redone() -> None:
    history = did(undo(did(start_history(BASE), CANCEL.path, False)), HEADLINE.path, "Hello")
    assert history.can_redo == ""
    assert undo(history).draft == BASE


def test_typing_in_one_field_is_one_step() -> None:
    history = typed(start_history(BASE), "Welcome!", "Welcome! H", "Welcome! Hi")
    assert len(history.steps) == 1
    assert undo(history).draft == BASE


def test_typing_after_a_rest_is_a_step_of_its_own() -> None:
    history = typed(close_open_step(typed(start_history(BASE), "W", "Wi")), "Win")
    assert undo(history).draft[HEADLINE] == "Wi"
    assert undo(undo(history)).draft == BASE


def test_typing_after_a_choice_in_the_same_field_is_a_step_of_its_own() -> None:
    history = typed(did(start_history(BASE), HEADLINE.path, "W"), "Wi", "Win")
    assert [step.changes[HEADLINE.path] for step in history.steps] == [
        ("Welcome", "W"),
        ("W", "Win"),
    ]


def test_several_fields_changed_at_once_are_not_typed_on() -> None:
    both: dict[str, Value] = {HEADLINE.path: "W", CANCEL.path: False}
    history = typed(record_step(start_history(BASE), "Both", both, typing=True), "Wi")
    assert len(history.steps) == 2
    assert undo(history).draft == BASE | both


def test_only_while_somebody_types_a_step_is_open() -> None:
    assert start_history(BASE).open == ""
    assert typed(start_history(BASE), "W").open == HEADLINE.path
    assert close_open_step(typed(start_history(BASE), "W")).open == ""
    assert did(start_history(BASE), HEADLINE.path, "W").open == ""


def test_typing_after_undo_is_a_step_of_its_own() -> None:
    history = typed(undo(typed(start_history(BASE), "W")), "H", "Hi")
    assert [step.changes[HEADLINE.path] for step in history.steps] == [("Welcome", "Hi")]


def test_a_choice_between_keystrokes_keeps_the_order() -> None:
    history = typed(did(typed(start_history(BASE), "W"), CANCEL.path, False), "Wi")
    assert [undo(history).draft[HEADLINE], undo(undo(history)).draft[CANCEL]] == ["W", True]


def test_typing_back_to_where_it_started_leaves_nothing_to_undo() -> None:
    history = typed(start_history(BASE), "W", "Welcome")
    assert close_open_step(history).steps == ()
    assert did(history, CANCEL.path, False).can_undo == f"Change {CANCEL.path}"
    assert undo(undo(did(history, CANCEL.path, False))).steps[0].changes.keys() == {CANCEL.path}


def test_a_step_remembers_where_it_was_done() -> None:
    history = record_step(start_history(BASE), "Cancel", {CANCEL.path: False}, tab="cancellation")
    assert history.steps[0].tab == "cancellation"


def test_undo_makes_unknown_again_what_was_not_known_before() -> None:
    history = undo(did(did(start_history(BASE), INVOICES.path, True), ICON.path, None))
    assert ICON.path not in history.draft
    assert INVOICES.path not in undo(history).draft


def test_taking_back_the_first_picture_leaves_none() -> None:
    base = BASE.with_value(ICON.path, None)
    history = undo(did(start_history(base), ICON.path, Image("0" * 64, "png", 128, 128)))
    assert history.draft == base


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = start_history(BASE)
    for number in range(LONGEST + 10):
        history = did(history, HEADLINE.path, f"Headline {number}")
    assert len(history.steps) == history.position == LONGEST
    while history.can_undo:
        history = undo(history)
    assert history.draft[HEADLINE] == "Headline 9"
