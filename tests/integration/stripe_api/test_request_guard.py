"""The guard between program and account: each wrong post is caught, and each right one passes."""

from collections.abc import Mapping

import pytest
from stripe import InvalidRequestError, StripeClient
from stripe.params import ProductCreateParams

from portal_desktop.emulator import DEMO_KEY, Emulator, demo
from portal_desktop.emulator.routes import ROUTES
from portal_desktop.stripe_api.actions import _CALLS
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from tests.request_guard.guard import ADDRESSES, FORM, NOT_THE_PROGRAM, VERSION, Guard, guarding

pytestmark = pytest.mark.wrong_posts

CONFIGURATIONS = "/v1/billing_portal/configurations"
PORTAL = f"{CONFIGURATIONS}/bpc_1"
EXPAND = "expand[0]=features.subscription_update.products"
CUSTOMER = "features[customer_update]"
UPDATE = "features[subscription_update]"
ALLOWED = f"{UPDATE}[default_allowed_updates]"
OFFER = f"{UPDATE}[products][0]"
QUANTITY = f"{OFFER}[adjustable_quantity]"
OFFERED = "&".join(
    [
        f"{OFFER}[product]=prod_1",
        f"{OFFER}[prices][0]=price_1",
        f"{QUANTITY}[enabled]=false",
        f"{QUANTITY}[minimum]=1",
    ]
)
ON = f"{UPDATE}[enabled]=true&{ALLOWED}[0]=price&{OFFERED}"
"""Plan changes switched on with everything that belongs to them."""
CANCEL = "features[subscription_cancel]"
CANCELLING = f"{CANCEL}[enabled]=true"
CREDIT = f"{CANCEL}[proration_behavior]"
REASONS = f"{CANCEL}[cancellation_reason]"
PAUSE = "features[subscription_pause]"
PAUSING = f"{PAUSE}[enabled]=true"
DURATION = f"{PAUSE}[duration]"
LENGTH = f"{DURATION}[interval_options][0]"
NEW_PRICE = "product=prod_1&currency=eur&unit_amount=100"

HEADERS: Mapping[str, str] = {
    "Stripe-Version": VERSION,
    "Content-Type": FORM,
    "Idempotency-Key": "pd-1",
    "Authorization": f"Bearer {DEMO_KEY}",
}


def looked_at(url: str, body: str, **headers: str) -> list[str]:
    """What the guard says of a post; ``headers`` are written with underscores."""
    guard = Guard()
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    guard.look("POST", url, {**HEADERS, **more}, body.encode())
    return guard.wrong


def portal(*parts: str, said: str = "") -> tuple[str, str, str]:
    """An update of the portal's configuration, and what is said of it."""
    return PORTAL, "&".join((*parts, EXPAND)), said


RIGHT = [
    portal(),
    portal("business_profile[headline]=", "metadata[old]="),
    portal(ON),
    portal(ON, f"{QUANTITY}[maximum]=9"),
    portal(f"{CUSTOMER}[enabled]=true", f"{CUSTOMER}[allowed_updates]="),
    portal(f"{PAUSE}[enabled]=true", f"{PAUSE}[duration][type]=indefinite"),
    portal("login_page[enabled]=true"),
    ("/v1/products", "name=A&images[0]=https://a.example/b.png&tax_code=txcd_10000000", ""),
    ("/v1/products/prod_1", "description=&images=", ""),
    ("/v1/prices", f"{NEW_PRICE}&recurring[interval]=month&recurring[interval_count]=36", ""),
    ("/v1/prices/price_1", "active=false", ""),
    ("/v1/billing/feedback_options", "description=Moved", ""),
    ("/v1/billing/feedback_options/fo_1", "description=Moved+on", ""),
    ("/v1/billing/feedback_options/fo_1/deactivate", "", ""),
]


@pytest.mark.parametrize(("url", "body", "_nothing"), RIGHT)
def test_what_stripe_takes_passes(url: str, body: str, _nothing: str) -> None:
    assert looked_at(url, body) == []


