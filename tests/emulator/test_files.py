"""Uploads and the links to them."""

import io

import pytest
import requests
import stripe

from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.emulator.server import serve
from tests.emulator.calls import get
from tests.emulator.conftest import over_loopback

# All bytes, line ends and something like a boundary: nothing in it may be changed on the way.
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) + b"\r\n--x--\r\n\r\n\n\r"
KEYED = {"Authorization": f"Bearer {DEMO_KEY}"}


def test_an_image_comes_back_as_it_went(emulator: Emulator, client: stripe.StripeClient) -> None:
    made = client.v1.files.create({"file": io.BytesIO(PNG), "purpose": "business_icon"})
    assert (made.size, made.type, made.purpose) == (len(PNG), "png", "business_icon")
    answer = emulator.handle("GET", f"/v1/files/{made.id}/contents", KEYED)
    assert (answer.body, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert client.v1.files.retrieve(made.id).size == len(PNG)


def test_the_same_image_again_under_the_same_key_is_one_file(client: stripe.StripeClient) -> None:
    ids = {
        client.v1.files.create(
            {"file": io.BytesIO(PNG), "purpose": "business_logo"}, {"idempotency_key": "logo"}
        ).id
        for _ in range(2)
    }
    assert len(ids) == 1


def test_a_link_shows_it_to_anybody(emulator: Emulator, client: stripe.StripeClient) -> None:
    made = client.v1.files.create(
        {
            "file": io.BytesIO(PNG),
            "purpose": "business_logo",
            "file_link_data": {"create": True},
        }
    )
    other = client.v1.file_links.create({"file": made.id})
    links = get(client, f"/v1/files/{made.id}")["links"]["data"]
    assert other.url in [link["url"] for link in links]
    assert len(links) == 2
    for link in links:
        assert emulator.handle("GET", link["url"], {}).body == PNG
    assert emulator.handle("GET", "https://files.stripe.com/links/nothing", {}).status == 404


@pytest.mark.parametrize("data", [b"<svg/>", b"\x89PNG\r\n\x1a\n" + bytes(512 * 1024)])
def test_brand_images_have_to_be_small_pictures(client: stripe.StripeClient, data: bytes) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.files.create({"file": io.BytesIO(data), "purpose": "business_icon"})
    assert client.v1.files.list().data == []


def test_contents_travel_over_loopback(emulator: Emulator) -> None:
    with serve(emulator) as address, requests.Session() as session:
        client = over_loopback(address, session)
        made = client.v1.files.create({"file": io.BytesIO(PNG), "purpose": "business_icon"})
        answer = session.get(f"{address}/v1/files/{made.id}/contents", headers=KEYED, timeout=60)
    assert answer.content == PNG
