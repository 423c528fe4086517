"""What a page of the embedded account costs: the same with few objects as with many."""

import json
import sys
import time
from pathlib import Path
from statistics import median

from portal_desktop.emulator import DEMO_KEY, Emulator
from tests.bench.children import run
from tests.bench.crowd_account import CUSTOMERS, crowded
from tests.bench.lines import Line

FEW, PAGES, TIMES = 500, 40, 1.5
URL = "/v1/subscriptions?status=all&limit=100&expand[0]=data.customer"


def lines(scratch: Path) -> list[Line]:
    """Measured in a process of its own."""
    said = run("paging", scratch=scratch)
    times = said["many"] / said["few"]
    return [
        Line(
            f"a page of {CUSTOMERS:,} subscriptions of the embedded account",
            f"≤ {TIMES} × one of {FEW}",
            f"{times:.2f} ×  ({said['many']:.1f} ms / {said['few']:.1f} ms)",
            times <= TIMES,
        )
    ]


def main() -> None:
    """Say the median of some pages each, in milliseconds of the processor's time."""
    few, many = (Emulator(crowded(count)) for count in (FEW, CUSTOMERS))
    said = {"few": _median(few), "many": _median(many)}
    sys.stdout.write(json.dumps(said) + "\n")


def _median(account: Emulator) -> float:
    took, after = [], ""
    for _page in range(PAGES):
        began = time.thread_time()
        answer = account.handle("GET", URL + after, {"Authorization": f"Bearer {DEMO_KEY}"})
        took.append((time.thread_time() - began) * 1_000)
        page = json.loads(answer.body)
        after = f"&starting_after={page['data'][-1]['id']}" if page["has_more"] else ""
    return median(took)


if __name__ == "__main__":
    main()
