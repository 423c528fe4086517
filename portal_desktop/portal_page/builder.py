"""Putting a page together; the one function the window calls."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

from portal_desktop.account.snapshot import Known
from portal_desktop.billing.customer_abilities import Verb, can
from portal_desktop.common.i18n import _
from portal_desktop.options.table import REASONS
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page import billing_info_page as information
from portal_desktop.portal_page import cancel_pages as cancelling
from portal_desktop.portal_page import confirm_page as confirming
from portal_desktop.portal_page import login_pages as login
from portal_desktop.portal_page import pause_page as pausing
from portal_desktop.portal_page import payment_pages as paying
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page import update_page as updating
from portal_desktop.portal_page.blocks import Aside, Block, Button, Buttons, Page
from portal_desktop.portal_page.brand_panel import panel
from portal_desktop.portal_page.home_page import home, told
from portal_desktop.portal_page.page_style import look
from portal_desktop.portal_page.render_context import Seen, look_at, on
from portal_desktop.portal_page.subscription_view import Held
from portal_desktop.portal_page.view import View
from portal_desktop.portal_page.viewed_customer import cancels_now, chosen
from portal_desktop.settings.settings import Settings

VERBS: dict[str, Verb] = {
    "update": "update",
    "confirm": "update",
    "offer": "cancel",
    "cancel": "cancel",
    "renew": "renew",
    "pause": "pause",
}


def page(settings: Settings, known: Known, view: View) -> Page:
    """What a customer would see with these settings published. Never raises.

    What is not known is shown as the portal comes before anybody changes it.
    """
    seen = look_at(settings, known, view)
    why = _unreachable(seen)
    blocks = _nothing_leads_here(seen, why) if why else _blocks(seen)
    made = Page(
        name=view.page,
        title=seen.say(texts.BROWSER_TITLE),
        look=look(settings, known.seen),
        panel=panel(settings, known, view),
        blocks=blocks,
        dialog=cancelling.reasons(seen) if view.page == "reasons" and not why else (),
        told=told(seen),
        reached=not why,
    )
    return replace(made, sure=_confirmed(made))


def _blocks(seen: Seen) -> tuple[Block, ...]:
    match seen.view.page:
        case "login":
            return login.login(seen)
        case "code":
            return login.code(seen)
        case "expired":
            return login.expired(seen)
        case "information":
            return information.form(seen)
        case "payment":
            return paying.payment(seen)
        case "done":
            return paying.done(seen)
        case "offer":
            return cancelling.offer(seen)
        case "pause":
            return pausing.pause(seen)
    held = chosen(seen.customer, seen.view)
    return _with(seen, held) if held is not None else home(seen)


def _with(seen: Seen, held: Held) -> tuple[Block, ...]:
    """The pages about one subscription."""
    match seen.view.page:
        case "update":
            return updating.update(seen, held)
        case "confirm":
            return confirming.confirm(seen, held)
        case "cancel":
            return cancelling.cancel(seen, held)
        case "renew":
            return cancelling.renew(seen, held)
        case _:
            return home(seen)


def _unreachable(seen: Seen) -> str:
    """Why nothing leads to the page with these settings; empty where something does."""
    name = seen.view.page
    if name == "information":
        return information.unreachable(seen)
    if name == "payment":
        return paying.unreachable(seen)
    if name == "offer" and not cancelling.coupon(seen.settings):
        return _("There is no coupon for everybody who is about to cancel.")
    if name == "reasons":
        return _not_asked(seen)
    if name in {"login", "code"}:
        return login.unreachable(seen)
    if name == "renew" and cancels_now(seen.settings) and not seen.view.done:
        return _("Cancelling ends it at once, so there is nothing to keep.")
    why = _not_with(seen, VERBS[name]) if name in VERBS else ""
    held = chosen(seen.customer, seen.view)
    if name == "confirm" and not why and held is not None:
        return confirming.unreachable(seen, held)
    return why


def _not_asked(seen: Seen) -> str:
    """Why nobody is asked for reasons: only who has just cancelled is."""
    if not on(seen.settings, REASONS):
        return _("Customers are not asked why they leave.")
    before = look_at(seen.settings, seen.known, replace(seen.view, done=""))
    return _not_with(before, "cancel")


def _not_with(seen: Seen, verb: Verb) -> str:
    """Why the subscription does not allow it."""
    held = chosen(seen.customer, seen.view)
    if held is None:
        return _("They have no subscription.")
    answers = {each.verb: each for each in can(held.subscription, seen.settings, seen.known)}
    answer = answers.get(verb)
    if answer is None:
        return _("Their subscription is not about to end.")
    return answer.reasons if answer.verdict == "no" else ""


def _nothing_leads_here(seen: Seen, why: str) -> tuple[Block, ...]:
    back = Button(seen.say(texts.GO_BACK), "plain", seen.view.at("home"))
    return (Aside(_("Customers do not get to this page: {why}").format(why=why)), Buttons((back,)))


def _confirmed(made: Page) -> bool:
    """Whether all the words were seen on a page of Stripe's."""
    if made.name in texts.PAGES_OF_OURS:
        return False
    ours = _ours()
    return not any(map(ours.fullmatch, _strings((made.blocks, made.dialog))))


@cache
def _ours() -> re.Pattern[str]:
    patterns = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(each)) for each in texts.UNCONFIRMED)
    return re.compile("|".join(sorted(patterns)))


def _strings(value: object) -> Iterator[str]:
    """All the words of a page, but neither where they lead nor ours beside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value) and not isinstance(value, Aside | View | Image | StripeFile):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))
