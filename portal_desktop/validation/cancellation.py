"""Rules about cancelling and the reasons asked for (rules R6, R7, R19, R21)."""

from collections.abc import Iterator

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.i18n import _
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, members


def problems(settings: Settings, known: AccountSnapshot) -> Iterator[Problem]:
    """Find what Stripe refuses (rules R6, R7, R19, R21), and reasons that nobody sees."""
    own = members(settings, FEEDBACK_OPTIONS.path)
    # Stripe looks at these also while nobody can cancel.
    yield from _proration_problems(settings)
    yield from _inactive_feedback_option_problems(own, known)
    if settings.get(CANCEL) is not True:
        return
    asked = settings.get(REASONS)
    if asked is True and settings.get(REASON_OPTIONS) == () and not own:
        yield Problem(
            (REASON_OPTIONS.path, REASONS.path),
            None,
            "stops",
            _("Choose at least one reason to offer, or do not ask."),
            (_("Offer all reasons"), {REASON_OPTIONS.path: REASON_OPTIONS.default}),
        )
    listed = members(settings, REASON_OPTIONS.path)
    if asked is False and (listed or own):
        # Stripe's list may be unknown, or empty, where there are own ones.
        yield Problem(
            (REASON_OPTIONS.path if listed else FEEDBACK_OPTIONS.path, REASONS.path),
            None,
            "advice",
            _("These reasons are kept, but nobody is asked."),
            (_("Ask why they leave"), {REASONS.path: True}),
        )


def _proration_problems(settings: Settings) -> Iterator[Problem]:
    path = CANCEL_PRORATION.path
    credited = settings.get(CANCEL_PRORATION, "none") != "none"
    if credited and settings.get(CANCEL_MODE) == "at_period_end":
        yield Problem(
            (path, CANCEL_MODE.path),
            None,
            "stops",
            _("There is no unused time to credit when a subscription ends with its period."),
            (_("Credit nothing"), {path: "none"}),
        )
    if settings.get(CANCEL_PRORATION) == "always_invoice":
        yield Problem(
            (path,),
            None,
            "stops",
            _("Stripe does not take this choice for cancelling."),
            (_("Make it credit"), {path: "create_prorations"}),
        )


def _inactive_feedback_option_problems(
    own: tuple[str, ...], known: AccountSnapshot
) -> Iterator[Problem]:
    if known.feedback_options is None:
        return
    active = {reason.id: reason.active for reason in known.feedback_options}
    gone = [each for each in own if not active.get(each, False)]
    if gone:
        kept = tuple(each for each in own if each not in gone)
        text = _("A reason of yours is retired at Stripe, so it cannot be offered any more.")
        fix = (_("Take it out"), {FEEDBACK_OPTIONS.path: kept})
        yield Problem((FEEDBACK_OPTIONS.path,), None, "stops", text, fix)
