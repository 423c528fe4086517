"""Portal configurations: made, read, changed, listed."""

import stripe

from portal_desktop.emulator import EmbeddedAccount, Emulator
from tests.emulator.calls import (
    CONFIGURATIONS,
    LEAST,
    PRODUCTS,
    default,
    get,
    plan,
    post,
    prices,
    refused,
    said,
)
from tests.emulator.conftest import in_process


def test_the_first_configuration_of_an_account_becomes_its_default(
    new_account: EmbeddedAccount,
) -> None:
    client = in_process(Emulator(new_account))
    first = post(client, CONFIGURATIONS, features={"invoice_history": {"enabled": True}})
    second = post(client, CONFIGURATIONS, features=LEAST)
    assert (first["is_default"], second["is_default"]) == (True, False)
    assert first["livemode"] is False


def test_what_was_not_said_is_off(new_account: EmbeddedAccount) -> None:
    made = post(
        in_process(Emulator(new_account)), CONFIGURATIONS, features=LEAST, expand=[PRODUCTS]
    )
    assert not any(feature["enabled"] for feature in made["features"].values())
    assert made["features"]["subscription_update"]["products"] == []
    assert made["features"]["subscription_cancel"]["mode"] == "at_period_end"
    assert made["business_profile"]["headline"] is None
    assert made["login_page"] == {"enabled": False, "url": None}


def test_an_update_changes_what_it_names_and_nothing_else(client: stripe.StripeClient) -> None:
    before = default(client)
    changed = client.v1.billing_portal.configurations.update(
        before["id"], {"features": {"subscription_cancel": {"mode": "immediately"}}}
    )
    after = default(client)
    assert changed.features.subscription_cancel.mode == "immediately"
    assert after.pop("updated") > before.pop("updated")
    after["features"]["subscription_cancel"]["mode"] = "at_period_end"
    assert after == before


def test_lists_are_replaced_as_a_whole(client: stripe.StripeClient) -> None:
    found = default(client)
    changed = client.v1.billing_portal.configurations.update(
        found["id"], {"features": {"customer_update": {"allowed_updates": ["tax_id"]}}}
    )
    assert changed.features.customer_update.allowed_updates == ["tax_id"]
    assert changed.features.customer_update.enabled


def test_an_empty_string_clears_a_list_and_an_empty_list_changes_nothing(
    client: stripe.StripeClient,
) -> None:
    path = f"{CONFIGURATIONS}/{default(client)['id']}"
    kept = post(client, path, features={"customer_update": {"allowed_updates": []}})
    assert len(kept["features"]["customer_update"]["allowed_updates"]) == 4
    cleared = post(client, path, features={"customer_update": {"allowed_updates": ""}})
    assert cleared["features"]["customer_update"]["allowed_updates"] == []


def test_an_empty_string_clears_a_text(client: stripe.StripeClient) -> None:
    path = f"{CONFIGURATIONS}/{default(client)['id']}"
    post(client, path, business_profile={"headline": "Your coffee"}, name="Members")
    cleared = post(client, path, business_profile={"headline": ""}, default_return_url="")
    assert cleared["business_profile"]["headline"] is None
    assert cleared["default_return_url"] is None
    assert cleared["name"] == "Members"


def test_metadata_is_merged_by_key(client: stripe.StripeClient) -> None:
    path = f"{CONFIGURATIONS}/{default(client)['id']}"
    post(client, path, metadata={"a": "1", "b": "2"})
    assert post(client, path, metadata={"a": "", "c": "3"})["metadata"] == {"b": "2", "c": "3"}
    assert post(client, path, metadata="")["metadata"] == {}


def test_the_catalogue_is_absent_until_it_is_asked_for(client: stripe.StripeClient) -> None:
    name = default(client)["id"]
    bare = get(client, f"{CONFIGURATIONS}/{name}")
    asked = get(client, f"{CONFIGURATIONS}/{name}", expand=[PRODUCTS])
    assert "products" not in bare["features"]["subscription_update"]
    assert asked["features"]["subscription_update"]["products"] == []


def test_quantities_become_adjustable_from_zero_unless_said(quick: stripe.StripeClient) -> None:
    blend, crate = plan(quick, "House Blend")["id"], plan(quick, "Office Crate")["id"]
    path = f"{CONFIGURATIONS}/{default(quick)['id']}"
    update = {
        "enabled": True,
        "default_allowed_updates": ["price"],
        "products": [
            {"product": blend, "prices": prices(quick, blend, active="true")},
            {
                "product": crate,
                "prices": prices(quick, crate),
                "adjustable_quantity": {"enabled": True, "minimum": 1, "maximum": 9},
            },
        ],
    }
    made = post(quick, path, features={"subscription_update": update}, expand=[PRODUCTS])
    quantities = [
        one["adjustable_quantity"] for one in made["features"]["subscription_update"]["products"]
    ]
    assert quantities == [
        {"enabled": True, "minimum": 0, "maximum": None},
        {"enabled": True, "minimum": 1, "maximum": 9},
    ]


def test_the_login_link_is_the_same_after_a_pause(client: stripe.StripeClient) -> None:
    path = f"{CONFIGURATIONS}/{default(client)['id']}"
    first = post(client, path, login_page={"enabled": True})["login_page"]["url"]
    assert post(client, path, login_page={"enabled": False})["login_page"]["url"] is None
    assert post(client, path, login_page={"enabled": True})["login_page"]["url"] == first
    assert first.startswith("https://demo.invalid/p/login/test_")


def test_login_links_of_an_account_of_ones_own_have_stripes_shape(
    new_account: EmbeddedAccount,
) -> None:
    client = in_process(Emulator(new_account))
    made = post(client, CONFIGURATIONS, features=LEAST, login_page={"enabled": True})
    assert made["login_page"]["url"].startswith("https://billing.stripe.com/p/login/test_")


def test_lists_are_filtered_by_active_and_default(client: stripe.StripeClient) -> None:
    main = default(client)["id"]
    second = post(client, CONFIGURATIONS, features=LEAST)["id"]
    post(client, f"{CONFIGURATIONS}/{second}", active="false")

    def listed(**params: str) -> list[str]:
        return [one["id"] for one in get(client, CONFIGURATIONS, **params)["data"]]

    assert listed() == [second, main]
    assert listed(active="true") == listed(is_default="true") == [main]
    assert listed(active="false", is_default="false") == [second]


def test_an_unknown_configuration_is_said_to_be_missing(client: stripe.StripeClient) -> None:
    for method in ("get", "post"):
        error = refused(client, f"{CONFIGURATIONS}/bpc_nowhere", method)
        message = "No such configuration: 'bpc_nowhere'"
        assert said(error) == (404, "resource_missing", "configuration", message)


def test_a_pause_without_an_end_has_no_durations(quick: stripe.StripeClient) -> None:
    path = f"{CONFIGURATIONS}/{default(quick)['id']}"
    pause = {"enabled": True, "duration": {"type": "indefinite"}}
    made = post(quick, path, features={"subscription_pause": pause})
    assert made["features"]["subscription_pause"]["duration"]["interval_options"] == []
