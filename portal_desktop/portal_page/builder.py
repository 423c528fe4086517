"""Putting a page together; the one function the window calls."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing.customer_abilities import Verb, subscription_abilities
from portal_desktop.common.i18n import _
from portal_desktop.options.cancellation import REASONS
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page import billing_info_page as information
from portal_desktop.portal_page import cancel_pages as cancelling
from portal_desktop.portal_page import confirm_page as confirming
from portal_desktop.portal_page import login_pages as login
from portal_desktop.portal_page import pause_page as pausing
from portal_desktop.portal_page import payment_pages as paying
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page import update_page as updating
from portal_desktop.portal_page.blocks import Aside, Block, ButtonBlock, Buttons, Page
from portal_desktop.portal_page.brand_panel import build_panel
from portal_desktop.portal_page.home_page import customer_abilities, home_blocks
from portal_desktop.portal_page.page_style import page_look
from portal_desktop.portal_page.render_context import RenderContext, is_switched_on, look_at
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.portal_page.view import PageView
from portal_desktop.portal_page.viewed_customer import cancels_now, chosen_subscription
from portal_desktop.settings.settings import Settings

VERBS: dict[str, Verb] = {
    "update": "update",
    "confirm": "update",
    "offer": "cancel",
    "cancel": "cancel",
    "renew": "renew",
    "pause": "pause",
}


def build_page(settings: Settings, known: AccountSnapshot, view: PageView) -> Page:
    """Build what a customer would see with these settings published. It raises nothing.

    What is not known is shown as the portal comes before anybody changes it.
    """
    seen = look_at(settings, known, view)
    why = _unreachable_reason(seen)
    blocks = _nothing_leads_here(seen, why) if why else _blocks(seen)
    made = Page(
        name=view.page,
        title=seen.portal_text(texts.BROWSER_TITLE),
        look=page_look(settings, known.seen),
        panel=build_panel(settings, known, view),
        blocks=blocks,
        dialog=cancelling.feedback_dialog(seen) if view.page == "reasons" and not why else (),
        told=customer_abilities(seen),
        reached=not why,
    )
    return replace(made, sure=_is_wording_confirmed(made))


def _blocks(seen: RenderContext) -> tuple[Block, ...]:
    match seen.view.page:
        case "login":
            return login.login_blocks(seen)
        case "code":
            return login.login_code_blocks(seen)
        case "expired":
            return login.expired_link_blocks(seen)
        case "information":
            return information.billing_info_blocks(seen)
        case "payment":
            return paying.payment_method_blocks(seen)
        case "done":
            return paying.done_blocks(seen)
        case "offer":
            return cancelling.retention_offer_blocks(seen)
        case "pause":
            return pausing.pause_blocks(seen)
    held = chosen_subscription(seen.customer, seen.view)
    return _subscription_page_blocks(seen, held) if held is not None else home_blocks(seen)


def _subscription_page_blocks(seen: RenderContext, held: SubscriptionView) -> tuple[Block, ...]:
    """The pages about one subscription."""
    match seen.view.page:
        case "update":
            return updating.update_blocks(seen, held)
        case "confirm":
            return confirming.confirm_blocks(seen, held)
        case "cancel":
            return cancelling.cancel_blocks(seen, held)
        case "renew":
            return cancelling.renew_blocks(seen, held)
        case _:
            return home_blocks(seen)


def _unreachable_reason(seen: RenderContext) -> str:
    """Why nothing leads to the page with these settings; empty where something does."""
    name = seen.view.page
    if name == "information":
        return information.unreachable_reason(seen)
    if name == "payment":
        return paying.unreachable_reason(seen)
    if name == "offer" and not cancelling.retention_coupon(seen.settings):
        return _("There is no coupon for everybody who is about to cancel.")
    if name == "reasons":
        return _not_asked(seen)
    if name in {"login", "code"}:
        return login.unreachable_reason(seen)
    if name == "renew" and cancels_now(seen.settings) and not seen.view.done:
        return _("Cancelling ends it at once, so there is nothing to keep.")
    why = _not_with(seen, VERBS[name]) if name in VERBS else ""
    held = chosen_subscription(seen.customer, seen.view)
    if name == "confirm" and not why and held is not None:
        return confirming.unreachable_reason(seen, held)
    return why


def _not_asked(seen: RenderContext) -> str:
    """Why nobody is asked for reasons: only who has just cancelled is."""
    if not is_switched_on(seen.settings, REASONS):
        return _("Customers are not asked why they leave.")
    before = look_at(seen.settings, seen.known, replace(seen.view, done=""))
    return _not_with(before, "cancel")


def _not_with(seen: RenderContext, verb: Verb) -> str:
    """Why the subscription does not allow it."""
    held = chosen_subscription(seen.customer, seen.view)
    if held is None:
        return _("They have no subscription.")
    answers = {
        each.verb: each
        for each in subscription_abilities(held.subscription, seen.settings, seen.known)
    }
    answer = answers.get(verb)
    if answer is None:
        return _("Their subscription is not about to end.")
    return answer.reason_text if answer.verdict == "no" else ""


def _nothing_leads_here(seen: RenderContext, why: str) -> tuple[Block, ...]:
    back = ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", seen.view.on_page("home"))
    return (Aside(_("Customers do not get to this page: {why}").format(why=why)), Buttons((back,)))


def _is_wording_confirmed(made: Page) -> bool:
    """Whether all the words were seen on a page of Stripe's."""
    if made.name in texts.PAGES_OF_OURS:
        return False
    ours = _unconfirmed_pattern()
    return not any(map(ours.fullmatch, _page_strings((made.blocks, made.dialog))))


@cache
def _unconfirmed_pattern() -> re.Pattern[str]:
    patterns = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(each)) for each in texts.UNCONFIRMED)
    return re.compile("|".join(sorted(patterns)))


def _page_strings(value: object) -> Iterator[str]:
    """All the words of a page, but neither where they lead nor ours beside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _page_strings(each)
    elif is_dataclass(value) and not isinstance(value, Aside | PageView | Image | StripeFile):
        for each in fields(value):
            yield from _page_strings(getattr(value, each.name))
