"""What Stripe refuses and what fails on the way, as somebody is told."""

import logging
from collections.abc import Callable, Iterator

import pytest
import stripe as sdk

from portal_desktop import emulator
from portal_desktop.common.errors import ErrorKind
from portal_desktop.common.redaction import contains_secret
from portal_desktop.emulator import DEMO_KEY, Key
from portal_desktop.links.dashboard import PERMISSIONS, Permission
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, PAYMENT_METHODS
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL_PRORATION, REASON_OPTIONS
from portal_desktop.options.subscription import PRODUCTS, UPDATE
from portal_desktop.stripe_api import connect, refused_paths
from portal_desktop.stripe_api.client import with_rate_limit_retry
from portal_desktop.stripe_api.error_mapping import to_user_error
from tests.emulator.side_door import through
from tests.integration.stripe_gateway import (
    RESTRICTED,
    Requests,
    in_process,
    over_loopback,
    restricted,
    user_error_of,
    wanting,
)
from tests.support.http_account import Listening

BAD: Callable[..., sdk.StripeError] = sdk.InvalidRequestError


@pytest.fixture
def stripe() -> Iterator[Listening]:
    made = Listening(emulator.demo())
    yield made
    made.close()


@pytest.mark.parametrize(
    ("param", "paths"),
    [
        ("business_profile[headline]", (HEADLINE.path,)),
        ("features[subscription_update][products][0][prices][1]", (PRODUCTS.path,)),
        ("features[subscription_update][products]", (PRODUCTS.path,)),
        ("features[customer_update][allowed_updates][2]", (CUSTOMER_FIELDS.path,)),
        ("features[subscription_cancel][proration_behavior]", (CANCEL_PRORATION.path,)),
        ("features[subscription_cancel][cancellation_reason][options]", (REASON_OPTIONS.path,)),
        ("features[subscription_update]", (UPDATE.path,)),
        ("features[subscription_update][not_yet_invented]", (UPDATE.path,)),
        ("not_yet_invented[at][all]", ()),
        ("", ()),
    ],
)
def test_a_parameter_leads_to_its_option(param: str, paths: tuple[str, ...]) -> None:
    assert refused_paths(BAD("No.", param)) == paths


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (
            "Cannot enable subscription updates while payment method update is disabled.",
            (PAYMENT_METHODS.path, UPDATE.path),
        ),
        ("For each product, its price must have unique billing intervals.", (PRODUCTS.path,)),
        ("Something nobody has thought of.", ()),
    ],
)
def test_a_refusal_without_a_parameter_is_placed_by_its_text(
    text: str, paths: tuple[str, ...]
) -> None:
    error = BAD(text, None)
    assert refused_paths(error) == paths
    told = to_user_error(error)
    assert (told.kind, told.paths) == ("refused", paths)
    assert text in told.advice


@pytest.mark.wrong_posts
def test_the_account_s_own_refusals_lead_to_their_options(stripe: Listening) -> None:
    gateway = in_process(stripe)
    opened = gateway.open_account()
    client = connect(DEMO_KEY, "https://demo.invalid", "demo", http=_http(stripe)).client
    assert opened.remote is not None
    portal = opened.remote.portal.id
    update = client.v1.billing_portal.configurations.update
    told = user_error_of(
        lambda: with_rate_limit_retry(
            lambda: update(portal, {"business_profile": {"headline": "x" * 61}})
        )
    )
    assert told.paths == (HEADLINE.path,)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("500", "stripe"), ("503", "stripe"), ("401", "key"), ("drop", "network"),
     ("garbage", "network"), ("409", "stripe"), ("403", "permission"), ("404", "refused")],
)  # fmt: skip
def test_every_failure_is_a_sentence_with_a_next_step(
    stripe: Listening, impatient: None, fault: str, kind: ErrorKind
) -> None:
    through(stripe, "faults", {"faults": [f"GET /v1={fault}"]})
    told = user_error_of(in_process(stripe).open_account)
    assert told.kind == kind
    for said in (told.title, told.advice):
        assert said.endswith(".")
    assert not told.unknown_outcome


