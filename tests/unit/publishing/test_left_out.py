"""Changes left out of a plan: those that cannot go without them stay behind, or come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.options.billing_info import INVOICES, PAYMENT_METHODS
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Value
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.left_out_changes import leave_out, put_back
from portal_desktop.publishing.plan import Plan, in_the_way
from tests.unit.settings_strategies import BASE, OFFERED, wanting

NOTHING: frozenset[ChangeKey] = frozenset()
NO_PAYMENT = BASE | {PAYMENT_METHODS.path: False, CANCEL.path: False}
SWITCH = ChangeKey(UPDATE.path)
PAYING = ChangeKey(PAYMENT_METHODS.path)
PRICES = ChangeKey(ALLOWED_UPDATES.path, "price")
PLANS = ChangeKey(PRODUCTS.path)
WORDS = ChangeKey(HEADLINE.path)
WANTED: dict[str, Value] = {
    UPDATE.path: True,
    PAYMENT_METHODS.path: True,
    ALLOWED_UPDATES.path: ("price", "quantity"),
    PRODUCTS.path: OFFERED,
    UPDATE_PRORATION.path: "always_invoice",
    HEADLINE.path: "Hello",
    INVOICES.path: False,
}


@pytest.fixture
def plan() -> Plan:
    """Turning plan changes on, with what that needs, and two changes beside it."""
    return wanting(WANTED, NO_PAYMENT)


def test_a_change_nothing_needs_goes_alone(plan: Plan) -> None:
    assert leave_out(plan, NOTHING, WORDS) == {WORDS}
    assert put_back(plan, frozenset({WORDS}), WORDS) == NOTHING


def test_without_ways_to_pay_changing_plans_stays_behind_too(plan: Plan) -> None:
    out = leave_out(plan, NOTHING, PAYING)
    assert out == {PAYING, SWITCH}
    assert in_the_way(plan, out) == ()


def test_without_plans_changing_them_stays_behind_too(plan: Plan) -> None:
    assert leave_out(plan, NOTHING, PLANS) == {PLANS, SWITCH}


def test_one_of_two_things_to_change_is_enough(plan: Plan) -> None:
    assert leave_out(plan, NOTHING, PRICES) == {PRICES}
    both = leave_out(plan, frozenset({PRICES}), ChangeKey(ALLOWED_UPDATES.path, "quantity"))
    assert both == {PRICES, ChangeKey(ALLOWED_UPDATES.path, "quantity"), SWITCH}


def test_put_back_it_brings_what_it_needs_and_leaves_the_rest(plan: Plan) -> None:
    out = leave_out(plan, frozenset({WORDS}), PAYING)
    assert put_back(plan, out, SWITCH) == {WORDS}
    assert put_back(plan, out, PAYING) == {WORDS, SWITCH}
    everything = frozenset({SWITCH, PAYING, PLANS, WORDS})
    assert put_back(plan, everything, SWITCH) == {WORDS}


def test_what_is_wrong_anyway_takes_nothing_with_it() -> None:
    plan = wanting({**WANTED, HEADLINE.path: "x" * 61}, NO_PAYMENT)
    assert leave_out(plan, NOTHING, ChangeKey(INVOICES.path)) == {ChangeKey(INVOICES.path)}
    assert leave_out(plan, NOTHING, WORDS) == {WORDS}


@given(st.data())
def test_whatever_is_left_out_stops_nothing_that_goes(data: st.DataObject) -> None:
    plan = wanting(WANTED, NO_PAYMENT)
    lines = [change.key for change in plan.changes]
    out = NOTHING
    for line in data.draw(st.lists(st.sampled_from(lines), max_size=4)):
        before = out
        out = leave_out(plan, out, line) if line not in out else put_back(plan, out, line)
        assert (line in out) is (line not in before)
        assert in_the_way(plan, out) == ()
