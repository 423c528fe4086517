"""Publishing: what goes out, and what comes back."""

from pathlib import Path

from portal_desktop import emulator
from portal_desktop.account.snapshot import Portal
from portal_desktop.actions import action as acts
from portal_desktop.common.errors import Trouble
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    CANCEL,
    CUSTOMER_FIELDS,
    HEADLINE,
    INVOICES,
    LOGIN_PAGE,
    PRODUCTS,
    TERMS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings.settings import members
from portal_desktop.ui.session.document import Document
from tests.support.http_account import Listening
from tests.ui.support.account_service import Office, business, heard, open_office

WRITE = "POST /v1/billing_portal/configurations"


def test_publishing_sends_what_was_read_and_takes_stripes_answer(
    office: Office, stripe: Listening
) -> None:
    published = heard(office.sync.published)
    document = office.sync.document
    document.set(HEADLINE.path, "  Hello  ")
    document.set(CANCEL.path, True)
    office.publish()
    assert published == [2]
    assert (document.base[HEADLINE], document.base[CANCEL]) == ("Hello", True)
    assert document.draft == document.base
    assert len(stripe.sent) == 1
    assert not document.plan.changes


def test_what_was_published_is_kept_and_listed(office: Office) -> None:
    office.sync.document.set(HEADLINE.path, "Hello")
    office.publish()
    newest, first = office.sync.versions()
    assert newest.title == "Published 1 change"
    assert newest.settings[HEADLINE] == "Hello"
    assert first.settings[HEADLINE] == ""
    (call,) = office.store.calls(office.sync.account.id)
    assert (call.words, call.outcome) == ("Published 1 change", "done")


def test_undoing_what_was_published_is_a_change_to_publish(office: Office) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Hello")
    office.publish()
    document.undo()
    assert [change.path for change in document.plan.changes] == [HEADLINE.path]
    office.publish()
    assert document.base[HEADLINE] == ""


def test_changes_can_be_left_out(office: Office) -> None:
    published = heard(office.sync.published)
    document = office.sync.document
    document.set(HEADLINE.path, "Hello")
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    document.set_member(CUSTOMER_FIELDS.path, "name", on=False)
    office.publish((HEADLINE.path, None), (CUSTOMER_FIELDS.path, "name"))
    assert published == [1]
    assert document.base[HEADLINE] == ""
    assert members(document.base, CUSTOMER_FIELDS.path) == (
        "name",
        "email",
        "address",
        "phone",
        "tax_id",
    )
    left = [(change.path, change.member) for change in document.plan.changes]
    assert left == [(CUSTOMER_FIELDS.path, "name"), (HEADLINE.path, None)]


def test_nothing_is_sent_where_something_beside_it_was_changed_meanwhile(
    office: Office, stripe: Listening
) -> None:
    moved, published = heard(office.sync.moved), heard(office.sync.published)
    document = office.sync.document
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    office.change_portal({"features": {"customer_update": {"allowed_updates": ["email"]}}})
    office.publish()
    assert not published
    assert not stripe.sent
    assert {change.member for change in moved[0]} == {"name", "address", "phone"}
    assert not office.sync.busy
    office.publish()
    assert published == [1]
    assert members(document.base, CUSTOMER_FIELDS.path) == ("email", "tax_id")


def test_what_was_changed_elsewhere_meanwhile_is_not_reverted(
    office: Office, stripe: Listening
) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Hello")
    office.change_portal({"features": {"subscription_cancel": {"enabled": True}}})
    office.publish()
    (sent,) = stripe.sent
    assert [name for name in sent.form if not name.startswith("expand")] == [
        "business_profile[headline]"
    ]
    assert (document.base[HEADLINE], document.draft[CANCEL]) == ("Hello", True)


def test_a_conflict_found_right_before_sending_is_asked_about(
    office: Office, stripe: Listening
) -> None:
    office.sync.document.set(HEADLINE.path, "Here")
    office.change_portal({"business_profile": {"headline": "There"}})
    office.publish()
    assert not stripe.sent
    assert office.sync.document.history.conflicts == {HEADLINE.path}


def test_what_stripe_had_stays_in_the_history_when_mine_is_kept(office: Office) -> None:
    document = office.sync.document
    document.set(HEADLINE.path, "Here")
    office.change_portal(
        {
            "business_profile": {"headline": "There"},
            "features": {"invoice_history": {"enabled": False}},
        }
    )
    office.publish()
    document.choose(HEADLINE.path, document.draft[HEADLINE])
    office.publish()
    published, found, first = office.sync.versions()
    assert published.title == "Published 1 change"
    assert published.settings[HEADLINE] == "Here"
    assert found.title == f"{first.title}, changed at Stripe"
    assert (found.settings[HEADLINE], found.settings[INVOICES]) == ("There", False)
    assert (first.settings[HEADLINE], first.settings[INVOICES]) == ("", True)


