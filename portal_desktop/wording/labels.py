"""Values and changes in words, from the one table."""

from collections.abc import Sequence

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.branding.colours import parse_colour
from portal_desktop.catalogue.labels import offer_label
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.cancellation import REASON_OPTIONS
from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Image, Offer, StripeFile, Unchosen, Value
from portal_desktop.settings import pause_durations as durations

LONGEST = 120


def value_text(path: str, value: Value, known: AccountSnapshot) -> str:
    """A value as a merchant reads it in the review, the history, and beside a row."""
    option = OPTIONS.get(path)
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case Unchosen():
            return _("Not chosen yet")
        case Image():
            return _("Your picture, {width} × {height}").format(
                width=value.width, height=value.height
            )
        case StripeFile():
            return _("The picture at Stripe")
        case None:
            return _("None yet")
        case tuple():
            return _list_text(option, value, known)
        case _ if option is not None and option.kind == "payment_method_configurations":
            return payment_method_configuration_name(value, known)
        case _:
            return _string_text(option, value)


def feedback_option_name(reason: str, known: AccountSnapshot) -> str:
    """A reason in the customers' words: Stripe's, or one of the merchant's own (``fo_…``)."""
    choice = REASON_OPTIONS.choice_for(reason)
    if choice is not None:
        return _(choice.label)
    own = next((each for each in known.feedback_options or () if each.id == reason), None)
    return own.description if own else _("A reason of your own")


def payment_method_configuration_name(ways: str, known: AccountSnapshot) -> str:
    """The name of a list of payment methods; the account's usual one for an empty id."""
    if not ways:
        return _("Your usual list")
    found = next(
        (each for each in known.payment_method_configurations or () if each.id == ways), None
    )
    return found.name if found and found.name else _("A list of your own")


def member_text(path: str, member: str, *, on: bool) -> str:
    """A member of a list, in or out of it, in words."""
    choice = OPTIONS[path].choice_for(member)
    if choice is None:
        return _("Yes") if on else _("No")
    return (_(choice.on) or _("Yes")) if on else (_(choice.off) or _("No"))


def option_label(path: str, member: str | None = None) -> str:
    """The sentence of a row. Members newer than this program are named as Stripe names them."""
    option = OPTIONS.get(path)
    if option is None:
        return sanitize_text(path)
    if member is None:
        return _(option.label)
    choice = option.choice_for(member)
    if choice is None:
        return _("{setting}: “{name}”, newer than this program").format(
            setting=_(option.label), name=sanitize_text(member, 60)
        )
    return _(choice.label)


def _string_text(option: Option[Value] | None, value: str) -> str:
    if option is not None and option.kind == "choice":
        choice = option.choice_for(value)
        return (
            _(choice.label)
            if choice
            else _("“{name}”, newer than this program").format(name=sanitize_text(value, 60))
        )
    if option is not None and option.kind == "colour":
        value = parse_colour(value) or value  # with or without "#", large or small: one form
    if not value.strip():
        return _(option.empty_text) if option is not None and option.empty_text else _("Empty")
    return sanitize_text(value, LONGEST)


def _list_text(
    option: Option[Value] | None, value: tuple[str, ...] | tuple[Offer, ...], known: AccountSnapshot
) -> str:
    if not value:
        return _("Nothing chosen")
    offers = [item for item in value if isinstance(item, Offer)]
    if offers:
        return offers_text(offers, known)
    count = len(value)
    if count > 3:  # a review stays readable with ten reasons
        return ngettext("{count} chosen", "{count} chosen", count).format(count=count)
    names = (_item_name(option, item, known) for item in value if isinstance(item, str))
    return sanitize_text(", ".join(names), LONGEST)


def offers_text(offers: Sequence[Offer], known: AccountSnapshot) -> str:
    """Plans by name with their intervals: as many as fit in ``LONGEST``, and how many more."""
    labels = [sanitize_text(offer_label(offer, known.catalogue), LONGEST) for offer in offers]
    fit = len(labels)
    while fit > 1 and len("; ".join(labels[:fit])) > LONGEST:
        fit -= 1
    named, more = "; ".join(labels[:fit]), len(labels) - fit
    if not more:
        return named
    words = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return words.format(names=named, count=more)


def _item_name(option: Option[Value] | None, item: str, known: AccountSnapshot) -> str:
    if option is not None and option.kind == "durations":
        return durations.duration_text(item)
    if option is not None and option.kind == "feedback_options":
        return feedback_option_name(item, known)
    return option_label(option.path, item) if option else sanitize_text(item)
