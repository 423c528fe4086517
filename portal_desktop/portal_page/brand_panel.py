"""The panel: icon, business name, headline, the way back, and the small print."""

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.branding import BUSINESS_NAME, ICON, LOGO
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import Link, PanelBlock
from portal_desktop.portal_page.view import PageView
from portal_desktop.settings.settings import Settings

LONGEST_NAME = 80
LONGEST_HEADLINE = 240  # Stripe takes 60; what is typed beyond is shown, so that it can be seen
LONGEST_ADDRESS = 500


def build_panel(settings: Settings, known: AccountSnapshot, view: PageView) -> PanelBlock:
    """The panel of every page of the portal."""
    say = texts.portal_translations(view.language).gettext
    name = business_name(settings, known, view)
    typed = sanitize_text(settings.get(HEADLINE, ""), LONGEST_HEADLINE).strip()
    return PanelBlock(
        name=name,
        icon=settings.get(ICON),
        headline=typed or say(texts.PARTNERS).format(business=name),
        back=_link_if_set(say(texts.RETURN_TO).format(business=name), settings.get(RETURN_URL)),
        logo=settings.get(LOGO) if "logo_on_panel" in known.seen else None,
        footer=_footer(settings, view),
    )


def business_name(settings: Settings, known: AccountSnapshot, view: PageView) -> str:
    """The name customers know the business by; a neutral one where it is not known."""
    typed = sanitize_text(settings.get(BUSINESS_NAME, ""), LONGEST_NAME).strip()
    read = sanitize_text(known.business.name, LONGEST_NAME).strip() if known.business else ""
    return typed or read or texts.portal_translations(view.language).gettext(texts.SOME_BUSINESS)


def _footer(settings: Settings, view: PageView) -> tuple[Link, ...]:
    say = texts.portal_translations(view.language).gettext
    links = (
        Link(say(texts.POWERED_BY)),
        Link(say(texts.LEARN_MORE)),
        _link_if_set(say(texts.TERMS), settings.get(TERMS)),
        _link_if_set(say(texts.PRIVACY), settings.get(PRIVACY)),
    )
    return tuple(link for link in links if link is not None)


def _link_if_set(text: str, address: str | None) -> Link | None:
    """A link that is only there when an address was set."""
    shown = sanitize_text(address or "", LONGEST_ADDRESS).strip()
    return Link(text, address=shown) if shown else None
