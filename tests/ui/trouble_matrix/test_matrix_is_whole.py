"""The matrix grows by itself: what the program asks and what can go wrong is all in it."""

from portal_desktop.emulator import faults
from portal_desktop.stripe_api.actions import _CALLS
from portal_desktop.ui.session.ports import StripeGatewayPort
from tests.ui.trouble_matrix.calls import Write
from tests.ui.trouble_matrix.columns import CALLS
from tests.ui.trouble_matrix.faults import ALSO, FAULTS
from tests.ui.trouble_matrix.test_matrix import ALL, SOME

STATUSES = {"401", "403", "404", "429", "500"}


def test_every_call_to_stripe_has_a_column() -> None:
    asked = {name for name in vars(StripeGatewayPort) if not name.startswith("_")}
    assert {call.method for call in CALLS} == asked | {"connect"}
    assert {call.act for call in CALLS if call.act} == set(_CALLS)
    assert {call.new for call in CALLS if isinstance(call, Write)} == {True, False}


def test_every_fault_of_the_embedded_account_has_a_row() -> None:
    kinds = {fault.kind.partition(":")[0] for fault in FAULTS}
    assert kinds == {*faults._OTHERS, *STATUSES}
    assert set(faults._STATUS_WORDS) <= {int(each) for each in {*STATUSES, *ALSO}}


def test_the_short_matrix_has_every_call_and_every_fault() -> None:
    assert {call for call, _fault in SOME} == set(CALLS)
    assert {fault for _call, fault in SOME} == set(FAULTS)
    assert set(SOME) <= set(ALL)
    assert len(ALL) == len(CALLS) * len(FAULTS) - 1
