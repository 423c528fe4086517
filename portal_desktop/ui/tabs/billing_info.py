"""What customers may see and change about how they are billed."""

from collections.abc import Callable

from portal_desktop.common.i18n import _
from portal_desktop.options.table import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    EMAIL_DOMAIN,
    EMAILS,
    INVOICES,
    PAYMENT_METHODS,
    WAYS,
)
from portal_desktop.ui.forms.form import Form, member_rows, row, section
from portal_desktop.ui.payment_methods.availability_card import ways_card
from portal_desktop.ui.payment_methods.configuration_editor import ways_editor
from portal_desktop.ui.session.session import Sync


def billing_info_tab(sync: Sync, open_dashboard: Callable[[str], None]) -> Form:
    """Billing information, ways to pay, invoices. ``open_dashboard`` opens a page of Stripe's."""
    document = sync.document
    form = Form(
        _("Billing info"), _("What customers may see and change about how they are billed.")
    )

    details = section(
        document, _("Customers can change their billing information"), CUSTOMER_UPDATE
    )
    for each in member_rows(document, CUSTOMER_FIELDS):
        details.add_row(each)
    form.add(details)

    paying = section(document, _("Paying and invoices"))
    paying.add_row(row(document, PAYMENT_METHODS))
    paying.add_row(row(document, WAYS, custom=ways_editor(document)), indent=1)
    paying.add_row(row(document, INVOICES))
    form.add(paying)
    form.add(ways_card(sync, open_dashboard))

    emails = section(document, _("Emails · at Stripe"))
    emails.tell_unread()
    emails.add_row(row(document, EMAILS))
    emails.add_row(row(document, EMAIL_DOMAIN))
    form.add(emails)
    return form
