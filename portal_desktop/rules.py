"""What is wrong with a draft, and how to put it right.

``problems`` knows Stripe's rules for portal configurations (R1-R7, R14, R18, R21, R22: numbered as
in the rulebook) so that nothing is sent that Stripe would refuse. What is still loading is never a
problem. ``consequences`` are the changes that one change brings along.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from portal_desktop import brand, offers
from portal_desktop.known import Known
from portal_desktop.options import (
    ACCENT_COLOUR,
    ALLOWED_UPDATES,
    BRAND_COLOUR,
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    HEADLINE,
    ICON,
    NAME,
    OPTIONS,
    PAYMENT_METHODS,
    PRIVACY,
    REASON_OPTIONS,
    REASONS,
    RETURN_URL,
    SCHEDULE,
    TERMS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.problem import Fix, Problem, Severity
from portal_desktop.settings import Settings
from portal_desktop.text import _, ngettext
from portal_desktop.values import UNCHOSEN, Image, Value

__all__ = ["Fix", "Problem", "Severity", "consequences", "needed", "problems", "stops"]


def problems(settings: Settings, known: Known) -> tuple[Problem, ...]:
    """Everything wrong with a draft, and advice, in the order of the tabs."""
    return (
        *_update(settings),
        *offers.problems(settings, known),
        *_cancel(settings),
        *_customer(settings),
        *_words(settings),
        *_brand(settings),
    )


def stops(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those that stop publishing."""
    return tuple(problem for problem in found if problem.severity == "stops")


def consequences(draft: Settings, path: str, value: Value) -> Mapping[str, Value]:
    """The change together with those it brings along.

    Turning changes on asks how the difference is settled: nothing is chosen for the merchant
    silently. Turning them off again takes the question back.
    A credit for unused time makes sense only when a subscription ends at once (R7).
    """
    if path == UPDATE.path and value is True and draft.get(UPDATE_PRORATION) == "none":
        return {path: value, UPDATE_PRORATION.path: UNCHOSEN}
    if path == UPDATE.path and value is False and draft.get(UPDATE_PRORATION) is UNCHOSEN:
        return {path: value, UPDATE_PRORATION.path: "none"}
    if path == CANCEL_MODE.path and value == "at_period_end" and CANCEL_PRORATION.path in draft:
        return {path: value, CANCEL_PRORATION.path: "none"}
    return {path: value}


def needed(settings: Settings, path: str) -> str:
    """Why an option does nothing now, as a sentence; empty where it does something."""
    option = OPTIONS[path]
    for need in option.needs:
        if need.path in settings and settings[need.path] != need.value:
            return _(need.why)
    return ""


def _update(settings: Settings) -> Iterator[Problem]:
    if settings.get(UPDATE) is not True:
        return
    if settings.get(ALLOWED_UPDATES) == ():
        yield Problem(
            (ALLOWED_UPDATES.path, UPDATE.path),
            "price",
            "stops",
            _("Choose at least one thing that customers may change."),
            (_("Let them switch plans"), {ALLOWED_UPDATES.path: ("price",)}),
        )
    if settings.get(PAYMENT_METHODS) is False:
        yield Problem(
            (PAYMENT_METHODS.path, UPDATE.path),
            None,
            "stops",
            _("To change a subscription, customers must be able to change how they pay."),
            (_("Turn on payment methods"), {PAYMENT_METHODS.path: True}),
        )
    if settings.get(UPDATE_PRORATION) is UNCHOSEN:
        yield Problem(
            (UPDATE_PRORATION.path,),
            None,
            "stops",
            _("Choose what happens to the difference when somebody changes mid-period."),
        )
    if settings.get(SCHEDULE):
        yield Problem(
            (SCHEDULE.path,),
            None,
            "advice",
            _(
                "Until a waiting change happens, the customer cannot cancel, pause or switch "
                "again here. They write to you."
            ),
        )


