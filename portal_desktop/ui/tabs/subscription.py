"""What customers may change about their plan by themselves."""

from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.ui.forms.form import Form, make_row, make_section
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.plans.pause_durations_editor import lengths_editor
from portal_desktop.ui.plans.plans_editor import plans_editor
from portal_desktop.ui.plans.quantity_limits import Quantities
from portal_desktop.ui.session.session import AccountSession


def subscription_tab(session: AccountSession) -> Form:
    """Changing a subscription, and what it does to their bill."""
    document = session.document
    form = Form(_("Subscription"), _("What customers may change about their plan by themselves."))

    changing = make_section(document, _("Changing a subscription"), UPDATE)
    changing.add_row(make_row(document, ALLOWED_UPDATES, "price"))
    changing.add_row(make_row(document, PRODUCTS, custom=plans_editor(document)), indent=1)
    changing.add_row(LoadFailureNotice(session, "catalogue"), indent=1, divided=False)
    changing.add_row(make_row(document, ALLOWED_UPDATES, "quantity"))
    changing.add_row(Quantities(document), indent=1, divided=False)
    changing.add_row(make_row(document, ALLOWED_UPDATES, "promotion_code"))
    form.add(changing)

    bill = make_section(document, _("What it does to their bill"), needs=UPDATE_PRORATION)
    bill.add_rows(
        make_row(document, UPDATE_PRORATION),
        make_row(document, SCHEDULE, "decreasing_item_amount", last=False),
        make_row(document, SCHEDULE, "shortening_interval"),
        make_row(document, ANCHOR),
        make_row(document, TRIAL),
    )
    form.add(bill)

    pausing = make_section(document, _("Taking a break"), PAUSE)
    pausing.add_row(make_row(document, PAUSE_TYPE))
    pausing.add_row(make_row(document, PAUSE_DURATIONS, custom=lengths_editor(document)), indent=1)
    form.add(pausing)
    return form