def test_a_server_that_is_not_there_is_said_over_the_network_too(impatient: None) -> None:
    connection = connect(DEMO_KEY, "http://127.0.0.1:1", "test")
    told = user_error_of(
        lambda: with_rate_limit_retry(connection.client.v1.accounts.retrieve_current)
    )
    assert told.kind == "network"


def test_a_dropped_connection_is_said_over_the_network_too(
    stripe: Listening, impatient: None
) -> None:
    through(stripe, "faults", {"faults": ["GET /v1=drop"]})
    with over_loopback(stripe) as gateway:
        assert user_error_of(gateway.open_account).kind == "network"


@pytest.mark.parametrize(
    ("state", "title"),
    [("expired", "This key has expired."), ("revoked", "Stripe does not know this key.")],
)
def test_a_key_that_opens_nothing_any_more_is_said(
    stripe: Listening, state: str, title: str
) -> None:
    stripe.account.keys[RESTRICTED] = Key(None, state)
    told = user_error_of(in_process(stripe, RESTRICTED).open_account)
    assert (told.kind, told.title) == ("key", title)


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda permission: permission.name)
def test_a_missing_permission_is_named_as_the_dashboard_names_it(permission: Permission) -> None:
    name, label = permission.name, permission.label
    error = sdk.PermissionError(
        f"The provided key 'rk_test_****' does not have the required permissions. Having the "
        f"'rak_{name}' permission would allow this request to continue."
    )
    told = to_user_error(error)
    assert (told.kind, told.advice.count(label)) == ("permission", 1)


def test_a_refused_writing_of_a_reading_key_is_a_question_of_permission(
    stripe: Listening,
) -> None:
    gateway = restricted(stripe, "customer_portal_read")
    plan = wanting(gateway.open_account(), {HEADLINE.path: "Hello"})
    told = user_error_of(lambda: gateway.publish_plan(plan, (), Requests()))
    assert told.kind == "permission"
    assert "Customer portal: Write" in told.advice


def test_who_is_asked_to_slow_down_waits_longer_each_time() -> None:
    waits: list[float] = []
    told = user_error_of(lambda: with_rate_limit_retry(_slow_down, wait=waits.append))
    assert told.kind == "busy"
    assert 2 <= len(waits) <= 5
    assert waits == sorted(waits)
    assert waits[-1] > 2 * waits[0]
    assert sum(waits) < 30


def test_after_waiting_it_goes_on() -> None:
    true = sdk.StripeObject()
    answers = iter([sdk.RateLimitError("Slow down."), sdk.RateLimitError("Slow down."), true])
    waits: list[float] = []

    def call() -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert with_rate_limit_retry(call, wait=waits.append) is true
    assert len(waits) == 2


def test_nothing_that_is_said_or_logged_holds_a_key(
    stripe: Listening, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for fault in ("500", "401", "drop", "garbage", "429"):
        through(stripe, "faults", {"faults": [f"GET /v1={fault}"]})
        told = user_error_of(
            lambda: with_rate_limit_retry(_reading(stripe), wait=lambda _seconds: None)
        )
        assert not contains_secret(f"{told} {told.detail} {told!r} {told.__cause__!r}")
    assert DEMO_KEY not in caplog.text


def test_a_refusal_that_repeats_a_key_says_it_without() -> None:
    told = to_user_error(BAD(f"This key cannot: {DEMO_KEY}", None))
    assert DEMO_KEY not in str(told)
    assert not contains_secret(str(told))


def _slow_down() -> object:
    raise sdk.RateLimitError("Slow down.")


def _http(stripe: Listening) -> sdk.HTTPClient:
    from portal_desktop.stripe_api.in_process_http import InProcessHttpClient

    return InProcessHttpClient(stripe.handle)


def _reading(stripe: Listening) -> Callable[[], object]:
    connection = connect(DEMO_KEY, "https://demo.invalid", "demo", http=_http(stripe))
    return connection.client.v1.accounts.retrieve_current
