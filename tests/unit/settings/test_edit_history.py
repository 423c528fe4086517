"""What a person did, taking it back, and doing it again."""

from portal_desktop.options.table import CANCEL, CUSTOMER_FIELDS, HEADLINE, ICON, INVOICES
from portal_desktop.options.values import Image, Value
from portal_desktop.settings.edit_history import LONGEST, History, record, redo, seal, start, undo
from portal_desktop.settings.settings import Settings

PUBLISHED: dict[str, Value] = {
    HEADLINE.path: "Welcome",
    CANCEL.path: True,
    CUSTOMER_FIELDS.path: ("name", "email"),
}
BASE = Settings(PUBLISHED)


def did(history: History, path: str, value: Value) -> History:
    """The history after one choice."""
    return record(history, f"Change {path}", {path: value})


def typed(history: History, *texts: str) -> History:
    """The history after these contents of the headline, one keystroke after the other."""
    for text in texts:
        history = record(history, "Headline", {HEADLINE.path: text}, typing=True)
    return history


def test_a_new_history_wants_what_is_published() -> None:
    history = start(BASE)
    assert history.draft == history.base == BASE
    assert (history.can_undo, history.can_redo) == ("", "")
    assert undo(history) == redo(history) == history


def test_a_draft_that_does_not_know_everything_takes_the_rest_from_what_is_published() -> None:
    history = start(BASE, Settings({HEADLINE.path: "Mine"}))
    assert history.draft == BASE.put(HEADLINE.path, "Mine")


def test_undo_and_redo_name_what_they_do() -> None:
    history = record(start(BASE), "Customers can cancel", {CANCEL.path: False})
    assert (history.can_undo, history.can_redo) == ("Customers can cancel", "")
    assert (undo(history).can_undo, undo(history).can_redo) == ("", "Customers can cancel")


def test_undo_takes_back_one_step_and_redo_does_it_again() -> None:
    history = did(did(start(BASE), CANCEL.path, False), HEADLINE.path, "Hello")
    assert undo(history).draft == BASE.put(CANCEL.path, False)
    assert undo(undo(history)).draft == BASE
    assert redo(redo(undo(undo(history)))) == history


def test_setting_what_is_there_already_is_not_a_step() -> None:
    history = start(BASE)
    assert did(history, CANCEL.path, True) is history
    assert did(history, CUSTOMER_FIELDS.path, ("email", "name", "name")) is history


def test_what_belongs_together_is_one_step() -> None:
    history = record(start(BASE), "Discard", {CANCEL.path: False, HEADLINE.path: "Hello"})
    assert len(history.steps) == 1
    assert undo(history).draft == BASE


def test_a_step_after_undo_forgets_what_could_be_redone() -> None:
    history = did(undo(did(start(BASE), CANCEL.path, False)), HEADLINE.path, "Hello")
    assert history.can_redo == ""
    assert undo(history).draft == BASE


def test_typing_in_one_field_is_one_step() -> None:
    history = typed(start(BASE), "Welcome!", "Welcome! H", "Welcome! Hi")
    assert len(history.steps) == 1
    assert undo(history).draft == BASE


def test_typing_after_a_rest_is_a_step_of_its_own() -> None:
    history = typed(seal(typed(start(BASE), "W", "Wi")), "Win")
    assert undo(history).draft[HEADLINE] == "Wi"
    assert undo(undo(history)).draft == BASE


def test_typing_after_undo_is_a_step_of_its_own() -> None:
    history = typed(undo(typed(start(BASE), "W")), "H", "Hi")
    assert [step.changes[HEADLINE.path] for step in history.steps] == [("Welcome", "Hi")]


def test_a_choice_between_keystrokes_keeps_the_order() -> None:
    history = typed(did(typed(start(BASE), "W"), CANCEL.path, False), "Wi")
    assert [undo(history).draft[HEADLINE], undo(undo(history)).draft[CANCEL]] == ["W", True]


def test_typing_back_to_where_it_started_leaves_nothing_to_undo() -> None:
    history = typed(start(BASE), "W", "Welcome")
    assert seal(history).steps == ()
    assert did(history, CANCEL.path, False).can_undo == f"Change {CANCEL.path}"
    assert undo(undo(did(history, CANCEL.path, False))).steps[0].changes.keys() == {CANCEL.path}


def test_a_step_remembers_where_it_was_done() -> None:
    history = record(start(BASE), "Cancel", {CANCEL.path: False}, tab="cancellation")
    assert history.steps[0].tab == "cancellation"


def test_undo_makes_unknown_again_what_was_not_known_before() -> None:
    history = undo(did(did(start(BASE), INVOICES.path, True), ICON.path, None))
    assert ICON.path not in history.draft
    assert INVOICES.path not in undo(history).draft


def test_taking_back_the_first_picture_leaves_none() -> None:
    base = BASE.put(ICON.path, None)
    history = undo(did(start(base), ICON.path, Image("0" * 64, "png", 128, 128)))
    assert history.draft == base


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = start(BASE)
    for number in range(LONGEST + 10):
        history = did(history, HEADLINE.path, f"Headline {number}")
    assert len(history.steps) == history.position == LONGEST
    while history.can_undo:
        history = undo(history)
    assert history.draft[HEADLINE] == "Headline 9"
