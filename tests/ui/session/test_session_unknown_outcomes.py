"""Nobody knows whether it arrived: it is looked up, or sent again under the same key."""

from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.actions import action as acts
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE
from tests.support.http_account import Listening
from tests.ui.support.account_service import OpenedAccount, heard, open_test_account

WRITE = "POST /v1/billing_portal/configurations"


def test_a_lost_answer_is_looked_up_and_the_change_was_made_once(
    opened_account: OpenedAccount, stripe: Listening, impatient: None
) -> None:
    refused = heard(opened_account.session.refused)
    before = stripe.account.now
    opened_account.fails(f"{WRITE}=drop-after")
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    assert refused[0].kind == "network"
    assert len({one.key for one in stripe.sent}) == 1
    assert opened_account.session.document.base[HEADLINE] == "Hello"
    assert not opened_account.session.document.plan.changes
    assert stripe.account.now == before + 1


def test_a_request_that_may_have_arrived_is_sent_again_under_the_same_key(
    tmp_path: Path, stripe: Listening, impatient: None
) -> None:
    with open_test_account(tmp_path, stripe=stripe) as opened_account:
        opened_account.fails(f"{WRITE}=drop")
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.publish()
        (lost,) = {one.key for one in stripe.sent}
        assert (
            opened_account.store.attempts.of_account(opened_account.session.account.id)[0].key
            == lost
        )
    stripe.asked.clear()
    with open_test_account(tmp_path, stripe=stripe) as again:
        again.fails()
        assert [change.path for change in again.session.document.plan.changes] == [HEADLINE.path]
        again.publish()
        assert [one.key for one in stripe.sent] == [lost]
        assert again.session.document.base[HEADLINE] == "Hello"
        assert not again.store.attempts.of_account(again.session.account.id)


@pytest.mark.parametrize("fault", ["500", "400", "409"])
def test_a_definite_answer_ends_its_key(
    opened_account: OpenedAccount, stripe: Listening, impatient: None, fault: str
) -> None:
    opened_account.fails(f"{WRITE}={fault}")
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    opened_account.fails()
    opened_account.publish()
    first, last = stripe.sent[0].key, stripe.sent[-1].key
    assert first != last
    assert opened_account.session.document.base[HEADLINE] == "Hello"


def test_the_key_of_a_lost_answer_does_not_answer_for_the_same_wish_later(
    opened_account: OpenedAccount, stripe: Listening, impatient: None
) -> None:
    document = opened_account.session.document
    opened_account.fails(f"{WRITE}=drop-after")
    document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    opened_account.fails()
    opened_account.change_portal({"business_profile": {"headline": "Changed elsewhere"}})
    opened_account.session.read_again()
    opened_account.rest()
    document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    assert headline_at_stripe(stripe) == "Hello"


def test_a_first_portal_whose_answer_was_lost_is_not_made_twice(
    tmp_path: Path, impatient: None
) -> None:
    stripe = Listening(emulator.empty())
    with open_test_account(tmp_path, mode="test", stripe=stripe) as opened_account:
        opened_account.fails(f"{WRITE}=drop-after")
        opened_account.publish()
        opened_account.fails()
        opened_account.publish()
        assert len(stripe.account.all("billing_portal.configuration")) == 1
        assert opened_account.session.has_portal
        assert not opened_account.session.document.plan.changes


def test_an_act_whose_answer_was_lost_is_done_once(
    opened_account: OpenedAccount, stripe: Listening, impatient: None
) -> None:
    refused = heard(opened_account.session.refused)
    before = stripe.account.now
    opened_account.fails(f"{WRITE}=drop-after")
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    assert refused[0].kind == "network"
    assert opened_account.session.document.base[LOGIN_PAGE] is True
    assert not opened_account.store.attempts.of_account(opened_account.session.account.id)
    assert stripe.account.now == before + 1


def headline_at_stripe(stripe: Listening) -> str:
    portal = stripe.account.default_configuration()
    assert portal is not None
    return str(portal["business_profile"]["headline"])


def test_an_act_that_never_arrived_is_not_told_as_done_when_it_is_done_later(
    tmp_path: Path, stripe: Listening, impatient: None
) -> None:
    # given: a request for the link that never reached Stripe
    with open_test_account(tmp_path, stripe=stripe) as opened_account:
        opened_account.fails(f"{WRITE}=drop")
        opened_account.session.writes.perform_action(acts.activate_link())
        opened_account.rest()
        (lost,) = opened_account.store.attempts.of_account(opened_account.session.account.id)
    # when: it is asked for again, and by now from another state
    stripe.account.dashboard.clear()
    with open_test_account(tmp_path, stripe=stripe) as again:
        again.fails()
        again.change_portal({"business_profile": {"headline": "Changed elsewhere"}})
        again.session.read_again()
        again.rest()
        again.session.writes.perform_action(acts.activate_link())
        again.rest()
        assert stripe.sent[-1].key != lost.key
        assert not again.store.attempts.of_account(again.session.account.id)
    # then: the next start has nothing to tell, and the history has it once
    with open_test_account(tmp_path, stripe=stripe) as later:
        titles = [each.title for each in later.session.versions()]
        assert titles.count("Login link activated") == 1
