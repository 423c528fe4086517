"""Nothing is done twice, and what is said of a write is true: also after a kill."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.account.products import Catalogue, Price
from portal_desktop.actions import action as acts
from portal_desktop.actions import catalogue_actions as catalogue_acts
from portal_desktop.actions.action import Act
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.catalogue.forms import PriceForm, ProductForm, price_form
from portal_desktop.emulator import Response
from portal_desktop.emulator.values import Obj
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    HEADLINE,
    INVOICES,
    LOGIN_PAGE,
    TERMS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import PRODUCTS as OFFERED
from portal_desktop.options.values import Offer, Value
from portal_desktop.publishing.left_out import Line, leave_out, put_back
from portal_desktop.publishing.plan import in_the_way
from tests.support.http_account import Listening
from tests.support.waits import AT_ONCE
from tests.ui.support.account_service import Office, business, heard, open_office

PORTAL = "POST /v1/billing_portal/configurations"
PRODUCTS = "POST /v1/products"
GOLD = ProductForm(name="Gold")


def gold(office: Office) -> int:
    """How many products of this name Stripe has."""
    return sum(each["name"] == "Gold" for each in office.stripe.account.all("product"))


def make_gold(office: Office) -> None:
    office.sync.act(catalogue_acts.create_product(GOLD))
    office.rest()


def portal_at_stripe(stripe: Listening) -> Obj:
    portal = stripe.account.default_configuration()
    assert portal is not None
    return portal


def keys(stripe: Listening, path: str) -> list[str]:
    """The keys of what was sent, each once, in order."""
    return list(dict.fromkeys(one.key for one in stripe.sent if one.path == path))


class Photographed(Listening):
    """An embedded account; ``after`` is called when it has carried out something."""

    after: Callable[[], object] | None = None

    def handle(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Response:
        answer = super().handle(method, url, headers, body)
        if method == "POST" and self.after is not None and "/_dashboard/" not in url:
            self.after()
        return answer


def killed(office_folder: Path, there: Path) -> Callable[[], object]:
    """Keep what is on the disk at this moment, as a kill would leave it."""
    return lambda: shutil.copytree(office_folder, there, dirs_exist_ok=True)


# while the window is open


def test_a_write_still_under_way_keeps_its_key(office: Office, stripe: Listening) -> None:
    refused = heard(office.sync.refused)
    office.fails(f"{PRODUCTS}=in-progress")
    make_gold(office)
    assert refused[0].title == "Stripe is still working on this."
    assert refused[0].unknown_outcome
    office.fails()
    make_gold(office)
    assert gold(office) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_an_answer_of_a_proxy_after_the_write_is_looked_up_at_once(office: Office) -> None:
    acted, refused = heard(office.sync.acted), heard(office.sync.refused)
    office.fails(f"{PRODUCTS}=503-after")
    make_gold(office)
    assert (len(acted), refused, gold(office)) == (1, [], 1)
    assert not office.store.attempts.of(office.sync.account.id)


def test_an_answer_of_a_proxy_before_the_write_keeps_the_key(
    office: Office, stripe: Listening
) -> None:
    refused = heard(office.sync.refused)
    office.fails(f"{PRODUCTS}=503-before")
    make_gold(office)
    assert refused[0].unknown_outcome
    office.fails()
    make_gold(office)
    assert gold(office) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_a_stored_failure_is_no_proof_and_ends_its_key_once_it_was_looked_up(
    office: Office, stripe: Listening
) -> None:
    refused = heard(office.sync.refused)
    office.fails(f"{PRODUCTS}=500")
    make_gold(office)
    assert not refused[0].unknown_outcome
    assert refused[0].advice == "Nothing was changed. Try again in a minute."
    office.fails()
    make_gold(office)
    assert gold(office) == 1
    assert len(keys(stripe, "/v1/products")) == 2


def test_a_stored_failure_that_cannot_be_looked_up_is_for_the_merchant_to_decide(
    office: Office, stripe: Listening
) -> None:
    refused, acted = heard(office.sync.refused), heard(office.sync.acted)
    office.fails(f"{PRODUCTS}=500", "GET /v1/products=500")
    make_gold(office)
    assert "could then be done twice" in refused[0].advice
    make_gold(office)
    assert gold(office) == 0
    office.fails("GET /v1/products=500")
    make_gold(office)
    assert (len(acted), gold(office)) == (1, 1)


def test_another_answer_does_not_end_the_key_of_a_lost_one(
    office: Office, stripe: Listening
) -> None:
    office.fails(f"{PRODUCTS}=drop-after", "GET /v1/products=drop")
    make_gold(office)
    office.fails("GET /v1/products=drop")
    office.sync.act(acts.activate_link())
    office.rest()
    make_gold(office)
    assert gold(office) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_a_product_whose_answer_was_lost_is_found_and_told_as_made(office: Office) -> None:
    acted, answered = heard(office.sync.acted), heard(office.sync.answered)
    office.sync.unsent.put(NEW_FORM, "name", "Gold")
    office.fails(f"{PRODUCTS}=drop-after*3")
    make_gold(office)
    office.rest()
    assert [act.path for act in acted] == ["products.new"]
    assert answered[0].name == "Gold"
    assert office.sync.unsent.of(NEW_FORM) == {}
    assert not office.store.attempts.of(office.sync.account.id)
    assert gold(office) == 1


@pytest.mark.parametrize("office", [replace(AT_ONCE, again=(0.05,))], indirect=True)
def test_what_arrives_late_is_found_without_anybody_asking(office: Office) -> None:
    office.fails(f"{PRODUCTS}=drop")
    make_gold(office)
    office.fails()
    acted = heard(office.sync.acted)
    assert not office.sync.reading.under_way
    # The request itself was only slow: it is carried out after it was given up.
    now = {"name": "Gold", "active": True, "images": []}
    office.at_dashboard("objects/product/prod_late", now)
    office.until(lambda: bool(acted))
    assert acted[0].request.params == {"name": "Gold"}
    office.rest()
    assert office.sync.reading.unknown() is None


def test_what_was_alike_before_is_not_taken_for_what_was_made(
    office: Office, stripe: Listening
) -> None:
    make_gold(office)
    acted = heard(office.sync.acted)
    office.fails(f"{PRODUCTS}=drop")
    make_gold(office)
    assert acted == []
    office.fails()
    make_gold(office)
    assert gold(office) == 2


def test_what_had_not_been_read_yet_is_not_taken_for_what_was_made(
    office: Office, stripe: Listening
) -> None:
    make_gold(office)
    document = office.sync.document
    whole = document.known.catalogue
    assert whole is not None
    document.learn(document.known.with_(catalogue=Catalogue((), (), complete=False)))
    acted = heard(office.sync.acted)
    office.fails(f"{PRODUCTS}=drop")
    make_gold(office)
    office.fails()
    document.learn(document.known.with_(catalogue=whole))
    office.sync.read_again()
    office.rest()
    assert gold(office) == 1
    assert acted == []


def test_a_key_belongs_to_one_state(office: Office, stripe: Listening) -> None:
    """Lost, changed by a colleague, decided for one's own: the old answer must not be repeated."""
    document = office.sync.document
    document.set(HEADLINE.path, "Mine")
    office.fails(f"{PORTAL}=drop-after", "GET /v1/account=drop")
    office.publish()
    office.fails()
    office.change_portal({"business_profile": {"headline": "Colleague"}})
    office.sync.read_again()
    office.rest()
    assert HEADLINE.path in document.history.conflicts
    document.choose(HEADLINE.path, "Mine")
    published = heard(office.sync.published)
    office.publish()
    assert portal_at_stripe(stripe)["business_profile"]["headline"] == "Mine"
    assert published == [1]
    assert len(keys(stripe, f"/v1/billing_portal/configurations/{office.portal}")) == 2


