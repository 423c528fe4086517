"""What a product, a price and a reason that are posted have to be, beyond their types.

The limits are those of Stripe's API reference, at the parameter's name.
"""

import re
from collections.abc import Iterator

from tests.request_guard.forms import Nested, at, items
from tests.request_guard.texts import addresses, longer, metadata

UNIT_LABEL, DESCRIPTOR, LOOKUP_KEY, REASON = 12, 22, 200, 100
MOST_IMAGES = 8
LONGEST_INTERVAL = {"day": 1_095, "week": 156, "month": 36, "year": 3}
_NOT_IN_DESCRIPTOR = set("<>\\\"'")
_TAX_CODE = re.compile(r"txcd_\d{8}")
_CURRENCY = re.compile(r"[a-z]{3}")


def product(sent: dict[str, Nested], *, creating: bool) -> Iterator[str]:
    """What is wrong with it, as sentences."""
    if not sent and not creating:
        yield "nothing is changed"
    yield from longer(sent, UNIT_LABEL, "unit_label")
    yield from _descriptor(at(sent, "statement_descriptor"))
    images = items(at(sent, "images"))
    if len(images) > MOST_IMAGES:
        yield f"`images` has {len(images)} pictures: Stripe takes {MOST_IMAGES}"
    for index in range(len(images)):
        yield from addresses(sent, ("images", str(index)))
    tax_code = at(sent, "tax_code")
    if tax_code and not _TAX_CODE.fullmatch(str(tax_code)):
        yield f"`tax_code` is none: {tax_code!r}"
    yield from metadata(sent)


def _descriptor(text: Nested | None) -> Iterator[str]:
    if not isinstance(text, str) or not text:
        return
    if len(text) > DESCRIPTOR:
        yield f"`statement_descriptor` has {len(text)} characters: Stripe takes {DESCRIPTOR}"
    if set(text) & _NOT_IN_DESCRIPTOR or not any(sign.isalpha() for sign in text):
        yield "`statement_descriptor` needs a letter, and none of < > \\ \" '"


def price(sent: dict[str, Nested], *, creating: bool) -> Iterator[str]:
    """What is wrong with it, as sentences."""
    yield from longer(sent, LOOKUP_KEY, "lookup_key")
    yield from metadata(sent)
    if creating:
        yield from _new_price(sent)
    elif not sent:
        yield "nothing is changed"


def _new_price(sent: dict[str, Nested]) -> Iterator[str]:
    if ("product" in sent) == ("product_data" in sent):
        yield "a price is of one product: `product` or `product_data`"
    if not _CURRENCY.fullmatch(str(sent.get("currency", ""))):
        yield "`currency` is not three small letters"
    amounts = {"unit_amount", "unit_amount_decimal", "custom_unit_amount", "tiers"}
    if len(amounts & sent.keys()) != 1:
        yield "a price has one amount"
    if str(sent.get("unit_amount", "")).startswith("-"):
        yield "`unit_amount` is less than nothing"
    recurring = at(sent, "recurring")
    if recurring is not None:
        interval = str(at(recurring, "interval"))
        count = int(str(at(recurring, "interval_count") or "1"))
        most = LONGEST_INTERVAL.get(interval, 0)
        if not 1 <= count <= most:
            yield f"a price every {count} {interval}s: Stripe takes 1 to {most}"


def reason(sent: dict[str, Nested], *, creating: bool) -> Iterator[str]:
    """What is wrong with it, as sentences."""
    if not sent and not creating:
        yield "nothing is changed"
    yield from longer(sent, REASON, "description")
    yield from metadata(sent)


def retired_reason(sent: dict[str, Nested], *, creating: bool) -> Iterator[str]:
    """Nothing can be said about it."""
    yield from ()
