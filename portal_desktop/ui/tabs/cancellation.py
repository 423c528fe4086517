"""Whether and how customers may cancel, and what they are asked."""

from datetime import date

from portal_desktop.common.i18n import _
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.ui.cancellation.cancellation_report import left_card
from portal_desktop.ui.cancellation.feedback_options import own_reasons_card
from portal_desktop.ui.forms.form import Form, make_row, make_section, member_rows
from portal_desktop.ui.session.session import AccountSession


def cancellation_tab(session: AccountSession, today: date) -> Form:
    """Cancelling, and why they leave."""
    document = session.document
    form = Form(_("Cancellation"), _("How customers leave, and what you learn when they do."))

    cancelling = make_section(document, _("Customers can cancel their subscription"), CANCEL)
    cancelling.add_row(make_row(document, CANCEL_MODE))
    cancelling.add_row(make_row(document, CANCEL_PRORATION), indent=1)
    form.add(cancelling)

    reasons = make_section(document, _("Ask customers why they leave"), REASONS)
    reasons.add_rows(*member_rows(document, REASON_OPTIONS))
    form.add(reasons, own_reasons_card(session))

    staying = make_section(document, _("Before they go · at Stripe"))
    staying.add_row(make_row(document, RETENTION_COUPON))
    form.add(staying, left_card(session, today))
    return form
