"""Opening an account: the stored draft, and what Stripe says now."""

import json
import time
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.emulator import Emulator
from portal_desktop.options.table import BRAND_COLOUR, CANCEL, CUSTOMER_FIELDS, HEADLINE, TERMS
from portal_desktop.publishing.plan import Change
from portal_desktop.settings.serialization import dump_settings
from portal_desktop.settings.settings import defaults, members
from portal_desktop.storage.account_storage import SCOPE, Shelf
from portal_desktop.ui.session.document import Document
from tests.ui.support.account_service import Office, business, heard, open_office


def test_opening_shows_what_is_published(office: Office) -> None:
    document = office.sync.document
    assert office.sync.state == "ready"
    assert (document.draft, document.base.get(CANCEL)) == (document.base, False)
    assert document.known.business is not None
    assert document.known.business.name == "Harbour Coffee Club"
    assert document.known.catalogue is not None
    assert document.known.catalogue.complete
    assert not document.plan.changes


def test_the_state_found_at_first_is_kept_and_only_once(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        (first,) = office.sync.versions()
        assert first.title.startswith("As found on ")
        assert first.settings == office.sync.document.base
        office.sync.read_again()
        office.rest()
        assert office.sync.versions() == (first,)
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe) as again:
        assert [version.title for version in again.sync.versions()] == [first.title]


def test_a_clock_that_was_set_back_makes_no_version_and_puts_none_first(office: Office) -> None:
    a_year_ahead = int(time.time()) + 365 * 86_400
    settings = dump_settings(office.sync.document.base)
    account = office.sync.account.id
    office.store.add_revision(account, SCOPE, a_year_ahead, "Made while it was ahead", settings)
    office.sync.document.set(HEADLINE.path, "Hello")
    office.publish()
    office.sync.read_again()
    office.rest()
    titles = [version.title for version in office.sync.versions()]
    assert titles[:2] == ["Published 1 change", "Made while it was ahead"]
    assert len(titles) == 3


def test_what_somebody_changed_at_stripe_becomes_a_version_once(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        office.change_portal({"business_profile": {"headline": "Changed elsewhere"}})
        office.sync.read_again()
        office.rest()
        newest, first = office.sync.versions()
        assert newest.title == f"{first.title}, changed at Stripe"
        assert (newest.settings[HEADLINE], first.settings[HEADLINE]) == ("Changed elsewhere", "")
        office.sync.read_again()
        office.rest()
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe) as again:
        assert again.sync.versions() == (newest, first)


def test_another_brand_is_no_version_for_no_version_brings_it_back(office: Office) -> None:
    branding = {"settings": {"branding": {"primary_color": "#123456"}}}
    office.at_dashboard("account", branding)
    office.sync.read_again()
    office.rest()
    assert office.sync.document.base[BRAND_COLOUR] == "#123456"
    assert len(office.sync.versions()) == 1


def test_a_stored_draft_comes_back_with_undo_and_its_tab(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        office.sync.document.tab = "branding"
        type_into(office.sync.document, HEADLINE.path, "Hello")
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe, start=False) as again:
        document = again.sync.document
        stepped = heard(document.stepped)
        assert document.draft[HEADLINE] == "Hello"
        document.undo()
        assert document.draft[HEADLINE] == ""
        assert stepped == ["branding"]
        document.redo()
        assert document.draft[HEADLINE] == "Hello"


def test_typing_is_on_the_disk_shortly_after(office: Office) -> None:
    office.sync.document.set(HEADLINE.path, "Hello", typing=True)
    assert not office.sync.saved
    office.until(lambda: office.sync.saved)
    kept = Shelf(office.store, office.sync.account).history()
    assert kept is not None
    assert kept.draft[HEADLINE] == "Hello"


def test_what_was_changed_elsewhere_meanwhile_is_taken_in_and_said(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        type_into(office.sync.document, TERMS.path, "https://harbour.example/terms")
        office.change_portal(
            {
                "business_profile": {"headline": "From the Dashboard"},
                "features": {"subscription_cancel": {"enabled": True}},
            }
        )
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe, start=False) as again:
        drifted = heard(again.sync.drifted)
        again.sync.start()
        again.rest()
        document = again.sync.document
        assert paths(drifted[0]) == [CANCEL.path, HEADLINE.path]
        assert document.draft[HEADLINE] == "From the Dashboard"
        assert document.draft[TERMS] == "https://harbour.example/terms"
        assert [change.path for change in document.plan.changes] == [TERMS.path]
        document.undo()
        assert document.draft[HEADLINE] == "From the Dashboard"


def test_a_brand_changed_in_the_dashboard_is_said_too(office: Office) -> None:
    office.at_dashboard("account", {"settings": {"branding": {"primary_color": "#112233"}}})
    drifted = heard(office.sync.drifted)
    office.sync.read_again()
    office.rest()
    assert paths(drifted[0]) == [BRAND_COLOUR.path]
    assert office.sync.document.draft[BRAND_COLOUR] == "#112233"


def test_reading_what_is_known_already_says_nothing(office: Office) -> None:
    drifted = heard(office.sync.drifted)
    office.sync.read_again()
    office.rest()
    assert not drifted


def test_members_changed_on_both_sides_are_joined(office: Office) -> None:
    document = office.sync.document
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    office.change_portal(
        {"features": {"customer_update": {"allowed_updates": ["email", "address"]}}}
    )
    office.sync.read_again()
    office.rest()
    assert members(document.draft, CUSTOMER_FIELDS.path) == ("email", "address", "tax_id")
    assert not document.history.conflicts


