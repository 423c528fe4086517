"""What a pasted key is, found out before anything is sent anywhere.

Kinds and prefixes are those of https://docs.stripe.com/keys: a sandbox's keys begin as test keys
do, so a key says test or live but not which sandbox.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _

KeyKind = Literal["secret", "restricted"]
KeyMode = Literal["test", "live"]
Mistake = Literal[
    "empty",
    "several",
    "hidden",
    "cut",
    "publishable",
    "webhook",
    "organisation",
    "login_link",
    "session_link",
    "dashboard_link",
    "email",
    "account",
    "else",
]

_SENTENCES: dict[Mistake, tuple[str, str]] = {
    "empty": (
        N_("Nothing was pasted."),
        N_("Copy the key on Stripe’s page “API keys”, then paste it here."),
    ),
    "several": (
        N_("There is more than one key in what was pasted."),
        N_("Paste only the one that begins with rk_ or sk_."),
    ),
    "hidden": (
        N_("This is a key with its middle hidden, as Stripe lists it."),
        N_("Press “Reveal” beside it at Stripe, or make a new one, and copy it whole."),
    ),
    "cut": (
        N_("This is only the beginning of a key."),
        N_("Copy it again, from its first to its last letter."),
    ),
    "publishable": (
        N_("This is a publishable key. It is meant for websites and may not read settings."),
        N_("Copy a secret key (sk_…) or a restricted key (rk_…) from the same page instead."),
    ),
    "webhook": (
        N_("This is the secret of a webhook, used by programs that listen to Stripe."),
        N_("Copy a secret key (sk_…) or a restricted key (rk_…) from “API keys” instead."),
    ),
    "organisation": (
        N_("This key is for a whole organisation. Portal Desktop works with one account."),
        N_("Open the account at Stripe and make a key there."),
    ),
    "login_link": (
        N_("This is a login link, which is for your customers."),
        N_("To connect, copy a key from Stripe’s page “API keys”."),
    ),
    "session_link": (
        N_("This is the private link of one customer. Do not pass it on."),
        N_("To connect, copy a key from Stripe’s page “API keys”."),
    ),
    "dashboard_link": (
        N_("This is the address of a page at Stripe, not a key."),
        N_("Open that page, find “API keys”, and copy a key from there."),
    ),
    "email": (
        N_("This is an email address. Portal Desktop never asks for your Stripe login."),
        N_("Copy a key from Stripe’s page “API keys” instead."),
    ),
    "account": (
        N_("This is the number of an account, not a key."),
        N_("Copy a key from Stripe’s page “API keys” instead."),
    ),
    "else": (
        N_("This is not a key of Stripe’s."),
        N_("A key begins with rk_test_, rk_live_, sk_test_ or sk_live_."),
    ),
}

# Shortest and longest: Stripe's older keys have 24 letters after the prefix, newer about 100, and
# Stripe asks to leave room for 255 in all. A server for testing may use short ones.
_KEY = re.compile(r"(sk|rk)_(test|live)_([A-Za-z0-9_]{8,240})")
_PREFIX = re.compile(r"(?<![A-Za-z0-9])(?:[srp]k_(?:test|live|org)_|whsec_)")
# Spaces of every width, line breaks, and what mail programs and web pages slip in unseen.
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_AROUND = "\"'`“”„‘’‚«»,;"
_LONGEST = 10_000

_SHAPES: tuple[tuple[re.Pattern[str], Mistake], ...] = (
    (re.compile(r"[srp]k_(?:org|test|live).*(?:[*•.…]{2,}|…)"), "hidden"),
    (re.compile(r"[srp]k_org_"), "organisation"),
    (re.compile(r"pk_(?:test|live)_"), "publishable"),
    (re.compile(r"whsec_"), "webhook"),
    (re.compile(r"[sr]k_(?:(?:test|live)_?[A-Za-z0-9_]{0,7})?\Z"), "cut"),
    (re.compile(r"https?://[^/]+/p/login/"), "login_link"),
    (re.compile(r"https?://[^/]+/p/session"), "session_link"),
    (re.compile(r"(?:https?://)?dashboard\.stripe\.com"), "dashboard_link"),
    (re.compile(r"[^@/:]+@[^@/:]+\.[^@/:]+\Z"), "email"),
    (re.compile(r"acct_[A-Za-z0-9]+\Z"), "account"),
)


@dataclass(frozen=True)
class ApiKey:
    """A key that may be tried; ``mode`` is its prefix's, the secret stays out of ``repr``."""

    secret: str = field(repr=False)
    kind: KeyKind
    mode: KeyMode

    @property
    def masked_text(self) -> str:
        """How it may be shown, as Stripe lists it: ``rk_live_…x7Qd``."""
        return f"{'rk' if self.kind == 'restricted' else 'sk'}_{self.mode}_…{self.secret[-4:]}"


@dataclass(frozen=True)
class NotAKey:
    """Something pasted that is not sent anywhere, and which mistake it is."""

    mistake: Mistake

    @property
    def user_error(self) -> UserError:
        """The sentence and the next step, in the language of the window."""
        title, advice = _SENTENCES[self.mistake]
        return UserError(_(title), _(advice), kind="input")


def read_key(pasted: str) -> ApiKey | NotAKey:
    """The key in ``pasted``, or which mistake it is. Blanks and line breaks do not matter."""
    text = _UNSEEN.sub("", pasted[:_LONGEST]).strip(_AROUND)
    if not text:
        return NotAKey("empty")
    if len(_PREFIX.findall(pasted)) > 1:
        return NotAKey("several")
    found = _KEY.fullmatch(text)
    if found is None:
        return NotAKey(_recognised_mistake(text))
    kind: KeyKind = "restricted" if found[1] == "rk" else "secret"
    return ApiKey(text, kind, "live" if found[2] == "live" else "test")


def _recognised_mistake(text: str) -> Mistake:
    return next((mistake for shape, mistake in _SHAPES if shape.match(text)), "else")
