"""Addresses of Stripe's Dashboard."""

from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest

from portal_desktop.links.dashboard import (
    LATER,
    PATHS,
    PERHAPS,
    PERMISSIONS,
    DashboardMode,
    DashboardPage,
    customer_page,
    customer_place,
    dashboard_address,
    dashboard_page,
    key_page,
    required_permissions,
    tick_box,
)


@pytest.mark.parametrize(
    ("name", "mode", "address"),
    [
        ("portal", "live", "https://dashboard.stripe.com/settings/billing/portal"),
        ("portal", "test", "https://dashboard.stripe.com/test/settings/billing/portal"),
        ("branding", "live", "https://dashboard.stripe.com/settings/branding"),
        ("public_details", "live", "https://dashboard.stripe.com/settings/public"),
        ("emails", "test", "https://dashboard.stripe.com/test/settings/emails"),
        ("customers", "live", "https://dashboard.stripe.com/customers"),
        ("keys", "test", "https://dashboard.stripe.com/test/apikeys"),
    ],
)
def test_a_page_has_one_address_for_test_and_one_for_live(
    name: DashboardPage, mode: DashboardMode, address: str
) -> None:
    assert dashboard_page(name, mode) == address


def test_every_page_that_can_be_asked_for_has_an_address() -> None:
    assert set(PATHS) == set(get_args(DashboardPage))


def test_a_customers_page_cannot_be_led_elsewhere() -> None:
    assert customer_page("cus_1", "live") == "https://dashboard.stripe.com/customers/cus_1"
    assert customer_page("../x?y", "live").endswith("/customers/..%2Fx%3Fy")


def test_a_place_is_a_page_or_a_customer() -> None:
    assert dashboard_address("portal", "test") == dashboard_page("portal", "test")
    assert dashboard_address("customers", "live") == "https://dashboard.stripe.com/customers"
    place = customer_place("cus_1")
    assert dashboard_address(place, "test") == "https://dashboard.stripe.com/test/customers/cus_1"
    for nowhere in ("", "elsewhere", "portal/x"):
        with pytest.raises(KeyError):
            dashboard_address(nowhere, "test")


@pytest.mark.parametrize("mode", get_args(DashboardMode))
@pytest.mark.parametrize("to_publish", [True, False])
def test_the_key_page_is_filled_in_with_the_boxes_of_the_list(
    mode: DashboardMode, *, to_publish: bool
) -> None:
    address = urlsplit(key_page(mode, to_publish=to_publish))
    filled_in = parse_qs(address.query, strict_parsing=True)
    listed = [f"rak_{wanted.name}" for wanted in required_permissions(to_publish=to_publish)]
    assert address.path.endswith("/apikeys/create")
    assert ("/test/" in address.path) == (mode == "test")
    assert filled_in == {"name": ["Portal Desktop"], "permissions[]": listed}


def test_a_key_to_look_writes_nothing_and_one_to_publish_writes_the_portal_only() -> None:
    assert [p for p in required_permissions(to_publish=False) if p.is_write] == []
    writing = [p.name for p in required_permissions(to_publish=True) if p.is_write]
    assert writing == ["customer_portal_write"]


def test_a_refused_permission_is_named_as_the_dashboard_prints_it() -> None:
    assert tick_box("rak_customer_portal_write") == "Customer portal: Write"
    assert tick_box("plan_read") == "Prices: Read"
    assert tick_box("rak_something_new") == ""
    assert tick_box("rak_feedback_option_read") == PERHAPS["feedback_option_read"]


def test_every_box_is_in_plain_words() -> None:
    for permission in PERMISSIONS:
        assert "_" not in permission.label + permission.use
        assert permission.name not in LATER
