"""The notice about reaching Stripe: that it is slow, asked again, or not to be had."""

from portal_desktop.common.dates import date_text
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _, language
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.widgets.notice import NoticeKind


def of_stripe(session: AccountSession, *, waited_for: bool = False) -> tuple[str, NoticeKind]:
    """One strip for all of it; nothing while all is well.

    ``waited_for``: somebody asked for the review, which opens when Stripe has answered.
    """
    if session.writes.sending.late:
        return _(
            "Stripe is slow to answer. What you sent is still on its way; nothing is done twice."
        ), "info"
    then = _("The review opens when it answers.") if waited_for else ""
    if session.reading.is_late:
        slow = _("Stripe is slow to answer; still trying.")
        go_on = _("You can go on editing.") if session.document.draft else ""
        return _joined_sentences(slow, then or go_on), "info"
    if session.reading.again or waited_for:
        again = _("Asking Stripe again…") if session.reading.again else _("Asking Stripe…")
        return _joined_sentences(again, then), "info"
    return (_disconnected_text(session), "warning") if session.state == "apart" else ("", "warning")


def not_done(user_error: UserError) -> tuple[str, NoticeKind]:
    """What is shown where something was to be done at Stripe; a bad line is nobody's mistake."""
    bad_line = user_error.unknown_outcome or user_error.kind in PASSING
    return str(user_error), "warning" if bad_line else "error"


def of_key(user_error: UserError | None) -> bool:
    """Whether nothing but another key helps."""
    return user_error is not None and user_error.kind == "key"


def may_come(session: AccountSession) -> bool:
    """Whether what cannot be read now may be read when it is asked for."""
    return session.state == "loading" or (
        session.state == "apart"
        and session.user_error is not None
        and session.user_error.kind in PASSING
    )


def why_unread(session: AccountSession) -> str:
    """Why nothing can be compared with what is published."""
    if session.state == "loading":
        return _("What is published is still being read.")
    if session.user_error is not None and session.user_error.kind not in PASSING:
        return session.user_error.title
    return _("Stripe has to be reached first.")


def _disconnected_text(session: AccountSession) -> str:
    """What is wrong, how old what is shown is, and that nothing is lost."""
    last = ""
    if session.reading.last is not None and session.document.base:
        when = date_text(session.reading.last, language(), "moment")
        last = _("What you see was read on {when}.").format(when=when)
    kept = _("Your draft is kept.") if session.document.plan.changes else ""
    return _joined_sentences(str(session.user_error), last, kept)


def _joined_sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