def _cancel(settings: Settings) -> Iterator[Problem]:
    if settings.get(CANCEL) is not True:
        return
    credited = settings.get(CANCEL_PRORATION, "none") != "none"
    if credited and settings.get(CANCEL_MODE) == "at_period_end":
        yield Problem(
            (CANCEL_PRORATION.path, CANCEL_MODE.path),
            None,
            "stops",
            _("There is no unused time to credit when a subscription ends with its period."),
            (_("Credit nothing"), {CANCEL_PRORATION.path: "none"}),
        )
    if settings.get(CANCEL_PRORATION) == "always_invoice":
        yield Problem(
            (CANCEL_PRORATION.path,),
            None,
            "stops",
            _("Stripe does not take this choice for cancelling."),
            (_("Make it credit"), {CANCEL_PRORATION.path: "create_prorations"}),
        )
    if settings.get(REASONS) is True and settings.get(REASON_OPTIONS) == ():
        yield Problem(
            (REASON_OPTIONS.path, REASONS.path),
            None,
            "stops",
            _("Choose at least one reason to offer, or do not ask."),
            (_("Offer all reasons"), {REASON_OPTIONS.path: REASON_OPTIONS.default}),
        )


def _customer(settings: Settings) -> Iterator[Problem]:
    if settings.get(CUSTOMER_UPDATE) is True and settings.get(CUSTOMER_FIELDS) == ():
        yield Problem(
            (CUSTOMER_FIELDS.path, CUSTOMER_UPDATE.path),
            None,
            "advice",
            _("Nothing is chosen, so there is nothing customers can change."),
            (_("Turn it off"), {CUSTOMER_UPDATE.path: False}),
        )


def _words(settings: Settings) -> Iterator[Problem]:
    for option in (HEADLINE, NAME):
        typed, longest = settings.get(option, "").strip(), option.longest or 0
        if len(typed) > longest:
            over = len(typed) - longest
            yield Problem(
                (option.path,),
                None,
                "stops",
                ngettext(
                    "{over} character too many: Stripe takes {longest}.",
                    "{over} characters too many: Stripe takes {longest}.",
                    over,
                ).format(over=over, longest=longest),
                (_("Shorten it"), {option.path: typed[:longest].rstrip()}),
            )
    for link in (TERMS, PRIVACY, RETURN_URL):
        yield from _address(link.path, settings.get(link, "").strip())


def _address(path: str, typed: str) -> Iterator[Problem]:
    if not typed:
        return
    if len(typed) > 5000:
        yield Problem((path,), None, "stops", _("This address is too long for Stripe."))
    elif not typed.lower().startswith(("https://", "http://")):
        with_scheme = "https://" + typed.lstrip("/")
        fix = (_("Write {address}").format(address=with_scheme), {path: with_scheme})
        looks_right = (
            "://" not in typed and ":" not in typed.partition("/")[0] and _fits(with_scheme)
        )
        text = _("An address starts with https://.")
        yield Problem((path,), None, "stops", text, fix if looks_right else None)
    elif not _fits(typed):
        yield Problem((path,), None, "stops", _("This is not a complete web address."))
    elif typed.lower().startswith("http://"):
        secure = "https://" + typed[len("http://") :]
        text = _("This address is not a secure one.")
        yield Problem((path,), None, "advice", text, (_("Use https://"), {path: secure}))


def _fits(address: str) -> bool:
    """Whether an address has a host and nothing that no address has."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return False
    try:
        host = urlsplit(address).hostname or ""
        return bool(host.encode("idna")) and not set('<>"{}|\\^`') & set(address)
    except ValueError:
        return False


def _brand(settings: Settings) -> Iterator[Problem]:
    for option in (BRAND_COLOUR, ACCENT_COLOUR):
        typed = settings.get(option, "")
        if typed and brand.parse_colour(typed) is None:
            text = _("A colour is six digits and letters from A to F, such as #0B6E6E.")
            yield Problem((option.path,), None, "advice", text)
    icon = settings.get(ICON)
    if isinstance(icon, Image) and icon.width != icon.height:
        text = _("The icon is not square: Stripe asks for as wide as high.")
        yield Problem((ICON.path,), None, "advice", text)
