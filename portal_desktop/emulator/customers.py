"""Customers and what hangs from them: lists, search, subscriptions, invoices, cards."""

import re
from itertools import islice

from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import Obj, at
from portal_desktop.emulator.lists import newest_first, page
from portal_desktop.emulator.parameter_merging import merged
from portal_desktop.emulator.refusals import Refusal

_CLAUSE = re.compile(r"\s*(-?)(\w+)(?:\[['\"](\w+)['\"]\])?\s*([:~])\s*(['\"])(.*?)\5\s*$")
_SEARCHED = frozenset({"email", "name", "phone", "metadata"})
_ENDED = frozenset({"canceled", "incomplete_expired"})


def create(call: Call) -> CallAnswer:
    untouched: Obj = {
        "address": None,
        "balance": 0,
        "currency": None,
        "default_source": None,
        "delinquent": False,
        "description": None,
        "discount": None,
        "email": None,
        "invoice_settings": {"custom_fields": None, "default_payment_method": None, "footer": None},
        "metadata": {},
        "name": None,
        "phone": None,
        "preferred_locales": [],
        "shipping": None,
        "tax_exempt": "none",
        "test_clock": None,
    }
    made = merged(untouched, call.sent) | {"object": "customer", "livemode": call.account.live}
    made |= {"id": call.account.new_id("cus", 14), "created": call.account.tick()}
    return call.account.put(made)


def update(call: Call) -> CallAnswer:
    changed = merged(found(call, "customer"), call.sent)
    call.account.tick()
    return call.account.put(changed)


def subscriptions(call: Call) -> CallAnswer:
    """Without a status: all that are not canceled, as Stripe documents."""
    params = dict(call.params)
    status = params.pop("status", None)
    price = params.pop("price", None)
    return page(
        call.account.collection("subscription"),
        params,
        call.url,
        "subscription",
        lambda one: _in_status(str(one["status"]), status) and _has_price(one, price),
    )


def _in_status(status: str, wanted: str | None) -> bool:
    if wanted is None:
        return status != "canceled"
    if wanted == "ended":
        return status in _ENDED
    return wanted in {"all", status}


def _has_price(subscription: Obj, wanted: str | None) -> bool:
    items = at(subscription, ("items", "data")) or []
    return wanted is None or any(at(item, ("price", "id")) == wanted for item in items)


def invoices(call: Call) -> CallAnswer:
    params = dict(call.params)
    wanted = params.pop("subscription", None)
    return page(
        call.account.collection("invoice"),
        params,
        call.url,
        "invoice",
        lambda one: wanted is None or _is_of(one, wanted),
    )


def _is_of(invoice: Obj, subscription: str) -> bool:
    path = ("parent", "subscription_details", "subscription")
    return subscription in {at(invoice, path), invoice.get("subscription")}


def payment_methods(call: Call) -> CallAnswer:
    """Those of one customer: ``?customer=``, or ``/v1/customers/{id}/payment_methods``."""
    params = dict(call.params) | ({"customer": call.id} if "id" in call.ids else {})
    return page(call.account.collection("payment_method"), params, call.url, "payment method")


def search(call: Call) -> CallAnswer:
    """Clauses such as ``email:'ann@example.com'`` or ``name~'ann'``, joined by one of AND, OR."""
    query = str(call.params["query"])
    joint = " OR " if " OR " in query else " AND "
    tests = [_clause(part) for part in query.split(joint)]
    together = any if joint == " OR " else all
    limit = int(call.params.get("limit", 10))
    start = int(call.params.get("page") or 0)
    everybody = newest_first(call.account.collection("customer"))
    hits = (one for one in everybody if together(_hit(one, test) for test in tests))
    found = list(islice(hits, start, start + limit + 1))
    more = len(found) > limit
    return {
        "object": "search_result",
        "data": found[:limit],
        "has_more": more,
        "next_page": str(start + limit) if more else None,
        "url": call.url,
    }


def _clause(text: str) -> tuple[str, ...]:
    match = _CLAUSE.match(text)
    if match is None or match[2] not in _SEARCHED:
        # The text is UNCONFIRMED.
        raise Refusal("We were unable to parse your search query.", param="query")
    return (match[1], match[2], match[3] or "", match[4], match[6])


def _hit(customer: Obj, clause: tuple[str, ...]) -> bool:
    negated, field, key, how, wanted = clause
    value = customer.get(field) or ""
    if field == "metadata":
        value = (customer.get("metadata") or {}).get(key, "")
    has, want = str(value).lower(), wanted.lower()
    return (want in has if how == "~" else want == has) != bool(negated)
