"""The embedded account, driven by Stripe's real SDK: in this process, and over loopback."""

import datetime as dt
from collections.abc import Iterator

import pytest
import requests
import stripe

from portal_desktop.emulator import DEMO_KEY, EmbeddedAccount, Emulator, demo, empty
from portal_desktop.emulator.server import serve
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient

TODAY = dt.date(2026, 11, 20)

# Before the first request, or the SDK writes an id of this computer to disk and sends it.
stripe.enable_telemetry = False


@pytest.fixture
def strict_guard() -> None:
    """None: these tests are no program, and what they post is wrong as often as not."""


@pytest.fixture
def account() -> EmbeddedAccount:
    """The demo business; tests about a new account ask for ``new_account``."""
    return demo(TODAY)


@pytest.fixture
def new_account() -> EmbeddedAccount:
    return empty(TODAY)


@pytest.fixture
def emulator(account: EmbeddedAccount) -> Iterator[Emulator]:
    emulator = Emulator(account)
    yield emulator
    emulator.close()


@pytest.fixture
def quick(emulator: Emulator) -> stripe.StripeClient:
    """In process only, for what does not depend on how requests travel."""
    return in_process(emulator)


@pytest.fixture(params=["in process", "over loopback"])
def client(request: pytest.FixtureRequest, emulator: Emulator) -> Iterator[stripe.StripeClient]:
    if request.param == "in process":
        yield in_process(emulator)
        return
    with serve(emulator) as address, requests.Session() as session:
        yield over_loopback(address, session)


def in_process(emulator: Emulator, key: str = DEMO_KEY) -> stripe.StripeClient:
    return stripe.StripeClient(key, http_client=InProcessHttpClient(emulator.handle))


def over_loopback(
    address: str, session: requests.Session, key: str = DEMO_KEY
) -> stripe.StripeClient:
    session.trust_env = False
    return stripe.StripeClient(
        key,
        http_client=stripe.RequestsClient(timeout=60, session=session),
        base_addresses={"api": address, "files": address},
    )
