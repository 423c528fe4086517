"""What the account does with connections that end before their time."""

import socket
from urllib.parse import urlsplit

from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.emulator.server import serve

HEAD = (
    "POST /v1/products HTTP/1.1\r\nHost: localhost\r\n"
    f"Authorization: Bearer {DEMO_KEY}\r\nIdempotency-Key: once\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\n"
)


def sent(address: str, text: str) -> bytes:
    """What comes back for this, after which nothing more is sent."""
    where = urlsplit(address)
    assert where.hostname
    assert where.port
    with socket.create_connection((where.hostname, where.port), timeout=30) as line:
        line.sendall(text.encode())
        line.shutdown(socket.SHUT_WR)
        return line.recv(100)


def test_a_request_that_was_cut_off_is_not_carried_out(emulator: Emulator) -> None:
    with serve(emulator) as address:
        for half in ("", "name=Beans"):
            assert sent(address, HEAD + half) == b""
        names = [each["name"] for each in emulator.account.all("product")]
        assert "Beans" not in names
        assert sent(address, HEAD + "name=Beans+and+more+").startswith(b"HTTP/1.1 200")
