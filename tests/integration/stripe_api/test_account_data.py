"""Reading who left and which ways to pay are on, with Stripe's SDK."""

from collections.abc import Iterator, Mapping

import pytest

from portal_desktop import emulator
from portal_desktop.account.subscriptions import (
    Cancellation,
    Subscriptions,
    cancellations_since,
    cancellations_with_feedback,
)
from portal_desktop.emulator import Emulator
from tests.integration.stripe_gateway import in_process

Said = Mapping[str, object]


@pytest.fixture
def stripe() -> Iterator[Emulator]:
    made = Emulator(emulator.demo())
    yield made
    made.close()


def everything(stripe: Emulator) -> Subscriptions:
    *_pages, found = in_process(stripe).subscriptions()
    return found


def cancelled(
    stripe: Emulator, details: Said, at: int | None = 1_750_000_000
) -> Cancellation | None:
    """What is read of a subscription that ended like this."""
    subscription = stripe.account.all("subscription")[0]
    subscription |= {"canceled_at": at, "cancellation_details": details}
    found = everything(stripe)
    return next(each.cancellation for each in found.all if each.id == subscription["id"])


def test_reads_who_left_and_what_they_said(stripe: Emulator) -> None:
    found = everything(stripe)
    assert found.complete
    assert len(cancellations_since(found)) == 11
    assert len(cancellations_with_feedback(found)) == 10
    said = {each.name: (each.feedback, each.comment) for each in cancellations_with_feedback(found)}
    assert said["Julien Lambert"] == ("too_expensive", "Prices went up twice.")
    assert said["Aino Virtanen"] == ("unused", "")


def test_who_asked_to_leave_without_a_word_left_all_the_same(stripe: Emulator) -> None:
    silent = {"reason": "cancellation_requested", "feedback": None, "comment": None}
    read = cancelled(stripe, silent)
    assert read is not None
    assert not read.has_feedback


def test_who_was_cut_off_for_not_paying_did_not_ask_to_leave(stripe: Emulator) -> None:
    assert cancelled(stripe, {"reason": "payment_failed", "feedback": None}) is None
    assert cancelled(stripe, {"reason": "cancellation_requested"}, at=None) is None


def test_a_reason_of_ones_own_and_a_comment_are_read(stripe: Emulator) -> None:
    said = {"feedback": "other", "feedback_option": "fo_1", "comment": "a\u202eb\nc"}
    read = cancelled(stripe, said)
    assert read is not None
    assert (read.option, read.comment) == ("fo_1", "ab c")


def test_a_way_to_pay_that_is_on_and_not_offered_yet_waits(stripe: Emulator) -> None:
    listed = stripe.account.all("payment_method_configuration")[0]
    preference = {"overridable": None, "preference": "on", "value": "on"}
    listed |= {"paypal": {"available": False, "display_preference": preference}}

    (ways,) = in_process(stripe).payment_method_configurations()

    assert ways.waiting == ("paypal",)
    assert "sepa_debit" in ways.on
    assert "paypal" not in ways.on
    assert "cashapp" not in (*ways.on, *ways.waiting)


def test_what_lowers_a_bill_and_the_currency_are_read(stripe: Emulator) -> None:
    plain, lowered, item = stripe.account.all("subscription")[:3]
    lowered |= {"discounts": ["di_1"], "currency": "usd"}
    first, *others = item["items"]["data"]
    item["items"]["data"] = [first | {"discounts": ["di_2"]}, *others]

    *_pages, found = in_process(stripe).subscriptions()

    read = {each.id: each for each in found.all}
    assert (read[lowered["id"]].discounted, read[lowered["id"]].currency) == (True, "usd")
    assert read[item["id"]].discounted
    assert not read[plain["id"]].discounted
