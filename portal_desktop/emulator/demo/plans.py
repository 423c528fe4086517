"""Who subscribes to what, and how it stands: 40 that go on, 9 that ended."""

from dataclasses import dataclass
from typing import Literal

DemoState = Literal[
    "active", "trialing", "past_due", "ending", "scheduled", "paused", "by_invoice", "canceled"
]


@dataclass(frozen=True)
class DemoPlan:
    """``person`` counts from 0; ``days`` since it began; ``said`` = reason and comment."""

    person: int
    offer: str
    state: DemoState
    days: int
    quantity: int = 1
    flexible: bool = True
    said: tuple[str | None, str | None] = (None, None)


SUBSCRIPTIONS = (
    DemoPlan(0, "house/month", "active", 98),
    DemoPlan(1, "house/old", "active", 905, flexible=False),
    DemoPlan(2, "origin/month", "active", 310),
    DemoPlan(3, "origin/year", "active", 240),
    DemoPlan(4, "house/month", "trialing", 6),
    DemoPlan(5, "decaf/month", "active", 77),
    DemoPlan(6, "house/year", "active", 512, flexible=False),
    DemoPlan(7, "office/month", "active", 640, 2, flexible=False),
    DemoPlan(7, "bar/cup", "active", 200),
    DemoPlan(8, "house/month", "past_due", 161),
    DemoPlan(9, "tasting/quarter", "active", 145),
    DemoPlan(10, "house/month", "active", 59, 2),
    DemoPlan(11, "origin/month", "active", 33),
    DemoPlan(11, "decaf/month", "active", 33),
    DemoPlan(12, "house/month", "ending", 220, said=("too_expensive", "Prices went up twice.")),
    DemoPlan(13, "house/year", "active", 395),
    DemoPlan(14, "origin/month", "active", 451, flexible=False),
    DemoPlan(15, "office/year", "by_invoice", 300, 3),
    DemoPlan(16, "house/month", "active", 12),
    DemoPlan(17, "origin/month", "trialing", 3),
    DemoPlan(18, "house/old", "active", 870, 2, flexible=False),
    DemoPlan(19, "decaf/year", "active", 88),
    DemoPlan(20, "origin/year", "scheduled", 190),
    DemoPlan(21, "house/month", "paused", 280),
    DemoPlan(22, "house/month", "active", 46),
    DemoPlan(22, "tasting/quarter", "active", 46),
    DemoPlan(23, "house/month", "ending", 130, said=("unused", None)),
    DemoPlan(24, "house/month", "active", 25, 3),
    DemoPlan(25, "origin/month", "active", 101),
    DemoPlan(27, "house/month", "by_invoice", 540, flexible=False),
    DemoPlan(28, "house/month", "active", 67),
    DemoPlan(28, "decaf/month", "past_due", 67),
    DemoPlan(29, "origin/month", "active", 19),
    DemoPlan(30, "house/year", "active", 29),
    DemoPlan(31, "house/month", "trialing", 9),
    DemoPlan(32, "bar/cup", "active", 410, flexible=False),
    DemoPlan(33, "origin/month", "active", 154),
    DemoPlan(33, "house/month", "active", 154),
    DemoPlan(35, "office/month", "scheduled", 84),
    DemoPlan(36, "tasting/quarter", "paused", 205),
    DemoPlan(26, "house/month", "canceled", 330,
             said=("switched_service", "There is one next door.")),
    DemoPlan(34, "origin/month", "canceled", 270, said=("too_expensive", "Lovely, but dear.")),
    DemoPlan(10, "house/month", "canceled", 410,
             said=("customer_service", "Two parcels got lost.")),
    DemoPlan(3, "decaf/month", "canceled", 190, said=("low_quality", None)),
    DemoPlan(39, "house/old", "canceled", 890, said=("unused", "My wife has one too.")),
    DemoPlan(0, "tasting/quarter", "canceled", 500, said=("other", "Too many bags at once!")),
    DemoPlan(5, "house/month", "canceled", 160,
             said=("missing_features", "I wanted to skip a month.")),
    DemoPlan(16, "coldbrew/month", "canceled", 480),
    DemoPlan(22, "origin/month", "canceled", 300, said=("too_complex", None)),
)  # fmt: skip
