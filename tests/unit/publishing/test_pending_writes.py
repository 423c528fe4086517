"""What was sent is known again after a restart, with what was there before."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import (
    NOTHING_KNOWN,
    AccountSnapshot,
    Catalogue,
    FeedbackOption,
    Price,
    Product,
    SnapshotPart,
)
from portal_desktop.actions.action import (
    Action,
    activate_link,
    create_feedback_option,
    deactivate_feedback_option,
    deactivate_link,
    update_feedback_option,
)
from portal_desktop.actions.catalogue_actions import (
    archive_price,
    archive_product,
    create_product,
)
from portal_desktop.catalogue.forms import ProductForm
from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE
from portal_desktop.publishing.pending_serialization import dump_purpose, load_purpose
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingPublish,
    StoredTogether,
    has_arrived,
    is_result,
    part_of,
    pending_act,
    result_of,
    settled_write,
    state_of,
    superseded_attempts,
)
from portal_desktop.publishing.requested_values import ActionSubject
from portal_desktop.settings.settings import Settings
from tests.unit.settings_strategies import BASE

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


def test_a_purpose_on_disk_can_be_read_by_people() -> None:
    sent = pending_act(create_feedback_option("Zu süß"), NOTHING_KNOWN)
    assert "Zu süß" in dump_purpose(sent)
    assert load_purpose(dump_purpose(sent)) == sent


TEA_PRICE = Price("price_1", "prod_1", 900, "eur", "month")
MOVED = FeedbackOption("fo_1", "Moved")
SHOP = AccountSnapshot(catalogue=Catalogue((TEA,), (TEA_PRICE,)), feedback_options=(MOVED,))
PARTS: list[tuple[Action, SnapshotPart | None]] = [
    (activate_link(), None),
    (archive_product(TEA), "catalogue"),
    (archive_price(TEA_PRICE), "catalogue"),
    (create_feedback_option("Ill"), "feedback_options"),
]


@pytest.mark.parametrize(("act", "part"), PARTS)
def test_each_action_shows_in_one_part_of_what_is_read(
    act: Action, part: SnapshotPart | None
) -> None:
    assert part_of(act.request) == part


@pytest.mark.parametrize(
    ("act", "after", "result"),
    [
        (archive_product(TEA), Product("prod_1", "Tea", active=False), True),
        (archive_product(TEA), TEA, False),
        (archive_product(TEA), Product("prod_2", "Tea", active=False), False),
        (archive_price(TEA_PRICE), Price("price_1", "prod_1", 900, "eur", active=False), True),
        (archive_price(TEA_PRICE), TEA_PRICE, False),
        (deactivate_feedback_option("fo_1", "Moved"), FeedbackOption("fo_1", "x", False), True),
        (deactivate_feedback_option("fo_1", "Moved"), MOVED, False),
        (create_feedback_option("Ill"), FeedbackOption("fo_2", "Ill"), True),
        (create_feedback_option("Ill"), MOVED, False),
    ],
)
def test_what_an_action_did_is_found_where_it_stands(
    act: Action, after: ActionSubject, result: bool
) -> None:
    pending = pending_act(act, SHOP)
    assert result_of(pending, with_only(after)) == (after if result else None)
    assert result_of(pending, NOTHING_KNOWN) is None


def with_only(thing: ActionSubject) -> AccountSnapshot:
    match thing:
        case Product():
            return AccountSnapshot(catalogue=Catalogue((thing,), ()))
        case Price():
            return AccountSnapshot(catalogue=Catalogue((), (thing,)))
        case FeedbackOption():
            return AccountSnapshot(feedback_options=(thing,))


def test_a_reason_that_was_there_before_was_not_made() -> None:
    again = pending_act(create_feedback_option("Moved"), SHOP)
    assert again.alike == frozenset({"fo_1"})
    assert result_of(again, SHOP) is None
    two = replace(SHOP, feedback_options=(MOVED, FeedbackOption("fo_2", "Moved")))
    assert result_of(again, two) == FeedbackOption("fo_2", "Moved")
    assert pending_act(create_feedback_option("Moved"), NOTHING_KNOWN).alike is None


@pytest.mark.parametrize(
    ("outside", "arrived", "as_the_first"),
    [
        ({}, False, False),
        ({HEADLINE.path: "New"}, True, False),
        ({HEADLINE.path: "New", INVOICES.path: False}, True, True),
        ({HEADLINE.path: "Another"}, False, False),
    ],
)
def test_what_was_published_has_arrived_where_some_of_it_stands(
    outside: dict[str, str | bool], *, arrived: bool, as_the_first: bool
) -> None:
    before = BASE | {HEADLINE.path: "Old"}
    wanted = before | {HEADLINE.path: "New", INVOICES.path: False}
    stands = before | outside
    assert has_arrived(PendingPublish(wanted, before, 2), stands) is arrived
    assert has_arrived(PendingPublish(wanted, Settings(), 2, creates=True), stands) is as_the_first


def test_an_action_is_made_from_what_it_is_about_and_nothing_else() -> None:
    headed = BASE | {HEADLINE.path: "Hello"}
    link = activate_link()
    assert state_of(link, SHOP, BASE) == state_of(link, NOTHING_KNOWN, BASE)
    assert state_of(link, SHOP, BASE) != state_of(link, SHOP, headed)
    assert state_of(link, SHOP, BASE | {LOGIN_PAGE.path: True}) != state_of(link, SHOP, BASE)
    archive = archive_product(TEA)
    assert state_of(archive, SHOP, BASE) == state_of(archive, SHOP, headed)
    renamed = replace(SHOP, catalogue=Catalogue((Product("prod_1", "Tee"),), ()))
    assert state_of(archive, SHOP, BASE) != state_of(archive, renamed, BASE)


def test_what_is_stored_together_adds_up() -> None:
    settled = settled_write([1, 2], "Published", BASE)
    assert settled == StoredTogether((1, 2), (("Published", BASE),), (("Published", "done"),))
    assert not StoredTogether()
    parts = (
        StoredTogether(ended=(3,)),
        StoredTogether(versions=(("As found", BASE),)),
        StoredTogether(calls=(("Read", "done"),)),
        StoredTogether(notes={"tab": "links"}),
    )
    assert all(parts)
    whole = settled
    for part in parts:
        whole |= part
    assert whole == StoredTogether(
        (1, 2, 3),
        (("Published", BASE), ("As found", BASE)),
        (("Published", "done"), ("Read", "done")),
        {"tab": "links"},
    )
