"""A desk at Stripe, near and far."""

from collections.abc import Iterator

import pytest

from portal_desktop.stripe_api.gateway import Desk
from tests.listening import Listening
from tests.outside.desk import in_process, over_loopback


@pytest.fixture(params=["in process", "over loopback"])
def desk(request: pytest.FixtureRequest, stripe: Listening) -> Iterator[Desk]:
    """A desk in this process, then one that speaks HTTP."""
    if request.param == "in process":
        yield in_process(stripe)
        return
    with over_loopback(stripe) as made:
        yield made
