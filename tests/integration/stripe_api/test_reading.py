"""Reading an account with Stripe's SDK: in this process, and over loopback."""

import base64
import json
import socket
from pathlib import Path

import pytest
import stripe as sdk

from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.options.branding import BRAND_COLOUR, ICON
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS
from portal_desktop.options.values import Offer, StripeFile
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.portal_configuration import PRODUCTS as EXPANDED
from tests.emulator.side_door import through
from tests.integration.stripe_gateway import in_process, over_loopback, restricted, user_error_of
from tests.support.http_account import Listening

CONFIGURATION = "billing_portal.configuration"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def test_opening_takes_two_round_trips_and_finds_settings_and_business(
    gateway: StripeGateway, stripe: Listening
) -> None:
    found = gateway.open_account()
    assert found.business is not None
    assert (found.business.name, found.business.currency) == ("Harbour Coffee Club", "eur")
    assert found.settings[BRAND_COLOUR] == "#12343b"
    assert found.remote is not None
    assert found.remote.portal.is_default
    assert not found.denied
    assert len(stripe.asked) == 2


def test_every_reading_asks_for_the_products_stripe_would_leave_out(
    gateway: StripeGateway, stripe: Listening
) -> None:
    portal = default(stripe)
    product, price = a_price(stripe)
    update = {
        "enabled": True,
        "default_allowed_updates": ["price"],
        "products": [
            {
                "product": product,
                "prices": [price],
                "adjustable_quantity": {"enabled": False, "minimum": 1, "maximum": None},
            }
        ],
    }
    through(stripe, f"configurations/{portal}", {"features": {"subscription_update": update}})
    found = gateway.open_account().settings
    assert found[PRODUCTS] == (Offer(product, (price,)),)
    assert found[ALLOWED_UPDATES] == ("price",)
    assert stripe.asked[0].form["expand[0]"] == f"data.{EXPANDED}"


def test_an_account_without_settings_has_none(gateway: StripeGateway, stripe: Listening) -> None:
    stripe.account.objects[CONFIGURATION].clear()
    found = gateway.open_account()
    assert found.remote is None
    assert HEADLINE.path not in found.settings
    assert BRAND_COLOUR.path in found.settings


def test_the_default_is_found_among_more_than_a_page_of_others(stripe: Listening) -> None:
    found = json.dumps(stripe.account.all(CONFIGURATION)[0])
    for number in range(120):
        other = json.loads(found) | {"id": f"bpc_other{number}", "is_default": False}
        stripe.account.put(other)
    opened = in_process(stripe).open_account()
    assert opened.remote is not None
    assert opened.remote.portal.is_default
    assert opened.remote.portal.others >= 99


def test_the_catalogue_comes_page_by_page_and_is_complete_at_the_end(
    gateway: StripeGateway, stripe: Listening
) -> None:
    product, price = a_price(stripe)
    for number in range(130):
        copy = stripe.account.objects["price"][price] | {"id": f"price_copy{number}"}
        stripe.account.put(copy)
    pages = list(gateway.catalogue())
    assert [page.complete for page in pages] == [False] * (len(pages) - 1) + [True]
    last = pages[-1]
    assert len(last.prices) == len(stripe.account.all("price"))
    assert len(last.prices_of[product]) > 100
    assert [len(page.prices) for page in pages] == sorted(len(page.prices) for page in pages)


def test_a_picture_comes_as_its_bytes(gateway: StripeGateway, stripe: Listening) -> None:
    data = base64.b64encode(PIXEL).decode()
    icon = {"icon": {"filename": "icon.png", "data": data}}
    through(stripe, "account", {"settings": {"branding": icon}})
    found = gateway.open_account().settings[ICON]
    assert isinstance(found, StripeFile)
    assert gateway.file_contents(found.id) == PIXEL


def test_a_picture_that_is_gone_is_said(gateway: StripeGateway) -> None:
    told = user_error_of(lambda: gateway.file_contents("file_gone"))
    assert "preview shows none" in told.advice


def test_a_restricted_key_reads_what_it_may_and_says_what_it_may_not(stripe: Listening) -> None:
    opened = restricted(stripe, "customer_portal_read").open_account()
    assert opened.denied == {"account"}
    assert opened.business is None
    assert HEADLINE.path in opened.settings
    assert BRAND_COLOUR.path not in opened.settings


def test_a_key_that_may_not_read_the_portal_names_the_tick_box(stripe: Listening) -> None:
    told = user_error_of(restricted(stripe, "product_read").open_account)
    assert told.kind == "permission"
    assert "Customer portal: Read" in told.advice


def test_an_answer_of_another_kind_of_account_stops_with_a_sentence(stripe: Listening) -> None:
    told = user_error_of(in_process(stripe, mode="live").open_account)
    assert "another kind of account" in told.title


def test_settings_of_newer_versions_are_read_and_kept(stripe: Listening) -> None:
    portal = default(stripe)
    through(
        stripe,
        f"configurations/{portal}",
        {"features": {"customer_update": {"allowed_updates": ["email", "favourite_colour"]}}},
    )
    found = in_process(stripe).open_account().settings
    assert found["features.customer_update.allowed_updates"] == ("email", "favourite_colour")


def test_the_sdk_neither_writes_nor_sends_anything_about_this_computer(
    stripe: Listening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    gateway = in_process(stripe)
    gateway.open_account()
    gateway.open_account()
    assert sdk.enable_telemetry is False
    assert not any("telemetry" in name for one in stripe.asked for name in one.headers)
    assert list(tmp_path.iterdir()) == []


def test_a_proxy_is_never_handed_the_key_of_a_loopback_connection(
    stripe: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        with over_loopback(stripe) as gateway:
            assert gateway.open_account().business
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


def test_no_key_is_shown_by_what_holds_it(stripe: Emulator) -> None:
    from portal_desktop.stripe_api import connect

    connection = connect(DEMO_KEY, "http://127.0.0.1:1", "test")
    assert DEMO_KEY not in repr(connection)
    assert DEMO_KEY not in repr(in_process(stripe))


def default(stripe: Emulator) -> str:
    portal = stripe.account.default_configuration()
    assert portal is not None
    return str(portal["id"])


def a_price(stripe: Emulator) -> tuple[str, str]:
    """A product and a monthly price of it."""
    product = next(one for one in stripe.account.all("product") if one["name"] == "House Blend")
    price = next(
        one
        for one in stripe.account.all("price")
        if one["product"] == product["id"] and one["active"]
    )
    return str(product["id"]), str(price["id"])


def test_subscriptions_are_read_with_whom_they_are_of_and_when_they_end(stripe: Listening) -> None:
    *_pages, found = in_process(stripe).subscriptions()
    theirs = {each.person.name: each for each in found.all if each.person and each.is_ongoing}
    jenny = theirs["Jenny Rosen"]
    assert jenny.person is not None
    assert jenny.person.email == "jenny@example.com"
    assert jenny.person.address == "Keizersgracht 12, 1015 CN, Amsterdam, NL"
    assert jenny.quantities == (1,)
    assert jenny.period_start < jenny.period_end
    assert (jenny.trial_end, jenny.ends, jenny.by_invoice) == (0, 0, False)
    assert theirs["Fatima El Amrani"].trial_end == theirs["Fatima El Amrani"].period_end
    assert theirs["Julien Lambert"].ends == theirs["Julien Lambert"].period_end
    assert theirs["Klein & Partner GmbH"].by_invoice
    assert {name for name, each in theirs.items() if each.scheduled} == {
        "Giulia Romano",
        "Niels Smit",
    }
