"""What the preview says a change costs, beside what the embedded account bills for it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import stripe

from portal_desktop.account.products import Price
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.options.subscription import UPDATE_PRORATION
from portal_desktop.portal_page.amount_due import Due, compute_amount_due
from portal_desktop.portal_page.dates import noon_timestamp
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.settings.settings import Settings
from tests.emulator.calls import get, post
from tests.emulator.test_previews import DETAILS, PREVIEW, month

CHANGES = [("Single Origin", 1), ("Decaf", 1), ("House Blend", 3), ("Office Crate", 2)]


@pytest.fixture
def jennys(quick: stripe.StripeClient) -> Any:
    """House Blend, €24 a month."""
    customer = get(quick, "/v1/customers", email="jenny@example.com")["data"][0]["id"]
    return get(quick, "/v1/subscriptions", customer=customer)["data"][0]


def said(jennys: Any, price: Any, quantity: int, behaviour: str, day: date) -> Due:
    """What the preview says on a day."""
    item = jennys["items"]["data"][0]
    mine = Subscription(
        jennys["id"],
        jennys["customer"],
        "active",
        quantities=(item["quantity"],),
        period_start=noon_timestamp(_day(item["current_period_start"])),
        period_end=noon_timestamp(_day(item["current_period_end"])),
    )
    settings = Settings({UPDATE_PRORATION.path: behaviour})
    return compute_amount_due(
        SubscriptionView(mine, "", _price(item["price"])), _price(price), quantity, settings, day
    )


def billed(
    client: stripe.StripeClient, jennys: Any, price: Any, quantity: int, how: tuple[str, int]
) -> Any:
    """What is billed for it at a moment: ``how`` is settled, and when."""
    behaviour, moment = how
    item = {"id": jennys["items"]["data"][0]["id"], "price": price["id"], "quantity": quantity}
    details = {"items": [item], "proration_behavior": behaviour, "proration_date": moment}
    return post(client, PREVIEW, subscription=jennys["id"], **{DETAILS: details})


@pytest.mark.parametrize(("name", "quantity"), CHANGES)
@pytest.mark.parametrize("after", [0, 6, 15, 29])
@pytest.mark.parametrize("behaviour", ["always_invoice", "create_prorations", "none"])
def test_the_preview_says_what_is_billed(
    quick: stripe.StripeClient, jennys: Any, name: str, quantity: int, after: int, behaviour: str
) -> None:
    item = jennys["items"]["data"][0]
    moment = item["current_period_start"] + after * 86_400
    price = get(quick, f"/v1/prices/{month(quick, name)}")
    bill = billed(quick, jennys, price, quantity, (behaviour, moment))
    shown = said(jennys, price, quantity, behaviour, _day(moment))
    assert shown.today is not None
    assert shown.each is not None
    if behaviour == "always_invoice":
        assert (shown.today, shown.extra) == (bill["amount_due"], bill["ending_balance"])
    else:
        assert shown.today == 0
        assert max(shown.each + shown.extra, 0) == bill["amount_due"]


def _price(raw: Any) -> Price:
    rhythm = raw["recurring"]
    often = (rhythm["interval"], rhythm["interval_count"])
    return Price(raw["id"], raw["product"], raw["unit_amount"], raw["currency"], *often)


def _day(moment: int) -> date:
    return datetime.fromtimestamp(moment, UTC).date()
