"""How the portal looks and speaks."""

from collections.abc import Callable

from portal_desktop.options import (
    ACCENT_COLOUR,
    BRAND_COLOUR,
    BUSINESS_NAME,
    HEADLINE,
    ICON,
    PRIVACY,
    RETURN_URL,
    TERMS,
)
from portal_desktop.text import _
from portal_desktop.ui.document import Document
from portal_desktop.ui.form import Form, row, section
from portal_desktop.ui.outside import Keep, Look
from portal_desktop.ui.picture import picture_editor
from portal_desktop.ui.widgets import Notice


def branding_tab(document: Document, keep: Keep, look: Look, guide: Callable[[], None]) -> Form:
    """Words and links, which are published; icon, name and colours, which go by hand."""
    form = Form(_("Branding"), _("How the portal looks and what it says."))

    said = section(document, _("Words and links · published from here"))
    for option in (HEADLINE, TERMS, PRIVACY, RETURN_URL):
        said.add_row(row(document, option))
    form.add(said)

    one_look = Notice(
        _("One look for everything: this also changes your receipts, invoices and checkout."),
        icon="flag",
        action=_("Guide me"),
    )
    one_look.acted.connect(guide)
    form.add(one_look)

    look_card = section(document, _("Name, icon and colours · at Stripe"))
    look_card.add_row(row(document, BUSINESS_NAME))
    look_card.add_row(row(document, ICON, custom=picture_editor(document, ICON, keep, look)))
    look_card.add_row(row(document, BRAND_COLOUR))
    look_card.add_row(row(document, ACCENT_COLOUR))
    form.add(look_card)
    return form
