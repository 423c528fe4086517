"""Who subscribes to what, and how it stands: 40 that go on, 9 that ended."""

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "active", "trialing", "past_due", "ending", "scheduled", "paused", "by_invoice", "canceled"
]


@dataclass(frozen=True)
class Row:
    """``person`` counts from 0; ``days`` since it began; ``said`` = reason and comment."""

    person: int
    offer: str
    state: State
    days: int
    quantity: int = 1
    flexible: bool = True
    said: tuple[str | None, str | None] = (None, None)


SUBSCRIPTIONS = (
    Row(0, "house/month", "active", 98),
    Row(1, "house/old", "active", 905, flexible=False),
    Row(2, "origin/month", "active", 310),
    Row(3, "origin/year", "active", 240),
    Row(4, "house/month", "trialing", 6),
    Row(5, "decaf/month", "active", 77),
    Row(6, "house/year", "active", 512, flexible=False),
    Row(7, "office/month", "active", 640, 2, flexible=False),
    Row(7, "bar/cup", "active", 200),
    Row(8, "house/month", "past_due", 161),
    Row(9, "tasting/quarter", "active", 145),
    Row(10, "house/month", "active", 59, 2),
    Row(11, "origin/month", "active", 33),
    Row(11, "decaf/month", "active", 33),
    Row(12, "house/month", "ending", 220, said=("too_expensive", "Prices went up twice.")),
    Row(13, "house/year", "active", 395),
    Row(14, "origin/month", "active", 451, flexible=False),
    Row(15, "office/year", "by_invoice", 300, 3),
    Row(16, "house/month", "active", 12),
    Row(17, "origin/month", "trialing", 3),
    Row(18, "house/old", "active", 870, 2, flexible=False),
    Row(19, "decaf/year", "active", 88),
    Row(20, "origin/year", "scheduled", 190),
    Row(21, "house/month", "paused", 280),
    Row(22, "house/month", "active", 46),
    Row(22, "tasting/quarter", "active", 46),
    Row(23, "house/month", "ending", 130, said=("unused", None)),
    Row(24, "house/month", "active", 25, 3),
    Row(25, "origin/month", "active", 101),
    Row(27, "house/month", "by_invoice", 540, flexible=False),
    Row(28, "house/month", "active", 67),
    Row(28, "decaf/month", "past_due", 67),
    Row(29, "origin/month", "active", 19),
    Row(30, "house/year", "active", 29),
    Row(31, "house/month", "trialing", 9),
    Row(32, "bar/cup", "active", 410, flexible=False),
    Row(33, "origin/month", "active", 154),
    Row(33, "house/month", "active", 154),
    Row(35, "office/month", "scheduled", 84),
    Row(36, "tasting/quarter", "paused", 205),
    Row(26, "house/month", "canceled", 330, said=("switched_service", "There is one next door.")),
    Row(34, "origin/month", "canceled", 270, said=("too_expensive", "Lovely, but dear.")),
    Row(10, "house/month", "canceled", 410, said=("customer_service", "Two parcels got lost.")),
    Row(3, "decaf/month", "canceled", 190, said=("low_quality", None)),
    Row(39, "house/old", "canceled", 890, said=("unused", "My wife has one too.")),
    Row(0, "tasting/quarter", "canceled", 500, said=("other", "Too many bags at once!")),
    Row(5, "house/month", "canceled", 160, said=("missing_features", "I wanted to skip a month.")),
    Row(16, "coldbrew/month", "canceled", 480),
    Row(22, "origin/month", "canceled", 300, said=("too_complex", None)),
)  # fmt: skip
