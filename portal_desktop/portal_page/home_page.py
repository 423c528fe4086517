"""The home page: plan, payment method, billing information, invoices."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from portal_desktop.billing.customer_abilities import Answer, can
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.options.table import INVOICES, PAYMENT_METHODS
from portal_desktop.portal_page import billing_info_page as information
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Action,
    Aside,
    Badge,
    Block,
    Button,
    Invoice,
    Part,
    PaymentMethod,
    Plan,
    Section,
    Told,
    Tone,
)
from portal_desktop.portal_page.cancel_pages import first_page
from portal_desktop.portal_page.dates import day_of, moved
from portal_desktop.portal_page.render_context import Seen, on
from portal_desktop.portal_page.subscription_view import Held
from portal_desktop.portal_page.viewed_customer import before_all

PAST_BILLS = 3
LATE: Final = {
    "past_due": texts.PAST_DUE,
    "unpaid": texts.UNPAID,
    "incomplete": texts.INCOMPLETE,
}


def home(seen: Seen) -> tuple[Block, ...]:
    """The sections a customer finds; what is switched off is not there."""
    found: list[Section] = []
    if seen.customer.held:
        plans = tuple(part for each in seen.customer.held for part in _plan(seen, each))
        found.append(Section("subscription", seen.say(texts.SUBSCRIPTION), plans))
    if on(seen.settings, PAYMENT_METHODS):
        found.append(_payment_method(seen))
    found.append(_information(seen))
    if on(seen.settings, INVOICES):
        found.append(_invoices(seen))
    return tuple(found)


def told(seen: Seen) -> tuple[Told, ...]:
    """What the customer can do, by subscription."""
    return tuple(
        Told(
            seen.held(held),
            standing(seen, held),
            can(held.subscription, seen.settings, seen.known),
        )
        for held in seen.customer.held
    )


def _plan(seen: Seen, held: Held) -> Iterator[Part]:
    price = seen.price(held.price, held.quantity)
    yield Plan(
        seen.held(held), price, tuple(_lines(seen, held)), _badge(seen, held),
        tuple(_buttons(seen, held)),
    )  # fmt: skip
    if held.subscription.discounted:
        yield Aside(_("They have a discount: less is paid than the price says."))
    if held.subscription.status == "active" and not held.subscription.period_end:
        yield Aside(_("When the next bill comes is not known here."))


def _lines(seen: Seen, held: Held) -> Iterator[str]:
    what = held.subscription
    ends = seen.day(day_of(what.period_end))
    if what.scheduled and held.later:
        yield seen.say(texts.CHANGES_TO, product=held.later, date=ends)
    elif what.scheduled:
        when = texts.CHANGES_LATER if seen.customer.real else texts.CHANGES
        yield seen.say(when, date=ends)
    elif what.status in {"active", "past_due"} and not what.ends and what.period_end:
        yield seen.say(texts.RENEWS, date=ends)


def _badge(seen: Seen, held: Held) -> Badge | None:
    what = held.subscription
    if what.ends:
        return Badge(seen.say(texts.CANCELS, date=seen.day(day_of(what.ends), "day")))
    if what.status == "trialing":
        return Badge(seen.say(texts.TRIAL_ENDS, date=seen.day(day_of(what.trial_end), "day")))
    late = LATE.get(what.status)
    if late is not None:
        return Badge(seen.say(late), "warning")
    return Badge(seen.say(texts.PAUSED)) if what.status == "paused" else None


def _buttons(seen: Seen, held: Held) -> Iterator[Button]:
    """Those a customer finds, and those that only a newer portal may have."""
    name, view = held.subscription.id, seen.view
    answers = {each.verb: each for each in can(held.subscription, seen.settings, seen.known)}
    if "renew" in answers:
        yield Button(seen.say(texts.RENEW), "primary", view.begin("renew", name))
    if _shown(update := answers["update"]):
        view_ = view.begin("update", name)
        yield Button(seen.say(texts.UPDATE), "primary", view_, _sure(update))
    if held.subscription.status == "paused":
        view = view.begin("home", name).at("home", done="resumed")
        yield Button(seen.say(texts.RESUME), "primary", view, sure=False)
    elif _shown(pause := answers["pause"]):
        yield Button(seen.say(texts.PAUSE), "plain", view.begin("pause", name), _sure(pause))
    if _shown(cancel := answers["cancel"]):
        page = first_page(seen.settings)
        yield Button(seen.say(texts.CANCEL), "plain", view.begin(page, name), _sure(cancel))


def _shown(answer: Answer) -> bool:
    return answer.verdict != "no"


def _sure(answer: Answer) -> bool:
    return answer.verdict == "yes"


def _payment_method(seen: Seen) -> Section:
    expires = seen.say(texts.EXPIRES, month=f"12/{seen.view.today.year + 2}")
    default = Badge(seen.say(texts.DEFAULT))
    shown: Part = PaymentMethod("Visa", "Visa •••• 4242", expires, default)
    if seen.customer.real:
        shown = Aside(_("This program does not read how a customer pays."))
    add = Action("add", seen.say(texts.ADD_PAYMENT_METHOD), (), seen.view.at("payment"))
    return Section("payment_method", seen.say(texts.PAYMENT_METHOD), (shown, add))


def _information(seen: Seen) -> Section:
    """The address they log in with is always there; the rest as far as it may be changed."""
    heading = seen.say(texts.BILLING_INFORMATION)
    facts: tuple[Part, ...] = information.facts(seen)
    facts += information.not_read(seen)
    what = information.changeable(seen)
    if not what:
        return Section("billing_information", heading, facts)
    edit = Action("edit", seen.say(texts.UPDATE_INFORMATION), what, seen.view.at("information"))
    return Section("billing_information", heading, (*facts, edit))


def _invoices(seen: Seen) -> Section:
    heading = seen.say(texts.INVOICES)
    if seen.customer.real:
        aside = Aside(_("This program does not read a customer’s invoices."))
        return Section("invoices", heading, (aside,))
    rows = tuple(_past(seen)) or (Aside(_("Nothing has been paid yet.")),)
    return Section("invoices", heading, rows)


def _past(seen: Seen) -> Iterator[Invoice]:
    """The bills of the example customer, the newest first: what was paid before anything was done
    in the preview, and what was paid there today."""
    for held in seen.customer.held:
        if held.paid is not None:
            yield _bill(seen, held, seen.view.today, held.paid)
    began = before_all(seen.settings, seen.known, seen.view)
    found: list[tuple[date, Invoice]] = []
    for held in began.held:
        price, late = held.price, held.subscription.status == "past_due"
        if price is None or held.subscription.status == "trialing":
            continue
        last = day_of(held.subscription.period_start) or seen.view.today
        usual = Money(example.EXAMPLE_AMOUNT, price.currency) if price.metered else None
        amount = held.amount or usual
        for back in range(PAST_BILLS):
            day = moved(last, price.interval, -max(price.interval_count, 1) * back)
            found.append((day, _bill(seen, held, day, amount, paid=not late or bool(back))))
    yield from (bill for _day, bill in sorted(found, key=lambda each: each[0], reverse=True))


def _bill(seen: Seen, held: Held, day: date, amount: Money | None, *, paid: bool = True) -> Invoice:
    tone: Tone = "good" if paid else "warning"
    badge = Badge(seen.say(texts.PAID if paid else texts.OPEN), tone)
    return Invoice(seen.day(day, "short"), seen.amount(amount), badge, held.product)


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