def test_a_repeated_answer_claims_nothing_that_was_changed_since(
    office: Office, stripe: Listening
) -> None:
    document = office.sync.document
    before = portal_at_stripe(stripe)
    office.fails(f"{PORTAL}=drop-after", "GET /v1/account=drop")
    document.set(HEADLINE.path, "Mine")
    office.publish()
    office.fails()
    # As it was, so that the very same request is made from the very same state.
    office.change_portal({"business_profile": {"headline": before["business_profile"]["headline"]}})
    published, moved = heard(office.sync.published), heard(office.sync.moved)
    office.publish()
    assert (published, len(moved)) == ([], 1)
    office.publish()
    assert published == [1]
    assert portal_at_stripe(stripe)["business_profile"]["headline"] == "Mine"


def test_an_act_that_was_undone_elsewhere_is_done_again_and_not_only_told(
    office: Office, stripe: Listening
) -> None:
    office.fails(f"{PORTAL}=drop-after", "GET /v1=drop")
    office.sync.act(acts.activate_link())
    office.rest()
    office.fails()
    office.change_portal({"login_page": {"enabled": False}})
    acted = heard(office.sync.acted)
    office.sync.act(acts.activate_link())
    office.rest()
    assert len(acted) == 1
    assert portal_at_stripe(stripe)["login_page"]["enabled"] is True
    assert office.sync.document.base[LOGIN_PAGE] is True


def test_a_publish_whose_reading_fails_says_that_nothing_was_sent(
    office: Office, stripe: Listening
) -> None:
    refused = heard(office.sync.refused)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.fails("GET /v1/billing_portal=500")
    office.publish()
    assert refused[0].advice.startswith("Nothing was sent.")
    assert not refused[0].unknown_outcome
    assert not stripe.sent


