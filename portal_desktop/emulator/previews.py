"""``/v1/invoices/create_preview``: the bill that would follow from changing a subscription.

As far as a portal's changes need it: another price of the same interval and currency, another
quantity. With ``always_invoice`` the differences are billed by themselves, today; with
``create_prorations`` they stand on the next bill, with ``none`` nowhere. A credit stays with the
customer (``ending_balance``), nothing is paid back. What is not documented well enough to be
shown to a merchant (another interval, a trial) is refused here, in words of our own.
"""

from collections.abc import Iterator

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.catalogue_rules import check_recurring
from portal_desktop.emulator.clock import later, moment_of
from portal_desktop.emulator.endpoints import Call, CallAnswer
from portal_desktop.emulator.json_values import Obj, at, bracketed, token
from portal_desktop.emulator.lists import as_list
from portal_desktop.emulator.proration import Period, ProrationItem, ProrationLine, differences
from portal_desktop.emulator.refusals import Refusal, missing, no_such

_ITEMS = ("subscription_details", "items")
_STEPS = {"bhd": 10, "jod": 10, "kwd": 10, "omr": 10, "tnd": 10, "isk": 100, "ugx": 100}
"""What amounts must be a multiple of where not every one can be charged
(https://docs.stripe.com/currencies)."""


def create(call: Call) -> CallAnswer:
    """The invoice, which is kept nowhere."""
    subscription = _subscription(call)
    details = call.params.get("subscription_details") or {}
    before = [_item(call.account, each) for each in at(subscription, ("items", "data")) or []]
    after = _changed(call.account, before, details.get("items") or [])
    period = _period(subscription)
    when = _moment(call.account, details.get("proration_date"), period)
    _refuse_what_is_not_known(subscription, details, [*before, *after])
    # Stripe's default when the request names nothing.
    behaviour = details.get("proration_behavior", "create_prorations")
    account = call.account
    settled = []
    if behaviour != "none":
        settled = [
            _settling(account, item, amount, Period(when, period.end))
            for item, amount in differences(before, after, period, when)
        ]
    today = behaviour == "always_invoice" and bool(settled)
    lines = settled if today else [*settled, *_next_period(account, after, period)]
    return _invoice(call.account, subscription, lines, when if today else period.end)


def _subscription(call: Call) -> Obj:
    wanted = call.params.get("subscription")
    if not wanted:
        raise missing("subscription")
    found = call.account.find("subscription", wanted)
    if found is None:
        raise no_such("subscription", wanted, "subscription")
    return found


def _item(account: EmbeddedAccount, raw: Obj) -> ProrationItem:
    price = account.find("price", at(raw, ("price", "id"))) or raw["price"]
    return ProrationItem(str(raw["id"]), price, int(raw.get("quantity") or 0))


def _changed(
    account: EmbeddedAccount, before: list[ProrationItem], sent: list[Obj]
) -> list[ProrationItem]:
    """All items as they would be; those not named stay."""
    after = {item.id: item for item in before}
    for index, wanted in enumerate(sent):
        param = (*_ITEMS, index)
        name = wanted.get("id")
        if name and name not in after:
            raise no_such("subscription_item", name, bracketed((*param, "id")))
        was = after.get(name) if name else None
        price = _price(account, wanted.get("price"), bracketed((*param, "price")), was)
        quantity = (
            0 if wanted.get("deleted") else wanted.get("quantity", was.quantity if was else 1)
        )
        after[name or f"new {index}"] = ProrationItem(name or "", price, int(quantity))
    return list(after.values())


def _price(
    account: EmbeddedAccount, wanted: str | None, param: str, was: ProrationItem | None
) -> Obj:
    if wanted is None:
        if was is None:
            raise missing(param)
        return was.price
    price = account.find("price", wanted)
    if price is None:
        raise no_such("price", wanted, param)
    check_recurring(price, param)
    return price


def _period(subscription: Obj) -> Period:
    first = at(subscription, ("items", "data"))[0]
    return Period(int(first["current_period_start"]), int(first["current_period_end"]))


def _moment(account: EmbeddedAccount, asked: int | None, period: Period) -> int:
    when = account.now if asked is None else asked
    if not period.start <= when <= period.end:
        # That it must be in the period is documented; the text is UNCONFIRMED.
        text = "`proration_date` must be within the subscription's current period."
        raise Refusal(text, param="subscription_details[proration_date]")
    return when


