"""The way to Stripe: networks that answer in its place, proxies, certificates, other passwords."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import stripe as sdk
import trustme

from portal_desktop import emulator
from portal_desktop.common.errors import UserError
from portal_desktop.common.redaction import contains_secret
from portal_desktop.emulator import DEMO_KEY
from portal_desktop.emulator.server import serve
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from tests.emulator.side_door import through
from tests.integration.servers import answering, speaking_tls
from tests.integration.stripe_gateway import Requests, over_loopback, user_error_of, wanting
from tests.support.http_account import Listening

FAR = "http://stripe.example"
"""An address of another computer, so that proxies count."""


@pytest.fixture
def elsewhere() -> Iterator[Listening]:
    """Another server, where nothing of Stripe's should ever arrive."""
    made = Listening(emulator.demo())
    yield made
    made.close()


@pytest.fixture
def no_proxy_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment says how the network is reached."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_that_is_read_follows_a_redirect(stripe: Listening, elsewhere: Listening) -> None:
    with serve(elsewhere) as log_in, over_loopback(stripe) as gateway:
        redirect(stripe, "GET", log_in)
        for read in (
            gateway.open_account,
            gateway.feedback_options,
            gateway.payment_method_configurations,
            gateway.tax_codes,
        ):
            told = user_error_of(read)
            assert "log-in page" in told.advice
            assert told.kind == "network"
        user_error_of(lambda: gateway.file_contents("file_1"))
    assert elsewhere.asked == []


def test_a_redirected_publishing_is_no_success(stripe: Listening, elsewhere: Listening) -> None:
    with serve(elsewhere) as log_in, over_loopback(stripe) as gateway:
        plan = wanting(gateway.open_account(), {HEADLINE.path: "Hello"})
        redirect(stripe, "POST", log_in)
        told = user_error_of(lambda: gateway.publish_plan(plan, (), Requests()))
    assert "log-in page" in told.advice
    assert told.unknown_outcome
    assert elsewhere.asked == []


def test_a_log_in_page_instead_of_stripe_is_said(stripe: Listening) -> None:
    through(stripe, "faults", {"faults": ["GET /v1=garbage"]})
    with over_loopback(stripe) as gateway:
        assert "log-in page" in user_error_of(gateway.open_account).advice


def test_a_page_of_a_proxy_before_stripe_is_stripe_s_problem(
    stripe: Listening, impatient: None
) -> None:
    through(stripe, "faults", {"faults": ["GET /v1=503-before"]})
    with over_loopback(stripe) as gateway:
        told = user_error_of(gateway.open_account)
    assert (told.kind, told.title) == ("stripe", "Stripe has a problem of its own right now.")


@pytest.mark.usefixtures("no_proxy_yet")
def test_a_password_kept_for_other_programs_never_takes_the_place_of_the_key(
    stripe: Listening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine stripe.example login me password mine\ndefault login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serve(stripe) as proxy:
        monkeypatch.setenv("http_proxy", proxy.replace("http://", "http://user:word@"))
        gateway = StripeGateway(lambda: connect(DEMO_KEY, FAR, "test"))
        plan = wanting(gateway.open_account(), {HEADLINE.path: "Hello"})
        gateway.publish_plan(plan, (), Requests())
    assert {one.headers["authorization"] for one in stripe.asked} == {f"Bearer {DEMO_KEY}"}
    assert {one.headers["host"] for one in stripe.asked} == {"stripe.example"}
    assert all("proxy-authorization" in one.headers for one in stripe.asked)


@pytest.mark.usefixtures("no_proxy_yet", "impatient")
@pytest.mark.parametrize("base", [FAR, "https://stripe.example"])
def test_a_proxy_that_is_not_there_is_said(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://me:secret@127.0.0.1:1")
    told = asking(base)
    assert told.title == "The proxy of this computer’s network cannot be reached."
    assert "secret" not in f"{told} {told.detail} {told.__cause__!r}"
    assert told.kind == "network"


@pytest.mark.usefixtures("no_proxy_yet", "impatient")
@pytest.mark.parametrize("base", [FAR, "https://stripe.example"])
def test_a_proxy_that_asks_for_a_password_is_said(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(407) as proxy:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy)
        told = asking(base)
    assert told.title == "The proxy of this computer’s network asks for a password."


@pytest.mark.usefixtures("no_proxy_yet", "impatient")
@pytest.mark.parametrize("proxy", ["http://", "socks5://127.0.0.1:1", "nonsense://there"])
def test_a_proxy_written_wrongly_is_said(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    assert "proxy" in asking(FAR).title.lower()


def test_a_certificate_nobody_vouches_for_is_said_and_the_key_is_not_sent() -> None:
    with speaking_tls(trustme.CA()) as (address, heard):
        told = asking(address)
    assert told.title == "Something answers for Stripe with a certificate that is not trusted."
    assert told.kind == "network"
    assert heard == []


@pytest.mark.parametrize("days", [-40, 40])
def test_a_certificate_of_another_time_asks_for_a_look_at_the_clock(
    days: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = trustme.CA()
    trusted.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setattr(sdk, "ca_bundle_path", str(tmp_path / "trusted.pem"))
    with speaking_tls(trusted, days) as (address, heard):
        told = asking(address)
    assert "clock" in told.advice
    assert "certificate" in told.title
    assert heard == []


def test_a_connection_that_is_not_encrypted_at_all_is_said(stripe: Listening) -> None:
    with serve(stripe) as address:
        told = asking(address.replace("http:", "https:"))
    assert told.title == "A safe connection to Stripe could not be made."
    assert stripe.asked == []


def asking(base: str) -> UserError:
    """What is told when the account behind ``base`` is opened; nothing secret."""
    told = user_error_of(StripeGateway(lambda: connect(DEMO_KEY, base, "test")).open_account)
    assert not contains_secret(f"{told} {told.detail} {told.__cause__!r}")
    assert told.advice.endswith(".")
    return told


def redirect(stripe: Listening, method: str, to: str) -> None:
    port = to.rpartition(":")[2]
    through(stripe, "faults", {"faults": [f"{method} /v1=redirect:{port}"]})
