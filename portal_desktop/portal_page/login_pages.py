"""Getting in: the page the login link opens, the code that is sent, a link that has expired."""

from collections.abc import Iterator

from portal_desktop.common.i18n import _
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    ButtonBlock,
    Buttons,
    FieldBlock,
    Note,
    Title,
)
from portal_desktop.portal_page.render_context import RenderContext


def unreachable_reason(seen: RenderContext) -> str:
    """Why a real customer does not get in by the login link; empty where they do."""
    if seen.customer.real and not seen.customer.person.email:
        return _("They have no email address, and the login link asks for one.")
    return ""


def _not_theirs(seen: RenderContext) -> Iterator[Aside]:
    if seen.view.visitor == "session":
        yield Aside(_("Who comes from your website does not see this page."))
    if seen.settings.get(LOGIN_PAGE) is False:
        yield Aside(_("Your login link is not active: nobody gets here by it."))


def login_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """What somebody sees who is not yet known."""
    return (
        Title(seen.portal_text(texts.LOG_IN), seen.portal_text(texts.LOG_IN_HELP)),
        FieldBlock(seen.portal_text(texts.EMAIL), seen.customer.person.email),
        Buttons(
            (ButtonBlock(seen.portal_text(texts.CONTINUE), "primary", seen.view.on_page("code")),)
        ),
        Note(seen.portal_text(texts.LOG_IN_NOTE)),
        *_not_theirs(seen),
    )


def login_code_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """Waiting for the code or link."""
    sent = seen.portal_text(texts.CHECK_MAIL_HELP, email=seen.customer.person.email)
    buttons = (
        ButtonBlock(seen.portal_text(texts.CONTINUE), "primary", seen.view.on_page("home")),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", seen.view.on_page("login")),
    )
    return (
        Title(seen.portal_text(texts.CHECK_MAIL), sent, "mail"),
        FieldBlock(seen.portal_text(texts.CODE), hint="123 456"),
        Buttons(buttons),
        *_not_theirs(seen),
    )


def expired_link_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """What a link shows that was opened too late."""
    again = ButtonBlock(seen.portal_text(texts.LOG_IN_AGAIN), "primary", seen.view.on_page("login"))
    return (
        Title(seen.portal_text(texts.EXPIRED), seen.portal_text(texts.EXPIRED_HELP), "clock"),
        Buttons((again,)),
    )
