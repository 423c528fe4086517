"""What others changed comes in under the steps: it is neither undone nor overwritten."""

import pytest

from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE
from portal_desktop.options.values import Value
from portal_desktop.settings.edit_history import (
    EditHistory,
    publish_succeeded,
    rebase,
    record_step,
    redo,
    start_history,
    undo,
)
from portal_desktop.settings.settings import Settings

PUBLISHED: dict[str, Value] = {
    HEADLINE.path: "A",
    CANCEL.path: True,
    CUSTOMER_FIELDS.path: ("name", "email"),
}
BASE = Settings(PUBLISHED)


def did(history: EditHistory, path: str, value: Value, *, typing: bool = False) -> EditHistory:
    """The history after one choice or keystroke."""
    return record_step(history, f"Change {path}", {path: value}, typing=typing)


def others(history: EditHistory, path: str, value: Value) -> EditHistory:
    """The history after somebody else set a value at Stripe."""
    return rebase(history, history.base.with_value(path, value))


def choose(history: EditHistory, path: str, value: Value) -> EditHistory:
    """The history after a person decided between both sides."""
    return record_step(history, "Choose", {path: value}, settles=frozenset({path}))


@pytest.fixture
def contested() -> EditHistory:
    """A headline that is B here and C at Stripe."""
    return others(did(start_history(BASE), HEADLINE.path, "B"), HEADLINE.path, "C")


def published(history: EditHistory, answer: dict[str, Value] | None = None) -> EditHistory:
    """The history after everything different was sent; Stripe answers as it was told, or so."""
    sent = {path: value for path, value in history.draft.items() if history.base[path] != value}
    return publish_succeeded(history, sent, history.base | sent | (answer or {}))


def test_a_field_not_touched_here_moves_along() -> None:
    history = others(did(start_history(BASE), CANCEL.path, False), HEADLINE.path, "C")
    assert history.draft == BASE | {CANCEL.path: False, HEADLINE.path: "C"}
    assert undo(history).draft == BASE.with_value(HEADLINE.path, "C")


def test_what_becomes_known_is_shown() -> None:
    history = others(start_history(BASE), TERMS.path, "https://example.com")
    assert history.draft[TERMS] == "https://example.com"
    assert history.conflicts == frozenset()


def test_undo_gives_what_others_wrote_not_what_they_replaced(contested: EditHistory) -> None:
    assert undo(contested).draft[HEADLINE] == "C"
    assert redo(undo(contested)).draft[HEADLINE] == "B"


def test_a_field_changed_on_both_sides_keeps_both_until_somebody_decides(
    contested: EditHistory,
) -> None:
    assert (contested.draft[HEADLINE], contested.base[HEADLINE]) == ("B", "C")
    assert contested.conflicts == {HEADLINE.path}


def test_the_same_change_on_both_sides_is_no_conflict_and_nothing_to_undo() -> None:
    history = others(did(start_history(BASE), HEADLINE.path, "B"), HEADLINE.path, "B")
    assert history.conflicts == frozenset()
    assert (history.draft, history.can_undo) == (history.base, "")


def test_what_both_changed_alike_leaves_the_steps_before_and_behind() -> None:
    history = did(did(start_history(BASE), HEADLINE.path, "B"), CANCEL.path, False)
    history = others(undo(history), HEADLINE.path, "B")
    assert (history.can_undo, history.can_redo) == ("", f"Change {CANCEL.path}")
    assert redo(history).draft == BASE | {HEADLINE.path: "B", CANCEL.path: False}


def test_choosing_ones_own_decides_and_can_be_undone(contested: EditHistory) -> None:
    history = choose(contested, HEADLINE.path, "B")
    assert (history.draft[HEADLINE], history.conflicts) == ("B", frozenset())
    assert undo(history).conflicts == {HEADLINE.path}
    assert redo(undo(history)).conflicts == frozenset()


def test_choosing_theirs_decides_and_can_be_undone(contested: EditHistory) -> None:
    history = choose(contested, HEADLINE.path, "C")
    assert (history.draft[HEADLINE], history.conflicts) == ("C", frozenset())
    assert undo(history).draft[HEADLINE] == "B"
    assert undo(history).conflicts == {HEADLINE.path}


def test_what_was_decided_is_asked_again_when_others_change_it_again(
    contested: EditHistory,
) -> None:
    history = others(choose(contested, HEADLINE.path, "B"), HEADLINE.path, "D")
    assert history.conflicts == {HEADLINE.path}
    assert [step.text for step in history.steps] == [f"Change {HEADLINE.path}"]


def test_typing_on_does_not_decide(contested: EditHistory) -> None:
    assert did(contested, HEADLINE.path, "Bb", typing=True).conflicts == {HEADLINE.path}


