"""What is done at Stripe at once."""

import pytest

from portal_desktop.actions.action import Action, activate_link, deactivate_link
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.options.table import OPTIONS
from tests.support.merchant_words import words_nobody_says

ACTS = [activate_link(), deactivate_link()]


def test_the_link_is_activated_and_nothing_else() -> None:
    assert activate_link().request.params == {"login_page": {"enabled": True}}
    assert deactivate_link().request.params == {"login_page": {"enabled": False}}


def test_deactivating_says_who_is_locked_out_and_that_it_may_be_for_good() -> None:
    act = deactivate_link()
    assert "locked out" in act.consequence
    assert "not known whether Stripe gives the same address back" in act.consequence
    assert not act.can_be_undone
    assert activate_link().can_be_undone


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.title)
def test_an_act_is_asked_about_in_whole_sentences(act: Action) -> None:
    assert act.path == LOGIN_PAGE.path
    assert OPTIONS[act.path].own_delivery == "at_once"
    assert act.title.endswith("?")
    assert act.consequence.endswith(".")
    for sentence in (act.title, act.consequence, act.button, act.done):
        assert sentence
        assert not words_nobody_says(sentence)