def test_a_redirected_write_is_no_success(office: Office, stripe: Listening) -> None:
    published, refused = heard(office.sync.published), heard(office.sync.refused)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.fails(f"{PORTAL}=redirect")
    office.publish()
    assert published == []
    assert refused[0].unknown_outcome
    office.fails()
    office.publish()
    assert published == [1]


def test_the_catalogue_is_read_again_when_a_price_is_refused(
    selling: Office, stripe: Listening
) -> None:
    price = a_price(selling)
    selling.sync.document.edit("Sell", offering(price))
    selling.at_dashboard(f"objects/price/{price.id}", {"active": False})
    selling.publish()
    known = selling.sync.document.known.catalogue
    assert known is not None
    assert not known.price[price.id].active
    assert any(OFFERED.path in each.paths for each in selling.sync.document.problems)


def a_price(office: Office) -> Price:
    catalogue = office.sync.document.known.catalogue
    assert catalogue is not None
    return next(
        each for each in catalogue.prices if each.recurring and each.active and not each.metered
    )


def offering(price: Price) -> dict[str, Value]:
    """Plans can be switched, and this one is offered."""
    return {
        UPDATE.path: True,
        UPDATE_PRORATION.path: "none",
        ALLOWED_UPDATES.path: ("price",),
        OFFERED.path: (Offer(price.product, (price.id,)),),
    }


def test_what_stripe_carries_out_later_is_found_by_looking_again(tmp_path: Path) -> None:
    stripe = Listening(business())
    with open_office(
        tmp_path, stripe=stripe, timing=replace(AT_ONCE, again=(0.05, 0.05))
    ) as office:
        acted = heard(office.sync.acted)
        office.fails(f"{PRODUCTS}=in-progress")
        make_gold(office)
        office.fails()
        # Another request with this key was under way all the time, and ends now.
        any_product = stripe.account.all("product")[0]
        stripe.account.put({**any_product, "id": "prod_gold", "name": "Gold"})
        office.until(lambda: len(acted) == 1)
        assert gold(office) == 1


# after a kill


@pytest.fixture
def photographed() -> Photographed:
    return Photographed(business())


def test_a_success_is_on_the_disk_in_one_step(tmp_path: Path, photographed: Photographed) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_office(here, stripe=photographed) as office:
        office.sync.unsent.put(NEW_FORM, "name", "Gold")
        office.sync.flush()
        # The moment somebody reads "Product created".
        office.sync.acted.connect(lambda _act: killed(here, there)())
        make_gold(office)
    with open_office(there, stripe=photographed) as again:
        assert again.sync.unsent.of(NEW_FORM) == {}
        assert not again.store.attempts.of(again.sync.account.id)
        assert again.sync.versions()[0].title == "Product created: Gold"


