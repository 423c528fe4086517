"""However many objects there are: the same pages, at the same cost."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.emulator import DEMO_KEY, EmbeddedAccount, Emulator, empty
from portal_desktop.emulator.collection import Collection
from portal_desktop.emulator.lists import page
from tests.emulator.calls import get, post, refused
from tests.emulator.conftest import TODAY, in_process

Thing = dict[str, Any]

IDS = st.integers(0, 11).map("t_{}".format)
THINGS = st.fixed_dictionaries(
    {
        "id": IDS,
        "created": st.sampled_from([None, 1, 2, 3, 4]),
        "active": st.booleans(),
        "customer": st.sampled_from([None, "ann", "bob"]),
        "recurring": st.sampled_from([None, {"interval": "month"}, {"interval": "year"}]),
    }
)
STEPS = st.lists(st.one_of(THINGS, IDS), max_size=30)
"""What is put, and the ids of what is removed."""
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "active": st.booleans(),
        "customer": st.sampled_from(["ann", "bob", "nobody"]),
        "recurring": st.just({"interval": "month"}),
        "created": st.sampled_from([{"gte": 2}, {"gt": 1, "lt": 4}]),
        "ids": st.lists(IDS, max_size=6),
    },
)


def _naive(things: Mapping[str, Thing], filters: Thing) -> list[str]:
    """All that fit, newest first; of the same second, the one put last."""
    in_turn = enumerate(things.values())
    newest = sorted(in_turn, key=lambda one: (one[1]["created"] or 0, one[0]), reverse=True)
    return [one["id"] for _turn, one in newest if _fits(one, filters)]


def _fits(one: Thing, filters: Thing) -> bool:
    created, bounds = one["created"], filters.get("created", {})
    return (
        filters.get("active", one["active"]) == one["active"]
        and filters.get("customer", one["customer"]) == one["customer"]
        and filters.get("recurring", one["recurring"]) == one["recurring"]
        and one["id"] in filters.get("ids", [one["id"]])
        and (not bounds or created is not None)
        and all(
            {"gt": created > bound, "gte": created >= bound, "lt": created < bound}[how]
            for how, bound in bounds.items()
        )
    )


def _pages(things: Collection, params: Thing, cursor: str, limit: int) -> Iterator[list[str]]:
    """All pages, gone through with ``cursor``, ``starting_after`` or ``ending_before``."""
    asked = params | {"limit": limit}
    while True:
        got = page(things, asked, "/v1/things", "thing")
        ids = [one["id"] for one in got["data"]]
        yield ids
        if not got["has_more"]:
            return
        asked[cursor] = ids[-1 if cursor == "starting_after" else 0]


@given(STEPS, STEPS, FILTERS, st.integers(1, 5))
def test_joined_pages_are_the_whole_list(
    before: list[Any], after: list[Any], filters: Thing, limit: int
) -> None:
    naive: dict[str, Thing] = {}
    things = Collection()
    for steps in (before, after):
        for step in steps:
            if isinstance(step, str):
                naive.pop(step, None)
                things.pop(step, None)
            else:
                naive[step["id"]] = things[step["id"]] = step
        assert list(things.items()) == list(naive.items())
        whole = _naive(naive, filters)
        pages = list(_pages(things, filters, "starting_after", limit))
        assert [name for each in pages for name in each] == whole
        assert all(len(each) == limit for each in pages[:-1])
        if whole:
            back = list(_pages(things, {**filters, "ending_before": whole[-1]},
                               "ending_before", limit))  # fmt: skip
            assert [name for each in back[::-1] for name in each] == whole[:-1]


def test_what_is_made_or_deleted_between_two_pages_shifts_none(
    quick: stripe.StripeClient,
) -> None:
    names = [post(quick, "/v1/products", name=f"Mug {number}")["id"] for number in range(6)]
    first = get(quick, "/v1/products", limit=3)
    post(quick, "/v1/products", name="Newer")
    quick.v1.products.delete(names[2])
    second = get(quick, "/v1/products", limit=2, starting_after=first["data"][-1]["id"])
    assert [one["id"] for one in second["data"]] == [names[1], names[0]]


def test_a_deletion_that_is_refused_leaves_everything_in_its_place(
    account: EmbeddedAccount,
) -> None:
    client = in_process(Emulator(account))
    names = [post(client, "/v1/products", name=f"Mug {number}")["id"] for number in range(3)]
    listed = get(client, "/v1/products", limit=100)
    in_turn = [one["id"] for one in account.all("product")]
    with pytest.raises(stripe.InvalidRequestError):
        client.raw_request("delete", f"/v1/products/{names[1]}", expand=["nothing"])
    assert get(client, "/v1/products", limit=100) == listed
    assert [one["id"] for one in account.all("product")] == in_turn


def test_a_change_of_a_connected_account_that_is_refused_was_not_done(
    account: EmbeddedAccount,
) -> None:
    other = EmbeddedAccount("acct_other", account.now)
    other.put({"id": other.id, "object": "account", "business_profile": {"name": "Before"}})
    account.connected[other.id] = other
    refused(
        in_process(Emulator(account)),
        f"/v1/accounts/{other.id}",
        business_profile={"name": "After"},
        expand=["nothing"],
    )
    assert other.own["business_profile"]["name"] == "Before"


class _Looked(dict[str, Any]):
    """An object that notes when a field of it is read."""

    looks: set[int] = set()  # noqa: RUF012 - one for all of them

    def get(self, name: str, default: Any = None) -> Any:
        self.looks.add(id(self))
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self.looks.add(id(self))
        return super().__getitem__(name)


@pytest.mark.parametrize(
    "url",
    [
        "/v1/customers?limit=20",
        "/v1/customers?limit=20&starting_after=cus_1000",
        "/v1/customers?limit=20&ending_before=cus_1000",
        "/v1/customers?limit=20&email=7@example.com",
        "/v1/customers?limit=20&expand[0]=data.subscriptions",
        "/v1/subscriptions?limit=20&status=all&expand[0]=data.customer",
        "/v1/subscriptions?limit=20&customer=cus_7",
    ],
)
def test_a_page_looks_only_at_what_is_on_it(url: str) -> None:
    account = empty(TODAY)
    for number in range(2_000):
        person, named = f"cus_{number}", f"sub_{number}"
        account.put(_Looked(id=person, object="customer", created=number,
                            email=f"{number}@example.com"))  # fmt: skip
        account.put(_Looked(id=named, object="subscription", created=number, customer=person,
                            status="active"))  # fmt: skip
    emulator = Emulator(account)
    headers = {"Authorization": f"Bearer {DEMO_KEY}"}
    answers = []
    for _turn in range(2):  # the order is made when it is asked for first
        _Looked.looks.clear()
        answers.append(emulator.handle("GET", url, headers))
    assert answers[0].body == answers[1].body
    assert json.loads(answers[1].body)["data"]
    assert len(_Looked.looks) <= 2 * 20 + 2
