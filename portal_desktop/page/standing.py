"""How a subscription stands, for the merchant: beside the page, customers do not see it."""

from portal_desktop.page.days import day_of
from portal_desktop.page.held import Held
from portal_desktop.page.saying import Seen
from portal_desktop.text import _


def standing(seen: Seen, held: Held) -> str:
    """One sentence, such as ``On trial until Nov 28, 2026, then €95.00 per month.``"""
    what = held.subscription
    price = seen.price(held.price, held.quantity)
    next_bill = seen.day(day_of(what.period_end))
    if what.ends:
        return _("Cancelled, and theirs until {date}.").format(date=seen.day(day_of(what.ends)))
    if what.scheduled:
        return _("A change waits for {date}. Until then: {price}.").format(
            date=next_bill, price=price
        )
    match what.status:
        case "trialing":
            date = seen.day(day_of(what.trial_end))
            return _("On trial until {date}, then {price}.").format(date=date, price=price)
        case "past_due":
            return _("The last bill is not paid. {price}.").format(price=price)
        case "active":
            said = _("{price}, the next bill on {date}.")
            return said.format(price=price, date=next_bill)
        case "paused":
            return _("Paused: no bills. Otherwise {price}.").format(price=price)
        case _:
            return price