OF_ANOTHER_TYPE = [
    portal("colour=teal", said="`colour` is no parameter"),
    portal(CANCELLING, f"{CANCEL}[colour]=teal", said="[colour]` is no parameter"),
    portal(f"{CANCEL}[enabled]=True", said="is 'True', not bool"),
    portal(f"{CANCEL}[enabled]=", said="[enabled]` is emptied, and cannot be"),
    portal(CANCELLING, f"{CANCEL}[mode]=soon", said="not at_period_end or immediately"),
    portal(CANCELLING, f"{REASONS}[options][0]=other", said="[enabled]` is missing"),
    portal("login_page[enabled]=", said="`login_page[enabled]` is emptied"),
    portal(PAUSING, f"{DURATION}[interval_options]=", said="[duration][type]` is missing"),
    portal(ON.replace("minimum]=1", "minimum]=one"), said="is 'one', not int"),
    portal(ON.replace("[prices][0]", "[prices][1]"), said="not counted from 0"),
    portal(ON.replace("[prices][0]", "[prices]"), said="not List"),
    portal(ON.replace(f"{QUANTITY}[enabled]=false&", ""), said="[enabled]` is missing"),
    portal(f"default_return_url=https://a.example/{'a' * 5_000}", said="5018 characters"),
    portal("name[first]=Ann", said="`name` is no hash"),
    ("/v1/products", "description=Beans", "`name` is missing"),
    ("/v1/products", "name=", "`name` is emptied"),
    ("/v1/prices", f"{NEW_PRICE}&nickname=", "`nickname` is emptied"),
    ("/v1/prices", "product=prod_1&currency=eur&unit_amount=1.5", "not int"),
    ("/v1/prices", "product=prod_1&unit_amount=1", "`currency` is missing"),
    ("/v1/billing/feedback_options/fo_1/deactivate", "status=inactive", "is no parameter"),
]

NO_FORM = [
    ("/v1/products", "name=A&name=B", "`name` is there twice"),
    ("/v1/products", "name=A&name[b]=B", "within a text"),
    ("/v1/products", "name=A&images[]=b", "no name of a parameter"),
    ("/v1/products", "name", "its body cannot be read"),
]

AGAINST_A_RULE = [
    (CONFIGURATIONS, f"features[invoice_history][enabled]=true&{EXPAND}", "is not said"),
    (PORTAL, "name=Shop", "`expand` is not asked for"),
    portal(f"business_profile[headline]={'x' * 61}", said="Stripe takes 60"),
    portal(f"name={'x' * 257}", said="Stripe takes 256"),
    portal("default_return_url=harbour.example", said="is no address"),
    portal("business_profile[privacy_policy_url]=https://", said="is no address"),
    portal("active=false", said="(R9)"),
    portal(f"{CANCEL}[mode]=immediately", said="[enabled]` is not sent beside"),
    portal(f"{UPDATE}[enabled]=true", said="without `features[subscription_update][products]"),
    portal(ON.replace(f"{ALLOWED}[0]=price", f"{ALLOWED}="), said="default_allowed_updates` (R1)"),
    portal(ON.replace(f"&{QUANTITY}[minimum]=1", ""), said="quantities be changed"),
    portal(ON, f"{QUANTITY}[maximum]=0", said="goes from 1 to 0"),
    portal(ON, f"{OFFER}[prices][1]=price_1", said="a price twice"),
    portal(ON, OFFERED.replace("[products][0]", "[products][1]"), said="a product twice"),
    portal(ON, "features[payment_method_update][enabled]=false", said="(R2)"),
    portal(CANCELLING, f"{CREDIT}=always_invoice", said="(R6)"),
    portal(CANCELLING, f"{CREDIT}=create_prorations", f"{CANCEL}[mode]=at_period_end", said="(R7)"),
    portal(
        CANCELLING,
        f"{REASONS}[enabled]=true",
        f"{REASONS}[options]=",
        f"{REASONS}[feedback_options]=",
        said="(R21)",
    ),
    portal(PAUSING, f"{DURATION}[type]=interval_options", said="has no length"),
    portal(PAUSING, f"{DURATION}[type]=indefinite", f"{LENGTH}[interval]=day", said="has lengths"),
    portal(
        PAUSING,
        f"{DURATION}[type]=interval_options",
        f"{LENGTH}[interval]=month",
        f"{LENGTH}[interval_count]=37",
        said="1 to 36",
    ),
    portal(*(f"metadata[k{number}]=v" for number in range(51)), said="51 keys"),
    ("/v1/products", f"name=A&unit_label={'x' * 13}", "Stripe takes 12"),
    ("/v1/products", "name=A&statement_descriptor=12", "needs a letter"),
    ("/v1/products", "name=A&images[0]=beans.png", "is no address"),
    ("/v1/products", "name=A&tax_code=books", "`tax_code` is none"),
    ("/v1/products/prod_1", "", "nothing is changed"),
    ("/v1/prices", NEW_PRICE.replace("eur", "EUR"), "three small letters"),
    ("/v1/prices", NEW_PRICE.replace("100", "-1"), "less than nothing"),
    ("/v1/prices", f"{NEW_PRICE}&unit_amount_decimal=1", "one amount"),
    ("/v1/prices", f"{NEW_PRICE}&recurring[interval]=year&recurring[interval_count]=4", "1 to 3"),
    ("/v1/prices", f"{NEW_PRICE}&lookup_key={'x' * 201}", "Stripe takes 200"),
    ("/v1/billing/feedback_options", f"description={'x' * 101}", "Stripe takes 100"),
    ("/v1/refunds", "charge=ch_1", "does not know this address"),
    ("/v1/products?name=A", "name=A", "parameters in its address"),
]