def test_who_changes_what_others_wrote_has_seen_it(contested: EditHistory) -> None:
    history = did(undo(contested), HEADLINE.path, "D")
    assert history.conflicts == frozenset()
    assert undo(history).draft[HEADLINE] == "C"


def test_lists_merge_by_member() -> None:
    history = did(start_history(BASE), CUSTOMER_FIELDS.path, ("name", "email", "phone"))
    history = others(history, CUSTOMER_FIELDS.path, ("email", "tax_id"))
    assert history.draft[CUSTOMER_FIELDS] == ("email", "phone", "tax_id")
    assert history.conflicts == frozenset()
    assert undo(history).draft[CUSTOMER_FIELDS] == ("email", "tax_id")
    assert redo(undo(history)).draft[CUSTOMER_FIELDS] == ("email", "phone", "tax_id")


def test_hearing_nothing_new_does_not_break_off_the_typing() -> None:
    history = did(start_history(BASE), HEADLINE.path, "Ab", typing=True)
    history = did(rebase(history, BASE), HEADLINE.path, "Abc", typing=True)
    assert len(history.steps) == 1


def test_what_stripe_answered_is_what_is_published() -> None:
    history = published(did(did(start_history(BASE), CANCEL.path, False), HEADLINE.path, "B"))
    assert history.base == history.draft == BASE | {CANCEL.path: False, HEADLINE.path: "B"}


def test_undo_after_publishing_is_a_new_change() -> None:
    history = undo(published(did(start_history(BASE), HEADLINE.path, "B")))
    assert (history.draft[HEADLINE], history.base[HEADLINE]) == ("A", "B")
    assert history.conflicts == frozenset()


def test_what_others_changed_comes_with_the_answer() -> None:
    history = published(did(start_history(BASE), HEADLINE.path, "B"), {CANCEL.path: False})
    assert history.draft == history.base == BASE | {HEADLINE.path: "B", CANCEL.path: False}


def test_the_form_stripe_gives_a_value_is_taken_over() -> None:
    history = published(did(start_history(BASE), HEADLINE.path, "B "), {HEADLINE.path: "B"})
    assert history.draft == history.base == BASE.with_value(HEADLINE.path, "B")
    assert undo(history).draft[HEADLINE] == "A"
    assert redo(undo(history)).draft[HEADLINE] == "B"


def test_typing_on_while_publishing_is_a_new_change_and_no_conflict() -> None:
    history = did(start_history(BASE), HEADLINE.path, "B ")
    meanwhile = did(history, HEADLINE.path, "B or not B")
    history = publish_succeeded(
        meanwhile, {HEADLINE.path: "B "}, BASE.with_value(HEADLINE.path, "B")
    )
    assert (history.draft[HEADLINE], history.base[HEADLINE]) == ("B or not B", "B")
    assert history.conflicts == frozenset()


def test_what_was_decided_and_published_is_settled(contested: EditHistory) -> None:
    history = published(choose(contested, HEADLINE.path, "B"))
    assert history.conflicts == undo(history).conflicts == frozenset()
    assert undo(history).draft[HEADLINE] == "C"


def test_what_was_decided_is_settled_although_typing_went_on() -> None:
    history = others(did(start_history(BASE), HEADLINE.path, "B"), HEADLINE.path, "C")
    history = did(choose(history, HEADLINE.path, "B"), HEADLINE.path, "D")
    history = publish_succeeded(history, {HEADLINE.path: "B"}, BASE.with_value(HEADLINE.path, "B"))
    assert undo(undo(history)).conflicts == frozenset()


def test_members_published_and_changed_at_once_merge() -> None:
    history = did(start_history(BASE), CUSTOMER_FIELDS.path, ("email",))
    history = published(history, {CUSTOMER_FIELDS.path: ("email", "phone")})
    assert (
        history.draft == history.base == BASE.with_value(CUSTOMER_FIELDS.path, ("email", "phone"))
    )
    assert undo(history).draft[CUSTOMER_FIELDS] == ("name", "email", "phone")


@pytest.mark.parametrize("mine", ["immediately", "at_period_end"])
def test_a_part_published_leaves_the_rest_as_it_was(mine: str) -> None:
    base = BASE.with_value(CANCEL_MODE.path, "at_period_end")
    history = did(did(start_history(base), CANCEL_MODE.path, mine), HEADLINE.path, "B")
    history = publish_succeeded(history, {HEADLINE.path: "B"}, base.with_value(HEADLINE.path, "B"))
    assert history.draft[CANCEL_MODE] == mine
    assert history.base[CANCEL_MODE] == "at_period_end"
