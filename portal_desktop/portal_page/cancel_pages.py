"""Leaving, and changing one's mind: offer, confirmation, reasons, renewing."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.account.snapshot import Known
from portal_desktop.billing import consequences as follows
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import plain
from portal_desktop.options.table import (
    CANCEL_MODE,
    CANCEL_PRORATION,
    OWN_REASONS,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Field,
    Part,
    Pick,
    Title,
)
from portal_desktop.portal_page.dates import day_of
from portal_desktop.portal_page.render_context import Seen, on
from portal_desktop.portal_page.subscription_view import Held
from portal_desktop.portal_page.view import PageName
from portal_desktop.portal_page.viewed_customer import cancels_now
from portal_desktop.settings.settings import Settings, members

LONGEST: Final = 120


def first_page(settings: Settings) -> PageName:
    """Where the button to cancel leads: to the offer, if there is one for everybody."""
    return "offer" if coupon(settings) else "cancel"


def coupon(settings: Settings) -> str:
    """The coupon everybody is offered who is about to cancel; empty for none."""
    return plain(settings.get(RETENTION_COUPON, ""), LONGEST).strip()


def offer(seen: Seen) -> tuple[Block, ...]:
    """The coupon, before anything is confirmed."""
    helped = seen.say(texts.OFFER_HELP, coupon=coupon(seen.settings))
    buttons = (
        Button(seen.say(texts.ACCEPT), "primary", seen.view.at("home")),
        Button(seen.say(texts.STILL_CANCEL), "plain", seen.view.at("cancel")),
    )
    return (Title(seen.say(texts.OFFER), helped), Buttons(buttons))


def cancel(seen: Seen, held: Held) -> tuple[Block, ...]:
    """What cancelling does, and the button for it."""
    view, settings = seen.view, seen.settings
    ends = day_of(held.subscription.stops)
    sentence = seen.say(texts.CANCEL_LATER, date=seen.day(ends))
    if cancels_now(settings):
        sentence = seen.say(texts.CANCEL_NOW)
    after: PageName = "reasons" if on(settings, REASONS) else "home"
    buttons = (
        Button(seen.say(texts.CANCEL), "primary", view.at(after, done="cancelled")),
        Button(seen.say(texts.GO_BACK), "plain", view.at("home")),
    )
    return (
        Title(seen.say(texts.CONFIRM_CANCEL), sentence),
        *_what_follows(seen, held),
        Buttons(buttons),
    )


def reasons(seen: Seen) -> tuple[Part, ...]:
    """The dialog that asks why, after it happened."""
    offered = tuple(_reasons(seen.settings, seen.known))
    picks = (
        Pick(text, seen.view.reason == reason, seen.view.at("reasons", reason=reason))
        for reason, text in offered
    )
    home = seen.view.at("home").meant()
    buttons = (
        Button(seen.say(texts.SUBMIT), "primary", home),
        Button(seen.say(texts.NO_THANKS), "plain", home),
    )
    return (
        Title(seen.say(texts.CANCELLED), seen.say(texts.WHY) if offered else ""),
        *picks,
        Field(seen.say(texts.FEEDBACK), lines=3),
        Buttons(buttons),
    )


def renew(seen: Seen, held: Held) -> tuple[Block, ...]:
    """Changing one's mind before the period ends."""
    bill = day_of(held.subscription.period_end)
    helped = seen.say(texts.RENEW_HELP, date=seen.day(bill)) if bill else ""
    buttons = (
        Button(seen.say(texts.RENEW), "primary", seen.view.at("home", done="renewed").meant()),
        Button(seen.say(texts.GO_BACK), "plain", seen.view.at("home").meant()),
    )
    return (
        Title(seen.say(texts.RENEW_TITLE), helped or seen.say(texts.RENEW_SHORT)),
        Buttons(buttons),
    )


def _what_follows(seen: Seen, held: Held) -> Iterator[Block]:
    """The money sentence, in the merchant's words: customers do not see it."""
    if held.subscription.status == "trialing" and cancels_now(seen.settings):
        yield Aside(_("Access ends now, and the free trial with it. They cannot undo it."))
        return
    paths = [CANCEL_MODE.path]
    metered = held.price is not None and held.price.metered
    if cancels_now(seen.settings) and not metered:  # usage is paid afterwards: nothing is left over
        paths.append(CANCEL_PRORATION.path)
    said = [follows.note(path, None, seen.settings, seen.known) for path in paths]
    if any(said):
        yield Aside(" ".join(filter(None, said)))


def _reasons(settings: Settings, known: Known) -> Iterator[tuple[str, str]]:
    """The reasons to choose from in Stripe's order, then the merchant's own."""
    chosen = members(settings, REASON_OPTIONS.path)
    if REASON_OPTIONS.path not in settings:
        chosen = REASON_OPTIONS.default
    for choice in REASON_OPTIONS.choices:
        if choice.value in chosen:
            yield choice.value, choice.label
    own = {each.id: each.description for each in known.reasons or ()}
    for reason in members(settings, OWN_REASONS.path):
        yield reason, plain(own.get(reason, _("A reason of your own")), LONGEST)
