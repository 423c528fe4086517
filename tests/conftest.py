"""Everything a picture depends on is the same on every machine, before Qt is loaded."""

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

from tests.support import same_everywhere

if TYPE_CHECKING:
    from tests.integration.credentials.secret_service import SecretService
    from tests.request_guard.guard import Guard
    from tests.support.http_account import Listening

same_everywhere.settle()

from portal_desktop.ui.platform.qt_overrides import guard_overrides  # noqa: E402 - it loads Qt

guard_overrides()  # as in the program, and before a class is made that Qt calls


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--approve`` keeps what came out as what a person has approved: texts and pictures."""
    parser.addoption("--approve", action="store_true", help="renew approved texts and pictures")


def pytest_configure(config: pytest.Config) -> None:
    """Qt's offscreen screen says what it cannot do; that is no fault of the window's."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")
    config.addinivalue_line("markers", "wrong_posts: what the program posts is wrong on purpose")
    if config.getoption("--approve"):
        os.environ["APPROVE"] = "1"


# A property is tried a little on every run and a lot on demand: HYPOTHESIS_PROFILE=thorough.
# Slow machines are no failure, and what fails on the server fails the same way at home.
settings.register_profile("quick", deadline=None, max_examples=20, stateful_step_count=20)
settings.register_profile("ci", parent=settings.get_profile("quick"), derandomize=True)
# Whether it fails is enough to know there, not the simplest example of it (tests/mutants).
settings.register_profile(
    "mutants",
    parent=settings.get_profile("ci"),
    phases=(Phase.explicit, Phase.generate, Phase.target),
)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "quick"))


@pytest.fixture(autouse=True)
def strict_guard(request: pytest.FixtureRequest) -> Iterator["Guard | None"]:
    """Fails a test whose program posts what Stripe does not take (see tests/request_guard)."""
    if "wrong_posts" in request.keywords:
        yield None
        return
    from tests.request_guard.guard import Guard, guarding

    with guarding(Guard()) as guard:
        yield guard


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stripe's SDK tries again at once instead of after half a second."""
    import stripe

    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0)


@pytest.fixture
def stripe() -> Iterator["Listening"]:
    """The demo business in this process; it remembers what it was asked."""
    from portal_desktop import emulator
    from tests.support.http_account import Listening

    made = Listening(emulator.demo())
    yield made
    made.close()


@pytest.fixture
def base(stripe: "Listening") -> Iterator[str]:
    """Where ``stripe`` can be reached over loopback."""
    from portal_desktop.emulator.server import serve

    with serve(stripe) as address:
        yield address


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> "Iterator[SecretService]":
    """A keyring of the test's own, used by the program meanwhile; unlocked."""
    import keyring
    from keyring.core import load_keyring

    from tests.integration.credentials.secret_service import missing, secret_service

    if missing():
        pytest.skip(f"not installed here: {', '.join(missing())}")
    before = keyring.get_keyring()
    with secret_service() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        keyring.set_keyring(load_keyring("keyring.backends.SecretService.Keyring"))
        yield running
    keyring.set_keyring(before)
    gc.collect()  # the library forgets to close its connection to a keyring that is locked
