"""Publishing: what goes out, and what comes back."""

from pathlib import Path

from portal_desktop import emulator
from portal_desktop.account.snapshot import Portal
from portal_desktop.actions import action as acts
from portal_desktop.common.errors import UserError
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE, TERMS
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Offer, Value
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.settings.settings import members
from portal_desktop.ui.session.document import Document
from tests.support.http_account import Listening
from tests.ui.support.account_service import OpenedAccount, business, heard, open_test_account

WRITE = "POST /v1/billing_portal/configurations"


def test_publishing_sends_what_was_read_and_takes_stripes_answer(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    published = heard(opened_account.session.published)
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "  Hello  ")
    document.set_value(CANCEL.path, True)
    opened_account.publish()
    assert published == [2]
    assert (document.base[HEADLINE], document.base[CANCEL]) == ("Hello", True)
    assert document.draft == document.base
    assert len(stripe.sent) == 1
    assert not document.plan.changes


def test_what_was_published_is_kept_and_listed(opened_account: OpenedAccount) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    newest, first = opened_account.session.versions()
    assert newest.title == "Published 1 change"
    assert newest.settings[HEADLINE] == "Hello"
    assert first.settings[HEADLINE] == ""
    (call,) = opened_account.store.calls(opened_account.session.account.id)
    assert (call.words, call.outcome) == ("Published 1 change", "done")


