"""Confirming a change: the lines of the bill, what is due today, and what is paid later."""

from collections.abc import Iterator
from dataclasses import replace

from portal_desktop.account.products import Price
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.options.table import TERMS
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.amount_due import Due, settle
from portal_desktop.portal_page.blocks import Aside, Block, Button, Buttons, Line, Note, Title
from portal_desktop.portal_page.brand_panel import business_name
from portal_desktop.portal_page.dates import moved
from portal_desktop.portal_page.render_context import Seen
from portal_desktop.portal_page.subscription_view import Held, product_name
from portal_desktop.portal_page.update_choices import changes, proposed
from portal_desktop.portal_page.viewed_customer import quantity_of, target


def confirm(seen: Seen, held: Held) -> tuple[Block, ...]:
    """What a customer is asked to agree to."""
    view = proposed(seen, held)
    price = target(held, seen.known, view)
    quantity = quantity_of(held, view)
    view = view.at("confirm", quantity=quantity)
    due = settle(held, price, quantity, seen.settings, view.today)
    buttons = (
        Button(seen.say(texts.CONFIRM), "primary", view.at("home", done="updated")),
        Button(seen.say(texts.GO_BACK), "plain", view.at("update")),
    )
    return (
        Title(seen.say(texts.CONFIRM_UPDATES)),
        *_lines(seen, held, price, quantity, due),
        *_notes(seen, held, due),
        *terms(seen, texts.AGREE),
        Buttons(buttons),
    )


def unreachable(seen: Seen, held: Held) -> str:
    """Why nothing leads to the page; empty where something does."""
    if changes(replace(seen, view=proposed(seen, held)), held):
        return ""
    return _("There is nothing else for them to choose.")


def _lines(seen: Seen, held: Held, price: Price | None, quantity: int, due: Due) -> Iterator[Line]:
    name = product_name(price, seen.known, held.product)
    yield Line(seen.named(name, quantity), seen.price(price, quantity))
    if price is None:
        return

    def amount(minor: int | None) -> str:
        return "—" if minor is None else seen.amount(Money(minor, price.currency))

    if due.unused or due.remaining:
        today, later = seen.day(seen.view.today, "short"), seen.day(due.begins, "short")
        unused = seen.say(texts.UNUSED, product=seen.held(held), date=today)
        remaining = seen.say(texts.REMAINING, product=seen.named(name, quantity), date=today)
        yield Line(unused, amount(due.unused))
        if due.anew:
            whole = seen.say(texts.UNTIL, product=seen.named(name, quantity), date=later)
            yield Line(whole, amount(due.each))
        else:
            yield Line(remaining, amount(due.remaining))
    if due.extra and due.each is not None:
        first = seen.say(texts.NEXT_BILL)
        yield Line(first, amount(max(due.each + due.extra, 0)), seen.day(due.begins))
    yield Line(_later(seen, price, due, after_next=bool(due.extra)), amount(due.each))
    yield Line(seen.say(texts.DUE_TODAY), amount(due.today), strong=True)


def _later(seen: Seen, price: Price, due: Due, *, after_next: bool) -> str:
    """From when the whole price is paid: a bill later where the next one is another amount."""
    if due.begins is None:
        return seen.say(texts.PAY_LATER, interval=seen.per(price))
    first = due.begins
    if after_next:
        first = moved(first, price.interval, price.interval_count)
    begins = seen.day(first)
    single = texts.PAY_STARTING.get(price.interval)
    if single is not None and price.interval_count == 1:
        return seen.say(single, date=begins)
    return seen.say(texts.PAY_EVERY, interval=seen.per(price), date=begins)


def _notes(seen: Seen, held: Held, due: Due) -> Iterator[Aside]:
    """What the amounts leave out, in words of ours."""
    for note in due.notes:
        yield Aside(_(note))
    left = (due.each or 0) + due.extra
    if left < 0 and held.price is not None:
        credit = seen.amount(Money(-left, held.price.currency))
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


def terms(seen: Seen, sentence: str) -> Iterator[Note | Aside]:
    """Shown where the merchant has set terms; else Stripe takes those of the public details."""
    if seen.settings.get(TERMS, "").strip():
        name = business_name(seen.settings, seen.known, seen.view)
        yield Note(seen.say(sentence, business=name))
    else:
        yield Aside(
            _("You set no terms. Stripe then shows those of your public details, if there are any.")
        )
