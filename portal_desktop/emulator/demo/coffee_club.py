"""Harbour Coffee Club, Rotterdam: a business worth looking at. Nobody in it exists.

Everything stands relative to the account's ``now``, and is the same for the same day.
"""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.clock import ago
from portal_desktop.emulator.demo.bills import invoices_for
from portal_desktop.emulator.demo.business import own_account, portal_settings
from portal_desktop.emulator.demo.catalogue import catalogue
from portal_desktop.emulator.demo.customers import customer, payment_method
from portal_desktop.emulator.demo.extras import extras
from portal_desktop.emulator.demo.people import PEOPLE
from portal_desktop.emulator.demo.plans import SUBSCRIPTIONS
from portal_desktop.emulator.demo.subscriptions import schedule, subscription


def furnish(account: EmbeddedAccount) -> None:
    """Fill an account that has nothing but its id and its clock."""
    opened = ago(account.now, 1_100)
    account.put(own_account(account.id, opened))
    account.put_all(catalogue(account, opened))
    account.put_all(extras(account, opened))
    account.put(portal_settings(account, opened))
    for number, person in enumerate(PEOPLE):
        first = max((row.days for row in SUBSCRIPTIONS if row.person == number), default=20)
        made = account.put(customer(account, person, ago(account.now, first) - 600))
        method = payment_method(account, made, number)
        if method is not None:
            account.put(method)
            made["invoice_settings"]["default_payment_method"] = method["id"]
        _subscribe(account, number, made)


def _subscribe(account: EmbeddedAccount, number: int, customer_: dict[str, object]) -> None:
    for row in SUBSCRIPTIONS:
        if row.person != number:
            continue
        made = account.put(subscription(account, row, str(customer_["id"])))
        if row.state == "scheduled":
            made["schedule"] = account.put(schedule(account, made))["id"]
        bills = invoices_for(account, made, customer_)
        account.put_all(bills)
        made["latest_invoice"] = bills[-1]["id"] if bills else None
