"""Settings as a merchant may have them, made up by hypothesis."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Portal
from portal_desktop.options.business_profile import PRIVACY, TERMS
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Offer, StripeFile, Value
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.settings.pause_durations import MOST
from portal_desktop.settings.settings import Settings, default_settings
from portal_desktop.settings.stripe_params import is_ignored_by_stripe

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=70)
IDS = st.text("abcXYZ019", min_size=1, max_size=4)
NEWER = st.sampled_from(["newer_one", "newer_two"])

OFFERS = st.builds(
    Offer,
    product=IDS.map("prod_{}".format),
    prices=st.lists(IDS.map("price_{}".format), min_size=1, max_size=3, unique=True).map(tuple),
    adjustable=st.booleans(),
    minimum=st.integers(0, 5),
    maximum=st.none() | st.integers(1, 9),
)

COLOURS = st.sampled_from(["", "#0b6e6e", "#ffffff", "#1a2b3c"])


def values(option: Option[Value]) -> st.SearchStrategy[Value]:
    """What an option can hold when Stripe said it, members and choices newer than us included."""
    known = st.sampled_from([choice.value for choice in option.choices] or [""])
    match option.kind:
        case "switch":
            return st.booleans()
        case "choice":
            return known | NEWER
        case "members":
            return st.lists(known | NEWER, max_size=4).map(tuple)
        case "offers":
            return st.lists(OFFERS, max_size=3, unique_by=lambda offer: offer.product).map(tuple)
        case "image":
            return IDS.map(lambda name: StripeFile(f"file_{name}"))
        case "colour":
            return COLOURS
        case "durations":
            lengths = st.builds("{}:{}".format, st.sampled_from(sorted(MOST)), st.integers(1, 40))
            return st.lists(lengths, max_size=3, unique=True).map(tuple)
        case "feedback_options":
            return st.lists(IDS.map("fo_{}".format), max_size=3, unique=True).map(tuple)
        case _:
            return TEXTS.map(str.strip)


def settings(scope: str = "configuration") -> st.SearchStrategy[Settings]:
    """Settings of one scope in which anything may be unknown."""
    wanted = {path: values(o) for path, o in OPTIONS.items() if o.scope == scope}
    return st.fixed_dictionaries({}, optional=wanted).map(Settings).map(possible)


def possible(settings: Settings) -> Settings:
    """Without the lengths of a break that has no end: Stripe keeps none."""
    return settings.without_paths(
        path for path in list(settings) if is_ignored_by_stripe(path, settings)
    )


OFFERED = (Offer("prod_1", ("price_1",)),)
BASE = default_settings() | {
    TERMS.path: "https://example.com/terms",
    PRIVACY.path: "https://example.com/privacy",
}
SWITCHING = BASE | {
    UPDATE.path: True,
    ALLOWED_UPDATES.path: ("price",),
    PRODUCTS.path: OFFERED,
    UPDATE_PRORATION.path: "always_invoice",
}


OPENED = replace(NOTHING_KNOWN, portal=Portal("bpc_1"))
"""What is known of an account that has portal settings."""


def wanting(
    changes: dict[str, Value], base: Settings = BASE, known: AccountSnapshot = OPENED
) -> Plan:
    """The plan for these changes, with nothing changed elsewhere."""
    return compare(base, base, base | changes, known)


def as_stripe_merges(held: Mapping[str, object], sent: Mapping[str, object]) -> dict[str, object]:
    """What Stripe holds after an update: hashes are merged, lists replaced, ``""`` is null, and
    an empty list never arrives, because a form has no way to write it."""
    merged = dict(held)
    for key, value in sent.items():
        if value in ([], None):
            continue
        if isinstance(value, Mapping):
            inner = merged.get(key)
            merged[key] = as_stripe_merges(inner if isinstance(inner, Mapping) else {}, value)
        else:
            merged[key] = None if value == "" else value
    return merged
