"""The page the login link opens: an address, and a code or link sent to it."""

from portal_desktop.page import customer, texts
from portal_desktop.page.blocks import Block, Button, Buttons, Field, Note, Title
from portal_desktop.page.view import View


def login(view: View) -> tuple[Block, ...]:
    """What somebody sees who is not yet known."""
    say = texts.words(view.language).gettext
    return (
        Title(say(texts.LOG_IN), say(texts.LOG_IN_HELP)),
        Field(say(texts.EMAIL), customer.EMAIL),
        Buttons((Button(say(texts.CONTINUE), "primary", "home"),)),
        Note(say(texts.LOG_IN_NOTE)),
    )
