"""What was sent is known again after a restart, with what was there before."""

import pytest

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Catalogue, Product
from portal_desktop.actions.action import (
    Action,
    activate_link,
    create_feedback_option,
    deactivate_feedback_option,
    deactivate_link,
    update_feedback_option,
)
from portal_desktop.actions.catalogue_actions import create_product
from portal_desktop.catalogue.forms import ProductForm
from portal_desktop.publishing.pending_serialization import dump_purpose, load_purpose
from portal_desktop.publishing.pending_writes import (
    Attempt,
    is_result,
    pending_act,
    superseded_attempts,
)

TEA = Product("prod_1", "Tea")


@pytest.mark.parametrize(
    ("known", "taken"),
    [
        (NOTHING_KNOWN, False),
        (AccountSnapshot(catalogue=Catalogue((), (), complete=False)), False),
        (AccountSnapshot(catalogue=Catalogue((TEA,), ())), False),
        (AccountSnapshot(catalogue=Catalogue((), ())), True),
    ],
)
def test_what_is_found_was_made_only_if_it_is_known_not_to_have_been_there(
    known: AccountSnapshot, taken: bool
) -> None:
    sent = pending_act(create_product(ProductForm(name="Tea")), known)
    assert is_result(sent, TEA) is taken
    assert load_purpose(dump_purpose(sent)) == sent


def attempt(number: int, act: Action, configuration: str = "") -> Attempt:
    return Attempt(number, configuration, pending_act(act, NOTHING_KNOWN), "key")


@pytest.mark.parametrize(
    ("earlier", "later", "superseded"),
    [
        (activate_link(), activate_link(), True),
        (activate_link(), deactivate_link(), True),
        (activate_link(), create_feedback_option("Moved"), False),
        (create_feedback_option("Moved"), create_feedback_option("Moved"), True),
        (create_feedback_option("Moved"), create_feedback_option("Ill"), False),
        (update_feedback_option("fo_1", "A"), update_feedback_option("fo_1", "B"), True),
        (update_feedback_option("fo_1", "A"), update_feedback_option("fo_2", "A"), False),
        (deactivate_feedback_option("fo_1", "A"), deactivate_feedback_option("fo_1", "A"), True),
        (deactivate_feedback_option("fo_1", "A"), deactivate_feedback_option("fo_2", "A"), False),
    ],
)
def test_a_later_action_ends_what_an_earlier_one_was_to_do(
    earlier: Action, later: Action, superseded: bool
) -> None:
    attempts = [attempt(1, earlier), attempt(2, later)]
    ended = superseded_attempts(2, later.request, "bpc_1", attempts)
    assert ended == ([1] if superseded else [])


def test_another_configuration_is_left_alone() -> None:
    attempts = [attempt(1, activate_link(), "bpc_other"), attempt(2, activate_link(), "bpc_1")]
    assert superseded_attempts(3, activate_link().request, "bpc_1", attempts) == [2]
