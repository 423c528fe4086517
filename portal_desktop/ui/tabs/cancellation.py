"""Whether and how customers may cancel, and what they are asked."""

from datetime import date

from portal_desktop.common.i18n import _
from portal_desktop.options.table import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.ui.cancellation.cancellation_report import left_card
from portal_desktop.ui.cancellation.feedback_options import own_reasons_card
from portal_desktop.ui.forms.form import Form, member_rows, row, section
from portal_desktop.ui.session.session import Sync


def cancellation_tab(sync: Sync, today: date) -> Form:
    """Cancelling, and why they leave."""
    document = sync.document
    form = Form(_("Cancellation"), _("How customers leave, and what you learn when they do."))

    cancelling = section(document, _("Customers can cancel their subscription"), CANCEL)
    cancelling.add_row(row(document, CANCEL_MODE))
    cancelling.add_row(row(document, CANCEL_PRORATION), indent=1)
    form.add(cancelling)

    reasons = section(document, _("Ask customers why they leave"), REASONS)
    for each in member_rows(document, REASON_OPTIONS):
        reasons.add_row(each)
    form.add(reasons)
    form.add(own_reasons_card(sync))

    staying = section(document, _("Before they go · at Stripe"))
    staying.add_row(row(document, RETENTION_COUPON))
    form.add(staying)
    form.add(left_card(sync, today))
    return form
