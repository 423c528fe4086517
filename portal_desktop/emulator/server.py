"""An emulated account over loopback HTTP."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from portal_desktop.emulator.emulator import Emulator
from portal_desktop.emulator.refusals import NoAnswer
from portal_desktop.emulator.web import Response

_LARGEST_BODY = 20 * 1024 * 1024


class Server(ThreadingHTTPServer):
    """A server on 127.0.0.1 that hands each request to an ``Emulator``."""

    daemon_threads = True

    def __init__(self, emulator: Emulator, port: int = 0) -> None:
        """Listen on ``port``; 0 takes a free one.

        Raises:
            OSError: when the port is taken.
        """
        super().__init__(("127.0.0.1", port), _Handler)
        self.emulator = emulator

    @property
    def address(self) -> str:
        """Where it can be reached, as ``http://127.0.0.1:<port>``."""
        return f"http://127.0.0.1:{self.server_port}"

    def stop(self) -> None:
        """End ``serve_forever`` in its own thread, letting go of requests that hang on purpose."""
        self.emulator.close()
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    # Head and body go out in two writes; waiting to join them costs 40 ms.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: requests carry keys."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self._body(length) if length <= _LARGEST_BODY else None
        if body is None:
            self.close_connection = True
            return
        headers = dict(self.headers.items())
        try:
            answer = self.server.emulator.handle(self.command, self.path, headers, body)
        except NoAnswer:
            self.close_connection = True
            return
        with contextlib.suppress(ConnectionError):
            self._send(answer)

    def _body(self, length: int) -> bytes | None:
        """None where whoever asks was cut off in the middle of it: nothing is done then."""
        with contextlib.suppress(ConnectionError):
            body = self.rfile.read(length)
            return body if len(body) == length else None
        return None

    def _send(self, answer: Response) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - names of the standard library


@contextlib.contextmanager
def serve(emulator: Emulator, port: int = 0) -> Iterator[str]:
    """Serve ``emulator`` while the block runs; gives the address at which it can be reached.

    Raises:
        OSError: when the port is taken.
    """
    server = Server(emulator, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.stop()
        thread.join()
