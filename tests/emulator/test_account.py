"""The account itself, its own and connected ones."""

import stripe

from portal_desktop.emulator import Emulator
from tests.emulator.calls import CONFIGURATIONS, LEAST, get, post, refused, said
from tests.emulator.side_door import through


def test_the_own_account_can_be_read(client: stripe.StripeClient) -> None:
    own = client.v1.accounts.retrieve_current()
    assert own.business_profile
    assert own.business_profile.name == "Harbour Coffee Club"
    assert client.v1.accounts.retrieve(own.id).id == own.id
    branding = own.settings.branding if own.settings else None
    assert branding
    assert (branding.primary_color, branding.secondary_color) == ("#12343B", "#B4532A")


def test_r23_the_own_brand_cannot_be_written(client: stripe.StripeClient) -> None:
    own = client.v1.accounts.retrieve_current().id
    brand = {"branding": {"primary_color": "#ffffff"}}
    error = refused(client, f"/v1/accounts/{own}", settings=brand)
    assert isinstance(error, stripe.PermissionError)
    assert said(error)[3] == (
        "You cannot use this method on your own account: you may only use it on connected accounts."
    )


def test_a_connected_account_has_its_own_brand_and_configurations(
    emulator: Emulator, client: stripe.StripeClient
) -> None:
    through(emulator, "connected", {"id": "acct_friend"})
    post(client, "/v1/accounts/acct_friend", settings={"branding": {"primary_color": "#abcdef"}})
    theirs = get(client, "/v1/account", stripe_account="acct_friend")
    assert theirs["settings"]["branding"]["primary_color"] == "#abcdef"
    made = post(client, CONFIGURATIONS, features=LEAST, stripe_account="acct_friend")
    assert made["is_default"]
    assert made["id"] not in [one["id"] for one in get(client, CONFIGURATIONS)["data"]]


def test_the_accounts_of_strangers_are_closed(client: stripe.StripeClient) -> None:
    error = refused(client, "/v1/account", "get", stripe_account="acct_stranger")
    assert said(error)[:2] == (403, "account_invalid")
