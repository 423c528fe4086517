"""Writing to an account: exactly the plan, once, and only if it still fits.

Right before sending, everything is read again. ``key_for`` gives the idempotency key of a request
and has stored it on disk before it returns, so that a request of unknown outcome can be sent again
without being carried out twice.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

from stripe.params.billing_portal import ConfigurationCreateParams, ConfigurationUpdateParams

from portal_desktop import plan as plans
from portal_desktop.nesting import Nested
from portal_desktop.plan import Plan
from portal_desktop.remote import Moved, Outcome, Published, Remote, Sending
from portal_desktop.settings import Settings
from portal_desktop.stripe_api import read
from portal_desktop.stripe_api.connection import Connection, patiently

KeyFor: TypeAlias = Callable[[Sending, Nested], str]


def publish(
    connection: Connection,
    plan: Plan,
    left_out: Iterable[tuple[str, str | None]],
    key_for: KeyFor,
) -> Outcome:
    """Carry out what a person read in the review, in two round trips.

    ``Moved`` when something the plan rests on was changed at Stripe meanwhile: nothing is sent.
    Raises ``Trouble``; of kind ``network`` when nobody knows whether it was carried out.
    """
    if plan.known.portal is None:
        return _create(connection, plan, left_out, key_for)
    remote = read.configuration(connection, plan.known.portal.id)
    now = plans.against(plan, remote.settings)
    if not plans.fits(now, left_out):
        return Moved(remote)
    wanted = plans.target(now, left_out)
    paths = plans.sent(now, wanted)
    if not paths:
        return Published(remote, {})
    params = plans.update_request(now, wanted)
    answer = _update(connection, remote.portal.id, params, key_for("publish", params))
    return Published(answer, {path: wanted[path] for path in paths})


def _create(
    connection: Connection,
    plan: Plan,
    left_out: Iterable[tuple[str, str | None]],
    key_for: KeyFor,
) -> Outcome:
    if (found := read.default_configuration(connection)) is not None:
        return Moved(found)
    wanted: Settings = plans.target(plan, left_out)
    params = plans.create_request(wanted)
    key = key_for("create", params)
    full = cast("ConfigurationCreateParams", {**params, "expand": [read.PRODUCTS]})
    configurations = connection.client.v1.billing_portal.configurations
    answer = patiently(lambda: configurations.create(full, {"idempotency_key": key}))
    return Published(read.remote(connection, answer), dict(wanted))


def _update(connection: Connection, portal: str, params: Nested, key: str) -> Remote:
    full = cast("ConfigurationUpdateParams", {**params, "expand": [read.PRODUCTS]})
    configurations = connection.client.v1.billing_portal.configurations
    answer = patiently(lambda: configurations.update(portal, full, {"idempotency_key": key}))
    return read.remote(connection, answer)