def test_undoing_what_was_published_is_a_change_to_publish(opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Hello")
    opened_account.publish()
    document.undo()
    assert [change.path for change in document.plan.changes] == [HEADLINE.path]
    opened_account.publish()
    assert document.base[HEADLINE] == ""


def test_changes_can_be_left_out(opened_account: OpenedAccount) -> None:
    published = heard(opened_account.session.published)
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Hello")
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    document.set_member(CUSTOMER_FIELDS.path, "name", on=False)
    opened_account.publish(ChangeKey(HEADLINE.path), ChangeKey(CUSTOMER_FIELDS.path, "name"))
    assert published == [1]
    assert document.base[HEADLINE] == ""
    assert members(document.base, CUSTOMER_FIELDS.path) == (
        "name",
        "email",
        "address",
        "phone",
        "tax_id",
    )
    left = [change.key for change in document.plan.changes]
    assert left == [(CUSTOMER_FIELDS.path, "name"), (HEADLINE.path, None)]


def test_nothing_is_sent_where_something_beside_it_was_changed_meanwhile(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    moved, published = heard(opened_account.session.moved), heard(opened_account.session.published)
    document = opened_account.session.document
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    opened_account.change_portal({"features": {"customer_update": {"allowed_updates": ["email"]}}})
    opened_account.publish()
    assert not published
    assert not stripe.sent
    assert {said.change.member for said in moved[0]} == {"name", "address", "phone"}
    assert not opened_account.session.is_busy
    opened_account.publish()
    assert published == [1]
    assert members(document.base, CUSTOMER_FIELDS.path) == ("email", "tax_id")


def test_what_was_changed_elsewhere_meanwhile_is_not_reverted(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Hello")
    opened_account.change_portal({"features": {"subscription_cancel": {"enabled": True}}})
    opened_account.publish()
    (sent,) = stripe.sent
    assert [name for name in sent.form if not name.startswith("expand")] == [
        "business_profile[headline]"
    ]
    assert (document.base[HEADLINE], document.draft[CANCEL]) == ("Hello", True)


def test_a_conflict_found_right_before_sending_is_asked_about(
    opened_account: OpenedAccount, stripe: Listening
) -> None:
    opened_account.session.document.set_value(HEADLINE.path, "Here")
    opened_account.change_portal({"business_profile": {"headline": "There"}})
    opened_account.publish()
    assert not stripe.sent
    assert opened_account.session.document.history.conflicts == {HEADLINE.path}


def test_what_stripe_had_stays_in_the_history_when_mine_is_kept(
    opened_account: OpenedAccount,
) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Here")
    opened_account.change_portal(
        {
            "business_profile": {"headline": "There"},
            "features": {"invoice_history": {"enabled": False}},
        }
    )
    opened_account.publish()
    document.resolve_conflict(HEADLINE.path, document.draft[HEADLINE])
    opened_account.publish()
    published, found, first = opened_account.session.versions()
    assert published.title == "Published 1 change"
    assert published.settings[HEADLINE] == "Here"
    assert found.title == f"{first.title}, changed at Stripe"
    assert (found.settings[HEADLINE], found.settings[INVOICES]) == ("There", False)
    assert (first.settings[HEADLINE], first.settings[INVOICES]) == ("", True)


def test_a_refusal_is_said_with_its_row_and_the_draft_stays(opened_account: OpenedAccount) -> None:
    refused = heard(opened_account.session.refused)
    document = opened_account.session.document
    document.edit("Sell", offering_house_blend(document))
    price = document.draft[PRODUCTS][0].prices[0]
    opened_account.at_dashboard(f"objects/price/{price}", {"active": False})
    opened_account.publish()
    (user_error,) = refused
    assert (user_error.kind, user_error.paths) == ("refused", (PRODUCTS.path,))
    assert "inactive" in user_error.advice
    assert not opened_account.session.is_busy
    assert document.draft[UPDATE] is True
    assert document.base[UPDATE] is False
    assert not opened_account.store.attempts.of_account(opened_account.session.account.id)


def test_one_publish_at_a_time(opened_account: OpenedAccount, stripe: Listening) -> None:
    published = heard(opened_account.session.published)
    opened_account.fails(f"{WRITE}=slow:60000")
    opened_account.session.document.set_value(HEADLINE.path, "Hello")
    plan = opened_account.session.document.plan
    opened_account.session.writes.publish_plan(plan)
    opened_account.session.writes.publish_plan(plan)
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.fails()
    opened_account.rest()
    assert len(stripe.sent) == len(published) == 1


def test_a_key_that_may_not_write_makes_a_link_desk_until_it_is_another(tmp_path: Path) -> None:
    stripe = Listening(business())
    permissions = ("customer_portal_read", "product_read", "plan_read")
    with open_test_account(
        tmp_path, mode="test", stripe=stripe, permissions=permissions
    ) as opened_account:
        refused = heard(opened_account.session.refused)
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.publish()
        assert refused[0].kind == "permission"
        assert "Customer portal: Write" in refused[0].advice
        assert "write" in opened_account.session.document.account_snapshot.denied
        account = opened_account.session.account
    with open_test_account(
        tmp_path, mode="test", stripe=stripe, account=account, permissions=permissions
    ) as again:
        assert "write" in again.session.document.account_snapshot.denied
        assert again.session.document.draft[HEADLINE] == "Hello"


def test_the_first_portal_is_made_with_every_feature_said(tmp_path: Path) -> None:
    stripe = Listening(emulator.empty())
    with open_test_account(tmp_path, mode="test", stripe=stripe) as opened_account:
        published = heard(opened_account.session.published)
        opened_account.publish()
        (sent,) = stripe.sent
        assert sent.path == "/v1/billing_portal/configurations"
        features = {name.split("[")[1].rstrip("]") for name in sent.form if "features[" in name}
        assert features >= {
            "customer_update",
            "invoice_history",
            "payment_method_update",
            "subscription_cancel",
            "subscription_update",
        }
        assert published
        assert opened_account.session.has_portal
        assert isinstance(opened_account.session.document.account_snapshot.portal, Portal)
        assert not opened_account.session.document.plan.changes


def test_a_portal_made_elsewhere_meanwhile_is_taken_in_instead(tmp_path: Path) -> None:
    stripe = Listening(emulator.empty())
    with (
        open_test_account(tmp_path / "one", mode="test", stripe=stripe) as one,
        open_test_account(tmp_path / "other", mode="test", stripe=stripe) as other,
    ):
        other.session.document.set_value(HEADLINE.path, "Made elsewhere")
        other.publish()
        moved = heard(one.session.moved)
        one.publish()
        assert moved
        assert one.session.document.draft[HEADLINE] == "Made elsewhere"


def test_an_account_of_the_other_kind_is_refused(tmp_path: Path) -> None:
    with open_test_account(
        tmp_path, mode="live", stripe=Listening(business()), key=emulator.DEMO_KEY
    ) as opened_account:
        assert opened_account.session.state == "apart"
        assert isinstance(opened_account.session.user_error, UserError)
        assert "another kind of account" in opened_account.session.user_error.title
        assert not opened_account.session.document.base


def test_the_login_link_is_activated_at_once(opened_account: OpenedAccount) -> None:
    acted = heard(opened_account.session.acted)
    opened_account.session.document.set_value(TERMS.path, "https://harbour.example/terms")
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    document = opened_account.session.document
    assert [act.path for act in acted] == [LOGIN_PAGE.path]
    assert document.base[LOGIN_PAGE] is True
    assert document.account_snapshot.portal is not None
    assert document.account_snapshot.portal.login_url.startswith("https://demo.invalid/")
    assert [change.path for change in document.plan.changes] == [TERMS.path]
    assert opened_account.session.versions()[0].title == "Login link activated"


def offering_house_blend(document: Document) -> dict[str, Value]:
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    product = next(one for one in catalogue.products if one.name == "House Blend")
    price = next(one for one in catalogue.prices_of[product.id] if one.active)
    return {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price",),
        PRODUCTS.path: (Offer(product.id, (price.id,)),),
        UPDATE_PRORATION.path: "none",
    }
