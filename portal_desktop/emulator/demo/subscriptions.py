"""Subscriptions in every state a portal has to show."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.clock import DAY, ago, later, period
from portal_desktop.emulator.demo.catalogue import price_of
from portal_desktop.emulator.demo.plans import DemoPlan
from portal_desktop.emulator.json_values import Obj

_TRIAL_DAYS = 14
_STATUS = {"ending": "active", "scheduled": "active", "by_invoice": "active"}


def subscription(account: EmbeddedAccount, row: DemoPlan, customer: str) -> Obj:
    price = price_of(account, row.offer)
    started = ago(account.now, row.days)
    begin, end = _period(account.now, row, price)
    name = account.new_id("sub")
    made: Obj = {
        "id": name,
        "object": "subscription",
        "automatic_tax": {"enabled": False, "liability": None},
        "billing_cycle_anchor": end if row.state == "trialing" else started,
        "billing_mode": {"flexible": None, "type": "flexible" if row.flexible else "classic"},
        "cancel_at": None,
        "cancel_at_period_end": False,
        "canceled_at": None,
        "cancellation_details": {"comment": None, "feedback": None, "reason": None},
        "collection_method": "charge_automatically",
        "created": started,
        "currency": "eur",
        "customer": customer,
        "days_until_due": None,
        "default_payment_method": None,
        "description": None,
        "discounts": [],
        "ended_at": None,
        "items": _items(account, row, price, name, (begin, end)),
        "latest_invoice": None,
        "livemode": account.live,
        "metadata": {},
        "pause_collection": None,
        "schedule": None,
        "start_date": started,
        "status": _STATUS.get(row.state, row.state),
        "status_details": None,
        "test_clock": None,
        "trial_end": None,
        "trial_start": None,
    }
    return made | _standing(account.now, row, started, end)


def _period(now: int, row: DemoPlan, price: Obj) -> tuple[int, int]:
    started = ago(now, row.days)
    if row.state == "trialing":
        return started, started + _TRIAL_DAYS * DAY
    rhythm = price["recurring"]
    until = ended(now, row) if row.state == "canceled" else now
    return period(started, until, rhythm["interval"], rhythm["interval_count"])


def ended(now: int, row: DemoPlan) -> int:
    """When a canceled one did: after three fifths of the time since it began."""
    return ago(now, row.days * 2 // 5)


def _items(
    account: EmbeddedAccount, row: DemoPlan, price: Obj, name: str, when: tuple[int, int]
) -> Obj:
    item: Obj = {
        "id": account.new_id("si", 14),
        "object": "subscription_item",
        "created": ago(account.now, row.days),
        "current_period_end": when[1],
        "current_period_start": when[0],
        "discounts": [],
        "metadata": {},
        "price": price,
        "subscription": name,
        "tax_rates": [],
    }
    if price["recurring"]["usage_type"] == "licensed":
        item["quantity"] = row.quantity
    url = f"/v1/subscription_items?subscription={name}"
    return {"object": "list", "data": [item], "has_more": False, "url": url}


def _standing(now: int, row: DemoPlan, started: int, end: int) -> Obj:
    """The fields in which the states differ."""
    feedback, comment = row.said
    asked = {"comment": comment, "feedback": feedback, "reason": "cancellation_requested"}
    if row.state == "trialing":
        return {"trial_end": end, "trial_start": started}
    if row.state == "ending":
        when = {"cancel_at": end, "cancel_at_period_end": True, "canceled_at": ago(now, 4)}
        return when | {"cancellation_details": asked}
    if row.state == "canceled":
        gone = ended(now, row)
        return {"canceled_at": gone, "cancellation_details": asked, "ended_at": gone}
    if row.state == "by_invoice":
        return {"collection_method": "send_invoice", "days_until_due": 14}
    if row.state == "paused":
        paused = {
            "subscription": {"type": "pause_requested"},
            "transitioned_at": ago(now, 11),
            "type": "subscription",
        }
        return {"status_details": {"paused": paused}}
    return {}


def schedule(account: EmbeddedAccount, subscription_: Obj) -> Obj:
    """A change that waits for the period's end: the portal locks such a subscription."""
    item = subscription_["items"]["data"][0]
    begin, end = item["current_period_start"], item["current_period_end"]
    cheaper = price_of(account, "house/month")["id"]
    after = later(end, "month", 1)
    return {
        "id": account.new_id("sub_sched"),
        "object": "subscription_schedule",
        "created": ago(account.now, 5),
        "current_phase": {"end_date": end, "start_date": begin},
        "customer": subscription_["customer"],
        "end_behavior": "release",
        "livemode": account.live,
        "phases": [
            {"end_date": end, "items": [{"price": item["price"]["id"]}], "start_date": begin},
            {"end_date": after, "items": [{"price": cheaper}], "start_date": end},
        ],
        "status": "active",
        "subscription": subscription_["id"],
    }
