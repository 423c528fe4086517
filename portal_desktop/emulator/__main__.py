"""``python -m portal_desktop.emulator``: the embedded account for other programs.

It prints one line, its address, when it is ready, and ends on SIGINT or SIGTERM.
"""

import argparse
import datetime as dt
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from portal_desktop.emulator import business, faults, keys
from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.emulator import Emulator
from portal_desktop.emulator.server import Server


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        account = _account(chosen.business, chosen.now)
        emulator = Emulator(
            account, latency_ms=chosen.latency, rate=chosen.rate, faults=chosen.fault
        )
        server = Server(emulator, chosen.port)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    _run(server)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m portal_desktop.emulator",
        description=f"A small Stripe on this computer. Its key is {keys.DEMO_KEY}.",
        epilog=faults.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="0 (the default) takes a free one"
    )
    parser.add_argument(
        "--business",
        default="demo",
        metavar="demo|empty|FILE",
        help="FILE: JSON with objects by type, such as Stripe's sample responses",
    )
    parser.add_argument(
        "--now", type=_day, metavar="DATE", help="YYYY-MM-DD, from 2000 to 2999; today"
    )
    parser.add_argument("--latency", type=int, default=0, metavar="MS", help="added to each answer")
    parser.add_argument("--rate", type=int, metavar="N", help="requests a second before 429")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="SPEC", help="see below; may be repeated"
    )
    return parser


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not 2000 <= day.year <= 2999:
        raise argparse.ArgumentTypeError("a day is one of the years from 2000 to 2999")
    return day


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 65_536:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _account(business_: str, now: dt.date | None) -> EmbeddedAccount:
    if business_ == "demo":
        return business.demo(now)
    if business_ == "empty":
        return business.empty(now)
    return business.from_business_file(Path(business_), now)


def _run(server: Server) -> None:
    stopping = threading.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, lambda *_: stopping.set())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.address}\n")
    sys.stdout.flush()
    # A wait without end cannot be interrupted by a signal on Windows.
    while not stopping.wait(1):
        pass
    server.stop()


if __name__ == "__main__":
    sys.exit(main())
