"""Putting a page together; the one function the window calls."""

from portal_desktop.known import Known
from portal_desktop.page import texts
from portal_desktop.page.blocks import Block, Page
from portal_desktop.page.home import home
from portal_desktop.page.login import login
from portal_desktop.page.look import look
from portal_desktop.page.panel import panel
from portal_desktop.page.view import View
from portal_desktop.settings import Settings


def page(settings: Settings, known: Known, view: View) -> Page:
    """What a customer would see with these settings published. Never raises.

    What is not known is shown as the portal comes before anybody changes it.
    """
    blocks = _blocks(settings, known, view)
    return Page(
        name=view.page,
        title=texts.words(view.language).gettext(texts.BROWSER_TITLE),
        look=look(settings),
        panel=panel(settings, known, view),
        blocks=blocks,
        sure=view.page != "login",
    )


def _blocks(settings: Settings, known: Known, view: View) -> tuple[Block, ...]:
    match view.page:
        case "login":
            return login(view)
        case "home":
            return home(settings, known, view)
