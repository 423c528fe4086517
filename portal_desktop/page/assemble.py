"""Putting a page together; the one function the window calls."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

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
        sure=_confirmed(blocks, view),
    )


def _blocks(settings: Settings, known: Known, view: View) -> tuple[Block, ...]:
    match view.page:
        case "login":
            return login(view)
        case "home":
            return home(settings, known, view)


def _confirmed(blocks: tuple[Block, ...], view: View) -> bool:
    """Whether all the words were seen on a page of Stripe's."""
    ours = set(map(texts.words(view.language).gettext, texts.UNCONFIRMED))
    return ours.isdisjoint(_strings(blocks))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))
