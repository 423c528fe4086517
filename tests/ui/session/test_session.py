"""Opening an account: the stored draft, and what Stripe says now."""

import json
import time
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.emulator import Emulator
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.branding import BRAND_COLOUR
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.publishing.change_text import ChangeText
from portal_desktop.settings.serialization import dump_settings
from portal_desktop.settings.settings import default_settings, members
from portal_desktop.storage.account_storage import SCOPE, AccountStorage
from portal_desktop.ui.session.document import Document
from tests.ui.support.account_service import OpenedAccount, business, heard, open_test_account


def test_opening_shows_what_is_published(opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    assert opened_account.session.state == "ready"
    assert (document.draft, document.base.get(CANCEL)) == (document.base, False)
    assert document.account_snapshot.business is not None
    assert document.account_snapshot.business.name == "Harbour Coffee Club"
    assert document.account_snapshot.catalogue is not None
    assert document.account_snapshot.catalogue.complete
    assert not document.plan.changes


def test_the_state_found_at_first_is_kept_and_only_once(tmp_path: Path) -> None:
    with open_test_account(tmp_path) as opened_account:
        (first,) = opened_account.session.versions()
        assert first.title.startswith("As found on ")
        assert first.settings == opened_account.session.document.base
        opened_account.session.read_again()
        opened_account.rest()
        assert opened_account.session.versions() == (first,)
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as again:
        assert [version.title for version in again.session.versions()] == [first.title]


def test_a_clock_that_was_set_back_makes_no_version_and_puts_none_first(
    opened_account: OpenedAccount,
) -> None:
    a_year_ahead = int(time.time()) + 365 * 86_400
    settings = dump_settings(opened_account.session.document.base)
    account = opened_account.session.account.id
    opened_account.store.add_revision(
        account, SCOPE, a_year_ahead, "Made while it was ahead", settings
    )
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    opened_account.session.read_again()
    opened_account.rest()
    titles = [version.title for version in opened_account.session.versions()]
    assert titles[:2] == ["Published 1 change", "Made while it was ahead"]
    assert len(titles) == 3


def test_what_somebody_changed_at_stripe_becomes_a_version_once(tmp_path: Path) -> None:
    with open_test_account(tmp_path) as opened_account:
        opened_account.change_portal({"business_profile": {"headline": "Changed elsewhere"}})
        opened_account.session.read_again()
        opened_account.rest()
        newest, first = opened_account.session.versions()
        assert newest.title == f"{first.title}, changed at Stripe"
        assert (newest.settings[HEADLINE], first.settings[HEADLINE]) == ("Changed elsewhere", "")
        opened_account.session.read_again()
        opened_account.rest()
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as again:
        assert again.session.versions() == (newest, first)


def test_another_brand_is_no_version_for_no_version_brings_it_back(
    opened_account: OpenedAccount,
) -> None:
    branding = {"settings": {"branding": {"primary_color": "#123456"}}}
    opened_account.at_dashboard("account", branding)
    opened_account.session.read_again()
    opened_account.rest()
    assert opened_account.session.document.base[BRAND_COLOUR] == "#123456"
    assert len(opened_account.session.versions()) == 1


def test_a_stored_draft_comes_back_with_undo_and_its_tab(tmp_path: Path) -> None:
    with open_test_account(tmp_path) as opened_account:
        opened_account.session.document.tab = "branding"
        type_into(opened_account.session.document, HEADLINE.path, "Hello")
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        document = again.session.document
        stepped = heard(document.stepped)
        assert document.draft[HEADLINE] == "Hello"
        document.undo()
        assert document.draft[HEADLINE] == ""
        assert stepped == ["branding"]
        document.redo()
        assert document.draft[HEADLINE] == "Hello"


def test_typing_is_on_the_disk_shortly_after(opened_account: OpenedAccount) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello", typing=True)
    assert not opened_account.session.is_saved
    opened_account.until(lambda: opened_account.session.is_saved)
    kept = AccountStorage(opened_account.store, opened_account.session.account).load_history()
    assert kept is not None
    assert kept.draft[HEADLINE] == "Hello"


def test_what_was_changed_elsewhere_meanwhile_is_taken_in_and_said(tmp_path: Path) -> None:
    with open_test_account(tmp_path) as opened_account:
        type_into(opened_account.session.document, TERMS.path, "https://harbour.example/terms")
        opened_account.change_portal(
            {
                "business_profile": {"headline": "From the Dashboard"},
                "features": {"subscription_cancel": {"enabled": True}},
            }
        )
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        drifted = heard(again.session.drifted)
        again.session.start()
        again.rest()
        document = again.session.document
        assert paths(drifted[0]) == [CANCEL.path, HEADLINE.path]
        assert document.draft[HEADLINE] == "From the Dashboard"
        assert document.draft[TERMS] == "https://harbour.example/terms"
        assert [change.path for change in document.plan.changes] == [TERMS.path]
        document.undo()
        assert document.draft[HEADLINE] == "From the Dashboard"


def test_a_brand_changed_in_the_dashboard_is_said_too(opened_account: OpenedAccount) -> None:
    opened_account.at_dashboard("account", {"settings": {"branding": {"primary_color": "#112233"}}})
    drifted = heard(opened_account.session.drifted)
    opened_account.session.read_again()
    opened_account.rest()
    assert paths(drifted[0]) == [BRAND_COLOUR.path]
    assert opened_account.session.document.draft[BRAND_COLOUR] == "#112233"


def test_reading_what_is_known_already_says_nothing(opened_account: OpenedAccount) -> None:
    drifted = heard(opened_account.session.drifted)
    opened_account.session.read_again()
    opened_account.rest()
    assert not drifted


def test_members_changed_on_both_sides_are_joined(opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    opened_account.change_portal(
        {"features": {"customer_update": {"allowed_updates": ["email", "address"]}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    assert members(document.draft, CUSTOMER_FIELDS.path) == ("email", "address", "tax_id")
    assert not document.history.conflicts


@pytest.mark.parametrize(("mine", "wanted"), [(True, "Here"), (False, "There")])
def test_a_conflict_is_asked_about_kept_over_a_restart_and_chosen(
    tmp_path: Path, mine: bool, wanted: str
) -> None:
    with open_test_account(tmp_path) as opened_account:
        type_into(opened_account.session.document, HEADLINE.path, "Here")
        opened_account.change_portal({"business_profile": {"headline": "There"}})
        opened_account.session.read_again()
        opened_account.rest()
        assert opened_account.session.document.history.conflicts == {HEADLINE.path}
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as again:
        document = again.session.document
        assert document.plan.conflicts or document.history.conflicts == {HEADLINE.path}
        assert document.draft[HEADLINE] == "Here"
        value = document.draft[HEADLINE] if mine else document.base[HEADLINE]
        document.resolve_conflict(HEADLINE.path, value)
        assert document.draft[HEADLINE] == wanted
        assert not document.history.conflicts
        document.undo()
        assert document.history.conflicts == {HEADLINE.path}


def test_nothing_is_lost_where_stripe_cannot_be_reached(tmp_path: Path, impatient: None) -> None:
    with open_test_account(tmp_path) as opened_account:
        type_into(opened_account.session.document, HEADLINE.path, "Hello")
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe, start=False) as again:
        again.fails("GET /v1=drop")
        again.session.start()
        again.rest()
        assert standing(again) == ("apart", "network")
        type_into(again.session.document, HEADLINE.path, "Hello again")
        again.fails()
        again.session.read_again()
        again.rest()
        assert standing(again) == ("ready", "")
        assert again.session.document.draft[HEADLINE] == "Hello again"


def test_products_that_could_not_be_read_are_asked_for_again(
    tmp_path: Path, impatient: None
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1=drop")
        opened_account.session.start()
        opened_account.rest()
        assert not all_products(opened_account)
        opened_account.fails()
        opened_account.session.read_again()
        opened_account.rest()
        assert all_products(opened_account)


def test_while_products_are_read_again_all_there_were_stay(opened_account: OpenedAccount) -> None:
    seen: list[bool] = []
    opened_account.session.document.changed.connect(
        lambda _document: seen.append(all_products(opened_account))
    )
    opened_account.at_dashboard("objects/product/prod_new", {"name": "New", "active": True})
    opened_account.session.read_again()
    opened_account.rest()
    assert seen
    assert all(seen)


@pytest.mark.parametrize("fault", ["500", "garbage", "401"])
def test_every_failure_to_read_is_a_sentence_with_a_next_step(
    tmp_path: Path, impatient: None, fault: str
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails(f"GET /v1/billing_portal={fault}")
        opened_account.session.start()
        opened_account.rest()
        user_error = opened_account.session.user_error
        assert opened_account.session.state == "apart"
        assert user_error is not None
        assert user_error.title.endswith(".")
        assert user_error.advice.endswith(".")


def test_before_anything_was_read_there_is_nothing_to_change(tmp_path: Path) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        assert opened_account.session.state == "loading"
        assert not opened_account.session.document.draft
        assert not opened_account.session.document.plan.changes


def test_an_account_without_a_portal_starts_from_stripes_defaults(tmp_path: Path) -> None:
    with open_test_account(
        tmp_path, mode="test", stripe=Emulator(emulator.empty())
    ) as opened_account:
        assert not opened_account.session.has_portal
        assert opened_account.session.document.draft.in_scope("configuration") == default_settings()
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        stripe, account = opened_account.stripe, opened_account.session.account
    with open_test_account(tmp_path, mode="test", stripe=stripe, account=account) as again:
        assert again.session.document.draft[HEADLINE] == "Hello"
        assert again.session.document.history.can_undo


def test_a_draft_of_no_portal_keeps_its_undo_where_the_account_cannot_be_read(
    tmp_path: Path,
) -> None:
    stripe = Emulator(emulator.empty())
    key = restricted_key(stripe, "customer_portal_write")
    with open_test_account(tmp_path, mode="test", stripe=stripe, key=key) as opened_account:
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        account = opened_account.session.account
    with open_test_account(tmp_path, mode="test", stripe=stripe, key=key, account=account) as again:
        again.session.document.undo()
        assert again.session.document.draft[HEADLINE] == ""


def test_a_key_that_may_not_read_account_or_products_opens_the_rest(tmp_path: Path) -> None:
    stripe = Emulator(business())
    key = restricted_key(stripe, "customer_portal_write")
    with open_test_account(
        tmp_path, mode="test", stripe=stripe, key=key, start=False
    ) as opened_account:
        opened_account.fails("GET /v1/billing_portal=slow:50")
        opened_account.session.start()
        opened_account.rest()
        document = opened_account.session.document
        assert opened_account.session.state == "ready"
        assert document.account_snapshot.denied >= {"account", "catalogue"}
        assert BRAND_COLOUR.path not in document.draft
        document.set_value(HEADLINE.path, "Hello")
        published = heard(opened_account.session.published)
        opened_account.session.writes.publish_plan(document.plan)
        opened_account.rest()
        assert len(published) == 1


def standing(opened_account: OpenedAccount) -> tuple[str, str]:
    user_error = opened_account.session.user_error
    return opened_account.session.state, user_error.kind if user_error else ""


def all_products(opened_account: OpenedAccount) -> bool:
    catalogue = opened_account.session.document.account_snapshot.catalogue
    return catalogue is not None and catalogue.complete


def type_into(document: Document, path: str, text: str) -> None:
    document.set_value(path, text, typing=True)
    document.close_open_step()


def paths(changes: tuple[ChangeText, ...]) -> list[str]:
    return [said.change.path for said in changes]


def restricted_key(stripe: Emulator, *permissions: str) -> str:
    """A key that may do no more than this."""
    body = json.dumps({"permissions": list(permissions)}).encode()
    answer = stripe.handle("POST", "/_dashboard/keys", {"host": "localhost"}, body)
    return str(json.loads(answer.body)["key"])
