"""What only the merchant reads of a setting: label and value, and what to know of it."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing import consequences as follows
from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import N_, _
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import PAUSE, PAUSE_TYPE, SCHEDULE, UPDATE_PRORATION
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.settings.settings import Settings, members
from portal_desktop.wording import labels as words

NOTED: Final = frozenset(
    {(PAUSE.path, True), (CANCEL_MODE.path, "immediately"), (UPDATE_PRORATION.path, "none")}
)
"""Values from which more follows than customers read."""
HELPED: Final = {SCHEDULE.path: "decreasing_item_amount", CUSTOMER_FIELDS.path: "email"}
"""The members of lists whose help is written too."""
OWN_LENGTHS: Final = (PAUSE_TYPE.path, "interval_options")
"""Written by the lengths themselves."""
OFF: Final = {LOGIN_PAGE.path: N_("The login link is not active.")}
TYPED: Final = frozenset({"text", "url"})


def to_merchant(
    option: Option[Value], settings: Settings, known: AccountSnapshot, *, told: bool
) -> Iterator[str]:
    """Write what only the merchant reads of a setting.

    Args:
        settings: all of them; what an option means may depend on others.
        told: customers read of it, so only what follows is added here.
    """
    value = settings[option.path]
    note = _merchant_note(option, settings, known)
    if note:
        yield note
    elif not told and (option.path, value) != OWN_LENGTHS:
        yield from filter(None, [_setting_line(option, value, known)])
    if option.kind == "members":
        yield from _newer_member_lines(option, settings)


def off_text(path: str) -> str:
    """What a switch that is off means."""
    if path in OFF:
        return _(OFF[path])
    for option in OPTIONS.values():
        for need in option.requirements:
            if need.path == path and need.value is True:
                return _(need.why)
    return _("{label}: no.").format(label=words.option_label(path))


def _merchant_note(option: Option[Value], settings: Settings, known: AccountSnapshot) -> str:
    """What to know beyond what customers read; with what it is about."""
    path = option.path
    if (path, settings[path]) in NOTED:
        said = (
            words.option_label(path)
            if option is PAUSE
            else _setting_line(option, settings[path], known)
        )
        follows_from = follows.consequence_note(path, None, settings, known)
        return f"{said.removesuffix('.')}. {follows_from}".strip()
    helped = option.choice_for(HELPED.get(path, ""))
    if helped is None or helped.value not in members(settings, path):
        return ""
    return f"{_(helped.label)}. {_(helped.help)}"


def _newer_member_lines(option: Option[Value], settings: Settings) -> Iterator[str]:
    for member in members(settings, option.path):
        if option.choice_for(member) is None:
            yield f"{words.option_label(option.path, member)}."


def _setting_line(option: Option[Value], value: Value, known: AccountSnapshot) -> str:
    label, path = words.option_label(option.path), option.path
    if isinstance(value, bool):
        return f"{label}." if value else off_text(path)
    if not _says_something(option, value):
        return ""
    whole = _("{label}: {value}") if option.kind in TYPED and value else _("{label}: {value}.")
    return whole.format(label=label, value=_full_value_text(option, value, known))


def _says_something(option: Option[Value], value: Value) -> bool:
    """Nothing chosen is worth a word only where it is published; a headline has one of Stripe's."""
    if value in ((), "", None) and not isinstance(value, Image | StripeFile):
        named = option.kind in {"payment_method_configurations", "image", "offers"}
        return named or bool(option.empty_text)
    return True


def _full_value_text(option: Option[Value], value: Value, known: AccountSnapshot) -> str:
    """All members of a list, where the review would count them; a colour by its name."""
    if isinstance(value, tuple) and option.kind in {"members", "feedback_options"}:
        each = (
            words.value_text(option.path, (one,), known) for one in value if isinstance(one, str)
        )
        return "; ".join(each)
    if isinstance(value, str) and option.kind == "colour":
        code = brand.parse_colour(value)
        return f"{brand.colour_name(code)} ({code})" if code else value
    return words.value_text(option.path, value, known)
