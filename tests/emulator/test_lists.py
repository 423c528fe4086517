"""Pages, filters, and what may be expanded."""

import pytest
import stripe

from tests.emulator.calls import CONFIGURATIONS, PRODUCTS, get, refused, said


def test_the_sdk_goes_through_all_pages(client: stripe.StripeClient) -> None:
    everybody = client.v1.customers.list({"limit": 7})
    names = [one.name for one in everybody.auto_paging_iter()]
    assert len(names) == len(set(names)) == 40


def test_pages_are_newest_first_and_lead_both_ways(client: stripe.StripeClient) -> None:
    first = get(client, "/v1/customers", limit=3)
    second = get(client, "/v1/customers", limit=3, starting_after=first["data"][-1]["id"])
    back = get(client, "/v1/customers", limit=3, ending_before=second["data"][0]["id"])
    made = [one["created"] for one in first["data"] + second["data"]]
    assert made == sorted(made, reverse=True)
    assert (first["has_more"], back["has_more"]) == (True, False)
    assert back["data"] == first["data"]
    assert first["url"] == "/v1/customers"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"limit": 101}, "This value must be less than or equal to 100."),
        ({"limit": 0}, "This value must be greater than or equal to 1."),
        ({"starting_after": "cus_nowhere"}, "No such customer: 'cus_nowhere'"),
        ({"colour": "blue"}, "Received unknown parameter: colour"),
    ],
)
def test_pages_that_cannot_be(
    quick: stripe.StripeClient, params: dict[str, str], message: str
) -> None:
    assert said(refused(quick, "/v1/customers", "get", **params))[3] == message


def test_an_address_is_found_only_as_it_is_written(client: stripe.StripeClient) -> None:
    assert len(get(client, "/v1/customers", email="devries@example.org")["data"]) == 2
    assert get(client, "/v1/customers", email="DeVries@example.org")["data"] == []


def test_a_search_finds_any_spelling(client: stripe.StripeClient) -> None:
    found = client.v1.customers.search({"query": "email:'DEVRIES@example.org'"})
    assert len(found.data) == 2
    both = get(client, "/v1/customers/search", query="email:'devries@example.org' AND name~'sanne'")
    assert [one["name"] for one in both["data"]] == ["Sanne de Vries"]
    refused(client, "/v1/customers/search", "get", query="sanne")


def test_canceled_subscriptions_are_listed_when_asked_for(client: stripe.StripeClient) -> None:
    counts = {
        status: len(get(client, "/v1/subscriptions", limit=100, **params)["data"])
        for status, params in (
            ("", {}),
            ("all", {"status": "all"}),
            ("canceled", {"status": "canceled"}),
            ("past_due", {"status": "past_due"}),
        )
    }
    assert counts == {"": 40, "all": 49, "canceled": 9, "past_due": 2}


def test_other_filters(client: stripe.StripeClient) -> None:
    jenny = get(client, "/v1/customers", email="jenny@example.com")["data"][0]
    theirs = get(client, "/v1/subscriptions", customer=jenny["id"], status="all")["data"]
    assert {one["customer"] for one in theirs} == {jenny["id"]}
    since = theirs[0]["created"]
    newer = get(client, "/v1/subscriptions", created={"gte": since}, limit=100)["data"]
    assert newer
    assert all(one["created"] >= since for one in newer)
    yearly = get(client, "/v1/prices", recurring={"interval": "year"})["data"]
    assert len(yearly) == 4
    price = theirs[0]["items"]["data"][0]["price"]["id"]
    same = get(client, "/v1/subscriptions", price=price, limit=100)["data"]
    assert jenny["id"] in {one["customer"] for one in same}
    bills = get(client, "/v1/invoices", subscription=theirs[0]["id"])["data"]
    assert len(bills) == 3
    assert get(client, f"/v1/customers/{jenny['id']}/payment_methods")["data"][0]["type"] == "card"


def test_expanding_puts_the_object_in_place_of_its_name(client: stripe.StripeClient) -> None:
    listed = client.v1.subscriptions.list({"expand": ["data.customer", "data.items.data.price"]})
    assert all(isinstance(one.customer, stripe.Customer) for one in listed.data)
    one = get(
        client,
        f"/v1/subscriptions/{listed.data[0].id}",
        expand=["items.data.price.product", "customer.subscriptions"],
    )
    assert one["items"]["data"][0]["price"]["product"]["object"] == "product"
    assert one["customer"]["subscriptions"]["object"] == "list"


@pytest.mark.parametrize(
    ("path", "expand", "text"),
    [
        (
            CONFIGURATIONS,
            PRODUCTS,
            f"({PRODUCTS}). You may want to try expanding 'data.{PRODUCTS}'",
        ),
        (CONFIGURATIONS, "data.features", "This property cannot be expanded (features)."),
        ("/v1/account", "business_profile", "This property cannot be expanded (business_profile)."),
        (
            "/v1/subscriptions",
            "data.items.data.price.product",
            "You cannot expand more than 4 levels",
        ),
    ],
)
def test_what_cannot_be_expanded(
    client: stripe.StripeClient, path: str, expand: str, text: str
) -> None:
    assert text in str(said(refused(client, path, "get", expand=[expand]))[3])


def test_a_write_whose_expansion_is_refused_was_not_done(client: stripe.StripeClient) -> None:
    refused(client, "/v1/products", name="Mug", expand=["nothing"])
    assert all(one["name"] != "Mug" for one in get(client, "/v1/products", limit=100)["data"])
