"""What customers may see and change about how they are billed."""

from portal_desktop.options import CUSTOMER_FIELDS, CUSTOMER_UPDATE, INVOICES, PAYMENT_METHODS
from portal_desktop.text import _
from portal_desktop.ui.document import Document
from portal_desktop.ui.form import Form, member_rows, row, section


def billing_info_tab(document: Document) -> Form:
    """Billing information, ways to pay, invoices."""
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
    paying.add_row(row(document, INVOICES))
    form.add(paying)
    return form
