"""Writing to an account: exactly the plan, once, and only if it still fits.

Right before sending, everything is read again. Every request is on disk before it is sent, so that
one of unknown outcome can be recognised, or sent again without being carried out twice.
"""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar, cast

import stripe
from stripe.params.billing_portal import ConfigurationCreateParams, ConfigurationUpdateParams

from portal_desktop.account.stripe_results import (
    PublishOutcome,
    PublishResult,
    RemoteChanged,
    RemoteConfiguration,
)
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.publishing import plan as plans
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.pending_writes import (
    PendingPublish,
    PendingRequests,
    WriteRequest,
    has_arrived,
)
from portal_desktop.publishing.plan import Plan
from portal_desktop.settings.serialization import dump_settings
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import StripeParams
from portal_desktop.stripe_api import portal_configuration as read
from portal_desktop.stripe_api.client import Connection
from portal_desktop.stripe_api.send_once import Write, send_once

T = TypeVar("T")


def publish_plan(
    connection: Connection, plan: Plan, left_out: Collection[ChangeKey], requests: PendingRequests
) -> PublishOutcome:
    """Carry out what a person read in the review, in two round trips.

    Args:
        left_out: the changes that do not go out.
        requests: where it is noted before it is sent.

    Returns:
        ``RemoteChanged`` when something the plan rests on was changed at Stripe meanwhile: nothing
        is
        sent.

    Raises:
        UserError: with ``unknown_outcome`` when nobody knows whether it was carried out.
    """
    if plan.known.portal is None:
        return _create_configuration(connection, plan, left_out, requests)
    portal = plan.known.portal.id
    remote = _before_sending(lambda: read.retrieve_configuration(connection, portal))
    now = plans.rebased_on(plan, remote.settings)
    going = plans.outgoing(now, left_out)
    if not plans.still_valid(now, going):
        return RemoteChanged(remote)
    if not going.paths:
        return PublishResult(remote, {})
    sent = Settings({path: going.wanted[path] for path in going.paths})
    pending = PendingPublish(
        sent, _selected_settings(remote.settings, sent), plans.change_count(now, left_out)
    )
    params = plans.update_request(going)
    request = WriteRequest(portal, params, dump_settings(remote.settings), pending)
    return _send_request(
        connection, request, pending, requests, _update_call(connection, portal, params)
    )


def _create_configuration(
    connection: Connection, plan: Plan, left_out: Collection[ChangeKey], requests: PendingRequests
) -> PublishOutcome:
    found = _before_sending(lambda: read.default_configuration(connection))
    if found is not None:
        return RemoteChanged(found)
    going = plans.outgoing(plan, left_out)
    if going.problems:
        raise UserError(
            _("Something has to be put right first."),
            _("Nothing was sent. Open the review again."),
            kind="input",
        )
    # What belongs to the account is known too, and will not be found in the configuration.
    wanted = going.wanted.in_scope("configuration")
    params = plans.create_request(wanted)
    pending = PendingPublish(wanted, Settings(), plans.change_count(plan, left_out), creates=True)
    request = WriteRequest("", params, "", pending)
    return _send_request(connection, request, pending, requests, _create_call(connection, params))


def _before_sending(reading: Callable[[], T]) -> T:
    """What stands at Stripe right before; what goes wrong here says that nothing was sent."""
    try:
        return reading()
    except UserError as error:
        raise UserError(
            error.title,
            f"{_('Nothing was sent.')} {error.advice}".strip(),
            kind=error.kind,
            paths=error.paths,
            detail=error.detail,
        ) from error


Sending = Callable[[str], stripe.billing_portal.Configuration]


def _send_request(
    connection: Connection,
    request: WriteRequest,
    pending: PendingPublish,
    requests: PendingRequests,
    send: Sending,
) -> PublishOutcome:
    def look(_answer: object) -> tuple[RemoteConfiguration, bool] | None:
        portal = request.configuration
        if portal:
            now: RemoteConfiguration | None = read.retrieve_configuration(connection, portal)
        else:
            now = read.default_configuration(connection)
        return (now, has_arrived(pending, now.settings)) if now is not None else None

    write = Write(
        send,
        lambda answer: read.remote_configuration_of(connection, answer),
        look,
        connection.timing,
    )
    sent = send_once(requests, request, write)
    if not sent.stands:
        # It was carried out earlier, and somebody changed it since: nothing is claimed.
        requests.end_attempt(sent.attempt)
        return RemoteChanged(sent.found)
    return PublishResult(sent.found, dict(pending.wanted), sent.attempt.id)


def _update_call(connection: Connection, portal: str, params: StripeParams) -> Sending:
    full = cast("ConfigurationUpdateParams", {**params, "expand": [read.PRODUCTS]})
    configurations = connection.client.v1.billing_portal.configurations
    return lambda key: configurations.update(portal, full, {"idempotency_key": key})


def _create_call(connection: Connection, params: StripeParams) -> Sending:
    full = cast("ConfigurationCreateParams", {**params, "expand": [read.PRODUCTS]})
    configurations = connection.client.v1.billing_portal.configurations
    return lambda key: configurations.create(full, {"idempotency_key": key})


def _selected_settings(settings: Settings, paths: Iterable[str]) -> Settings:
    return Settings({path: settings[path] for path in paths if path in settings})
