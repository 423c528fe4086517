"""Settings as a merchant may have them, made up by hypothesis."""

from hypothesis import strategies as st

from portal_desktop.option import Option
from portal_desktop.options import OPTIONS
from portal_desktop.settings import Settings
from portal_desktop.values import Offer, StripeFile, Value

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
        case _:
            return TEXTS.map(str.strip)


def settings(scope: str = "configuration") -> st.SearchStrategy[Settings]:
    """Settings of one scope in which anything may be unknown."""
    wanted = {path: values(o) for path, o in OPTIONS.items() if o.scope == scope}
    return st.fixed_dictionaries({}, optional=wanted).map(Settings)