@pytest.mark.parametrize(("url", "body", "said"), OF_ANOTHER_TYPE + NO_FORM + AGAINST_A_RULE)
def test_what_stripe_does_not_take_is_said_in_a_sentence(url: str, body: str, said: str) -> None:
    assert said in " ".join(looked_at(url, body))


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Idempotency_Key": ""}, "no idempotency key"),
        ({"Idempotency_Key": "0b0b5f5e-3a5b-4a3c-9d5d-0123456789ab"}, "no idempotency key"),
        ({"Idempotency_Key": "k" * 256}, "256 characters"),
        ({"Stripe_Version": "2020-08-27"}, "asks for the version"),
        ({"Content_Type": "application/json"}, "it is no form"),
    ],
)
def test_what_stands_around_the_form_is_looked_at_too(headers: dict[str, str], said: str) -> None:
    (sentence,) = looked_at("/v1/products", "name=A", **headers)
    assert said in sentence


def test_a_key_is_for_one_request() -> None:
    guard = Guard()
    for body in (b"name=A", b"name=A"):
        guard.look("POST", "/v1/products", HEADERS, body)
    assert guard.wrong == []
    guard.look("POST", "/v1/products", HEADERS, b"name=B")
    assert "was that of another request" in guard.wrong[0]


def test_reading_and_what_a_test_asks_itself_is_not_looked_at() -> None:
    guard = Guard()
    guard.look("GET", "/v1/products?limit=no", HEADERS, b"")
    guard.look("POST", "/v1/products", {NOT_THE_PROGRAM: "a test"}, b"colour=teal")
    guard.look("POST", "/_dashboard/account", {}, b"{}")
    assert guard.wrong == []


def test_every_account_of_the_process_is_guarded_and_a_wrong_post_fails_the_test() -> None:
    said = "POST /v1/products: `unit_label` has 13 characters"
    with (
        pytest.raises(pytest.fail.Exception, match=said),
        guarding(Guard()),
        # The account refuses it too, but is not asked.
        pytest.raises(InvalidRequestError, match="at most 12"),
    ):
        create_product("pd-1", {"name": "A", "unit_label": "x" * 13})
    with guarding(Guard()):
        create_product("pd-2", {"name": "A"})


def create_product(key: str, params: ProductCreateParams) -> None:
    """With Stripe's SDK, in an account of its own."""
    emulator = Emulator(demo())
    client = StripeClient(DEMO_KEY, http_client=InProcessHttpClient(emulator.handle))
    client.v1.products.create(params, {"idempotency_key": key})
    emulator.close()


def test_the_fixture_that_guards_every_test_is_left_out_here_and_nowhere_else(
    request: pytest.FixtureRequest,
) -> None:
    assert request.getfixturevalue("strict_guard") is None


def test_a_guard_that_fails_says_so_itself() -> None:
    guard = Guard()
    with pytest.raises(AttributeError):
        guard.look("POST", "/v1/products", {**HEADERS, "content-type": FORM}, None)  # type: ignore[arg-type]  # on purpose
    assert "the guard itself failed" in guard.wrong[0]


def test_every_address_the_program_writes_to_is_known_to_the_guard() -> None:
    """The account answers at more addresses; the program writes to these alone."""
    written = ("/v1/billing_portal/conf", "/v1/billing/", "/v1/products", "/v1/prices")
    posts = [each.path for each in ROUTES if each.method == "POST"]
    addresses = [path.replace("{id}", "some_1") for path in posts if path.startswith(written)]
    for address in addresses:
        assert any(known.path.fullmatch(address) for known in ADDRESSES), address
    # Each action has an address of its own; the first portal is made by publishing.
    assert len(ADDRESSES) == len(addresses) == len(_CALLS) + 1
