"""The last few invoices of each subscription."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.clock import DAY, later
from portal_desktop.emulator.json_values import Obj

_KEPT = 3


def invoices_for(account: EmbeddedAccount, subscription: Obj, customer: Obj) -> list[Obj]:
    """Oldest first; none during a trial. What is past due, or sent by invoice, is still open."""
    if subscription["status"] == "trialing":
        return []
    item = subscription["items"]["data"][0]
    rhythm = item["price"]["recurring"]
    starts = []
    for number in range(_KEPT):
        start = later(
            item["current_period_start"], rhythm["interval"], -number * rhythm["interval_count"]
        )
        if start >= subscription["start_date"] - DAY:
            starts.append(start)
    bills = [_invoice(account, subscription, customer, start) for start in reversed(starts)]
    if bills and _unpaid(subscription):
        open_ = {"status": "open", "amount_paid": 0, "amount_remaining": bills[-1]["total"]}
        bills[-1] |= open_ | {"status_transitions": {"paid_at": None}}
    return bills


def _unpaid(subscription: Obj) -> bool:
    by_invoice: bool = subscription["collection_method"] == "send_invoice"
    late: bool = subscription["status"] == "past_due"
    return by_invoice or late


def _invoice(account: EmbeddedAccount, subscription: Obj, customer: Obj, start: int) -> Obj:
    item = subscription["items"]["data"][0]
    total = item["price"]["unit_amount"] * item.get("quantity", 214)  # cups of a metered month
    name = account.new_id("in")
    count = len(account.collection("invoice").places("customer", customer["id"])) + 1
    return {
        "id": name,
        "object": "invoice",
        "amount_due": total,
        "amount_paid": total,
        "amount_remaining": 0,
        "billing_reason": "subscription_cycle",
        "collection_method": subscription["collection_method"],
        "created": start,
        "currency": "eur",
        "customer": customer["id"],
        "customer_email": customer["email"],
        "customer_name": customer["name"],
        "due_date": None,
        "hosted_invoice_url": None,
        "invoice_pdf": None,
        "lines": _lines(item, name, total),
        "livemode": account.live,
        "metadata": {},
        "number": f"{customer['invoice_prefix']}-{count:04}",
        "parent": {
            "quote_details": None,
            "subscription_details": {"metadata": {}, "subscription": subscription["id"]},
            "type": "subscription_details",
        },
        "period_end": start,
        "period_start": start,
        "status": "paid",
        "status_transitions": {"finalized_at": start, "paid_at": start + 3_600},
        "subtotal": total,
        "total": total,
    }


def _lines(item: Obj, invoice: str, total: int) -> Obj:
    line: Obj = {
        "id": f"il_{invoice.removeprefix('in_')}",
        "object": "line_item",
        "amount": total,
        "currency": "eur",
        "invoice": invoice,
        "quantity": item.get("quantity"),
    }
    url = f"/v1/invoices/{invoice}/lines"
    return {"object": "list", "data": [line], "has_more": False, "url": url}
