"""A Stripe that answers late or never, over the network: how long somebody waits for it."""

import time

from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.stripe_api import client as connection
from tests.emulator.side_door import through
from tests.integration.stripe_gateway import Requests, over_loopback, user_error_of, wanting
from tests.support.http_account import Listening

SHORT = Timing(read=0.2, retry=0)
"""What is waited for when reading is a moment: where nothing is answered."""
LONGER = Timing(read=2, retry=0)
"""The same where something is: a machine that does much else needs its time for it."""


def test_whoever_waits_for_something_read_is_told_within_a_sensible_time() -> None:
    tries = 1 + connection.RETRIES_OF_READS
    assert tries * (USUAL.read + USUAL.retry) < 25


def test_a_host_that_never_answers_is_asked_once_more_and_then_said(stripe: Listening) -> None:
    through(stripe, "faults", {"faults": ["GET /v1=never"]})
    with over_loopback(stripe, timing=SHORT) as gateway:
        began = time.monotonic()
        told = user_error_of(gateway.open_account)
        waited = time.monotonic() - began
    assert (told.kind, told.title) == ("network", "Stripe does not answer.")
    assert len(stripe.asked) == 2
    assert waited >= 2 * SHORT.read


def test_a_list_that_never_comes_is_said_too(stripe: Listening) -> None:
    through(stripe, "faults", {"faults": ["GET /v1/subscriptions=never"]})
    with over_loopback(stripe, timing=SHORT) as gateway:
        told = user_error_of(lambda: list(gateway.subscriptions()))
    assert told.title == "Stripe does not answer."
    assert len(stripe.asked) == 2


def test_one_answer_that_got_lost_is_nothing_to_tell(stripe: Listening) -> None:
    through(stripe, "faults", {"faults": ["GET /v1/billing_portal=never*1"]})
    with over_loopback(stripe, timing=LONGER) as gateway:
        assert gateway.open_account().remote is not None


def test_a_slow_answer_is_waited_for(stripe: Listening) -> None:
    through(stripe, "faults", {"faults": ["GET /v1/billing_portal=slow:100"]})
    with over_loopback(stripe, timing=LONGER) as gateway:
        assert gateway.open_account().remote is not None
    assert len(stripe.asked) == 2  # the portal, and the account


def test_what_is_written_is_waited_for_longer_than_what_is_read(stripe: Listening) -> None:
    with over_loopback(stripe, timing=SHORT) as gateway:
        plan = wanting(gateway.open_account(), {HEADLINE.path: "Hello"})
        through(stripe, "faults", {"faults": ["POST /v1=slow:600"]})
        gateway.publish_plan(plan, (), Requests())
    assert len(stripe.sent) == 1


def test_what_failed_does_not_stand_in_the_way_of_what_comes_next(stripe: Listening) -> None:
    with over_loopback(stripe, timing=LONGER) as gateway:
        gateway.open_account()
        through(stripe, "faults", {"faults": ["GET /v1=never"]})
        user_error_of(gateway.open_account)
        through(stripe, "faults", {"faults": []})
        assert gateway.open_account().remote is not None
