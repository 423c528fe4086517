"""What customers may see and change about how they are billed."""

from collections.abc import Callable

from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    EMAIL_DOMAIN,
    EMAILS,
    INVOICES,
    PAYMENT_METHOD_CONFIGURATION,
    PAYMENT_METHODS,
)
from portal_desktop.ui.forms.form import Form, make_row, make_section, member_rows
from portal_desktop.ui.payment_methods.availability_card import ways_card
from portal_desktop.ui.payment_methods.configuration_editor import ways_editor
from portal_desktop.ui.session.session import AccountSession


def billing_info_tab(session: AccountSession, open_dashboard: Callable[[str], None]) -> Form:
    """Billing information, ways to pay, invoices. ``open_dashboard`` opens a page of Stripe's."""
    document = session.document
    form = Form(
        _("Billing info"), _("What customers may see and change about how they are billed.")
    )

    details = make_section(
        document, _("Customers can change their billing information"), CUSTOMER_UPDATE
    )
    details.add_rows(*member_rows(document, CUSTOMER_FIELDS))
    form.add(details)

    paying = make_section(document, _("Paying and invoices"))
    paying.add_row(make_row(document, PAYMENT_METHODS))
    paying.add_row(
        make_row(document, PAYMENT_METHOD_CONFIGURATION, custom=ways_editor(document)), indent=1
    )
    paying.add_row(make_row(document, INVOICES))
    form.add(paying, ways_card(session, open_dashboard))

    emails = make_section(document, _("Emails · at Stripe"))
    emails.tell_unread()
    emails.add_rows(make_row(document, EMAILS), make_row(document, EMAIL_DOMAIN))
    form.add(emails)
    return form
