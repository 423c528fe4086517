"""What happens at Stripe by itself while an account lies stored and days go by."""

import datetime as dt

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.clock import period, seconds
from portal_desktop.emulator.json_values import Obj, at

_RUNNING = frozenset({"active", "past_due", "trialing"})


def days_passed(account: EmbeddedAccount, now: dt.date | None) -> None:
    """Bring the account to noon of ``now`` (today without one); its clock never goes back.

    Periods renew, trials become paid, and what was to end has ended.
    """
    account.now = max(account.now, seconds(now))
    account.put_all(_renewed(one, account.now) for one in account.all("subscription"))


def _renewed(subscription: Obj, now: int) -> Obj:
    if subscription["status"] not in _RUNNING:
        return subscription
    end = subscription.get("cancel_at")
    if end is not None and end <= now:
        return subscription | {"status": "canceled", "ended_at": end}
    changed = dict(subscription)
    trial_end = subscription.get("trial_end")
    if subscription["status"] == "trialing" and trial_end is not None and trial_end <= now:
        changed["status"] = "active"
    items = subscription["items"]
    changed["items"] = items | {"data": [_next_period(item, now) for item in items["data"]]}
    return changed


def _next_period(item: Obj, now: int) -> Obj:
    rhythm = at(item, ("price", "recurring"))
    end = item.get("current_period_end")
    if not rhythm or end is None or end > now:
        return item
    begin, next_end = period(end, now, rhythm["interval"], rhythm["interval_count"])
    return item | {"current_period_start": begin, "current_period_end": next_end}
