"""What this program is, and whose work it stands on."""

from portal_desktop import __version__
from portal_desktop.common.i18n import N_, _
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label

WORKS: tuple[tuple[str, str, str], ...] = (
    ("Qt for Python (PySide6)", "LGPL 3.0", N_("The window and everything in it")),
    ("stripe", "MIT", N_("Talking to Stripe")),
    ("keyring", "MIT", N_("Keeping keys in your system’s keyring")),
    ("platformdirs", "MIT", N_("Finding the place for your drafts")),
    ("Babel", "BSD 3-Clause", N_("Amounts and dates in your language")),
    ("email-validator", "The Unlicense", N_("Checking email addresses")),
    ("requests", "Apache 2.0", N_("Connections to Stripe")),
    ("Inter", "SIL Open Font License 1.1", N_("The typeface")),
    (
        "Noto Serif, Nunito, Inconsolata",
        "SIL Open Font License 1.1",
        N_("Typefaces of the preview"),
    ),
    ("Lucide", "ISC", N_("The icons")),
)


def about_page() -> Form:
    """About and licences."""
    form = Form(
        _("About Portal Desktop"),
        _("Version {version}. Independent: not made or endorsed by Stripe.").format(
            version=__version__
        ),
    )
    card = Card(_("Built with"))
    for name, licence, use in WORKS:
        card.add_row(Label(f"{name} · {licence} · {_(use)}", selectable=True))
    form.add(card)
    return form