def _refuse_what_is_not_known(subscription: Obj, details: Obj, items: list[ProrationItem]) -> None:
    def rhythm(item: ProrationItem) -> tuple[object, ...]:
        every = item.price["recurring"]
        return item.price["currency"], every["interval"], every["interval_count"]

    anchored = at(details, ("billing_cycle_anchor", "type")) not in {None, "unchanged"}
    alike = len({rhythm(item) for item in items}) == 1
    paid = all(item.price.get("unit_amount") for item in items)
    if anchored or not alike or not paid or subscription["status"] == "trialing":
        text = "This embedded account previews changes of price and quantity only: no trials, no"
        raise Refusal(f"{text} free prices, and no other interval, currency or billing date.")


def _settling(
    account: EmbeddedAccount, item: ProrationItem, amount: int, rest: Period
) -> ProrationLine:
    words = "Unused time on" if amount < 0 else "Remaining time on"
    day = moment_of(rest.start).strftime("%d %b %Y")
    return ProrationLine(
        item, amount, f"{words} {_name(account, item)} after {day}", rest, proration=True
    )


def _next_period(
    account: EmbeddedAccount, after: list[ProrationItem], period: Period
) -> Iterator[ProrationLine]:
    for item in after:
        if not item.quantity:
            continue
        every = item.price["recurring"]
        coming = Period(period.end, later(period.end, every["interval"], every["interval_count"]))
        words = f"{item.quantity} × {_name(account, item)}"
        yield ProrationLine(item, item.amount, words, coming, proration=False)


def _name(account: EmbeddedAccount, item: ProrationItem) -> str:
    product = account.find("product", item.price["product"])
    return str(product["name"]) if product else str(item.price["product"])


def _invoice(
    account: EmbeddedAccount, subscription: Obj, lines: list[ProrationLine], when: int
) -> Obj:
    total = sum(line.amount for line in lines)
    customer = account.find("customer", subscription["customer"]) or {}
    owed = total + int(customer.get("balance") or 0)
    due = _chargeable(max(owed, 0), subscription["currency"])
    name = "upcoming_in_" + token(f"{account.id}/{subscription['id']}/{when}/{total}", 24)
    return {
        "id": name,
        "object": "invoice",
        "amount_due": due,
        "amount_paid": 0,
        "amount_remaining": due,
        "billing_reason": "upcoming",
        "collection_method": subscription["collection_method"],
        "created": when,
        "currency": subscription["currency"],
        "customer": subscription["customer"],
        "ending_balance": min(owed, 0),
        "lines": as_list([_line(line, subscription) for line in lines], "/v1/invoices/preview"),
        "livemode": account.live,
        "parent": {
            "quote_details": None,
            "subscription_details": {"metadata": {}, "subscription": subscription["id"]},
            "type": "subscription_details",
        },
        "period_end": when,
        "period_start": when,
        "starting_balance": int(customer.get("balance") or 0),
        "status": "draft",
        "subtotal": total,
        "total": total,
    }


def _chargeable(amount: int, currency: str) -> int:
    """What can be charged of it; how Stripe rounds a sum there is UNCONFIRMED: half a step up."""
    step = _STEPS.get(currency.lower(), 1)
    return (2 * amount + step) // (2 * step) * step


def _line(line: ProrationLine, subscription: Obj) -> Obj:
    price, name = line.item.price, subscription["id"]
    return {
        "id": "il_" + token(f"{name}/{line.description}/{line.period.start}", 24),
        "object": "line_item",
        "amount": line.amount,
        "currency": price["currency"],
        "description": line.description,
        "parent": {
            "invoice_item_details": None,
            "subscription_item_details": {
                "proration": line.proration,
                "subscription": name,
                "subscription_item": line.item.id or None,
            },
            "type": "subscription_item_details",
        },
        "period": {"end": line.period.end, "start": line.period.start},
        "pricing": {
            "price_details": {"price": price["id"], "product": price["product"]},
            "type": "price_details",
            "unit_amount_decimal": str(price["unit_amount"]),
        },
        "quantity": line.item.quantity,
    }
