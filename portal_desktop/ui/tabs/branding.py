"""How the portal looks and speaks."""

from collections.abc import Callable

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.i18n import _
from portal_desktop.links import login as links
from portal_desktop.options.branding import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUSINESS_NAME,
    BUTTON,
    FONT,
    ICON,
    LOGO,
    SHAPE,
)
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.options.fonts import SHOWN_IN, is_itself
from portal_desktop.options.option import Option
from portal_desktop.options.public_details import (
    CUSTOM_DOMAIN,
    PUBLIC_PRIVACY,
    PUBLIC_TERMS,
    SUPPORT_EMAIL,
    SUPPORT_PHONE,
    SUPPORT_URL,
)
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.branding.contrast_notice import Contrast
from portal_desktop.ui.branding.image_editor import picture_editor
from portal_desktop.ui.branding.observation_rows import older_logo, which_colour
from portal_desktop.ui.forms.editors import said_choice_editor, segmented_editor
from portal_desktop.ui.forms.form import Form, make_row, make_section
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice


def branding_tab(
    session: AccountSession, guide: Callable[[], None], open_dashboard: Callable[[str], None]
) -> Form:
    """Words and links, which are published; everything else goes by hand, with a guide.

    ``open_dashboard`` opens a page of Stripe's by its name.
    """
    document = session.document
    form = Form(
        _("Branding"),
        _("Only Stripe’s Dashboard can change the look. Decide it here, copy it there."),
    )
    form.add(
        _one_look(guide),
        _image_card(session),
        _brand_colours(session),
        _own_look(document),
        _text_card(document, open_dashboard),
        _public_details(document),
    )
    return form


def _one_look(guide: Callable[[], None]) -> Notice:
    return Notice(
        _("One look for everything: this also changes your receipts, invoices and checkout."),
        icon="flag",
        action=_("Guide me"),
        on_act=guide,
    )


def _image_card(session: AccountSession) -> Card:
    card = make_section(session.document, _("Icon and logo · at Stripe"))
    card.add_rows(
        make_row(session.document, ICON, custom=picture_editor(session, ICON, "icon")),
        make_row(session.document, LOGO, custom=picture_editor(session, LOGO, "logo")),
    )
    card.add_row(older_logo(session), indent=1)
    return card


def _brand_colours(session: AccountSession) -> Card:
    card = make_section(session.document, _("Colours of your brand · at Stripe"))
    for option in (BRAND_COLOUR, ACCENT_COLOUR):
        _add_colour(card, session.document, option)
    card.add_row(which_colour(session))
    return card


def _own_look(document: Document) -> Card:
    card = make_section(document, _("The portal’s own look · at Stripe"))
    card.tell_unread()
    for option in (BACKGROUND, BUTTON):
        _add_colour(card, document, option)
    card.add_rows(
        make_row(document, SHAPE, custom=segmented_editor(document, SHAPE)),
        make_row(document, FONT, custom=said_choice_editor(document, FONT)),
    )
    card.add_row(_live_note(document, lambda draft, _known: font_note(draft)), divided=False)
    return card


def _text_card(document: Document, open_dashboard: Callable[[str], None]) -> Card:
    card = make_section(document, _("Words and links · published from here"))
    for option in (HEADLINE, TERMS, PRIVACY, RETURN_URL):
        card.add_row(make_row(document, option))
        if option in (TERMS, PRIVACY):
            card.add_row(_public_details_line(document, option, open_dashboard), divided=False)
    return card


def _public_details_line(
    document: Document, option: Option[str], open_dashboard: Callable[[str], None]
) -> Flow:
    """While an address is empty: the way to Stripe's page on which another may stand."""
    look = Button(
        _("Open Stripe’s page “Public details”"),
        "link",
        icon="external-link",
        object_name=f"{option.path}:look",
        on_click=lambda: open_dashboard("public_details"),
    )
    plain_text.set_name(look, f"{look.text()}: {_(option.label)}")
    line = Flow(look)
    document.observe_changes(line, lambda now: set_shown(line, now.draft.get(option) == ""))
    return line


def _public_details(document: Document) -> Card:
    card = make_section(document, _("Public details · at Stripe"))
    for option in (BUSINESS_NAME, SUPPORT_EMAIL, SUPPORT_PHONE, SUPPORT_URL):
        card.add_row(make_row(document, option))
    card.tell_unread()
    for option in (PUBLIC_TERMS, PUBLIC_PRIVACY, CUSTOM_DOMAIN):
        card.add_row(make_row(document, option))
    card.add_row(_live_note(document, lambda _draft, known: domain_note(known)), divided=False)
    return card


def _add_colour(card: Card, document: Document, option: Option[str]) -> None:
    card.add_row(make_row(document, option))
    card.add_row(Contrast(document, option.path), divided=False)


def _live_note(document: Document, words: Callable[[Settings, AccountSnapshot], str]) -> Label:
    """A sentence about the row above that follows the draft; hidden while there is none."""
    note = Label("", "help")

    def show(now: Document) -> None:
        said = words(now.draft, now.account_snapshot)
        if said != note.text():
            note.setText(said)
        set_shown(note, bool(said))

    document.observe_changes(note, show)
    return note


def font_note(draft: Settings) -> str:
    """In which letters the preview shows the font, where they are others."""
    font = draft.get(FONT, FONT.default)
    choice = FONT.choice_for(font)
    if choice is None or font == FONT.default or is_itself(font):
        return ""
    told = _("The preview shows it in {family}, which is similar.")
    return told.format(family=SHOWN_IN[font])


def domain_note(known: AccountSnapshot) -> str:
    """What the login link tells of the domain."""
    host = links.link_host(known.portal.login_url) if known.portal else ""
    return _("Your login link is at {host} now.").format(host=host) if host else ""
