"""Whatever a portal at Stripe holds: read, written back, it is the same. Newer things survive."""

import copy
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
import stripe
from hypothesis import event, given
from hypothesis import strategies as st

from portal_desktop.account.stripe_results import PublishResult
from portal_desktop.emulator import Emulator
from portal_desktop.options.subscription import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.publishing import plan as plans
from portal_desktop.publishing.plan import compare
from portal_desktop.settings.settings import Settings, members
from portal_desktop.settings.stripe_params import read_configuration, to_stripe_params
from tests.emulator.calls import CONFIGURATIONS, PRODUCTS, default, get, post
from tests.emulator.conftest import in_process as client_of
from tests.emulator.side_door import through
from tests.integration import stripe_gateway as gateways
from tests.integration.drafts import PUBLISHED, business, changes, edited
from tests.integration.stripe_api.api_updates import UPDATES

OLD, NEW = business(), business(new=True)
OURS = ("business_profile", "default_return_url", "features")
LISTS = [option.path for option in PUBLISHED if option.kind == "members"]
HASHES = [
    "",
    "business_profile",
    *{path.rpartition(".")[0] for path in OPTIONS if "features" in path},
]
ITEMS = {
    "features.subscription_update.products": "products",
    "features.subscription_update.schedule_at_period_end.conditions": "conditions",
    "features.subscription_pause.duration.interval_options": "interval_options",
}


def updated(stripe_: Emulator, updates: Iterable[Mapping[str, Any]]) -> Any:
    """The default configuration after these updates, as far as Stripe takes them."""
    client = client_of(stripe_)
    portal = default(client)["id"]
    for update in updates:
        try:
            post(client, f"{CONFIGURATIONS}/{portal}", **update)
        except stripe.InvalidRequestError:
            event("an update is refused")
    return default(client)


@given(st.lists(UPDATES, min_size=1, max_size=4))
def test_what_is_read_and_written_back_is_the_same(updates: list[Mapping[str, Any]]) -> None:
    account = OLD.open()
    before = updated(account, updates)
    settings = read_configuration(before).settings
    paths = [option.path for option in PUBLISHED]
    client = client_of(account)
    post(client, f"{CONFIGURATIONS}/{before['id']}", **to_stripe_params(settings, paths))
    assert same_form(default(client)) == same_form(before)


@given(st.lists(UPDATES, min_size=1, max_size=4))
def test_what_is_read_can_be_made_elsewhere(updates: list[Mapping[str, Any]]) -> None:
    before = updated(OLD.open(), updates)
    settings = read_configuration(before).settings
    client = client_of(NEW.open())
    made = post(client, CONFIGURATIONS, **plans.create_request(settings), expand=[PRODUCTS])
    there = get(client, f"{CONFIGURATIONS}/{made['id']}", expand=[PRODUCTS])
    assert same_form({name: there[name] for name in OURS}) == same_form(
        {name: before[name] for name in OURS}
    )


NEWER = st.fixed_dictionaries(
    {
        "keys": st.sets(st.sampled_from(HASHES)),
        "members": st.sets(st.sampled_from(LISTS)),
        "items": st.sets(st.sampled_from(sorted(ITEMS))),
    }
)


@pytest.mark.wrong_posts  # what Stripe holds and is newer than its types is sent back
@given(st.lists(UPDATES, max_size=3), NEWER, changes(OLD.known, most=3))
def test_what_is_newer_than_this_program_survives(
    updates: list[Mapping[str, Any]], newer: Mapping[str, set[str]], done: Mapping[str, Value]
) -> None:
    account = OLD.open()
    through(account, *with_newer(updated(account, updates), **newer))
    gateway = gateways.in_process(account)
    opened = gateway.open_account()
    remote, before = opened.remote, default(client_of(account))
    assert remote is not None
    assert remote.read_only == {path for path in newer["items"] if at(before, path)}
    base = opened.settings
    known = replace(OLD.known, portal=remote.portal, read_only=remote.read_only)
    open_to = {path: value for path, value in done.items() if path not in remote.read_only}
    plan = compare(base, base, edited(base, kept(base, open_to)), known)
    if plan.problems:
        event("a problem")
        return
    paths = plans.paths_to_send(plan, plans.settings_to_publish(plan))
    outcome = gateway.publish_plan(plan, (), gateways.Requests())
    assert isinstance(outcome, PublishResult)
    after = default(client_of(account))
    assert without(after, paths) == without(before, paths)
    for path in LISTS:
        assert set(newer_members(base, path)) == set(newer_members(outcome.remote.settings, path))
    for path in paths:
        assert at(after, f"{path.rpartition('.')[0]}.newer") == at(
            before, f"{path.rpartition('.')[0]}.newer"
        )
    event("published" if paths else "nothing to publish")


def with_newer(
    configuration: Any, keys: Collection[str], members: Collection[str], items: Collection[str]
) -> tuple[str, Any]:
    """The emulated Dashboard's address and what is put in there."""
    changed = copy.deepcopy(configuration)
    for path in sorted(keys):
        at(changed, path)["newer"] = {"enabled": True, "path": path}
    for path in sorted(members):
        found = at(changed, path)
        found.append({"type": "newer"} if path in ITEMS else "newer")
    for path in sorted(items):
        for item in at(changed, path):
            item["newer"] = True
    return f"configurations/{changed['id']}", changed


def at(configuration: Any, path: str) -> Any:
    """What stands at a path; the configuration itself at none."""
    for name in filter(None, path.split(".")):
        configuration = configuration.get(name)
    return configuration


def newer_members(settings: Settings, path: str) -> list[str]:
    """The members of a list that this program does not know."""
    return [each for each in members(settings, path) if OPTIONS[path].choice_for(each) is None]


def kept(base: Settings, done: Mapping[str, Value]) -> dict[str, Value]:
    """What was done, as the form does it: a row for a member leaves the others alone."""
    changed = dict(done)
    for path in LISTS:
        value = done.get(path)
        if isinstance(value, tuple):
            known = [each for each in value if isinstance(each, str)]
            changed[path] = (*known, *newer_members(base, path))
    return changed


def without(configuration: Any, paths: Collection[str]) -> Any:
    """The configuration as it stands beside what was sent."""
    rest = copy.deepcopy(configuration)
    # A break without an end has no lengths: Stripe drops them by itself.
    dropped = {PAUSE_DURATIONS.path} if PAUSE_TYPE.path in paths else set()
    for path in {*paths, *dropped, "updated"}:
        above, _dot, last = path.rpartition(".")
        at(rest, above).pop(last)
    return rest


def same_form(configuration: Any) -> Any:
    """The same for the same portal: the order of most lists means nothing, nor does the time, and
    nothing is the same as an empty list."""
    if isinstance(configuration, dict):
        return {
            name: each if name == "products" else same_form(each)
            for name, each in configuration.items()
            if name != "updated"
        }
    if isinstance(configuration, list):
        return sorted({json.dumps(same_form(each), sort_keys=True) for each in configuration})
    return [] if configuration is None else configuration
