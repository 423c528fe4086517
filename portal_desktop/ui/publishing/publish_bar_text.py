"""What the bar at the bottom goes by, and its longer sentences."""

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.links.dashboard import tick_box
from portal_desktop.publishing.plan import Plan
from portal_desktop.ui.session.document import Document
from portal_desktop.wording.labels import option_label


def facts_of(document: Document) -> tuple[object, ...]:
    """All of a document that the bar says something about; the same with most letters typed."""
    plan = document.plan
    return (
        tuple(each.key for each in plan.changes),
        plan.problems,
        plan.hand_overs,
        document.account_snapshot,
        document.draft != document.base,
    )


def what_goes(plan: Plan) -> str:
    """What discarding takes back."""
    steps = plan.hand_overs
    if not steps:
        return _("Back to what is published. Undo brings it back.")
    words = ngettext(
        "Back to what is published, and {count} step at Stripe is dropped: {names}. "
        "Undo brings it back.",
        "Back to what is published, and {count} steps at Stripe are dropped: {names}. "
        "Undo brings all of it back.",
        len(steps),
    )
    return words.format(
        count=len(steps), names=", ".join(option_label(step.path) for step in steps)
    )


def link_desk() -> str:
    """What a key cannot do that may only look, and which tick-box is missing."""
    return _(
        "This key may look, but neither publish nor activate the login link. To do so, edit the "
        "key at Stripe, tick “{box}”, and connect again."
    ).format(box=_(tick_box("customer_portal_write")))
