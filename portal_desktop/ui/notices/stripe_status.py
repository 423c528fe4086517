"""What is said of reaching Stripe: that it is slow, asked again, or not to be had."""

from portal_desktop.common.dates import show_date
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import _, language
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.widgets.notice import Kind


def of_stripe(sync: Sync, *, waited_for: bool = False) -> tuple[str, Kind]:
    """One strip for all of it; nothing while all is well.

    ``waited_for``: somebody asked for the review, which opens when Stripe has answered.
    """
    if sync.sending.late:
        return _("Stripe is slow to answer. What you sent is still on its way; nothing is done "
                 "twice."), "info"  # fmt: skip
    then = _("The review opens when it answers.") if waited_for else ""
    if sync.reading.late:
        slow = _("Stripe is slow to answer; still trying.")
        go_on = _("You can go on editing.") if sync.document.draft else ""
        return _together(slow, then or go_on), "info"
    if sync.reading.again or waited_for:
        again = _("Asking Stripe again…") if sync.reading.again else _("Asking Stripe…")
        return _together(again, then), "info"
    return (_apart(sync), "warning") if sync.state == "apart" else ("", "warning")


def not_done(trouble: Trouble) -> tuple[str, Kind]:
    """What is said where something was to be done at Stripe; a bad line is nobody's mistake."""
    bad_line = trouble.unknown_outcome or trouble.kind in PASSING
    return str(trouble), "warning" if bad_line else "error"


def of_key(trouble: Trouble | None) -> bool:
    """Whether nothing but another key helps."""
    return trouble is not None and trouble.kind == "key"


def may_come(sync: Sync) -> bool:
    """Whether what cannot be read now may be read when it is asked for."""
    return sync.state == "loading" or (
        sync.state == "apart" and sync.trouble is not None and sync.trouble.kind in PASSING
    )


def why_unread(sync: Sync) -> str:
    """Why nothing can be compared with what is published."""
    if sync.state == "loading":
        return _("What is published is still being read.")
    if sync.trouble is not None and sync.trouble.kind not in PASSING:
        return sync.trouble.title
    return _("Stripe has to be reached first.")


def _apart(sync: Sync) -> str:
    """What is wrong, how old what is shown is, and that nothing is lost."""
    last = ""
    if sync.reading.last is not None and sync.document.base:
        when = show_date(sync.reading.last, language(), "moment")
        last = _("What you see was read on {when}.").format(when=when)
    kept = _("Your draft is kept.") if sync.document.plan.changes else ""
    return _together(str(sync.trouble), last, kept)


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
