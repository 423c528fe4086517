"""What can be chosen in the preview's bar, in a merchant's words."""

from collections.abc import Mapping
from typing import Final

from portal_desktop.page.view import Done
from portal_desktop.text import N_

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

STARTS: Final[Mapping[str, Done]] = {"reasons": "cancelled", "renew": "cancelled"}
"""What was done before a page that is chosen by name."""

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
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "nl": N_("Dutch"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "de": N_("German"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "nb": N_("Norwegian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "pt-BR": N_("Portuguese (BR)"),
    "es": N_("Spanish"),
    "sv": N_("Swedish"),
}
"""How dates and amounts are written."""

VERBS: Final = {
    "update": N_("Change their plan"),
    "cancel": N_("Cancel"),
    "renew": N_("Change their mind"),
    "pause": N_("Pause"),
}
VERDICTS: Final = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")}
