"""Confirming a change: the lines of the bill, what is due today, and what is paid later."""

from collections.abc import Iterator
from dataclasses import replace

from portal_desktop.account.products import Price
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.options.business_profile import TERMS
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.amount_due import Due, compute_amount_due
from portal_desktop.portal_page.blocks import (
    Aside,
    BillLine,
    Block,
    ButtonBlock,
    Buttons,
    Note,
    Title,
)
from portal_desktop.portal_page.brand_panel import business_name
from portal_desktop.portal_page.dates import add_intervals
from portal_desktop.portal_page.render_context import RenderContext
from portal_desktop.portal_page.subscription_view import SubscriptionView, product_name
from portal_desktop.portal_page.update_choices import has_valid_change, with_example_choice
from portal_desktop.portal_page.viewed_customer import quantity_of, target_price


def confirm_blocks(seen: RenderContext, held: SubscriptionView) -> tuple[Block, ...]:
    """What a customer is asked to agree to."""
    view = with_example_choice(seen, held)
    price = target_price(held, seen.known, view)
    quantity = quantity_of(held, view)
    view = view.on_page("confirm", quantity=quantity)
    due = compute_amount_due(held, price, quantity, seen.settings, view.today)
    buttons = (
        ButtonBlock(
            seen.portal_text(texts.CONFIRM), "primary", view.on_page("home", done="updated")
        ),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", view.on_page("update")),
    )
    return (
        Title(seen.portal_text(texts.CONFIRM_UPDATES)),
        *_invoice_lines(seen, held, price, quantity, due),
        *_amount_notes(seen, held, due),
        *terms_notes(seen, texts.AGREE),
        Buttons(buttons),
    )


def unreachable_reason(seen: RenderContext, held: SubscriptionView) -> str:
    """Why nothing leads to the page; empty where something does."""
    if has_valid_change(replace(seen, view=with_example_choice(seen, held)), held):
        return ""
    return _("There is nothing else for them to choose.")


def _invoice_lines(
    seen: RenderContext, held: SubscriptionView, price: Price | None, quantity: int, due: Due
) -> Iterator[BillLine]:
    name = product_name(price, seen.known, held.product)
    yield BillLine(seen.product_text(name, quantity), seen.price_text(price, quantity))
    if price is None:
        return

    def amount(minor: int | None) -> str:
        return "—" if minor is None else seen.amount_text(Money(minor, price.currency))

    if due.unused or due.remaining:
        today, later = seen.day_text(seen.view.today, "short"), seen.day_text(due.begins, "short")
        unused = seen.portal_text(texts.UNUSED, product=seen.subscription_text(held), date=today)
        remaining = seen.portal_text(
            texts.REMAINING, product=seen.product_text(name, quantity), date=today
        )
        yield BillLine(unused, amount(due.unused))
        if due.anew:
            whole = seen.portal_text(
                texts.UNTIL, product=seen.product_text(name, quantity), date=later
            )
            yield BillLine(whole, amount(due.each))
        else:
            yield BillLine(remaining, amount(due.remaining))
    if due.extra and due.each is not None:
        first = seen.portal_text(texts.NEXT_BILL)
        yield BillLine(first, amount(max(due.each + due.extra, 0)), seen.day_text(due.begins))
    yield BillLine(
        _later_payment_text(seen, price, due, after_next=bool(due.extra)), amount(due.each)
    )
    yield BillLine(seen.portal_text(texts.DUE_TODAY), amount(due.today), strong=True)


def _later_payment_text(seen: RenderContext, price: Price, due: Due, *, after_next: bool) -> str:
    """From when the whole price is paid: a bill later where the next one is another amount."""
    if due.begins is None:
        return seen.portal_text(texts.PAY_LATER, interval=seen.interval_text(price))
    first = due.begins
    if after_next:
        first = add_intervals(first, price.interval, price.interval_count)
    begins = seen.day_text(first)
    single = texts.PAY_STARTING.get(price.interval)
    if single is not None and price.interval_count == 1:
        return seen.portal_text(single, date=begins)
    return seen.portal_text(texts.PAY_EVERY, interval=seen.interval_text(price), date=begins)


def _amount_notes(seen: RenderContext, held: SubscriptionView, due: Due) -> Iterator[Aside]:
    """What the amounts leave out, in words of ours."""
    for note in due.notes:
        yield Aside(_(note))
    left = (due.each or 0) + due.extra
    if left < 0 and held.price is not None:
        credit = seen.amount_text(Money(-left, held.price.currency))
        yield Aside(_("After the next bill, {amount} of it is left.").format(amount=credit))
    if seen.view.code:
        yield Aside(_("What a promotion code takes off is not worked out here."))
    if held.subscription.discounted:
        yield Aside(_("They have a discount, which is not worked out here."))
    if due.waits:
        yield Aside(
            _(
                "The change waits for the end of the period. Until then they cannot cancel, "
                "pause or switch again here."
            )
        )


def terms_notes(seen: RenderContext, sentence: str) -> Iterator[Note | Aside]:
    """The note about terms, where the merchant has set some.

    Else Stripe takes those of the public details.
    """
    if seen.settings.get(TERMS, "").strip():
        name = business_name(seen.settings, seen.known, seen.view)
        yield Note(seen.portal_text(sentence, business=name))
    else:
        yield Aside(
            _("You set no terms. Stripe then shows those of your public details, if there are any.")
        )
