"""Little servers that stand where Stripe should."""

import contextlib
import datetime as dt
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator

import trustme


@contextlib.contextmanager
def answering(status: int, location: str = "") -> Iterator[str]:
    """A server that says the same to everything."""

    class Server(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.send_response(status)
            self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_CONNECT = answer  # noqa: N815 - names of the standard library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def speaking_tls(authority: trustme.CA, days: int = 0) -> Iterator[tuple[str, list[bytes]]]:
    """A server with a certificate that is valid in so many days, and what it was told."""
    now = dt.datetime.now(dt.UTC)
    begins = now + dt.timedelta(days=days - 1)
    certificate = authority.issue_cert(
        "127.0.0.1", not_before=begins, not_after=begins + dt.timedelta(days=2)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_listen, args=(listening, context, heard))
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}", heard
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def _listen(listening: socket.socket, context: ssl.SSLContext, heard: list[bytes]) -> None:
    while True:
        try:
            connection, _address = listening.accept()
        except OSError:
            return
        with (
            contextlib.suppress(OSError),
            connection,
            context.wrap_socket(connection, server_side=True) as safe,
        ):
            heard += filter(None, [safe.recv(1)])
