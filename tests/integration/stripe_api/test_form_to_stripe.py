"""Never "the form said fine and Stripe refused": whatever is done in the form, either a problem
names the place, or Stripe takes the request."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from hypothesis import event, given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.stripe_results import PublishResult
from portal_desktop.options.subscription import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.publishing import plan as plans
from portal_desktop.publishing.diff import ChangeKey, equal_at_stripe
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, default_settings
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.validation.validate import blocking_problems, problems
from tests.integration import stripe_gateway as gateways
from tests.integration.drafts import PUBLISHED, business, changes, edited
from tests.integration.leaves import of_configuration, unknown

OLD, NEW = business(), business(new=True)
CREATING, UPDATING = of_configuration("create"), of_configuration("update")

LeftOut = Collection[ChangeKey]


@given(st.lists(changes(OLD.known), min_size=1, max_size=3), st.data())
def test_what_the_form_lets_through_changes_the_portal(
    several: list[Mapping[str, Value]], data: st.DataObject
) -> None:
    gateway = gateways.in_process(OLD.open())
    for done in several:
        found = gateway.open_account()
        known = _known(gateway, OLD.known)
        base = found.settings
        plan = compare(base, base, edited(base, done), known)
        lines = [change.key for change in plan.changes]
        left_out = data.draw(st.sets(st.sampled_from(lines))) if lines else set()
        if blocked := plans.in_the_way(plan, left_out):
            event("a problem")
            assert_named(blocked, plans.settings_to_publish(plan, left_out), known)
            continue
        going = plans.outgoing(plan, left_out)
        wanted, paths = going.wanted, going.paths
        event(f"{min(len(paths), 5)} settings sent")
        assert unknown(plans.update_request(going), UPDATING) == set()
        assert_published(gateway, plan, left_out, wanted, paths)


@given(changes(NEW.known))
def test_what_the_form_lets_through_makes_the_first_portal(done: Mapping[str, Value]) -> None:
    stripe = NEW.open()
    gateway = gateways.in_process(stripe)
    base = gateway.open_account().settings
    plan = compare(base, base, edited(base | default_settings(), done), NEW.known)
    if plan.problems:
        event("a problem")
        assert_named(plan.problems, plans.settings_to_publish(plan), NEW.known)
        return
    event("made")
    wanted = plans.settings_to_publish(plan)
    assert unknown(plans.create_request(wanted), CREATING) == set()
    assert_published(gateway, plan, (), wanted, [o.path for o in PUBLISHED if o.path in wanted])


def assert_published(
    gateway: StripeGateway, plan: Plan, left_out: LeftOut, wanted: Settings, paths: Collection[str]
) -> None:
    """Stripe took it, and holds what was wanted."""
    outcome = gateway.publish_plan(plan, left_out, gateways.Requests())
    assert isinstance(outcome, PublishResult)
    held = outcome.remote.settings
    # Lengths of a break without an end are kept by nobody.
    idle = {PAUSE_DURATIONS.path} if held[PAUSE_TYPE] == "indefinite" else set()
    for path in set(paths) - idle:
        assert equal_at_stripe(path, held, wanted), path


def assert_named(found: tuple[Problem, ...], settings: Settings, known: AccountSnapshot) -> None:
    """Each problem says where it is, in words; what it offers to do about it helps."""
    for problem in found:
        assert problem.severity == "stops"
        assert problem.text
        assert problem.paths
        assert set(problem.paths) <= OPTIONS.keys()
        if problem.fix is not None:
            after = blocking_problems(problems(settings | problem.fix[1], known))
            assert problem not in after, problem


def _known(gateway: StripeGateway, known: AccountSnapshot) -> AccountSnapshot:
    remote = gateway.open_account().remote
    assert remote is not None
    return replace(known, portal=remote.portal, read_only=remote.read_only)
