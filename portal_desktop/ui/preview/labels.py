"""What can be chosen in the preview's bar, in a merchant's words."""

from collections.abc import Mapping
from typing import Final

from portal_desktop.common.i18n import N_

PAGES: Final[Mapping[str, str]] = {
    "login": N_("Login"),
    "code": N_("One-time code"),
    "home": N_("Home"),
    "update": N_("Choose a plan"),
    "confirm": N_("Confirm change"),
    "offer": N_("Offer to stay"),
    "cancel": N_("Cancel"),
    "reasons": N_("Reasons"),
    "renew": N_("Renew"),
    "pause": N_("Pause"),
    "payment": N_("Add payment"),
    "information": N_("Billing info"),
    "done": N_("After a link"),
    "expired": N_("Expired link"),
}
"""The order is that of a visit."""

SITUATIONS: Final[Mapping[str, str]] = {
    "monthly": N_("Pays monthly"),
    "yearly": N_("Pays yearly"),
    "trial": N_("On trial"),
    "ending": N_("About to end"),
    "past_due": N_("Past due"),
    "scheduled": N_("Change waiting"),
    "several": N_("Several plans"),
    "usage": N_("Pays by usage"),
    "none": N_("No subscription"),
}

VISITORS: Final = {
    "login_link": N_("Login link"),
    "session": N_("Your website"),
}

LANGUAGES: Final[Mapping[str, str]] = {
    "en": N_("English"),
    "en-GB": N_("English (UK)"),
    "en-AU": N_("English (Australia)"),
    "en-CA": N_("English (Canada)"),
    "en-IN": N_("English (India)"),
    "bg": N_("Bulgarian"),
    "hr": N_("Croatian"),
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "nl": N_("Dutch"),
    "et": N_("Estonian"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "fr-CA": N_("French (Canada)"),
    "de": N_("German"),
    "el": N_("Greek"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "lv": N_("Latvian"),
    "lt": N_("Lithuanian"),
    "nb": N_("Norwegian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "pt-BR": N_("Portuguese (Brazil)"),
    "ro": N_("Romanian"),
    "sk": N_("Slovak"),
    "sl": N_("Slovenian"),
    "es": N_("Spanish"),
    "es-419": N_("Spanish (Latin America)"),
    "sv": N_("Swedish"),
    "tr": N_("Turkish"),
    "vi": N_("Vietnamese"),
}
"""How dates and amounts are written, of the languages that Stripe's portal knows (``locale`` in
https://docs.stripe.com/api/customer_portal/sessions/create)."""


def language_for(wanted: str, present: str) -> str:
    """The one to show to a customer who prefers ``wanted``, such as ``de-AT``."""
    short = wanted.partition("-")[0]
    return next((each for each in (wanted, short) if each in LANGUAGES), present)


VERBS: Final = {
    "update": N_("Change their plan"),
    "cancel": N_("Cancel"),
    "renew": N_("Change their mind"),
    "pause": N_("Pause"),
}
VERDICTS: Final = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")}
