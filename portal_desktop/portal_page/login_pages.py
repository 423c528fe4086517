"""Getting in: the page the login link opens, the code that is sent, a link that has expired."""

from collections.abc import Iterator

from portal_desktop.common.i18n import _
from portal_desktop.options.table import LOGIN_PAGE
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import Aside, Block, Button, Buttons, Field, Note, Title
from portal_desktop.portal_page.render_context import Seen


def unreachable(seen: Seen) -> str:
    """Why a real customer does not get in by the login link; empty where they do."""
    if seen.customer.real and not seen.customer.person.email:
        return _("They have no email address, and the login link asks for one.")
    return ""


def _not_theirs(seen: Seen) -> Iterator[Aside]:
    if seen.view.visitor == "session":
        yield Aside(_("Who comes from your website does not see this page."))
    if seen.settings.get(LOGIN_PAGE) is False:
        yield Aside(_("Your login link is not active: nobody gets here by it."))


def login(seen: Seen) -> tuple[Block, ...]:
    """What somebody sees who is not yet known."""
    return (
        Title(seen.say(texts.LOG_IN), seen.say(texts.LOG_IN_HELP)),
        Field(seen.say(texts.EMAIL), seen.customer.person.email),
        Buttons((Button(seen.say(texts.CONTINUE), "primary", seen.view.at("code")),)),
        Note(seen.say(texts.LOG_IN_NOTE)),
        *_not_theirs(seen),
    )


def code(seen: Seen) -> tuple[Block, ...]:
    """Waiting for the code or link."""
    sent = seen.say(texts.CHECK_MAIL_HELP, email=seen.customer.person.email)
    buttons = (
        Button(seen.say(texts.CONTINUE), "primary", seen.view.at("home")),
        Button(seen.say(texts.GO_BACK), "plain", seen.view.at("login")),
    )
    return (
        Title(seen.say(texts.CHECK_MAIL), sent, "mail"),
        Field(seen.say(texts.CODE), hint="123 456"),
        Buttons(buttons),
        *_not_theirs(seen),
    )


def expired(seen: Seen) -> tuple[Block, ...]:
    """What a link shows that was opened too late."""
    again = Button(seen.say(texts.LOG_IN_AGAIN), "primary", seen.view.at("login"))
    return (
        Title(seen.say(texts.EXPIRED), seen.say(texts.EXPIRED_HELP), "clock"),
        Buttons((again,)),
    )