@pytest.mark.parametrize(("mine", "wanted"), [(True, "Here"), (False, "There")])
def test_a_conflict_is_asked_about_kept_over_a_restart_and_chosen(
    tmp_path: Path, mine: bool, wanted: str
) -> None:
    with open_office(tmp_path) as office:
        type_into(office.sync.document, HEADLINE.path, "Here")
        office.change_portal({"business_profile": {"headline": "There"}})
        office.sync.read_again()
        office.rest()
        assert office.sync.document.history.conflicts == {HEADLINE.path}
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe) as again:
        document = again.sync.document
        assert document.plan.conflicts or document.history.conflicts == {HEADLINE.path}
        assert document.draft[HEADLINE] == "Here"
        value = document.draft[HEADLINE] if mine else document.base[HEADLINE]
        document.choose(HEADLINE.path, value)
        assert document.draft[HEADLINE] == wanted
        assert not document.history.conflicts
        document.undo()
        assert document.history.conflicts == {HEADLINE.path}


def test_nothing_is_lost_where_stripe_cannot_be_reached(tmp_path: Path, impatient: None) -> None:
    with open_office(tmp_path) as office:
        type_into(office.sync.document, HEADLINE.path, "Hello")
        stripe = office.stripe
    with open_office(tmp_path, stripe=stripe, start=False) as again:
        again.fails("GET /v1=drop")
        again.sync.start()
        again.rest()
        assert standing(again) == ("apart", "network")
        type_into(again.sync.document, HEADLINE.path, "Hello again")
        again.fails()
        again.sync.read_again()
        again.rest()
        assert standing(again) == ("ready", "")
        assert again.sync.document.draft[HEADLINE] == "Hello again"


def test_products_that_could_not_be_read_are_asked_for_again(
    tmp_path: Path, impatient: None
) -> None:
    with open_office(tmp_path, start=False) as office:
        office.fails("GET /v1=drop")
        office.sync.start()
        office.rest()
        assert not all_products(office)
        office.fails()
        office.sync.read_again()
        office.rest()
        assert all_products(office)


def test_while_products_are_read_again_all_there_were_stay(office: Office) -> None:
    seen: list[bool] = []
    office.sync.document.changed.connect(lambda _document: seen.append(all_products(office)))
    office.at_dashboard("objects/product/prod_new", {"name": "New", "active": True})
    office.sync.read_again()
    office.rest()
    assert seen
    assert all(seen)


@pytest.mark.parametrize("fault", ["500", "garbage", "401"])
def test_every_failure_to_read_is_a_sentence_with_a_next_step(
    tmp_path: Path, impatient: None, fault: str
) -> None:
    with open_office(tmp_path, start=False) as office:
        office.fails(f"GET /v1/billing_portal={fault}")
        office.sync.start()
        office.rest()
        trouble = office.sync.trouble
        assert office.sync.state == "apart"
        assert trouble is not None
        assert trouble.title.endswith(".")
        assert trouble.advice.endswith(".")


def test_before_anything_was_read_there_is_nothing_to_change(tmp_path: Path) -> None:
    with open_office(tmp_path, start=False) as office:
        assert office.sync.state == "loading"
        assert not office.sync.document.draft
        assert not office.sync.document.plan.changes


def test_an_account_without_a_portal_starts_from_stripes_defaults(tmp_path: Path) -> None:
    with open_office(tmp_path, mode="test", stripe=Emulator(emulator.empty())) as office:
        assert not office.sync.has_portal
        assert office.sync.document.draft.of("configuration") == defaults()
        office.sync.document.set(HEADLINE.path, "Hello")
        stripe, account = office.stripe, office.sync.account
    with open_office(tmp_path, mode="test", stripe=stripe, account=account) as again:
        assert again.sync.document.draft[HEADLINE] == "Hello"
        assert again.sync.document.history.can_undo


def test_a_draft_of_no_portal_keeps_its_undo_where_the_account_cannot_be_read(
    tmp_path: Path,
) -> None:
    stripe = Emulator(emulator.empty())
    key = restricted_key(stripe, "customer_portal_write")
    with open_office(tmp_path, mode="test", stripe=stripe, key=key) as office:
        office.sync.document.set(HEADLINE.path, "Hello")
        account = office.sync.account
    with open_office(tmp_path, mode="test", stripe=stripe, key=key, account=account) as again:
        again.sync.document.undo()
        assert again.sync.document.draft[HEADLINE] == ""


def test_a_key_that_may_not_read_account_or_products_opens_the_rest(tmp_path: Path) -> None:
    stripe = Emulator(business())
    key = restricted_key(stripe, "customer_portal_write")
    with open_office(tmp_path, mode="test", stripe=stripe, key=key, start=False) as office:
        office.fails("GET /v1/billing_portal=slow:50")
        office.sync.start()
        office.rest()
        document = office.sync.document
        assert office.sync.state == "ready"
        assert document.known.denied >= {"account", "catalogue"}
        assert BRAND_COLOUR.path not in document.draft
        document.set(HEADLINE.path, "Hello")
        published = heard(office.sync.published)
        office.sync.publish(document.plan)
        office.rest()
        assert len(published) == 1


def standing(office: Office) -> tuple[str, str]:
    trouble = office.sync.trouble
    return office.sync.state, trouble.kind if trouble else ""


def all_products(office: Office) -> bool:
    catalogue = office.sync.document.known.catalogue
    return catalogue is not None and catalogue.complete


def type_into(document: Document, path: str, text: str) -> None:
    document.set(path, text, typing=True)
    document.seal()


def paths(changes: tuple[Change, ...]) -> list[str]:
    return [change.path for change in changes]


def restricted_key(stripe: Emulator, *permissions: str) -> str:
    """A key that may do no more than this."""
    body = json.dumps({"permissions": list(permissions)}).encode()
    answer = stripe.handle("POST", "/_dashboard/keys", {"host": "localhost"}, body)
    return str(json.loads(answer.body)["key"])
