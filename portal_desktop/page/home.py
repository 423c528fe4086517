"""The home page: plan, payment method, billing information, invoices."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.known import Known
from portal_desktop.money import per, show, show_date
from portal_desktop.option import Option
from portal_desktop.options import (
    ALLOWED_UPDATES,
    CANCEL,
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
    PRODUCTS,
    UPDATE,
)
from portal_desktop.page import customer, texts
from portal_desktop.page.blocks import (
    Action,
    Badge,
    Block,
    Button,
    Fact,
    Invoice,
    PaymentMethod,
    Plan,
    Section,
)
from portal_desktop.page.customer import Subscription
from portal_desktop.page.view import View
from portal_desktop.settings import Settings, members

LABELS: Final = {
    "name": texts.NAME,
    "email": texts.EMAIL,
    "address": texts.ADDRESS,
    "phone": texts.PHONE,
    "shipping": texts.SHIPPING,
    "tax_id": texts.TAX,
}


def home(settings: Settings, known: Known, view: View) -> tuple[Block, ...]:
    """The sections a customer finds; what is switched off is not there."""
    plan = customer.subscription(settings, known, view)
    found = [_subscription(settings, plan, view)]
    if _on(settings, PAYMENT_METHODS):
        found.append(_payment_method(view))
    found.append(_information(settings, view))
    if _on(settings, INVOICES):
        found.append(_invoices(plan, view))
    return tuple(found)


def _subscription(settings: Settings, plan: Subscription, view: View) -> Section:
    words = texts.words(view.language)
    name = plan.product
    if plan.quantity > 1:
        name = words.gettext(texts.TIMES).format(product=name, quantity=plan.quantity)
    price = words.gettext(texts.PER_AMOUNT).format(
        amount=show(plan.amount, view.language), interval=per(plan.interval, plan.count, words)
    )
    renews, _past = customer.bills(plan, view.today)
    line = words.gettext(texts.RENEWS).format(date=show_date(renews, view.language))
    shown = Plan(name, price.strip(), (line,), None, tuple(_buttons(settings, view)))
    return Section("subscription", words.gettext(texts.SUBSCRIPTION), (shown,))


def _buttons(settings: Settings, view: View) -> Iterator[Button]:
    say = texts.words(view.language).gettext
    if can_update(settings):
        yield Button(say(texts.UPDATE), "primary")
    if _on(settings, CANCEL):
        yield Button(say(texts.CANCEL))


def can_update(settings: Settings) -> bool:
    """Whether subscriptions can be changed: something may change, and there are plans to choose.

    Stripe does not let subscriptions change while customers cannot change how they pay.
    """
    return (
        _on(settings, UPDATE)
        and _on(settings, PAYMENT_METHODS)
        and bool(settings.get(ALLOWED_UPDATES, ALLOWED_UPDATES.default))
        and bool(settings.get(PRODUCTS, PRODUCTS.default))
    )


def _payment_method(view: View) -> Section:
    say = texts.words(view.language).gettext
    expires = say(texts.EXPIRES).format(month=f"12/{view.today.year + 2}")
    card = PaymentMethod("Visa", "Visa •••• 4242", expires, Badge(say(texts.DEFAULT)))
    add = Action("add", say(texts.ADD_PAYMENT_METHOD))
    return Section("payment_method", say(texts.PAYMENT_METHOD), (card, add))


def _information(settings: Settings, view: View) -> Section:
    """The address they log in with is always there; the rest as far as it may be changed."""
    say = texts.words(view.language).gettext
    changeable = editable(settings, view)
    allowed = _allowed(settings)
    facts = tuple(
        Fact(say(LABELS[each]), customer.FACTS[each], each in changeable)
        for each in LABELS
        if each == "email" or each in allowed
    )
    if not changeable:
        return Section("billing_information", say(texts.BILLING_INFORMATION), facts)
    what = tuple(say(LABELS[each]) for each in LABELS if each in changeable)
    edit = Action("edit", say(texts.UPDATE_INFORMATION), what)
    return Section("billing_information", say(texts.BILLING_INFORMATION), (*facts, edit))


def editable(settings: Settings, view: View) -> frozenset[str]:
    """What this visitor may change; who came by the login link cannot change their address."""
    allowed = _allowed(settings)
    return allowed - {"email"} if view.visitor == "login_link" else allowed


def _allowed(settings: Settings) -> frozenset[str]:
    if not _on(settings, CUSTOMER_UPDATE):
        return frozenset()
    if CUSTOMER_FIELDS.path not in settings:
        return frozenset(CUSTOMER_FIELDS.default)
    return frozenset(members(settings, CUSTOMER_FIELDS.path)) & LABELS.keys()


def _invoices(plan: Subscription, view: View) -> Section:
    say = texts.words(view.language).gettext
    amount = show(plan.amount, view.language)
    paid = Badge(say(texts.PAID), "good")
    _renews, days = customer.bills(plan, view.today)
    rows = tuple(
        Invoice(show_date(day, view.language, "short"), amount, paid, plan.product) for day in days
    )
    return Section("invoices", say(texts.INVOICES), rows)


def _on(settings: Settings, option: Option[bool]) -> bool:
    """A switch; what is not known is taken as the portal comes."""
    return settings.get(option, option.default) is True
