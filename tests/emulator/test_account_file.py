"""An account in a file: a line for each write, and always what was there."""

import errno
import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TextIO

import pytest
import stripe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal_desktop.emulator import EmbeddedAccount, Emulator, Kept, demo, read, to_json
from tests.emulator.calls import CONFIGURATIONS, default, get, post
from tests.emulator.conftest import TODAY, in_process
from tests.emulator.side_door import through


class Business:
    """The demo business, kept in a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.full = False
        self.account = demo(TODAY)
        self._kept = Kept(self.account, file, self._opened)
        self.emulator = Emulator(self.account, on_write=self._save)
        self.client = in_process(self.emulator)

    def _save(self) -> None:
        with suppress(OSError):
            self._kept.save()

    def _opened(self, path: Path, mode: Literal["a", "w"]) -> TextIO:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return path.open(mode, encoding="utf-8")

    def read(self) -> EmbeddedAccount:
        return read(self.file.read_text("utf-8"))


@pytest.fixture
def business(tmp_path: Path) -> Business:
    return Business(tmp_path / "demo.json")


def make(business: Business, name: str) -> None:
    post(business.client, "/v1/products", name=name, idempotency_key=f"key {name}")


def price(business: Business, key: str) -> None:
    """A price whose lookup key goes over to it from whoever has it."""
    product = get(business.client, "/v1/products")["data"][0]["id"]
    asked: dict[str, Any] = {"product": product, "currency": "eur", "unit_amount": 9}
    post(business.client, "/v1/prices", lookup_key=key, transfer_lookup_key="true", **asked)


def unsold(business: Business, name: str) -> list[str]:
    """Products of a name that have no price."""
    prices = business.account.collection("price")
    found = [one["id"] for one in business.account.all("product") if one["name"] == name]
    return [each for each in found if not prices.places("product", each)]


def delete(business: Business, name: str) -> None:
    for each in unsold(business, name):
        business.client.v1.products.delete(each)


def refuse(business: Business, name: str) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        post(business.client, "/v1/products", name=name, expand=["nothing"])
    for each in unsold(business, "First"):
        with pytest.raises(stripe.InvalidRequestError):
            business.client.raw_request("delete", f"/v1/products/{each}", expand=["nothing"])


def fill(business: Business, _name: str) -> None:
    """The disk is full, or not any more."""
    business.full = not business.full


def turn(business: Business, name: str) -> None:
    path = f"{CONFIGURATIONS}/{default(business.client)['id']}"
    post(business.client, path, business_profile={"headline": name})


def again(business: Business, name: str) -> None:
    """Delete a product and make it anew under its id: it is the newest then."""
    for turned in ("delete", "post", "post"):
        try:
            if turned == "delete":
                business.client.v1.products.delete(f"prod_{name}")
            else:
                post(business.client, "/v1/products", id=f"prod_{name}", name=name)
        except stripe.InvalidRequestError:
            continue


def at_dashboard(business: Business, name: str) -> None:
    through(business.emulator, "account", {"business_profile": {"name": name}})


STEPS = st.tuples(
    st.sampled_from([make, make, price, delete, refuse, turn, again, at_dashboard, fill, fill]),
    st.sampled_from(["Mug", "Cup", "Pot"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_what_is_read_is_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, str]]
) -> None:
    business = Business(tmp_path_factory.mktemp("kept") / "demo.json")
    make(business, "First")
    for step, name in steps:
        step(business, name)
    business.full = False
    turn(business, "The last")
    kept = business.read()
    assert to_json(kept) == to_json(business.account)
    assert get(in_process(Emulator(kept)), "/v1/products", limit=100) == get(
        business.client, "/v1/products", limit=100
    )


def test_a_write_adds_what_it_changes(business: Business) -> None:
    make(business, "Mug")
    whole = business.file.stat().st_size
    for number in range(10):
        make(business, f"Cup {number}")
    assert whole < business.file.stat().st_size < whole + 10 * 3_000
    assert [one["name"] for one in business.read().all("product")][-1] == "Cup 9"


def test_it_does_not_grow_for_ever(business: Business) -> None:
    for number in range(600):
        turn(business, f"Hello {number % 2}")
    assert business.file.stat().st_size < 2.1 * len(to_json(business.account))
    assert to_json(business.read()) == to_json(business.account)


def test_a_line_that_was_cut_off_is_passed_over(business: Business) -> None:
    for name in ("Mug", "Cup", "Pot"):
        make(business, name)
    text = business.file.read_text("utf-8")
    business.file.write_text(text[:-40], "utf-8")
    names = [one["name"] for one in business.read().all("product")]
    assert "Cup" in names
    assert "Pot" not in names
    make(business, "Jug")  # which writes all of it, as something is missing
    assert to_json(business.read()) == to_json(business.account)


@pytest.mark.parametrize("left", [None, "", "somebody else's"])
def test_a_file_that_somebody_else_touched_is_written_anew(
    business: Business, left: str | None
) -> None:
    make(business, "Mug")
    business.file.unlink()
    if left is not None:
        business.file.write_text(left, "utf-8")
    make(business, "Cup")
    assert to_json(business.read()) == to_json(business.account)


def test_links_into_somebodys_portal_are_not_kept(business: Business) -> None:
    make(business, "Mug")
    customer = business.account.all("customer")[0]["id"]
    made = post(
        business.client, "/v1/billing_portal/sessions", customer=customer, idempotency_key="one"
    )
    assert made["url"].split("secret=")[1] not in business.file.read_text("utf-8")


@pytest.mark.parametrize("line", ['{"now": 1}', "[]", "5"])
def test_a_line_of_something_else_is_no_account(business: Business, line: str) -> None:
    make(business, "Mug")
    with business.file.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(ValueError, match="stored account"):
        business.read()


def test_files_written_as_one_line_are_still_read(business: Business) -> None:
    assert json.loads(text := to_json(business.account))["format"] == 1
    assert read(text) == business.account
