"""Whether and how customers may cancel, and what they are asked."""

from portal_desktop.options import CANCEL, CANCEL_MODE, CANCEL_PRORATION, REASON_OPTIONS, REASONS
from portal_desktop.text import _
from portal_desktop.ui.document import Document
from portal_desktop.ui.form import Form, member_rows, row, section


def cancellation_tab(document: Document) -> Form:
    """Cancelling, and why they leave."""
    form = Form(_("Cancellation"), _("How customers leave, and what you learn when they do."))

    cancelling = section(document, _("Customers can cancel their subscription"), CANCEL)
    cancelling.add_row(row(document, CANCEL_MODE))
    cancelling.add_row(row(document, CANCEL_PRORATION), indent=1)
    form.add(cancelling)

    reasons = section(document, _("Ask customers why they leave"), REASONS)
    for each in member_rows(document, REASON_OPTIONS):
        reasons.add_row(each)
    form.add(reasons)
    return form
