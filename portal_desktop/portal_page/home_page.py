"""The home page: plan, payment method, billing information, invoices."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from portal_desktop.billing.customer_abilities import Ability, subscription_abilities
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.options.billing_info import INVOICES, PAYMENT_METHODS
from portal_desktop.portal_page import billing_info_page as information
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    BadgeBlock,
    Block,
    ButtonBlock,
    Invoice,
    LinkBlock,
    Part,
    PaymentMethod,
    PlanBlock,
    SectionBlock,
    Told,
    Tone,
)
from portal_desktop.portal_page.cancel_pages import first_page
from portal_desktop.portal_page.dates import add_intervals, day_of
from portal_desktop.portal_page.render_context import RenderContext, is_switched_on
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.portal_page.viewed_customer import before_all

PAST_BILLS = 3
LATE: Final = {
    "past_due": texts.PAST_DUE,
    "unpaid": texts.UNPAID,
    "incomplete": texts.INCOMPLETE,
}


def home_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """The sections a customer finds; what is switched off is not there."""
    found: list[SectionBlock] = []
    if seen.customer.held:
        plans = tuple(part for each in seen.customer.held for part in _plan_parts(seen, each))
        found.append(SectionBlock("subscription", seen.portal_text(texts.SUBSCRIPTION), plans))
    if is_switched_on(seen.settings, PAYMENT_METHODS):
        found.append(_payment_method(seen))
    found.append(_information(seen))
    if is_switched_on(seen.settings, INVOICES):
        found.append(_invoices(seen))
    return tuple(found)


def customer_abilities(seen: RenderContext) -> tuple[Told, ...]:
    """What the customer can do, by subscription."""
    return tuple(
        Told(
            seen.subscription_text(held),
            status_sentence(seen, held),
            subscription_abilities(held.subscription, seen.settings, seen.known),
        )
        for held in seen.customer.held
    )


def _plan_parts(seen: RenderContext, held: SubscriptionView) -> Iterator[Part]:
    price = seen.price_text(held.price, held.quantity)
    yield PlanBlock(
        seen.subscription_text(held),
        price,
        tuple(_plan_lines(seen, held)),
        _badge(seen, held),
        tuple(_buttons(seen, held)),
    )
    if held.subscription.discounted:
        yield Aside(_("They have a discount: less is paid than the price says."))
    if held.subscription.status == "active" and not held.subscription.period_end:
        yield Aside(_("When the next bill comes is not known here."))


def _plan_lines(seen: RenderContext, held: SubscriptionView) -> Iterator[str]:
    what = held.subscription
    ends = seen.day_text(day_of(what.period_end))
    if what.scheduled and held.later:
        yield seen.portal_text(texts.CHANGES_TO, product=held.later, date=ends)
    elif what.scheduled:
        when = texts.CHANGES_LATER if seen.customer.real else texts.CHANGES
        yield seen.portal_text(when, date=ends)
    elif what.status in {"active", "past_due"} and not what.ends and what.period_end:
        yield seen.portal_text(texts.RENEWS, date=ends)


def _badge(seen: RenderContext, held: SubscriptionView) -> BadgeBlock | None:
    what = held.subscription
    if what.ends:
        return BadgeBlock(
            seen.portal_text(texts.CANCELS, date=seen.day_text(day_of(what.ends), "day"))
        )
    if what.status == "trialing":
        return BadgeBlock(
            seen.portal_text(texts.TRIAL_ENDS, date=seen.day_text(day_of(what.trial_end), "day"))
        )
    late = LATE.get(what.status)
    if late is not None:
        return BadgeBlock(seen.portal_text(late), "warning")
    return BadgeBlock(seen.portal_text(texts.PAUSED)) if what.status == "paused" else None


def _buttons(seen: RenderContext, held: SubscriptionView) -> Iterator[ButtonBlock]:
    """Those a customer finds, and those that only a newer portal may have."""
    name, view = held.subscription.id, seen.view
    answers = {
        each.verb: each
        for each in subscription_abilities(held.subscription, seen.settings, seen.known)
    }
    if "renew" in answers:
        yield ButtonBlock(seen.portal_text(texts.RENEW), "primary", view.start_flow("renew", name))
    if _is_button_shown(update := answers["update"]):
        view_ = view.start_flow("update", name)
        yield ButtonBlock(
            seen.portal_text(texts.UPDATE), "primary", view_, _is_button_certain(update)
        )
    if held.subscription.status == "paused":
        view = view.start_flow("home", name).on_page("home", done="resumed")
        yield ButtonBlock(seen.portal_text(texts.RESUME), "primary", view, sure=False)
    elif _is_button_shown(pause := answers["pause"]):
        yield ButtonBlock(
            seen.portal_text(texts.PAUSE),
            "plain",
            view.start_flow("pause", name),
            _is_button_certain(pause),
        )
    if _is_button_shown(cancel := answers["cancel"]):
        page = first_page(seen.settings)
        yield ButtonBlock(
            seen.portal_text(texts.CANCEL),
            "plain",
            view.start_flow(page, name),
            _is_button_certain(cancel),
        )


def _is_button_shown(answer: Ability) -> bool:
    return answer.verdict != "no"


def _is_button_certain(answer: Ability) -> bool:
    return answer.verdict == "yes"


def _payment_method(seen: RenderContext) -> SectionBlock:
    expires = seen.portal_text(texts.EXPIRES, month=f"12/{seen.view.today.year + 2}")
    default = BadgeBlock(seen.portal_text(texts.DEFAULT))
    shown: Part = PaymentMethod("Visa", "Visa •••• 4242", expires, default)
    if seen.customer.real:
        shown = Aside(_("This program does not read how a customer pays."))
    add = LinkBlock(
        "add", seen.portal_text(texts.ADD_PAYMENT_METHOD), (), seen.view.on_page("payment")
    )
    return SectionBlock("payment_method", seen.portal_text(texts.PAYMENT_METHOD), (shown, add))


def _information(seen: RenderContext) -> SectionBlock:
    """The address they log in with is always there; the rest as far as it may be changed."""
    heading = seen.portal_text(texts.BILLING_INFORMATION)
    facts: tuple[Part, ...] = information.customer_facts(seen)
    facts += information.not_read(seen)
    what = information.editable_field_labels(seen)
    if not what:
        return SectionBlock("billing_information", heading, facts)
    edit = LinkBlock(
        "edit", seen.portal_text(texts.UPDATE_INFORMATION), what, seen.view.on_page("information")
    )
    return SectionBlock("billing_information", heading, (*facts, edit))


def _invoices(seen: RenderContext) -> SectionBlock:
    heading = seen.portal_text(texts.INVOICES)
    if seen.customer.real:
        aside = Aside(_("This program does not read a customer’s invoices."))
        return SectionBlock("invoices", heading, (aside,))
    rows = tuple(_past_invoices(seen)) or (Aside(_("Nothing has been paid yet.")),)
    return SectionBlock("invoices", heading, rows)


def _past_invoices(seen: RenderContext) -> Iterator[Invoice]:
    """The bills of the example customer, the newest first: what was paid before anything was done
    in the preview, and what was paid there today."""
    for held in seen.customer.held:
        if held.paid is not None:
            yield _invoice_row(seen, held, seen.view.today, held.paid)
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
            day = add_intervals(last, price.interval, -max(price.interval_count, 1) * back)
            found.append((day, _invoice_row(seen, held, day, amount, paid=not late or bool(back))))
    yield from (bill for _day, bill in sorted(found, key=lambda each: each[0], reverse=True))


def _invoice_row(
    seen: RenderContext,
    held: SubscriptionView,
    day: date,
    amount: Money | None,
    *,
    paid: bool = True,
) -> Invoice:
    tone: Tone = "good" if paid else "warning"
    badge = BadgeBlock(seen.portal_text(texts.PAID if paid else texts.OPEN), tone)
    return Invoice(seen.day_text(day, "short"), seen.amount_text(amount), badge, held.product)


def status_sentence(seen: RenderContext, held: SubscriptionView) -> str:
    """One sentence, such as ``On trial until Nov 28, 2026, then €95.00 per month.``"""
    what = held.subscription
    price = _price_text(seen, held)
    next_bill = seen.day_text(day_of(what.period_end))
    if what.ends:
        return _("Cancelled, and theirs until {date}.").format(
            date=seen.day_text(day_of(what.ends))
        )
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
            date = seen.day_text(day_of(what.trial_end))
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


def _price_text(seen: RenderContext, held: SubscriptionView) -> str:
    metered = held.price is not None and held.price.metered
    if held.amount is None and not metered:
        return _("An amount that is not known here")
    return seen.price_text(held.price, held.quantity)
