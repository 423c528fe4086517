"""An account with everything in it, and whatever a merchant may do to its portal in the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from portal_desktop import emulator
from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Catalogue
from portal_desktop.catalogue.offers import available_offers
from portal_desktop.emulator import Emulator, from_json, to_json
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import UPDATE_PRORATION
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.settings.pause_durations import MOST
from portal_desktop.settings.settings import Settings
from portal_desktop.validation import validate as rules
from tests.emulator.calls import post
from tests.emulator.conftest import TODAY
from tests.emulator.conftest import in_process as client_of
from tests.integration.stripe_gateway import in_process

PUBLISHED = [option for option in OPTIONS.values() if option.own_delivery == "published"]

HOSTILE = (
    "",
    " ",
    "Beans ☕ for you 👩‍🌾",
    "x" * 60,
    "x" * 61,
    "x" * 10_000,
    "مرحبا بكم في نادي القهوة",
    "\u202egnp.exe",
    "zero\u200bwidth",
    "new\nline\ttab\x00null\x1b[31m",
    "<b onclick=alert(1)>Hello</b> &amp; {name} %s",
    "sk_" + "test_" + "a" * 24,
    "https://harbour.example/terms?a=1&b=%20#top",
    "http://harbour.example",
    "HTTPS://HARBOUR.EXAMPLE",
    "harbour.example",
    "https://",
    "https:///terms",
    "https://localhost",
    "https://intranet/terms",
    "https://nowhere at all",
    " https://harbour.example/ ",
    "https://harbour.example:99999/",
    "https://harbour.example:x/",
    "https://bücher.example/ü?ß",
    "https://☕.example",
    "https://-.example",
    "https://a..b",
    "https://.example",
    "https://harbour.example.",
    "https://[::1]/",
    "https://[::1/",
    "https://127.0.0.1",
    "https://user:pass@harbour.example",
    "https://harbour.example/" + "a" * 5_000,
    "https://" + "a" * 64 + ".example",
    "javascript:alert(1)",
    "javascript://harbour.example/%0aalert(1)",
    "ftp://harbour.example",
    "mailto:ann@harbour.example",
    "data:text/html,hello",
    "//harbour.example",
    "https://harbour.example/<script>",
)


@dataclass(frozen=True)
class Business:
    """An account as JSON, so that each try starts with the same one, and what is known of it."""

    stored: str
    known: AccountSnapshot

    @property
    def catalogue(self) -> Catalogue:
        """All that is sold, or was."""
        assert self.known.catalogue is not None
        return self.known.catalogue

    def open(self) -> Emulator:
        """The account, as nobody has touched it."""
        return Emulator(from_json(self.stored))


@cache
def business(*, new: bool = False) -> Business:
    """The demo business with more to sell, own reasons and lists of payment methods.

    A ``new`` one has no portal settings yet.
    """
    account = emulator.demo(TODAY)
    if new:
        account.objects.pop(emulator.account.CONFIGURATION)
    stripe = Emulator(account)
    client = client_of(stripe)
    for number in range(8):
        every = {"interval": "month", "interval_count": 1 + number % 3}
        data: dict[str, object] = {"currency": "eur", "unit_amount": 100, "recurring": every}
        post(client, "/v1/products", name=f"Plan {number}", default_price_data=data)
    reasons = "/v1/billing/feedback_options"
    post(client, reasons, description="Moved house")
    retired = post(client, reasons, description="Drank too much")
    post(client, f"{reasons}/{retired['id']}/deactivate")
    (ways,) = account.all("payment_method_configuration")
    account.put(ways | {"id": "pmc_other", "is_default": False})
    account.put(ways | {"id": "pmc_retired", "is_default": False, "active": False})
    gateway = in_process(stripe)
    *_pages, catalogue = gateway.catalogue()
    known = replace(
        NOTHING_KNOWN,
        catalogue=catalogue,
        feedback_options=gateway.feedback_options(),
        payment_method_configurations=gateway.payment_method_configurations(),
    )
    return Business(to_json(account), known)


def offers(catalogue: Catalogue) -> st.SearchStrategy[tuple[Offer, ...]]:
    """Plans of a catalogue, among them those that cannot be offered, and one that is gone."""
    each = st.one_of([_offer(catalogue, product.id) for product in catalogue.products])
    gone = st.just(Offer("prod_gone", ("price_gone",)))
    many = st.lists(each, max_size=4) | st.lists(each, min_size=9, max_size=12)
    some = st.tuples(many, st.lists(gone, max_size=1)).map(lambda parts: [*parts[0], *parts[1]])
    return some.map(lambda found: tuple({offer.product: offer for offer in found}.values()))


def _offer(catalogue: Catalogue, product: str) -> st.SearchStrategy[Offer]:
    ids = [price.id for price in catalogue.prices_of.get(product, ())]
    return st.builds(
        Offer,
        product=st.just(product),
        prices=st.lists(st.sampled_from(ids), max_size=3, unique=True).map(tuple),
        adjustable=st.booleans(),
        minimum=st.integers(0, 5),
        maximum=st.none() | st.integers(0, 9),
    )


def values(option: Option[Value], known: AccountSnapshot) -> st.SearchStrategy[Value]:
    """Whatever the form can put into an option, or a restored version of long ago."""
    match option.kind:
        case "switch":
            return st.booleans()
        case "choice":
            found = st.sampled_from([choice.value for choice in option.choices])
            return found | st.just(UNCHOSEN) if option is UPDATE_PRORATION else found
        case "members":
            each = st.sampled_from([choice.value for choice in option.choices])
            return st.lists(each, unique=True).map(tuple)
        case "offers":
            assert known.catalogue is not None
            good = st.lists(
                st.sampled_from(available_offers(known.catalogue)), max_size=10, unique=True
            )
            return good.map(tuple) | offers(known.catalogue)
        case "durations":
            kinds, counts = st.sampled_from(sorted(MOST)), st.integers(1, 3) | st.integers(1, 1_200)
            length = st.builds("{}:{}".format, kinds, counts)
            return st.lists(length, max_size=3, unique=True).map(tuple)
        case "feedback_options":
            ids = [reason.id for reason in known.feedback_options or ()]
            return st.lists(st.sampled_from([*ids, "fo_gone"]), unique=True).map(tuple)
        case "payment_method_configurations":
            ids = [ways.id for ways in known.payment_method_configurations or ()]
            return st.just("pmc_other") | st.sampled_from(["", *ids, "pmc_gone"])
        case "url":
            return st.just("https://harbour.example") | st.sampled_from(HOSTILE)
        case _:
            return st.sampled_from(HOSTILE) | st.text(max_size=80)


def changes(known: AccountSnapshot, most: int = 12) -> st.SearchStrategy[Mapping[str, Value]]:
    """Some options, in the order in which they are changed, and what they become."""
    each = st.one_of([st.tuples(st.just(o.path), values(o, known)) for o in PUBLISHED])
    return st.lists(each, min_size=1, max_size=most).map(dict)


def edited(draft: Settings, done: Mapping[str, Value]) -> Settings:
    """The draft after a person did all that: each change brings its consequences along."""
    for path, value in done.items():
        draft = draft | rules.change_with_consequences(draft, path, value)
    return draft
