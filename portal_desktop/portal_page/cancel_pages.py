"""Leaving, and changing one's mind: offer, confirmation, reasons, renewing."""

from collections.abc import Iterator
from typing import Final

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing import consequences as follows
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.cancellation import (
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    ButtonBlock,
    Buttons,
    FieldBlock,
    Part,
    Pick,
    Title,
)
from portal_desktop.portal_page.dates import day_of
from portal_desktop.portal_page.render_context import RenderContext, is_switched_on
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.portal_page.view import PageName
from portal_desktop.portal_page.viewed_customer import cancels_now
from portal_desktop.settings.settings import Settings, members

LONGEST: Final = 120


def first_page(settings: Settings) -> PageName:
    """Where the button to cancel leads: to the offer, if there is one for everybody."""
    return "offer" if retention_coupon(settings) else "cancel"


def retention_coupon(settings: Settings) -> str:
    """The coupon everybody is offered who is about to cancel; empty for none."""
    return sanitize_text(settings.get(RETENTION_COUPON, ""), LONGEST).strip()


def retention_offer_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """The coupon, before anything is confirmed."""
    helped = seen.portal_text(texts.OFFER_HELP, coupon=retention_coupon(seen.settings))
    buttons = (
        ButtonBlock(seen.portal_text(texts.ACCEPT), "primary", seen.view.on_page("home")),
        ButtonBlock(seen.portal_text(texts.STILL_CANCEL), "plain", seen.view.on_page("cancel")),
    )
    return (Title(seen.portal_text(texts.OFFER), helped), Buttons(buttons))


def cancel_blocks(seen: RenderContext, held: SubscriptionView) -> tuple[Block, ...]:
    """What cancelling does, and the button for it."""
    view, settings = seen.view, seen.settings
    ends = day_of(held.subscription.end_if_cancelled_now)
    sentence = seen.portal_text(texts.CANCEL_LATER, date=seen.day_text(ends))
    if cancels_now(settings):
        sentence = seen.portal_text(texts.CANCEL_NOW)
    after: PageName = "reasons" if is_switched_on(settings, REASONS) else "home"
    buttons = (
        ButtonBlock(
            seen.portal_text(texts.CANCEL), "primary", view.on_page(after, done="cancelled")
        ),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", view.on_page("home")),
    )
    return (
        Title(seen.portal_text(texts.CONFIRM_CANCEL), sentence),
        *_what_follows(seen, held),
        Buttons(buttons),
    )


def feedback_dialog(seen: RenderContext) -> tuple[Part, ...]:
    """The dialog that asks why, after it happened."""
    offered = tuple(_feedback_options(seen.settings, seen.known))
    picks = (
        Pick(text, seen.view.reason == reason, seen.view.on_page("reasons", reason=reason))
        for reason, text in offered
    )
    home = seen.view.on_page("home").with_supposed_kept()
    buttons = (
        ButtonBlock(seen.portal_text(texts.SUBMIT), "primary", home),
        ButtonBlock(seen.portal_text(texts.NO_THANKS), "plain", home),
    )
    return (
        Title(seen.portal_text(texts.CANCELLED), seen.portal_text(texts.WHY) if offered else ""),
        *picks,
        FieldBlock(seen.portal_text(texts.FEEDBACK), lines=3),
        Buttons(buttons),
    )


def renew_blocks(seen: RenderContext, held: SubscriptionView) -> tuple[Block, ...]:
    """Changing one's mind before the period ends."""
    bill = day_of(held.subscription.period_end)
    helped = seen.portal_text(texts.RENEW_HELP, date=seen.day_text(bill)) if bill else ""
    buttons = (
        ButtonBlock(
            seen.portal_text(texts.RENEW),
            "primary",
            seen.view.on_page("home", done="renewed").with_supposed_kept(),
        ),
        ButtonBlock(
            seen.portal_text(texts.GO_BACK), "plain", seen.view.on_page("home").with_supposed_kept()
        ),
    )
    return (
        Title(seen.portal_text(texts.RENEW_TITLE), helped or seen.portal_text(texts.RENEW_SHORT)),
        Buttons(buttons),
    )


def _what_follows(seen: RenderContext, held: SubscriptionView) -> Iterator[Block]:
    """The money sentence, in the merchant's words: customers do not see it."""
    if held.subscription.status == "trialing" and cancels_now(seen.settings):
        yield Aside(_("Access ends now, and the free trial with it. They cannot undo it."))
        return
    paths = [CANCEL_MODE.path]
    metered = held.price is not None and held.price.metered
    if cancels_now(seen.settings) and not metered:  # usage is paid afterwards: nothing is left over
        paths.append(CANCEL_PRORATION.path)
    said = [follows.consequence_note(path, None, seen.settings, seen.known) for path in paths]
    if any(said):
        yield Aside(" ".join(filter(None, said)))


def _feedback_options(settings: Settings, known: AccountSnapshot) -> Iterator[tuple[str, str]]:
    """The reasons to choose from in Stripe's order, then the merchant's own."""
    chosen = members(settings, REASON_OPTIONS.path)
    if REASON_OPTIONS.path not in settings:
        chosen = REASON_OPTIONS.default
    for choice in REASON_OPTIONS.choices:
        if choice.value in chosen:
            yield choice.value, choice.label
    own = {each.id: each.description for each in known.feedback_options or ()}
    for reason in members(settings, FEEDBACK_OPTIONS.path):
        yield reason, sanitize_text(own.get(reason, _("A reason of your own")), LONGEST)
