"""Answers that are not as Stripe gives them: each is said, none is taken for something else."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest

from portal_desktop import emulator
from portal_desktop.common.errors import UserError
from portal_desktop.emulator import DEMO_KEY, Emulator, Response
from portal_desktop.options.branding import ICON
from portal_desktop.options.values import StripeFile
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api import plain_answers as raw
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import HttpHandler, InProcessHttpClient
from portal_desktop.ui.session.settings_loader import PASSING
from tests.emulator.side_door import through
from tests.integration.stripe_api.test_reading import PIXEL
from tests.integration.stripe_gateway import in_process, over_loopback, user_error_of
from tests.support.http_account import Listening

UNREADABLE = "Stripe’s answer could not be read."
Read = Callable[[StripeGateway], object]


T = TypeVar("T")


def last(found: Iterator[T]) -> T:
    """The complete one of what comes page by page."""
    *_pages, complete = found
    return complete


READS: dict[str, Read] = {
    "open": StripeGateway.open_account,
    "catalogue": lambda gateway: last(gateway.catalogue()),
    "feedback_options": StripeGateway.feedback_options,
    "payment_method_configurations": StripeGateway.payment_method_configurations,
    "subscriptions": lambda gateway: last(gateway.subscriptions()).all,
    "tax_codes": StripeGateway.tax_codes,
}
REASON = {
    "id": "fo_1", "object": "billing.feedback_option", "created": 1_790_000_000,
    "description": "Moved away", "livemode": False, "status": "active",
}  # fmt: skip
LISTS = sorted(READS.keys() - {"open"})
WITH_NUMBERS = {"open", "catalogue", "subscriptions"}
WITH_TIMES = {"open", "subscriptions"}


@pytest.fixture
def stripe(stripe: Listening) -> Listening:
    """With something in every list."""
    stripe.account.put(dict(REASON))
    return stripe


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("fault", ["null", "list", "empty", "cut", "wrong-types"])
def test_what_is_no_answer_is_said_and_read_alone_the_next_time(
    stripe: Listening, read: str, fault: str
) -> None:
    gateway = in_process(stripe)
    through(stripe, "faults", {"faults": [f"GET /v1={fault}*1"]})
    is_unreadable(user_error_of(lambda: READS[read](gateway)))
    assert READS[read](gateway)


@pytest.mark.parametrize("fault", ["null", "list", "empty", "cut", "wrong-types"])
def test_the_account_beside_the_portal_is_no_less_looked_at(stripe: Listening, fault: str) -> None:
    through(stripe, "faults", {"faults": [f"GET /v1/account={fault}"]})
    is_unreadable(user_error_of(in_process(stripe).open_account))


@pytest.mark.parametrize(
    ("fault", "reads"),
    [("huge", WITH_NUMBERS), ("nan", WITH_NUMBERS), ("late", WITH_TIMES)],
)
def test_numbers_no_price_and_no_calendar_has_are_said(
    stripe: Listening, fault: str, reads: set[str]
) -> None:
    true = {name: read(in_process(stripe)) for name, read in READS.items()}
    through(stripe, "faults", {"faults": [f"GET /v1={fault}"]})
    for name, read in READS.items():
        if name in reads:
            is_unreadable(user_error_of(partial(read, in_process(stripe))))
        else:
            assert read(in_process(stripe)) == true[name]


@pytest.mark.parametrize("read", LISTS)
def test_a_list_that_begins_again_and_again_is_noticed(stripe: Listening, read: str) -> None:
    through(stripe, "faults", {"faults": ["GET /v1=endless"]})
    told = user_error_of(lambda: READS[read](in_process(stripe)))
    assert (told.title, told.kind) == ("A list at Stripe does not come to an end.", "stripe")
    assert len(stripe.asked) == 2


@pytest.mark.parametrize("read", LISTS)
def test_a_list_that_goes_on_and_on_is_read_so_far_and_no_further(
    stripe: Listening, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw, "MOST_PAGES", 7)
    through(stripe, "faults", {"faults": ["GET /v1=endless-new"]})
    told = user_error_of(lambda: READS[read](in_process(stripe)))
    assert told.title == "A list at Stripe is too long to be read."
    assert "700 entries" in told.advice
    assert told.kind not in PASSING
    assert len(stripe.asked) == 7


def test_a_list_that_says_there_is_more_and_gives_nothing_has_no_end(stripe: Listening) -> None:
    stripe.account.objects["billing.feedback_option"].clear()
    through(stripe, "faults", {"faults": ["GET /v1=endless"]})
    told = user_error_of(in_process(stripe).feedback_options)
    assert told.title == "A list at Stripe does not come to an end."
    assert len(stripe.asked) == 1


def test_what_comes_again_and_again_is_shown_once(stripe: Listening) -> None:
    *_pages, true = in_process(stripe).subscriptions()
    through(stripe, "faults", {"faults": ["GET /v1=endless"]})
    pages = in_process(stripe).subscriptions()
    assert len(next(pages).all) == len(true.all)
    with pytest.raises(UserError):
        next(pages)


@pytest.mark.parametrize(
    "fault", ["null", "list", "empty", "cut", "wrong-types", "garbage", "503-before"]
)
def test_a_picture_that_is_none_is_said(stripe: Listening, impatient: None, fault: str) -> None:
    name = with_picture(stripe)
    through(stripe, "faults", {"faults": [f"GET /v1/files={fault}*1"]})
    with over_loopback(stripe) as gateway:
        told = user_error_of(lambda: gateway.file_contents(name))
        assert told.title == "The picture at Stripe could not be read."
        assert gateway.file_contents(name) == PIXEL


# one field at a time

WRONG: tuple[object, ...] = ("5", 5, True, [], {}, [None], 5.5, math.nan, math.inf)
OUT_OF_RANGE: tuple[object, ...] = (10**30, -(10**30), 300_000_000_000 * 10_000)


@pytest.mark.parametrize("read", READS)
def test_one_field_of_another_type_is_said_or_means_nothing(read: str) -> None:
    """Either it is noticed, or nothing of what is read depends on it."""
    answers = recorded(read)
    true = READS[read](replaying(answers))
    for url, path, value in places(answers):
        for wrong in wrongs(value):
            found = found_or_told(read, changed(answers, url, path, wrong))
            assert found in (true, UNREADABLE), (path, wrong)


@pytest.mark.parametrize("read", READS)
def test_one_field_that_is_null_is_never_an_error_of_ours(read: str) -> None:
    answers = recorded(read)
    for url, path, _value in places(answers):
        found = found_or_told(read, changed(answers, url, path, None))
        assert found == UNREADABLE or not isinstance(found, str), path


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 409, 429, 500])
@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"{}", b'"soon"', b"5", b"\xff\xfe", b"[" * 100_000, b"9" * 5_000,
        b'{"error": null}', b'{"error": []}', b'{"error": "no"}', b'{"error": 5}', b'{"error": {}}',
        b'{"error": {"message": 5, "param": [], "code": {}, "type": 1}}',
        b'{"error": {"message": {"a": 1}, "param": {"b": 2}}}',
        b'{"object": ["list"], "data": {}}', b'{"object": "list", "data": [1, null, "x"]}',
    ],
)  # fmt: skip
def test_whatever_is_answered_is_told_in_words(status: int, body: bytes, impatient: None) -> None:
    def answer(_method: str, _url: str, _headers: Mapping[str, str], _body: bytes) -> Response:
        return Response(status, {"Content-Type": "application/json"}, body)

    connection = connect(DEMO_KEY, "https://demo.invalid", "demo", http=InProcessHttpClient(answer))
    for read in READS.values():
        if status == 429:
            continue  # is waited for: see the next one
        told = user_error_of(partial(read, StripeGateway(lambda: connection)))
        assert told.title.endswith(".")
        assert told.advice.endswith(".")


def found_or_told(read: str, answers: "Answers") -> object:
    """What is read, or what is told instead."""
    try:
        return READS[read](replaying(answers))
    except UserError as told:
        return told.title


def is_unreadable(told: UserError) -> None:
    assert (told.title, told.kind) == (UNREADABLE, "stripe")
    assert told.advice.endswith(".")


def with_picture(stripe: Emulator) -> str:
    """The name of the icon at Stripe, which is put there."""
    import base64

    icon = {"icon": {"filename": "icon.png", "data": base64.b64encode(PIXEL).decode()}}
    through(stripe, "account", {"settings": {"branding": icon}})
    found = in_process(stripe).open_account().settings[ICON]
    assert isinstance(found, StripeFile)
    return found.id


def with_much(stripe: Emulator) -> None:
    """The portal offers something of everything."""
    account = stripe.account
    portal, price = account.default_configuration(), account.all("price")[0]
    assert portal is not None
    quantity = {"enabled": True, "minimum": 1, "maximum": 9}
    offer = {"product": price["product"], "prices": [price["id"]], "adjustable_quantity": quantity}
    features = {
        "customer_update": {"enabled": True, "allowed_updates": ["email"]},
        "subscription_cancel": {
            "enabled": True,
            "cancellation_reason": {
                "enabled": True, "options": ["unused"], "feedback_options": ["fo_1"],
            },
        },
        "subscription_pause": {
            "enabled": True,
            "duration": {"interval_options": [{"interval": "month", "interval_count": 3}]},
        },
        "subscription_update": {
            "enabled": True,
            "default_allowed_updates": ["price"],
            "products": [offer],
            "schedule_at_period_end": {"conditions": [{"type": "shortening_interval"}]},
        },
    }  # fmt: skip
    through(stripe, f"configurations/{portal['id']}", {"features": features})


Answers = dict[str, str]
"""What is answered, as JSON, by path; of each list only the object that says most."""
Place = tuple[str | int, ...]


def recorded(read: str) -> Answers:
    made = emulator.demo()
    made.put(dict(REASON))
    stripe = Emulator(made)
    with_picture(stripe)
    with_much(stripe)
    answers: Answers = {}

    def recording(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Response:
        content = json.loads(stripe.handle(method, url, headers, body).body)
        if content["object"] == "list":
            most = max(content["data"], key=lambda each: len(json.dumps(each)))
            content = content | {"data": [most], "has_more": False}
        answers[urlsplit(url).path] = json.dumps(content)
        return Response(200, {}, answers[urlsplit(url).path].encode())

    READS[read](desk_at(recording))
    return answers


def replaying(answers: Answers) -> StripeGateway:
    def replay(_method: str, url: str, _headers: Mapping[str, str], _body: bytes) -> Response:
        return Response(200, {}, answers[urlsplit(url).path].encode())

    return desk_at(replay)


def desk_at(handle: HttpHandler) -> StripeGateway:
    return StripeGateway(
        lambda: connect(DEMO_KEY, "https://demo.invalid", "demo", http=InProcessHttpClient(handle))
    )


def changed(answers: Answers, url: str, path: Place, value: object) -> Answers:
    content = json.loads(answers[url])
    *way, end = path
    inner: Any = content
    for step in way:
        inner = inner[step]
    inner[end] = value
    return answers | {url: json.dumps(content)}


def places(answers: Answers) -> Iterator[tuple[str, Place, object]]:
    """Every field of the answers, inner ones too, with what stands there."""
    for url, answer in answers.items():
        for path, value in within(json.loads(answer)):
            yield url, path, value


def within(value: Any, path: Place = ()) -> Iterator[tuple[Place, object]]:
    if path:
        yield path, value
    inside = value if isinstance(value, dict) else {}
    inside = dict(enumerate(value[:1])) if isinstance(value, list) else inside
    for step, inner in inside.items():
        yield from within(inner, (*path, step))


def wrongs(value: object) -> Iterator[object]:
    """What cannot stand where this stands; an id may stand for a whole object."""
    if value is None:
        return
    for wrong in WRONG:
        same = type(wrong) is type(value)
        if not same and not (isinstance(value, dict) and "id" in value and isinstance(wrong, str)):
            yield wrong
    if type(value) is int:
        yield from OUT_OF_RANGE
