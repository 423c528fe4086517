"""Writing to an account: what stands on the wire, and what does not."""

from collections.abc import Mapping

import pytest

from portal_desktop.account.stripe_results import (
    AccountReading,
    PublishResult,
    RemoteChanged,
    RemoteConfiguration,
)
from portal_desktop.actions import action as acts
from portal_desktop.emulator import Emulator
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, CUSTOMER_UPDATE, INVOICES
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE, TERMS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, REASON_OPTIONS
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer, Value
from portal_desktop.publishing.pending_writes import Attempt, WriteRequest
from portal_desktop.settings.settings import default_settings
from portal_desktop.stripe_api.gateway import StripeGateway
from tests.emulator.side_door import through
from tests.integration.stripe_api.test_reading import a_price, default
from tests.integration.stripe_gateway import Requests, do, in_process, known, wanting
from tests.support.http_account import Listening

UPDATING = "features[subscription_update]"
CANCELLING = "features[subscription_cancel]"
CUSTOMERS = "features[customer_update]"


@pytest.fixture
def switching(stripe: Listening) -> AccountReading:
    """The account with plan changes on, opened."""
    gateway = in_process(stripe)
    product, price = a_price(stripe)
    changes: dict[str, Value] = {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price",),
        PRODUCTS.path: (Offer(product, (price,), adjustable=True, maximum=5),),
        UPDATE_PRORATION.path: "always_invoice",
    }
    gateway.publish_plan(wanting(gateway.open_account(), changes), (), Requests())
    stripe.asked.clear()
    return gateway.open_account()


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({HEADLINE.path: "Beans & leaves"}, {"business_profile[headline]": "Beans & leaves"}),
        ({INVOICES.path: False}, {"features[invoice_history][enabled]": "false"}),
        (
            {CUSTOMER_FIELDS.path: ("email", "tax_id")},
            {
                f"{CUSTOMERS}[allowed_updates][0]": "email",
                f"{CUSTOMERS}[allowed_updates][1]": "tax_id",
                f"{CUSTOMERS}[enabled]": "true",
            },
        ),
        (
            {CUSTOMER_UPDATE.path: False},
            {f"{CUSTOMERS}[enabled]": "false"},
        ),
        (
            {CANCEL.path: True, CANCEL_MODE.path: "immediately"},
            {f"{CANCELLING}[enabled]": "true", f"{CANCELLING}[mode]": "immediately"},
        ),
        (
            {REASON_OPTIONS.path: ("other",)},
            {
                f"{CANCELLING}[enabled]": "false",
                f"{CANCELLING}[cancellation_reason][enabled]": "true",
                f"{CANCELLING}[cancellation_reason][options][0]": "other",
            },
        ),
    ],
    ids=["text", "switch", "list", "master", "two of one hash", "nested hash"],
)
def test_an_update_sends_the_plan_and_what_stripe_demands_beside_it(
    gateway: StripeGateway, stripe: Listening, changes: Mapping[str, Value], form: Mapping[str, str]
) -> None:
    outcome = gateway.publish_plan(wanting(gateway.open_account(), changes), (), Requests())
    assert isinstance(outcome, PublishResult)
    assert wire(stripe) == form
    assert all(outcome.remote.settings[path] == value for path, value in changes.items())


def test_the_catalogue_goes_with_everything_about_changing_plans(
    stripe: Listening, switching: AccountReading
) -> None:
    (offer,) = switching.settings[PRODUCTS]
    outcome = in_process(stripe).publish_plan(
        wanting(switching, {ANCHOR.path: "now"}), (), Requests()
    )
    assert isinstance(outcome, PublishResult)
    assert wire(stripe) == {
        f"{UPDATING}[billing_cycle_anchor]": "now",
        f"{UPDATING}[enabled]": "true",
        f"{UPDATING}[default_allowed_updates][0]": "price",
        f"{UPDATING}[products][0][product]": offer.product,
        f"{UPDATING}[products][0][prices][0]": offer.prices[0],
        f"{UPDATING}[products][0][adjustable_quantity][enabled]": "true",
        f"{UPDATING}[products][0][adjustable_quantity][minimum]": "1",
        f"{UPDATING}[products][0][adjustable_quantity][maximum]": "5",
    }


@pytest.mark.parametrize("path", [CUSTOMER_FIELDS.path, SCHEDULE.path])
def test_a_cleared_list_is_sent_as_cleared(
    stripe: Listening, switching: AccountReading, path: str
) -> None:
    gateway = in_process(stripe)
    full: Value = ("shortening_interval",) if path == SCHEDULE.path else ("email",)
    gateway.publish_plan(wanting(gateway.open_account(), {path: full}), (), Requests())
    stripe.asked.clear()
    outcome = gateway.publish_plan(wanting(gateway.open_account(), {path: ()}), (), Requests())
    head, *rest = path.split(".")
    assert wire(stripe)[head + "".join(f"[{key}]" for key in rest)] == ""
    assert isinstance(outcome, PublishResult)
    assert outcome.remote.settings[path] == ()


@pytest.mark.parametrize("path", [HEADLINE.path, TERMS.path])
def test_a_cleared_text_is_sent_as_cleared(stripe: Listening, path: str) -> None:
    gateway = in_process(stripe)
    text = "https://harbour.example/terms" if path == TERMS.path else "Hello"
    gateway.publish_plan(wanting(gateway.open_account(), {path: text}), (), Requests())
    stripe.asked.clear()
    outcome = gateway.publish_plan(wanting(gateway.open_account(), {path: ""}), (), Requests())
    assert isinstance(outcome, PublishResult)
    assert list(wire(stripe).values()) == [""]
    assert outcome.remote.settings[path] == ""


