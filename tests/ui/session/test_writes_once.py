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
from portal_desktop.actions.action import Action
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.catalogue.forms import PriceForm, ProductForm, price_form
from portal_desktop.emulator import Response
from portal_desktop.emulator.json_values import Obj
from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE, TERMS
from portal_desktop.options.subscription import ALLOWED_UPDATES, UPDATE, UPDATE_PRORATION
from portal_desktop.options.subscription import PRODUCTS as OFFERED
from portal_desktop.options.values import Offer, Value
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.left_out_changes import leave_out, put_back
from portal_desktop.publishing.plan import in_the_way
from tests.support.http_account import Listening
from tests.support.waits import AT_ONCE
from tests.ui.support.account_service import OpenedAccount, business, heard, open_test_account

PORTAL = "POST /v1/billing_portal/configurations"
PRODUCTS = "POST /v1/products"
GOLD = ProductForm(name="Gold")


def gold(opened_account: OpenedAccount) -> int:
    """How many products of this name Stripe has."""
    return sum(each["name"] == "Gold" for each in opened_account.stripe.account.all("product"))


def make_gold(opened_account: OpenedAccount) -> None:
    opened_account.session.writes.perform_action(catalogue_acts.create_product(GOLD))
    opened_account.rest()


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


def test_a_write_still_under_way_keeps_its_key(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    refused = heard(opened_account.session.refused)
    opened_account.fails(f"{PRODUCTS}=in-progress")
    make_gold(opened_account)
    assert refused[0].title == "Stripe is still working on this."
    assert refused[0].unknown_outcome
    opened_account.fails()
    make_gold(opened_account)
    assert gold(opened_account) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_an_answer_of_a_proxy_after_the_write_is_looked_up_at_once(
    opened_account: OpenedAccount,
) -> None:
    acted, refused = heard(opened_account.session.acted), heard(opened_account.session.refused)
    opened_account.fails(f"{PRODUCTS}=503-after")
    make_gold(opened_account)
    assert (len(acted), refused, gold(opened_account)) == (1, [], 1)
    assert not opened_account.store.attempts.of_account(opened_account.session.account.id)


def test_an_answer_of_a_proxy_before_the_write_keeps_the_key(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    refused = heard(opened_account.session.refused)
    opened_account.fails(f"{PRODUCTS}=503-before")
    make_gold(opened_account)
    assert refused[0].unknown_outcome
    opened_account.fails()
    make_gold(opened_account)
    assert gold(opened_account) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_a_stored_failure_is_no_proof_and_ends_its_key_once_it_was_looked_up(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    refused = heard(opened_account.session.refused)
    opened_account.fails(f"{PRODUCTS}=500")
    make_gold(opened_account)
    assert not refused[0].unknown_outcome
    assert refused[0].advice == "Nothing was changed. Try again in a minute."
    opened_account.fails()
    make_gold(opened_account)
    assert gold(opened_account) == 1
    assert len(keys(stripe, "/v1/products")) == 2


def test_a_stored_failure_that_cannot_be_looked_up_is_for_the_merchant_to_decide(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    refused, acted = heard(opened_account.session.refused), heard(opened_account.session.acted)
    opened_account.fails(f"{PRODUCTS}=500", "GET /v1/products=500")
    make_gold(opened_account)
    assert "could then be done twice" in refused[0].advice
    make_gold(opened_account)
    assert gold(opened_account) == 0
    opened_account.fails("GET /v1/products=500")
    make_gold(opened_account)
    assert (len(acted), gold(opened_account)) == (1, 1)


def test_another_answer_does_not_end_the_key_of_a_lost_one(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    opened_account.fails(f"{PRODUCTS}=drop-after", "GET /v1/products=drop")
    make_gold(opened_account)
    opened_account.fails("GET /v1/products=drop")
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    make_gold(opened_account)
    assert gold(opened_account) == 1
    assert len(keys(stripe, "/v1/products")) == 1


def test_a_product_whose_answer_was_lost_is_found_and_told_as_made(
    opened_account: OpenedAccount,
) -> None:
    acted, answered = heard(opened_account.session.acted), heard(opened_account.session.answered)
    opened_account.session.unsent.set_field(NEW_FORM, "name", "Gold")
    opened_account.fails(f"{PRODUCTS}=drop-after*3")
    make_gold(opened_account)
    opened_account.rest()
    assert [act.path for act in acted] == ["products.new"]
    assert answered[0].name == "Gold"
    assert opened_account.session.unsent.fields_of(NEW_FORM) == {}
    assert not opened_account.store.attempts.of_account(opened_account.session.account.id)
    assert gold(opened_account) == 1


@pytest.mark.parametrize("opened_account", [replace(AT_ONCE, again=(0.05,))], indirect=True)
def test_what_arrives_late_is_found_without_anybody_asking(opened_account: OpenedAccount) -> None:
    opened_account.fails(f"{PRODUCTS}=drop")
    make_gold(opened_account)
    opened_account.fails()
    acted = heard(opened_account.session.acted)
    assert not opened_account.session.reading.under_way
    # The request itself was only slow: it is carried out after it was given up.
    now = {"name": "Gold", "active": True, "images": []}
    opened_account.at_dashboard("objects/product/prod_late", now)
    opened_account.until(lambda: bool(acted))
    assert acted[0].request.params == {"name": "Gold"}
    opened_account.rest()
    assert opened_account.session.reading.unknown() is None


def test_what_was_alike_before_is_not_taken_for_what_was_made(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    make_gold(opened_account)
    acted = heard(opened_account.session.acted)
    opened_account.fails(f"{PRODUCTS}=drop")
    make_gold(opened_account)
    assert acted == []
    opened_account.fails()
    make_gold(opened_account)
    assert gold(opened_account) == 2


def test_what_had_not_been_read_yet_is_not_taken_for_what_was_made(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    make_gold(opened_account)
    document = opened_account.session.document
    whole = document.account_snapshot.catalogue
    assert whole is not None
    document.update_snapshot(
        replace(document.account_snapshot, catalogue=Catalogue((), (), complete=False))
    )
    acted = heard(opened_account.session.acted)
    opened_account.fails(f"{PRODUCTS}=drop")
    make_gold(opened_account)
    opened_account.fails()
    document.update_snapshot(replace(document.account_snapshot, catalogue=whole))
    opened_account.session.read_again()
    opened_account.rest()
    assert gold(opened_account) == 1
    assert acted == []


def test_a_key_belongs_to_one_state(opened_account: OpenedAccount, stripe: Listening) -> None:
    """Lost, changed by a colleague, decided for one's own: the old answer must not be repeated."""
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Mine")
    opened_account.fails(f"{PORTAL}=drop-after", "GET /v1/account=drop")
    opened_account.publish()
    opened_account.fails()
    opened_account.change_portal({"business_profile": {"headline": "Colleague"}})
    opened_account.session.read_again()
    opened_account.rest()
    assert HEADLINE.path in document.history.conflicts
    document.resolve_conflict(HEADLINE.path, "Mine")
    published = heard(opened_account.session.published)
    opened_account.publish()
    assert portal_at_stripe(stripe)["business_profile"]["headline"] == "Mine"
    assert published == [1]
    assert len(keys(stripe, f"/v1/billing_portal/configurations/{opened_account.portal}")) == 2


def test_a_repeated_answer_claims_nothing_that_was_changed_since(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    document = opened_account.session.document
    before = portal_at_stripe(stripe)
    opened_account.fails(f"{PORTAL}=drop-after", "GET /v1/account=drop")
    document.set_value(HEADLINE.path, "Mine")
    opened_account.publish()
    opened_account.fails()
    # As it was, so that the very same request is made from the very same state.
    opened_account.change_portal(
        {"business_profile": {"headline": before["business_profile"]["headline"]}}
    )
    published, moved = heard(opened_account.session.published), heard(opened_account.session.moved)
    opened_account.publish()
    assert (published, len(moved)) == ([], 1)
    opened_account.publish()
    assert published == [1]
    assert portal_at_stripe(stripe)["business_profile"]["headline"] == "Mine"


def test_an_act_that_was_undone_elsewhere_is_done_again_and_not_only_told(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    opened_account.fails(f"{PORTAL}=drop-after", "GET /v1=drop")
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    opened_account.fails()
    opened_account.change_portal({"login_page": {"enabled": False}})
    acted = heard(opened_account.session.acted)
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    assert len(acted) == 1
    assert portal_at_stripe(stripe)["login_page"]["enabled"] is True
    assert opened_account.session.document.base[LOGIN_PAGE] is True


def test_a_publish_whose_reading_fails_says_that_nothing_was_sent(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    refused = heard(opened_account.session.refused)
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails("GET /v1/billing_portal=500")
    opened_account.publish()
    assert refused[0].advice.startswith("Nothing was sent.")
    assert not refused[0].unknown_outcome
    assert not stripe.sent


def test_a_redirected_write_is_no_success(opened_account: OpenedAccount, stripe: Listening) -> None:
    published, refused = (
        heard(opened_account.session.published),
        heard(opened_account.session.refused),
    )
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.fails(f"{PORTAL}=redirect")
    opened_account.publish()
    assert published == []
    assert refused[0].unknown_outcome
    opened_account.fails()
    opened_account.publish()
    assert published == [1]


def test_the_catalogue_is_read_again_when_a_price_is_refused(
    selling: OpenedAccount, stripe: Listening
) -> None:
    price = a_price(selling)
    selling.session.document.edit("Sell", offering(price))
    selling.at_dashboard(f"objects/price/{price.id}", {"active": False})
    selling.publish()
    known = selling.session.document.account_snapshot.catalogue
    assert known is not None
    assert not known.prices_by_id[price.id].active
    assert any(OFFERED.path in each.paths for each in selling.session.document.problems)


def a_price(opened_account: OpenedAccount) -> Price:
    catalogue = opened_account.session.document.account_snapshot.catalogue
    assert catalogue is not None
    return next(
        each for each in catalogue.prices if each.is_recurring and each.active and not each.metered
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
    with open_test_account(
        tmp_path, stripe=stripe, timing=replace(AT_ONCE, again=(0.05, 0.05))
    ) as opened_account:
        acted = heard(opened_account.session.acted)
        opened_account.fails(f"{PRODUCTS}=in-progress")
        make_gold(opened_account)
        opened_account.fails()
        # Another request with this key was under way all the time, and ends now.
        any_product = stripe.account.all("product")[0]
        stripe.account.put({**any_product, "id": "prod_gold", "name": "Gold"})
        opened_account.until(lambda: len(acted) == 1)
        assert gold(opened_account) == 1


# after a kill


@pytest.fixture
def photographed() -> Photographed:
    return Photographed(business())


def test_a_success_is_on_the_disk_in_one_step(tmp_path: Path, photographed: Photographed) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_test_account(here, stripe=photographed) as opened_account:
        opened_account.session.unsent.set_field(NEW_FORM, "name", "Gold")
        opened_account.session.flush()
        # The moment somebody reads "Product created".
        opened_account.session.acted.connect(lambda _act: killed(here, there)())
        make_gold(opened_account)
    with open_test_account(there, stripe=photographed) as again:
        assert again.session.unsent.fields_of(NEW_FORM) == {}
        assert not again.store.attempts.of_account(again.session.account.id)
        assert again.session.versions()[0].title == "Product created: Gold"


@pytest.mark.parametrize("typed_on", [False, True])
def test_a_publish_killed_before_its_answer_is_recognised(
    tmp_path: Path, photographed: Photographed, typed_on: bool
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_test_account(here, stripe=photographed) as opened_account:
        document = opened_account.session.document
        document.set_value(HEADLINE.path, "Hello")
        document.set_value(INVOICES.path, False)
        plan = document.plan
        opened_account.fails(f"{PORTAL}=slow:100")
        photographed.after = killed(here, there)
        opened_account.session.writes.publish_plan(plan)
        if typed_on:
            document.set_value(HEADLINE.path, "Hello there")
            document.set_value(TERMS.path, "https://club.example/terms")
        opened_account.session.flush()
        opened_account.rest()
        photographed.after = None
    photographed.asked.clear()
    with open_test_account(there, stripe=photographed, start=False) as again:
        drifted, recovered = heard(again.session.drifted), heard(again.session.recovered)
        again.session.start()
        again.rest()
        assert drifted == []
        assert recovered[0].startswith("Published at ")
        assert recovered[0].endswith("The program was closed before the answer.")
        assert again.session.versions()[0].title == "Published 2 changes"
        changes = [change.path for change in again.session.document.plan.changes]
        assert changes == ([HEADLINE.path, TERMS.path] if typed_on else [])
        assert not again.session.document.history.conflicts
        assert not photographed.sent


def test_an_act_killed_before_its_answer_is_recognised_and_its_form_is_empty(
    tmp_path: Path, photographed: Photographed
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_test_account(here, stripe=photographed) as opened_account:
        opened_account.session.unsent.set_field(NEW_FORM, "name", "Gold")
        opened_account.session.flush()
        photographed.after = killed(here, there)
        make_gold(opened_account)
        photographed.after = None
    with open_test_account(there, stripe=photographed, start=False) as again:
        recovered = heard(again.session.recovered)
        again.session.start()
        again.rest()
        assert recovered[0].startswith("Product created: Gold (")
        assert again.session.unsent.fields_of(NEW_FORM) == {}
        assert not again.store.attempts.of_account(again.session.account.id)
        assert gold(again) == 1


def test_a_publish_killed_before_it_arrived_is_not_told_as_done(
    tmp_path: Path, photographed: Photographed
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with open_test_account(here, stripe=photographed) as opened_account:
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.fails(f"{PORTAL}=drop")
        opened_account.publish()
        lost = keys(photographed, f"/v1/billing_portal/configurations/{opened_account.portal}")
        killed(here, there)()
        opened_account.fails()
    with open_test_account(there, stripe=photographed, start=False) as again:
        recovered = heard(again.session.recovered)
        again.session.start()
        again.rest()
        assert recovered == []
        assert [change.path for change in again.session.document.plan.changes] == [HEADLINE.path]
        photographed.asked.clear()
        again.publish()
        assert keys(photographed, f"/v1/billing_portal/configurations/{again.portal}") == lost


# every action is recognised by what it did


def acts_of(opened_account: OpenedAccount) -> dict[str, Action]:
    opened_account.session.writes.perform_action(acts.create_feedback_option("Moved away"))
    opened_account.rest()
    known = opened_account.session.document.account_snapshot
    catalogue, reasons = known.catalogue, known.feedback_options
    assert catalogue is not None
    assert reasons is not None
    product = next(each for each in catalogue.products if each.active)
    price = a_price(opened_account)
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
        "create reason": acts.create_feedback_option("Too far away"),
        "reword reason": acts.update_feedback_option(reason.id, "Other words"),
        "retire reason": acts.deactivate_feedback_option(reason.id, reason.description),
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
    opened_account: OpenedAccount, stripe: Listening, name: str
) -> None:
    act = acts_of(opened_account)[name]
    acted = heard(opened_account.session.acted)
    stripe.asked.clear()
    opened_account.fails("POST /v1=drop-after*3")
    opened_account.session.writes.perform_action(act)
    opened_account.rest()
    assert acted == [act]
    assert not opened_account.store.attempts.of_account(opened_account.session.account.id)
    assert len({one.key for one in stripe.sent}) == 1


# a first portal


def test_a_first_portal_whose_answer_was_lost_is_recognised(tmp_path: Path) -> None:
    account = emulator.demo()
    account.objects["billing_portal.configuration"].clear()
    with open_test_account(tmp_path, mode="test", stripe=Listening(account)) as opened_account:
        published = heard(opened_account.session.published)
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.fails(f"{PORTAL}=drop-after")
        opened_account.publish()
        assert len(published) == 1
        assert opened_account.session.document.plan.changes == ()
        assert opened_account.session.versions()[0].title.startswith("Published")


@pytest.mark.parametrize("refused_line", ["features.payment_method_update.enabled"])
def test_a_first_publish_with_a_line_left_out_is_refused_here_and_not_by_stripe(
    tmp_path: Path, refused_line: str
) -> None:
    account = emulator.demo()
    account.objects["billing_portal.configuration"].clear()
    stripe = Listening(account)
    with open_test_account(tmp_path, mode="test", stripe=stripe) as opened_account:
        document = opened_account.session.document
        document.edit("Sell", offering(a_price(opened_account)))
        line = ChangeKey(refused_line)
        plans = ChangeKey(UPDATE.path)
        alone = frozenset({line})
        assert in_the_way(document.plan, alone)
        out = leave_out(document.plan, frozenset(), line)
        assert plans in out
        assert in_the_way(document.plan, out) == ()
        assert {line, plans}.isdisjoint(put_back(document.plan, out, plans))
        published, refused = (
            heard(opened_account.session.published),
            heard(opened_account.session.refused),
        )
        opened_account.publish(*alone)
        assert (published, len(refused)) == ([], 1)
        assert not stripe.sent
        opened_account.publish(*out)
        assert len(published) == 1
        assert document.base[UPDATE] is False
