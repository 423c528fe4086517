"""How a subscription stands, for the merchant: beside the page, customers do not see it."""

from portal_desktop.common.i18n import _
from portal_desktop.portal_page.dates import day_of
from portal_desktop.portal_page.render_context import Seen
from portal_desktop.portal_page.subscription_view import Held


def standing(seen: Seen, held: Held) -> str:
    """One sentence, such as ``On trial until Nov 28, 2026, then €95.00 per month.``"""
    what = held.subscription
    price = _price(seen, held)
    next_bill = seen.day(day_of(what.period_end))
    if what.ends:
        return _("Cancelled, and theirs until {date}.").format(date=seen.day(day_of(what.ends)))
    if what.scheduled and seen.customer.real and not held.later:
        return _("A change is scheduled; when it happens is not read. Until then: {price}.").format(
            price=price
        )
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
        case "unpaid":
            return _("Several bills are not paid. {price}.").format(price=price)
        case "incomplete":
            return _("The first payment has not gone through. {price}.").format(price=price)
        case "active":
            said = _("{price}, the next bill on {date}.")
            return said.format(price=price, date=next_bill)
        case "paused":
            return _("Paused: no bills. Otherwise {price}.").format(price=price)
        case _:
            return price


def _price(seen: Seen, held: Held) -> str:
    metered = held.price is not None and held.price.metered
    if held.amount is None and not metered:
        return _("An amount that is not known here")
    return seen.price(held.price, held.quantity)
