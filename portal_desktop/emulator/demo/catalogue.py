"""What the club sells."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.json_values import Obj


@dataclass(frozen=True)
class DemoOffer:
    """A price: ``key`` names it in the table of subscriptions, ``cents`` are euro cents."""

    key: str
    cents: int
    interval: str = ""
    count: int = 1
    active: bool = True
    metered: bool = False
    tax_behavior: str = "inclusive"


@dataclass(frozen=True)
class DemoItem:
    name: str
    description: str
    offers: tuple[DemoOffer, ...]
    unit_label: str | None = None
    active: bool = True


ITEMS = (
    DemoItem(
        "House Blend",
        "Chocolate and hazelnut, roasted every Tuesday",
        (
            DemoOffer("house/old", 2_100, "month", active=False),
            DemoOffer("house/month", 2_400, "month"),
            DemoOffer("house/year", 24_000, "year"),
        ),
        "bag",
    ),
    DemoItem(
        "Single Origin",
        "A new farm every month, with a card that tells its story",
        (DemoOffer("origin/month", 3_600, "month"), DemoOffer("origin/year", 36_000, "year")),
        "bag",
    ),
    DemoItem(
        "Decaf",
        "Sugar-cane process, for the evening",
        (
            DemoOffer("decaf/month", 2_200, "month"),
            DemoOffer("decaf/year", 22_000, "year", tax_behavior="unspecified"),
        ),
        "bag",
    ),
    DemoItem(
        "Office Crate",
        "Six kilos of beans for teams, delivered by bicycle",
        (DemoOffer("office/month", 9_500, "month"), DemoOffer("office/year", 95_000, "year")),
        "crate",
    ),
    DemoItem(
        "Tasting Box",
        "Four small bags and a guide, once a quarter",
        (DemoOffer("tasting/quarter", 4_500, "month", count=3),),
        "box",
    ),
    DemoItem(
        "Brew Bar",
        "The machine in your office: pay for the cups you drink",
        (DemoOffer("bar/cup", 45, "month", metered=True),),
        "cup",
    ),
    DemoItem("Burr Grinder", "For those who grind at home", (DemoOffer("grinder", 12_900),)),
    DemoItem(
        "Summer Cold Brew",
        "Was here in the summer of last year",
        (DemoOffer("coldbrew/month", 2_800, "month", active=False),),
        "bottle",
        active=False,
    ),
)


def catalogue(account: EmbeddedAccount, created: int) -> Iterator[Obj]:
    """Every product, each followed by its prices."""
    for number, item in enumerate(ITEMS):
        product = account.new_id("prod", 14)
        prices = [
            _price(account, offer, product, created + number * 60 + 1) for offer in item.offers
        ]
        first = next((price["id"] for price in prices if price["active"]), None)
        yield {
            "id": product,
            "object": "product",
            "active": item.active,
            "created": created + number * 60,
            "default_price": first,
            "description": item.description,
            "images": [],
            "livemode": account.live,
            "marketing_features": [],
            "metadata": {},
            "name": item.name,
            "package_dimensions": None,
            "shippable": None,
            "statement_descriptor": None,
            "tax_code": None,
            "type": "service",
            "unit_label": item.unit_label,
            "updated": created + number * 60,
            "url": None,
        }
        yield from prices


def _price(account: EmbeddedAccount, offer: DemoOffer, product: str, created: int) -> Obj:
    recurring = {
        "interval": offer.interval,
        "interval_count": offer.count,
        "meter": "mtr_test_cups" if offer.metered else None,
        "trial_period_days": None,
        "usage_type": "metered" if offer.metered else "licensed",
    }
    return {
        "id": account.new_id("price"),
        "object": "price",
        "active": offer.active,
        "billing_scheme": "per_unit",
        "created": created,
        "currency": "eur",
        "custom_unit_amount": None,
        "livemode": account.live,
        "lookup_key": offer.key.replace("/", "_"),
        "metadata": {},
        "nickname": None,
        "product": product,
        "recurring": recurring if offer.interval else None,
        "tax_behavior": offer.tax_behavior,
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "recurring" if offer.interval else "one_time",
        "unit_amount": offer.cents,
        "unit_amount_decimal": str(offer.cents),
    }


def price_of(account: EmbeddedAccount, key: str) -> Obj:
    """The price of an ``DemoOffer`` by its key."""
    wanted = key.replace("/", "_")
    return next(one for one in account.all("price") if one["lookup_key"] == wanted)