def test_publishing_takes_two_round_trips(gateway: StripeGateway, stripe: Listening) -> None:
    opened = gateway.open_account()
    stripe.asked.clear()
    gateway.publish_plan(wanting(opened, {HEADLINE.path: "Hello"}), (), Requests())
    assert [one.method for one in stripe.asked] == ["GET", "POST"]


def test_the_key_is_on_disk_before_anything_is_sent(
    gateway: StripeGateway, stripe: Listening
) -> None:
    sent_before: list[int] = []

    class Noted(Requests):
        def begin_attempt(self, request: WriteRequest) -> Attempt:
            sent_before.append(len(stripe.sent))
            return super().begin_attempt(request)

    requests = Noted()
    gateway.publish_plan(wanting(gateway.open_account(), {HEADLINE.path: "Hello"}), (), requests)
    assert sent_before == [0]
    assert stripe.sent[0].key == requests.attempts[0][1].key


def test_what_is_at_stripe_already_is_not_sent_again(
    gateway: StripeGateway, stripe: Listening
) -> None:
    plan = wanting(gateway.open_account(), {HEADLINE.path: "Hello"})
    through(
        stripe, f"configurations/{default(stripe)}", {"business_profile": {"headline": "Hello"}}
    )
    outcome = gateway.publish_plan(plan, (), Requests())
    assert isinstance(outcome, PublishResult)
    assert not outcome.sent
    assert not stripe.sent


def test_a_plan_that_no_longer_fits_is_not_sent(gateway: StripeGateway, stripe: Listening) -> None:
    plan = wanting(gateway.open_account(), {HEADLINE.path: "Here"})
    through(
        stripe, f"configurations/{default(stripe)}", {"business_profile": {"headline": "There"}}
    )
    outcome = gateway.publish_plan(plan, (), Requests())
    assert isinstance(outcome, RemoteChanged)
    assert outcome.remote.settings[HEADLINE] == "There"
    assert not stripe.sent


def test_a_newer_version_s_fields_outlive_an_update(
    gateway: StripeGateway, stripe: Listening
) -> None:
    portal = default(stripe)
    newer = {
        "customer_update": {"allowed_updates": ["email", "favourite_colour"], "ask_politely": True}
    }
    through(stripe, f"configurations/{portal}", {"features": newer})
    gateway.publish_plan(wanting(gateway.open_account(), {HEADLINE.path: "Hello"}), (), Requests())
    held = stripe.account.find("billing_portal.configuration", portal)
    assert held is not None
    assert held["features"]["customer_update"]["ask_politely"] is True
    assert held["features"]["customer_update"]["allowed_updates"] == ["email", "favourite_colour"]


def test_a_first_portal_says_every_feature(gateway: StripeGateway, stripe: Listening) -> None:
    stripe.account.objects["billing_portal.configuration"].clear()
    plan = wanting(gateway.open_account(), default_settings() | {HEADLINE.path: "Hello"})
    outcome = gateway.publish_plan(plan, (), Requests())
    assert isinstance(outcome, PublishResult)
    (sent,) = stripe.sent
    assert sent.path == "/v1/billing_portal/configurations"
    switches = {name: value for name, value in wire(stripe).items() if name.endswith("[enabled]")}
    assert switches == {
        f"{CUSTOMERS}[enabled]": "true",
        "features[invoice_history][enabled]": "true",
        "features[payment_method_update][enabled]": "true",
        f"{CANCELLING}[enabled]": "true",
        f"{CANCELLING}[cancellation_reason][enabled]": "true",
        f"{UPDATING}[enabled]": "false",
    } | {name: value for name, value in switches.items() if "pause" in name}
    assert outcome.remote.portal.is_default


def test_an_act_is_one_request(gateway: StripeGateway, stripe: Listening) -> None:
    portal = known(gateway.open_account()).portal
    assert portal is not None
    answer = do(gateway, portal.id, acts.activate_link())
    assert isinstance(answer, RemoteConfiguration)
    assert answer.settings[LOGIN_PAGE] is True
    assert answer.portal.login_url
    assert wire(stripe) == {"login_page[enabled]": "true"}
    assert [one.method for one in stripe.asked].count("POST") == 1


def test_every_writing_asks_for_the_products_too(
    gateway: StripeGateway, stripe: Listening, switching: AccountReading
) -> None:
    outcome = gateway.publish_plan(wanting(switching, {HEADLINE.path: "Hello"}), (), Requests())
    assert isinstance(outcome, PublishResult)
    assert outcome.remote.settings[PRODUCTS] == switching.settings[PRODUCTS]
    portal = known(switching).portal
    assert portal is not None
    answer = do(gateway, portal.id, acts.activate_link())
    assert isinstance(answer, RemoteConfiguration)
    assert answer.settings[PRODUCTS] == switching.settings[PRODUCTS]


def wire(stripe: Emulator) -> dict[str, str]:
    """The form that was sent last, without what it asks to be shown."""
    assert isinstance(stripe, Listening)
    form = stripe.sent[-1].form
    return {name: value for name, value in form.items() if not name.startswith("expand")}
