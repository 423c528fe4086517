"""One key, one execution."""

import queue
import threading

import stripe

from portal_desktop.emulator import EmbeddedAccount, Emulator
from tests.emulator.calls import answer, get, post, refused, said
from tests.emulator.side_door import through

PRODUCTS = "/v1/products"


def names(client: stripe.StripeClient) -> list[str]:
    return [one["name"] for one in get(client, PRODUCTS, limit=100)["data"]]


def test_the_same_request_again_is_answered_and_not_done(client: stripe.StripeClient) -> None:
    first = answer(client, PRODUCTS, name="Mug", idempotency_key="mug")
    again = answer(client, PRODUCTS, name="Mug", idempotency_key="mug")
    assert again.body == first.body
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["Idempotency-Key"] == "mug"
    assert names(client).count("Mug") == 1


def test_another_request_under_the_same_key_is_refused(client: stripe.StripeClient) -> None:
    post(client, PRODUCTS, name="Mug", idempotency_key="mug")
    error = refused(client, PRODUCTS, name="Cup", idempotency_key="mug")
    assert isinstance(error, stripe.IdempotencyError)
    assert said(error)[3] == (
        "Keys for idempotent requests can only be used with the same parameters they were first"
        " used with. Try using a key other than 'mug' if you meant to execute a different request."
    )


def test_what_fails_before_it_is_begun_is_not_stored(client: stripe.StripeClient) -> None:
    refused(client, PRODUCTS, colour="blue", idempotency_key="mug")
    assert post(client, PRODUCTS, name="Mug", idempotency_key="mug")["name"] == "Mug"


def test_a_refusal_of_the_endpoint_is_stored(quick: stripe.StripeClient) -> None:
    request = {"name": "Mug", "unit_label": "x" * 13, "idempotency_key": "mug"}
    first, again = refused(quick, PRODUCTS, **request), refused(quick, PRODUCTS, **request)
    assert again.http_body == first.http_body
    assert again.headers is not None
    assert again.headers["Idempotent-Replayed"] == "true"


def test_a_stored_500_is_replayed_although_stripe_is_well_again(
    emulator: Emulator, client: stripe.StripeClient
) -> None:
    through(emulator, "faults", {"faults": [f"POST {PRODUCTS}=500*1"]})
    assert refused(client, PRODUCTS, name="Mug", idempotency_key="mug").http_status == 500
    again = refused(client, PRODUCTS, name="Mug", idempotency_key="mug")
    assert (again.http_status, again.headers and again.headers["Idempotent-Replayed"]) == (
        500,
        "true",
    )
    assert post(client, PRODUCTS, name="Mug", idempotency_key="other")["name"] == "Mug"


def test_a_limit_is_not_stored(emulator: Emulator, client: stripe.StripeClient) -> None:
    through(emulator, "faults", {"faults": [f"POST {PRODUCTS}=429*1"]})
    assert refused(client, PRODUCTS, name="Mug", idempotency_key="mug").http_status == 429
    assert post(client, PRODUCTS, name="Mug", idempotency_key="mug")["name"] == "Mug"


def test_an_answer_that_was_lost_is_given_at_the_second_try(
    emulator: Emulator, client: stripe.StripeClient
) -> None:
    through(emulator, "faults", {"faults": [f"POST {PRODUCTS}=drop-after*1"]})
    lost = refused(client, PRODUCTS, name="Mug", idempotency_key="mug")
    assert isinstance(lost, stripe.APIConnectionError)
    again = answer(client, PRODUCTS, name="Mug", idempotency_key="mug")
    assert again.headers["Idempotent-Replayed"] == "true"
    assert names(client).count("Mug") == 1


def test_two_at_once_are_in_each_others_way(emulator: Emulator, quick: stripe.StripeClient) -> None:
    through(emulator, "faults", {"faults": [f"POST {PRODUCTS}=slow:60000"]})
    answers: queue.Queue[stripe.StripeError | None] = queue.Queue()

    def ask() -> None:
        try:
            post(quick, PRODUCTS, name="Mug", idempotency_key="mug")
            answers.put(None)
        except stripe.StripeError as error:
            answers.put(error)

    both = [threading.Thread(target=ask) for _ in range(2)]
    for one in both:
        one.start()
    error = answers.get(timeout=60)
    assert error is not None
    assert said(error)[:2] == (409, "idempotency_key_in_use")
    assert "There is currently another in-progress request" in str(said(error)[3])
    emulator.close()  # ends the waiting, not the request
    assert answers.get(timeout=60) is None
    for one in both:
        one.join()
    assert names(quick).count("Mug") == 1


def test_keys_of_one_account_say_nothing_in_another(
    new_account: EmbeddedAccount, quick: stripe.StripeClient
) -> None:
    post(quick, PRODUCTS, name="Mug", idempotency_key="mug")
    other = Emulator(new_account)
    assert "mug" not in other.account.replays
