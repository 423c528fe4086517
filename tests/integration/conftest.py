"""A gateway to Stripe, near and far."""

from collections.abc import Iterator

import pytest

from portal_desktop.stripe_api.gateway import StripeGateway
from tests.integration.stripe_gateway import in_process, over_loopback
from tests.support.http_account import Listening


@pytest.fixture(params=["in process", "over loopback"])
def gateway(request: pytest.FixtureRequest, stripe: Listening) -> Iterator[StripeGateway]:
    """A gateway in this process, then one that speaks HTTP."""
    if request.param == "in process":
        yield in_process(stripe)
        return
    with over_loopback(stripe) as made:
        yield made
