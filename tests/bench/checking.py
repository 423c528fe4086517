"""What every change of a draft costs before anything is drawn: its problems and its plan."""

import json
import sys
import time
from pathlib import Path
from statistics import median

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.account.snapshot import AccountSnapshot, Portal
from portal_desktop.account.subscriptions import Subscription, Subscriptions
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PAUSE,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer
from portal_desktop.publishing.plan import compare
from portal_desktop.settings.settings import Settings, default_settings
from portal_desktop.validation.validate import problems
from tests.bench.children import run
from tests.bench.lines import Line

TARGET = 1.0
OFFERED, PRODUCTS_IN_ALL, PRICES_EACH, SUBSCRIPTIONS = 10, 2_500, 4, 5_000
TURNS = 500


def lines(scratch: Path) -> list[Line]:
    """Measured in a process of its own."""
    took = run("checking", scratch=scratch)["milliseconds"]
    what = f"problems and plan of a draft with {OFFERED} products, median"
    return [Line(what, f"under {TARGET:.0f} ms", f"{took:.2f} ms", took < TARGET)]


def main() -> None:
    """Say how long both take together, the headline another one each time."""
    known, base = _known(), default_settings()
    draft = base | {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price", "quantity"),
        PRODUCTS.path: tuple(_offer(number) for number in range(OFFERED)),
        UPDATE_PRORATION.path: "always_invoice",
        SCHEDULE.path: ("shortening_interval",),
        PAUSE.path: True,
        CANCEL_MODE.path: "immediately",
    }
    took = [
        _once(base, draft.with_value(HEADLINE.path, f"Hello {turn}"), known)
        for turn in range(TURNS)
    ]
    sys.stdout.write(json.dumps({"milliseconds": median(took)}) + "\n")


def _once(base: Settings, draft: Settings, known: AccountSnapshot) -> float:
    began = time.perf_counter()
    problems(draft, known)
    compare(base, base, draft, known)
    return (time.perf_counter() - began) * 1_000


def _offer(number: int) -> Offer:
    prices = (f"price_{number}_0", f"price_{number}_1")
    return Offer(f"prod_{number}", prices, adjustable=True, maximum=9)


def _known() -> AccountSnapshot:
    """An account with ten thousand prices and many subscriptions, read to the end."""
    products = tuple(Product(f"prod_{n}", f"Product {n}") for n in range(PRODUCTS_IN_ALL))
    prices = tuple(
        Price(f"price_{n}_{place}", f"prod_{n}", 1_000 + 7 * n, "eur", interval, count)
        for n in range(PRODUCTS_IN_ALL)
        for place, (interval, count) in enumerate(
            (("month", 1), ("year", 1), ("month", 3), ("week", 1))[:PRICES_EACH]
        )
    )
    subscriptions = tuple(
        Subscription(f"sub_{n}", f"cus_{n}", "active", flexible=n % 2 == 0)
        for n in range(SUBSCRIPTIONS)
    )
    return AccountSnapshot(
        portal=Portal("bpc_1"),
        catalogue=Catalogue(products, prices),
        feedback_options=(),
        payment_method_configurations=(),
        subscriptions=Subscriptions(subscriptions),
    )


if __name__ == "__main__":
    main()
