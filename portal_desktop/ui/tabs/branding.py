"""How the portal looks and speaks."""

from collections.abc import Callable

from portal_desktop.account.snapshot import Known
from portal_desktop.common.i18n import _
from portal_desktop.links import login as links
from portal_desktop.options.fonts import SHOWN_IN, is_itself
from portal_desktop.options.option import Option
from portal_desktop.options.table import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUSINESS_NAME,
    BUTTON,
    CUSTOM_DOMAIN,
    FONT,
    HEADLINE,
    ICON,
    LOGO,
    PRIVACY,
    PUBLIC_PRIVACY,
    PUBLIC_TERMS,
    RETURN_URL,
    SHAPE,
    SUPPORT_EMAIL,
    SUPPORT_PHONE,
    SUPPORT_URL,
    TERMS,
)
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.branding.contrast_notice import Contrast
from portal_desktop.ui.branding.image_editor import picture_editor
from portal_desktop.ui.branding.observation_rows import older_logo, which_colour
from portal_desktop.ui.forms.editors import said_choice_editor, segmented_editor
from portal_desktop.ui.forms.form import Form, row, section
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import see
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.notice import Notice


def branding_tab(
    sync: Sync, guide: Callable[[], None], open_dashboard: Callable[[str], None]
) -> Form:
    """Words and links, which are published; everything else goes by hand, with a guide.

    ``open_dashboard`` opens a page of Stripe's by its name.
    """
    document = sync.document
    form = Form(
        _("Branding"),
        _("Only Stripe’s Dashboard can change the look. Decide it here, copy it there."),
    )
    form.add(_one_look(guide))
    form.add(_pictures(sync))
    form.add(_brand_colours(sync))
    form.add(_own_look(document))
    form.add(_words(document, open_dashboard))
    form.add(_public_details(document))
    return form


def _one_look(guide: Callable[[], None]) -> Notice:
    notice = Notice(
        _("One look for everything: this also changes your receipts, invoices and checkout."),
        icon="flag",
        action=_("Guide me"),
    )
    notice.acted.connect(guide)
    return notice


def _pictures(sync: Sync) -> Card:
    card = section(sync.document, _("Icon and logo · at Stripe"))
    card.add_row(row(sync.document, ICON, custom=picture_editor(sync, ICON, "icon")))
    card.add_row(row(sync.document, LOGO, custom=picture_editor(sync, LOGO, "logo")))
    card.add_row(older_logo(sync), indent=1)
    return card


def _brand_colours(sync: Sync) -> Card:
    card = section(sync.document, _("Colours of your brand · at Stripe"))
    for option in (BRAND_COLOUR, ACCENT_COLOUR):
        _add_colour(card, sync.document, option)
    card.add_row(which_colour(sync))
    return card


def _own_look(document: Document) -> Card:
    card = section(document, _("The portal’s own look · at Stripe"))
    card.tell_unread()
    for option in (BACKGROUND, BUTTON):
        _add_colour(card, document, option)
    card.add_row(row(document, SHAPE, custom=segmented_editor(document, SHAPE)))
    card.add_row(row(document, FONT, custom=said_choice_editor(document, FONT)))
    card.add_row(_note(document, lambda draft, _known: font_note(draft)), divided=False)
    return card


def _words(document: Document, open_dashboard: Callable[[str], None]) -> Card:
    card = section(document, _("Words and links · published from here"))
    for option in (HEADLINE, TERMS, PRIVACY, RETURN_URL):
        card.add_row(row(document, option))
        if option in (TERMS, PRIVACY):
            card.add_row(_look(document, option, open_dashboard), divided=False)
    return card


def _look(document: Document, option: Option[str], open_dashboard: Callable[[str], None]) -> Flow:
    """While an address is empty: the way to Stripe's page on which another may stand."""
    line = Flow()
    look = Button(_("Open Stripe’s page “Public details”"), "link", icon="external-link")
    look.setObjectName(f"{option.path}:look")
    plain_text.set_name(look, f"{look.text()}: {_(option.label)}")
    look.clicked.connect(lambda: open_dashboard("public_details"))
    line.add(look)
    document.follow(line, lambda now: see(line, now.draft.get(option) == ""))
    return line


def _public_details(document: Document) -> Card:
    card = section(document, _("Public details · at Stripe"))
    for option in (BUSINESS_NAME, SUPPORT_EMAIL, SUPPORT_PHONE, SUPPORT_URL):
        card.add_row(row(document, option))
    card.tell_unread()
    for option in (PUBLIC_TERMS, PUBLIC_PRIVACY, CUSTOM_DOMAIN):
        card.add_row(row(document, option))
    card.add_row(_note(document, lambda _draft, known: domain_note(known)), divided=False)
    return card


def _add_colour(card: Card, document: Document, option: Option[str]) -> None:
    card.add_row(row(document, option))
    card.add_row(Contrast(document, option.path), divided=False)


def _note(document: Document, words: Callable[[Settings, Known], str]) -> Text:
    """A sentence about the row above that follows the draft; hidden while there is none."""
    note = Text("", "help")

    def show(now: Document) -> None:
        said = words(now.draft, now.known)
        if said != note.text():
            note.setText(said)
        see(note, bool(said))

    document.follow(note, show)
    return note


def font_note(draft: Settings) -> str:
    """In which letters the preview shows the font, where they are others."""
    font = draft.get(FONT, FONT.default)
    choice = FONT.choice(font)
    if choice is None or font == FONT.default or is_itself(font):
        return ""
    told = _("The preview shows it in {family}, which is similar.")
    return told.format(family=SHOWN_IN[font])


def domain_note(known: Known) -> str:
    """What the login link tells of the domain."""
    host = links.host(known.portal.login_url) if known.portal else ""
    return _("Your login link is at {host} now.").format(host=host) if host else ""
