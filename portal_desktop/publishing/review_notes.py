"""What follows from a line of the review: as at its row, and what comes into force with it.

A switch that is turned on puts into force what was decided below it before. What of that touches a
bill and has no line of its own in the review stands at the switch.
"""

from collections.abc import Iterator

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing.consequences import consequence_note
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common.i18n import _
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.option import Option
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
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.settings import Settings, members
from portal_desktop.validation.validate import requirement_text
from portal_desktop.wording import labels as words

PRICED = ("price", "quantity")
"""What a customer may change of a subscription that changes what it costs."""


def review_note(
    path: str, member: str | None, before: Settings, after: Settings, known: AccountSnapshot
) -> str:
    """Say what follows for a customer and their bill once a change is published; often empty.

    From what has no effect then, such as how changes are billed where nobody can change anything,
    nothing follows.

    Args:
        path: the option's.
        member: the member of a list that changes; None for the option as a whole.
        before: the settings as they are published.
        after: the settings as publishing makes them.
    """
    if requirement_text(after, path):
        return ""
    if path == CANCEL.path:
        return _cancel_note(before, after, known)
    if path == CANCEL_MODE.path:
        return _cancel_mode_note(before, after, known)
    if path == UPDATE.path:
        return _update_note(before, after, known) if after.get(UPDATE) is True else ""
    if path == PAUSE.path:
        return _pause_note(before, after, known) if after.get(PAUSE) is True else ""
    if path == ALLOWED_UPDATES.path and member in PRICED:
        return _allowed_update_note(member, before, after, known)
    if path == PRODUCTS.path:
        return " ".join(
            (*_plan_changes(before, after, known), consequence_note(path, member, after, known))
        )
    return consequence_note(path, member, after, known)


def _plan_changes(before: Settings, after: Settings, known: AccountSnapshot) -> Iterator[str]:
    """Which plans come, go or stay otherwise, where there are some before and after."""
    was = {offer.product: offer for offer in chosen_offers(before)}
    now = {offer.product: offer for offer in chosen_offers(after)}
    if not was or not now:
        return
    kinds = (
        (_("New:"), [now[each] for each in now if each not in was]),
        (_("No longer offered:"), [was[each] for each in was if each not in now]),
        (
            _("Other prices or quantities:"),
            [now[each] for each in now if each in was and now[each] != was[each]],
        ),
    )
    for kind, offers in kinds:
        if offers:
            yield f"{kind} {words.offers_text(offers, known)}."


def _is_unchanged(option: Option[Value], before: Settings, after: Settings) -> bool:
    """Whether an option is known and has no line of its own in the review."""
    path = option.path
    return path in after and before.get(path, option.null) == after[path]


def _cancel_note(before: Settings, after: Settings, known: AccountSnapshot) -> str:
    if after.get(CANCEL) is not True or not _is_unchanged(CANCEL_MODE, before, after):
        return ""
    if after[CANCEL_MODE] == "immediately" and not _is_unchanged(CANCEL_PRORATION, before, after):
        return ""
    return _cancel_mode_note(before, after, known)


def _cancel_mode_note(before: Settings, after: Settings, known: AccountSnapshot) -> str:
    """When it ends; and at once, what becomes of the time paid for, unless a line says it."""
    said = [consequence_note(CANCEL_MODE.path, None, after, known)]
    if after.get(CANCEL_MODE) == "immediately" and _is_unchanged(CANCEL_PRORATION, before, after):
        said.append(consequence_note(CANCEL_PRORATION.path, None, after, known))
    return " ".join(filter(None, said))


def _allowed_update_note(
    member: str, before: Settings, after: Settings, known: AccountSnapshot
) -> str:
    """Write it once: with the switch above if it is turned on too, else with the first of both."""
    was, now = members(before, ALLOWED_UPDATES.path), members(after, ALLOWED_UPDATES.path)
    new = [each for each in PRICED if each in now and each not in was]
    if (
        after.get(UPDATE) is not True
        or not _is_unchanged(UPDATE, before, after)
        or new[:1] != [member]
    ):
        return ""
    return _update_note(before, after, known)


def _update_note(before: Settings, after: Settings, known: AccountSnapshot) -> str:
    allowed = members(after, ALLOWED_UPDATES.path)
    if not any(each in allowed for each in PRICED):
        return ""
    return " ".join(_of_the_bill(before, after, known))


def _of_the_bill(before: Settings, after: Settings, known: AccountSnapshot) -> Iterator[str]:
    path = UPDATE_PRORATION.path
    if _is_unchanged(UPDATE_PRORATION, before, after) and after[path] is not UNCHOSEN:
        yield _option_line(UPDATE_PRORATION, after, known)
        yield from filter(None, [consequence_note(path, None, after, known)])
    waits = members(before, SCHEDULE.path)
    for member in members(after, SCHEDULE.path):
        if member in waits:
            shown = words.member_text(SCHEDULE.path, member, on=True)
            yield _labelled_value(words.option_label(SCHEDULE.path, member), shown)
    if _is_unchanged(ANCHOR, before, after) and after[ANCHOR] != ANCHOR.null:
        yield _option_line(ANCHOR, after, known)
    switching = "price" in members(after, ALLOWED_UPDATES.path)
    if switching and _is_unchanged(TRIAL, before, after):
        yield from filter(None, [consequence_note(TRIAL.path, None, after, known)])


def _pause_note(before: Settings, after: Settings, known: AccountSnapshot) -> str:
    said = [consequence_note(PAUSE.path, None, after, known)]
    if _is_unchanged(PAUSE_TYPE, before, after):
        chosen = after[PAUSE_TYPE] == "interval_options"
        if not chosen:
            said.append(_option_line(PAUSE_TYPE, after, known))
        elif _is_unchanged(PAUSE_DURATIONS, before, after):
            said.append(_option_line(PAUSE_DURATIONS, after, known))
    return " ".join(said)


def _option_line(option: Option[Value], after: Settings, known: AccountSnapshot) -> str:
    return _labelled_value(
        words.option_label(option.path), words.value_text(option.path, after[option.path], known)
    )


def _labelled_value(label: str, value: str) -> str:
    return _("{label}: {value}.").format(label=label, value=value)
