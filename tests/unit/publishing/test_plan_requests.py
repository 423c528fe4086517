"""What publishing sends: the plan, what Stripe demands beside it, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
)
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL_MODE, REASON_OPTIONS, REASONS
from portal_desktop.options.subscription import (
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.plan import (
    Plan,
    compare,
    create_request,
    outgoing,
    paths_to_send,
    rebased_on,
    settings_to_publish,
    still_valid,
    update_request,
)
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import read_configuration
from tests.unit import settings_strategies
from tests.unit.settings_strategies import BASE, SWITCHING, as_stripe_merges, wanting

EXPLICIT: dict[str, object] = {
    "subscription_update": {
        "enabled": False,
        "default_allowed_updates": "",
        "proration_behavior": "none",
        "billing_cycle_anchor": "unchanged",
        "trial_update_behavior": "end_trial",
    },
    "subscription_cancel": {
        "enabled": True,
        "mode": "at_period_end",
        "proration_behavior": "none",
        "cancellation_reason": {"enabled": True, "options": list(REASON_OPTIONS.default)},
    },
    "customer_update": {
        "enabled": False,
        "allowed_updates": ["name", "email", "address", "phone"],
    },
    "payment_method_update": {"enabled": True},
    "invoice_history": {"enabled": True},
}


def is_still_valid(plan: Plan) -> bool:
    """Whether it may be sent, with nothing left out."""
    return still_valid(plan, outgoing(plan))


def request(plan: Plan, *left_out: ChangeKey) -> object:
    """What is sent to Stripe."""
    return update_request(outgoing(plan, left_out))


def test_an_update_sends_the_change_and_what_stripe_demands_beside_it() -> None:
    assert request(wanting({CANCEL_MODE.path: "immediately"})) == {
        "features": {"subscription_cancel": {"enabled": True, "mode": "immediately"}}
    }
    assert request(wanting({CUSTOMER_FIELDS.path: ()})) == {
        "features": {"customer_update": {"enabled": True, "allowed_updates": ""}}
    }
    assert request(wanting({REASON_OPTIONS.path: ("other",)})) == {
        "features": {
            "subscription_cancel": {
                "enabled": True,
                "cancellation_reason": {"enabled": True, "options": ["other"]},
            }
        }
    }
    assert request(wanting({HEADLINE.path: "Hi"})) == {"business_profile": {"headline": "Hi"}}


def test_products_go_with_every_change_about_switching() -> None:
    plan = wanting({UPDATE_PRORATION.path: "none"}, SWITCHING)
    assert request(plan) == {
        "features": {
            "subscription_update": {
                "proration_behavior": "none",
                "enabled": True,
                "default_allowed_updates": ["price"],
                "products": [
                    {
                        "product": "prod_1",
                        "prices": ["price_1"],
                        "adjustable_quantity": {"enabled": False, "minimum": 1},
                    }
                ],
            }
        }
    }


def test_a_list_that_is_only_read_is_never_sent() -> None:
    known = AccountSnapshot(read_only=frozenset({PRODUCTS.path}))
    plan = wanting({UPDATE_PRORATION.path: "none"}, SWITCHING, known)
    assert PRODUCTS.path not in paths_to_send(plan, settings_to_publish(plan))


def test_what_is_left_out_stays_as_it_is_at_stripe() -> None:
    plan = wanting({HEADLINE.path: "Hi", CUSTOMER_FIELDS.path: ("name", "tax_id")})
    wanted = settings_to_publish(
        plan, [ChangeKey(HEADLINE.path), ChangeKey(CUSTOMER_FIELDS.path, "tax_id")]
    )
    assert wanted[HEADLINE] == ""
    assert wanted[CUSTOMER_FIELDS] == ("name",)
    assert paths_to_send(plan, wanted) == (CUSTOMER_FIELDS.path, CUSTOMER_UPDATE.path)


def test_leaving_out_what_stripe_has_not_is_no_mistake() -> None:
    base = BASE.without_paths([TERMS.path])
    plan = wanting({TERMS.path: "https://a.example", HEADLINE.path: "Hi"}, base)
    assert request(plan, ChangeKey(TERMS.path)) == {"business_profile": {"headline": "Hi"}}


def test_what_was_changed_elsewhere_is_kept_and_said() -> None:
    remote = BASE | {HEADLINE.path: "Theirs", CUSTOMER_FIELDS.path: ("email", "shipping")}
    draft = BASE | {INVOICES.path: False, CUSTOMER_FIELDS.path: ("name", "email", "address")}
    plan = compare(BASE, remote, draft, NOTHING_KNOWN)
    assert plan.drift[-1].path == HEADLINE.path
    assert plan.conflicts == ()
    wanted = settings_to_publish(plan)
    assert (wanted[HEADLINE], wanted[CUSTOMER_FIELDS]) == ("Theirs", ("email", "shipping"))
    assert HEADLINE.path not in paths_to_send(plan, wanted)


def test_a_plan_fits_while_nothing_beside_it_has_changed() -> None:
    plan = wanting({CANCEL_MODE.path: "immediately"})
    assert is_still_valid(rebased_on(plan, BASE.with_value(HEADLINE.path, "Theirs")))
    assert not is_still_valid(rebased_on(plan, BASE.with_value(REASONS.path, value=False)))
    assert not is_still_valid(rebased_on(plan, BASE.with_value(CANCEL_MODE.path, "newer")))


def test_a_plan_does_not_fit_if_stripe_would_refuse_it_now() -> None:
    plan = wanting({UPDATE_PRORATION.path: "none"}, SWITCHING)
    assert is_still_valid(plan)
    assert not is_still_valid(
        rebased_on(plan, SWITCHING.with_value(PAYMENT_METHODS.path, value=False))
    )


def test_a_choice_nobody_made_matters_to_nobody_while_it_does_nothing() -> None:
    plan = wanting({UPDATE_PRORATION.path: UNCHOSEN, HEADLINE.path: "Hi"})
    assert [change.path for change in plan.changes] == [HEADLINE.path]
    plan = wanting({**SWITCHING, UPDATE_PRORATION.path: UNCHOSEN})
    assert "proration_behavior" not in str(request(plan, ChangeKey(UPDATE.path)))


def test_creating_sends_every_feature_explicitly() -> None:
    draft = BASE | {CUSTOMER_UPDATE.path: False, HEADLINE.path: "Hi"}
    plan = compare(Settings(), Settings(), draft, NOTHING_KNOWN)
    created = create_request(settings_to_publish(plan))
    assert created["business_profile"] == {
        "headline": "Hi",
        "terms_of_service_url": "https://example.com/terms",
        "privacy_policy_url": "https://example.com/privacy",
    }
    assert "default_return_url" not in created
    features = created["features"]
    assert isinstance(features, dict)
    assert {name: features[name] for name in EXPLICIT} == EXPLICIT
    assert all("enabled" in feature for feature in features.values() if isinstance(feature, dict))


@given(
    settings_strategies.settings(),
    settings_strategies.settings(),
    settings_strategies.settings(),
    st.data(),
)
def test_publishing_changes_what_was_chosen_and_reverts_nothing(
    base: Settings, meanwhile: Settings, wish: Settings, data: st.DataObject
) -> None:
    base = BASE | {PRODUCTS.path: ()} | base
    remote, draft = settings_strategies.possible(base | meanwhile), base | wish
    plan = compare(base, remote, draft, NOTHING_KNOWN)
    lines = [change.key for change in plan.changes]
    left_out = data.draw(st.sets(st.sampled_from(lines))) if lines else set()
    going = outgoing(plan, left_out)
    wanted = going.wanted
    stripe = as_stripe_merges({}, create_request(remote))
    answer = read_configuration(as_stripe_merges(stripe, update_request(going))).settings
    published = {path for path, _member in lines if (path, None) not in left_out}
    for path in paths_to_send(plan, wanted):
        assert answer[path] == wanted[path]
    for path in paths_to_send(plan, remote):
        assert path in published
    untouched = read_configuration(stripe).settings.without_paths(published)
    assert {path: answer.get(path) for path in untouched} == dict(untouched)


ENDLESS: dict[str, Value] = {PAUSE.path: True, PAUSE_TYPE.path: "indefinite"}
LENGTHS: dict[str, Value] = {PAUSE_DURATIONS.path: ("month:1", "year:1200")}


def test_lengths_of_a_break_without_an_end_are_neither_a_change_nor_sent() -> None:
    plan = wanting(ENDLESS | LENGTHS)
    assert [change.path for change in plan.changes] == [PAUSE.path, PAUSE_TYPE.path]
    assert plan.is_publishable
    pausing = {"enabled": True, "duration": {"type": "indefinite"}}
    assert request(plan) == {"features": {"subscription_pause": pausing}}
    after = BASE | ENDLESS | {PAUSE_DURATIONS.path: ()}
    assert wanting(LENGTHS, after).changes == ()
    assert compare(BASE, after, BASE | ENDLESS | LENGTHS, NOTHING_KNOWN).conflicts == ()


def test_lengths_are_not_sent_while_the_break_at_stripe_stays_without_an_end() -> None:
    plan = wanting({PAUSE_TYPE.path: "interval_options", **LENGTHS}, BASE | ENDLESS)
    left_out = ChangeKey(PAUSE_TYPE.path)
    assert "interval_options" not in str(request(plan, left_out))


@given(settings_strategies.settings(), settings_strategies.settings())
def test_no_length_is_ever_sent_beside_a_break_without_an_end(
    remote: Settings, wish: Settings
) -> None:
    remote, draft = BASE | remote, BASE | wish | {PAUSE_TYPE.path: "indefinite"}
    plan = compare(remote, remote, draft, NOTHING_KNOWN)
    for made in (request(plan), create_request(settings_to_publish(plan))):
        assert "interval_options" not in str(made)


def test_what_is_longer_than_three_years_is_not_sent() -> None:
    plan = wanting({PAUSE.path: True, **LENGTHS})
    assert not plan.is_publishable
    assert "1200 years is longer than the three years" in plan.problems[0].text
