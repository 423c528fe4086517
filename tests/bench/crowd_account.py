"""An embedded account with a crowd of customers, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from portal_desktop import emulator
from portal_desktop.emulator import EmbeddedAccount, Emulator
from portal_desktop.emulator.server import Server

CUSTOMERS, PRODUCTS = 50_000, 2_000


@contextmanager
def elsewhere(latency: int) -> Iterator[str]:
    """The account's address; ``latency`` in milliseconds is added to each answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crowd_account", str(latency)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def main(latency: int) -> None:
    """Say the address, and serve until ended."""
    server = Server(Emulator(crowded(CUSTOMERS), latency_ms=latency))
    sys.stdout.write(f"{server.address}\n")
    sys.stdout.flush()
    server.serve_forever()


def crowded(customers: int) -> EmbeddedAccount:
    """The demo business with so many customers, a subscription for each, and many products."""
    account = emulator.demo()
    _sell(account)
    people, subscriptions = account.all("customer"), account.all("subscription")
    for number in range(customers - len(subscriptions)):
        name = f"cus_many{number}"
        person = people[number % len(people)]
        subscription = subscriptions[number % len(subscriptions)]
        email = f"somebody{number * 7919 % customers}@example.org"
        account.put(person | {"id": name, "email": email})
        account.put(subscription | {"id": f"sub_many{number}", "customer": name})
    return account


def _sell(account: EmbeddedAccount) -> None:
    product = next(each for each in account.all("product") if each["active"])
    price = next(each for each in account.all("price") if each["recurring"])
    for number in range(PRODUCTS - len(account.all("product"))):
        name = f"prod_many{number}"
        account.put(product | {"id": name, "name": f"Product {number * 7919 % PRODUCTS}"})
        account.put(price | {"id": f"price_many{number}", "product": name, "lookup_key": name})


if __name__ == "__main__":
    main(int(sys.argv[1]))
