"""Nobody knows whether it arrived: it is looked up, or sent again under the same key."""

from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.actions import action as acts
from portal_desktop.options.table import HEADLINE, LOGIN_PAGE
from tests.support.http_account import Listening
from tests.ui.support.account_service import Office, heard, open_office

WRITE = "POST /v1/billing_portal/configurations"


def test_a_lost_answer_is_looked_up_and_the_change_was_made_once(
    office: Office, stripe: Listening, impatient: None
) -> None:
    refused = heard(office.sync.refused)
    before = stripe.account.now
    office.fails(f"{WRITE}=drop-after")
    office.sync.document.set(HEADLINE.path, "Hello")
    office.publish()
    assert refused[0].kind == "network"
    assert len({one.key for one in stripe.sent}) == 1
    assert office.sync.document.base[HEADLINE] == "Hello"
    assert not office.sync.document.plan.changes
    assert stripe.account.now == before + 1


def test_a_request_that_may_have_arrived_is_sent_again_under_the_same_key(
    tmp_path: Path, stripe: Listening, impatient: None
) -> None:
    with open_office(tmp_path, stripe=stripe) as office:
        office.fails(f"{WRITE}=drop")
        office.sync.document.set(HEADLINE.path, "Hello")
        office.publish()
        (lost,) = {one.key for one in stripe.sent}
        assert office.store.attempts.of(office.sync.account.id)[0].key == lost
    stripe.asked.clear()
    with open_office(tmp_path, stripe=stripe) as again:
        again.fails()
        assert [change.path for change in again.sync.document.plan.changes] == [HEADLINE.path]
        again.publish()
        assert [one.key for one in stripe.sent] == [lost]
        assert again.sync.document.base[HEADLINE] == "Hello"
        assert not again.store.attempts.of(again.sync.account.id)


@pytest.mark.parametrize("fault", ["500", "400", "409"])
def test_a_definite_answer_ends_its_key(
    office: Office, stripe: Listening, impatient: None, fault: str
) -> None:
    office.fails(f"{WRITE}={fault}")
    office.sync.document.set(HEADLINE.path, "Hello")
    office.publish()
    office.fails()
    office.publish()
    first, last = stripe.sent[0].key, stripe.sent[-1].key
    assert first != last
    assert office.sync.document.base[HEADLINE] == "Hello"


def test_the_key_of_a_lost_answer_does_not_answer_for_the_same_wish_later(
    office: Office, stripe: Listening, impatient: None
) -> None:
    document = office.sync.document
    office.fails(f"{WRITE}=drop-after")
    document.set(HEADLINE.path, "Hello")
    office.publish()
    office.fails()
    office.change_portal({"business_profile": {"headline": "Changed elsewhere"}})
    office.sync.read_again()
    office.rest()
    document.set(HEADLINE.path, "Hello")
    office.publish()
    assert headline_at_stripe(stripe) == "Hello"


def test_a_first_portal_whose_answer_was_lost_is_not_made_twice(
    tmp_path: Path, impatient: None
) -> None:
    stripe = Listening(emulator.empty())
    with open_office(tmp_path, mode="test", stripe=stripe) as office:
        office.fails(f"{WRITE}=drop-after")
        office.publish()
        office.fails()
        office.publish()
        assert len(stripe.account.all("billing_portal.configuration")) == 1
        assert office.sync.has_portal
        assert not office.sync.document.plan.changes


def test_an_act_whose_answer_was_lost_is_done_once(
    office: Office, stripe: Listening, impatient: None
) -> None:
    refused = heard(office.sync.refused)
    before = stripe.account.now
    office.fails(f"{WRITE}=drop-after")
    office.sync.act(acts.activate_link())
    office.rest()
    assert refused[0].kind == "network"
    assert office.sync.document.base[LOGIN_PAGE] is True
    assert not office.store.attempts.of(office.sync.account.id)
    assert stripe.account.now == before + 1


def headline_at_stripe(stripe: Listening) -> str:
    portal = stripe.account.default_configuration()
    assert portal is not None
    return str(portal["business_profile"]["headline"])