@pytest.mark.parametrize("typed_on", [False, True])
def test_a_publish_killed_before_its_answer_is_recognised(
    tmp_path: Path, photographed: Photographed, typed_on: bool
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_office(here, stripe=photographed) as office:
        document = office.sync.document
        document.set(HEADLINE.path, "Hello")
        document.set(INVOICES.path, False)
        plan = document.plan
        office.fails(f"{PORTAL}=slow:100")
        photographed.after = killed(here, there)
        office.sync.publish(plan)
        if typed_on:
            document.set(HEADLINE.path, "Hello there")
            document.set(TERMS.path, "https://club.example/terms")
        office.sync.flush()
        office.rest()
        photographed.after = None
    photographed.asked.clear()
    with open_office(there, stripe=photographed, start=False) as again:
        drifted, recovered = heard(again.sync.drifted), heard(again.sync.recovered)
        again.sync.start()
        again.rest()
        assert drifted == []
        assert recovered[0].startswith("Published at ")
        assert recovered[0].endswith("The program was closed before the answer.")
        assert again.sync.versions()[0].title == "Published 2 changes"
        changes = [change.path for change in again.sync.document.plan.changes]
        assert changes == ([HEADLINE.path, TERMS.path] if typed_on else [])
        assert not again.sync.document.history.conflicts
        assert not photographed.sent


def test_an_act_killed_before_its_answer_is_recognised_and_its_form_is_empty(
    tmp_path: Path, photographed: Photographed
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_office(here, stripe=photographed) as office:
        office.sync.unsent.put(NEW_FORM, "name", "Gold")
        office.sync.flush()
        photographed.after = killed(here, there)
        make_gold(office)
        photographed.after = None
    with open_office(there, stripe=photographed, start=False) as again:
        recovered = heard(again.sync.recovered)
        again.sync.start()
        again.rest()
        assert recovered[0].startswith("Product created: Gold (")
        assert again.sync.unsent.of(NEW_FORM) == {}
        assert not again.store.attempts.of(again.sync.account.id)
        assert gold(again) == 1


def test_a_publish_killed_before_it_arrived_is_not_told_as_done(
    tmp_path: Path, photographed: Photographed
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_office(here, stripe=photographed) as office:
        office.sync.document.set(HEADLINE.path, "Hello")
        office.fails(f"{PORTAL}=drop")
        office.publish()
        lost = keys(photographed, f"/v1/billing_portal/configurations/{office.portal}")
        killed(here, there)()
        office.fails()
    with open_office(there, stripe=photographed, start=False) as again:
        recovered = heard(again.sync.recovered)
        again.sync.start()
        again.rest()
        assert recovered == []
        assert [change.path for change in again.sync.document.plan.changes] == [HEADLINE.path]
        photographed.asked.clear()
        again.publish()
        assert keys(photographed, f"/v1/billing_portal/configurations/{again.portal}") == lost


# every act is recognised by what it did


def acts_of(office: Office) -> dict[str, Act]:
    office.sync.act(acts.create_reason("Moved away"))
    office.rest()
    known = office.sync.document.known
    catalogue, reasons = known.catalogue, known.reasons
    assert catalogue is not None
    assert reasons is not None
    product = next(each for each in catalogue.products if each.active)
    price = a_price(office)
    defaults = {each.default_price for each in catalogue.products}
    other = next(each for each in catalogue.prices if each.active and each.id not in defaults)
    reason = next(each for each in reasons if each.active)
    update = catalogue_acts.update_product(product, ProductForm(name="Renamed"))
    renamed = catalogue_acts.update_price(price, replace(price_form(price), nickname="Mine"))
    assert update is not None
    assert renamed is not None
    form = PriceForm(amount_text="7.50", currency="eur", lookup_key="seven")
    return {
        "activate": acts.activate_link(),
        "create reason": acts.create_reason("Too far away"),
        "reword reason": acts.reword_reason(reason.id, "Other words"),
        "retire reason": acts.retire_reason(reason.id, reason.description),
        "create product": catalogue_acts.create_product(ProductForm("Tea", "  Of leaves ")),
        "update product": update,
        "archive product": catalogue_acts.archive_product(product),
        "create price": catalogue_acts.create_price(product, form),
        "update price": renamed,
        "archive price": catalogue_acts.archive_price(other),
    }


@pytest.mark.parametrize(
    "name",
    ["activate", "create reason", "reword reason", "retire reason", "create product",
     "update product", "archive product", "create price", "update price", "archive price"],
)  # fmt: skip
def test_every_act_whose_answer_is_lost_is_recognised(
    office: Office, stripe: Listening, name: str
) -> None:
    act = acts_of(office)[name]
    acted = heard(office.sync.acted)
    stripe.asked.clear()
    office.fails("POST /v1=drop-after*3")
    office.sync.act(act)
    office.rest()
    assert acted == [act]
    assert not office.store.attempts.of(office.sync.account.id)
    assert len({one.key for one in stripe.sent}) == 1


# a first portal


def test_a_first_portal_whose_answer_was_lost_is_recognised(tmp_path: Path) -> None:
    account = emulator.demo()
    account.objects["billing_portal.configuration"].clear()
    with open_office(tmp_path, mode="test", stripe=Listening(account)) as office:
        published = heard(office.sync.published)
        office.sync.document.set(HEADLINE.path, "Hello")
        office.fails(f"{PORTAL}=drop-after")
        office.publish()
        assert len(published) == 1
        assert office.sync.document.plan.changes == ()
        assert office.sync.versions()[0].title.startswith("Published")


@pytest.mark.parametrize("refused_line", ["features.payment_method_update.enabled"])
def test_a_first_publish_with_a_line_left_out_is_refused_here_and_not_by_stripe(
    tmp_path: Path, refused_line: str
) -> None:
    account = emulator.demo()
    account.objects["billing_portal.configuration"].clear()
    stripe = Listening(account)
    with open_office(tmp_path, mode="test", stripe=stripe) as office:
        document = office.sync.document
        document.edit("Sell", offering(a_price(office)))
        line: Line = (refused_line, None)
        plans: Line = (UPDATE.path, None)
        alone = frozenset({line})
        assert in_the_way(document.plan, alone)
        out = leave_out(document.plan, frozenset(), line)
        assert plans in out
        assert in_the_way(document.plan, out) == ()
        assert {line, plans}.isdisjoint(put_back(document.plan, out, plans))
        published, refused = heard(office.sync.published), heard(office.sync.refused)
        office.publish(*alone)
        assert (published, len(refused)) == ([], 1)
        assert not stripe.sent
        office.publish(*out)
        assert len(published) == 1
        assert document.base[UPDATE] is False