def test_a_refusal_is_said_with_its_row_and_the_draft_stays(office: Office) -> None:
    refused = heard(office.sync.refused)
    document = office.sync.document
    document.edit("Sell", offering_house_blend(document))
    price = document.draft[PRODUCTS][0].prices[0]
    office.at_dashboard(f"objects/price/{price}", {"active": False})
    office.publish()
    (trouble,) = refused
    assert (trouble.kind, trouble.paths) == ("refused", (PRODUCTS.path,))
    assert "inactive" in trouble.advice
    assert not office.sync.busy
    assert document.draft[UPDATE] is True
    assert document.base[UPDATE] is False
    assert not office.store.attempts.of(office.sync.account.id)


def test_one_publish_at_a_time(office: Office, stripe: Listening) -> None:
    published = heard(office.sync.published)
    office.fails(f"{WRITE}=slow:60000")
    office.sync.document.set(HEADLINE.path, "Hello")
    plan = office.sync.document.plan
    office.sync.publish(plan)
    office.sync.publish(plan)
    office.sync.act(acts.activate_link())
    office.fails()
    office.rest()
    assert len(stripe.sent) == len(published) == 1


def test_a_key_that_may_not_write_makes_a_link_desk_until_it_is_another(tmp_path: Path) -> None:
    stripe = Listening(business())
    permissions = ("customer_portal_read", "product_read", "plan_read")
    with open_office(tmp_path, mode="test", stripe=stripe, permissions=permissions) as office:
        refused = heard(office.sync.refused)
        office.sync.document.set(HEADLINE.path, "Hello")
        office.publish()
        assert refused[0].kind == "permission"
        assert "Customer portal: Write" in refused[0].advice
        assert "write" in office.sync.document.known.denied
        account = office.sync.account
    with open_office(
        tmp_path, mode="test", stripe=stripe, account=account, permissions=permissions
    ) as again:
        assert "write" in again.sync.document.known.denied
        assert again.sync.document.draft[HEADLINE] == "Hello"


def test_the_first_portal_is_made_with_every_feature_said(tmp_path: Path) -> None:
    stripe = Listening(emulator.empty())
    with open_office(tmp_path, mode="test", stripe=stripe) as office:
        published = heard(office.sync.published)
        office.publish()
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
        assert office.sync.has_portal
        assert isinstance(office.sync.document.known.portal, Portal)
        assert not office.sync.document.plan.changes


def test_a_portal_made_elsewhere_meanwhile_is_taken_in_instead(tmp_path: Path) -> None:
    stripe = Listening(emulator.empty())
    with (
        open_office(tmp_path / "one", mode="test", stripe=stripe) as one,
        open_office(tmp_path / "other", mode="test", stripe=stripe) as other,
    ):
        other.sync.document.set(HEADLINE.path, "Made elsewhere")
        other.publish()
        moved = heard(one.sync.moved)
        one.publish()
        assert moved
        assert one.sync.document.draft[HEADLINE] == "Made elsewhere"


def test_an_account_of_the_other_kind_is_refused(tmp_path: Path) -> None:
    with open_office(
        tmp_path, mode="live", stripe=Listening(business()), key=emulator.DEMO_KEY
    ) as office:
        assert office.sync.state == "apart"
        assert isinstance(office.sync.trouble, Trouble)
        assert "another kind of account" in office.sync.trouble.title
        assert not office.sync.document.base


def test_the_login_link_is_activated_at_once(office: Office) -> None:
    acted = heard(office.sync.acted)
    office.sync.document.set(TERMS.path, "https://harbour.example/terms")
    office.sync.act(acts.activate_link())
    office.rest()
    document = office.sync.document
    assert [act.path for act in acted] == [LOGIN_PAGE.path]
    assert document.base[LOGIN_PAGE] is True
    assert document.known.portal is not None
    assert document.known.portal.login_url.startswith("https://demo.invalid/")
    assert [change.path for change in document.plan.changes] == [TERMS.path]
    assert office.sync.versions()[0].title == "Login link activated"


def offering_house_blend(document: Document) -> dict[str, Value]:
    catalogue = document.known.catalogue
    assert catalogue is not None
    product = next(one for one in catalogue.products if one.name == "House Blend")
    price = next(one for one in catalogue.prices_of[product.id] if one.active)
    return {
        UPDATE.path: True,
        ALLOWED_UPDATES.path: ("price",),
        PRODUCTS.path: (Offer(product.id, (price.id,)),),
        UPDATE_PRORATION.path: "none",
    }
