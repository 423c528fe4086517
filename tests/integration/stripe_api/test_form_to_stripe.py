"""Never "the form said fine and Stripe refused": whatever is done in the form, either a problem
names the place, or Stripe takes the request."""

from collections.abc import Collection, Mapping

from hypothesis import event, given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import Known
from portal_desktop.account.stripe_results import Published
from portal_desktop.options.table import OPTIONS, PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.options.values import Value
from portal_desktop.publishing import plan as plans
from portal_desktop.publishing.diff import same
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, defaults
from portal_desktop.stripe_api.gateway import Desk
from portal_desktop.validation.validate import problems, stops
from tests.integration import stripe_gateway as desks
from tests.integration.drafts import PUBLISHED, business, changes, edited
from tests.integration.leaves import of_configuration, unknown

OLD, NEW = business(), business(new=True)
CREATING, UPDATING = of_configuration("create"), of_configuration("update")

LeftOut = Collection[tuple[str, str | None]]


@given(st.lists(changes(OLD.known), min_size=1, max_size=3), st.data())
def test_what_the_form_lets_through_changes_the_portal(
    several: list[Mapping[str, Value]], data: st.DataObject
) -> None:
    desk = desks.in_process(OLD.open())
    for done in several:
        found = desk.open()
        known = _known(desk, OLD.known)
        base = found.settings
        plan = compare(base, base, edited(base, done), known)
        lines = [(change.path, change.member) for change in plan.changes]
        left_out = data.draw(st.sets(st.sampled_from(lines))) if lines else set()
        if blocked := plans.in_the_way(plan, left_out):
            event("a problem")
            assert_named(blocked, plans.target(plan, left_out), known)
            continue
        wanted = plans.target(plan, left_out)
        paths = plans.sent(plan, wanted)
        event(f"{min(len(paths), 5)} settings sent")
        assert unknown(plans.update_request(plan, wanted), UPDATING) == set()
        assert_published(desk, plan, left_out, wanted, paths)


@given(changes(NEW.known))
def test_what_the_form_lets_through_makes_the_first_portal(done: Mapping[str, Value]) -> None:
    stripe = NEW.open()
    desk = desks.in_process(stripe)
    base = desk.open().settings
    plan = compare(base, base, edited(base | defaults(), done), NEW.known)
    if plan.problems:
        event("a problem")
        assert_named(plan.problems, plans.target(plan), NEW.known)
        return
    event("made")
    wanted = plans.target(plan)
    assert unknown(plans.create_request(wanted), CREATING) == set()
    assert_published(desk, plan, (), wanted, [o.path for o in PUBLISHED if o.path in wanted])


def assert_published(
    desk: Desk, plan: Plan, left_out: LeftOut, wanted: Settings, paths: Collection[str]
) -> None:
    """Stripe took it, and holds what was wanted."""
    outcome = desk.publish(plan, left_out, desks.Requests())
    assert isinstance(outcome, Published)
    held = outcome.remote.settings
    # Lengths of a break without an end are kept by nobody.
    idle = {PAUSE_DURATIONS.path} if held[PAUSE_TYPE] == "indefinite" else set()
    for path in set(paths) - idle:
        assert same(path, held, wanted), path


def assert_named(found: tuple[Problem, ...], settings: Settings, known: Known) -> None:
    """Each problem says where it is, in words; what it offers to do about it helps."""
    for problem in found:
        assert problem.severity == "stops"
        assert problem.text
        assert problem.paths
        assert set(problem.paths) <= OPTIONS.keys()
        if problem.fix is not None:
            after = stops(problems(settings | problem.fix[1], known))
            assert problem not in after, problem


def _known(desk: Desk, known: Known) -> Known:
    remote = desk.open().remote
    assert remote is not None
    return known.with_(portal=remote.portal, read_only=remote.read_only)
