"""The tab Checks answers whether the portal works, leads to the rows, and offers what helps."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.business_profile import LOGIN_PAGE, TERMS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.tabs.check_row import CheckRow
from portal_desktop.ui.tabs.checks import ChecksTab
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import open_room, press


class Led:
    """Where the tab leads to."""

    def __init__(self) -> None:
        self.options: list[str] = []
        self.tabs: list[str] = []
        self.pages: list[str] = []
        self.addresses: list[str] = []
        self.others: list[str] = []


def tab_of(opened_account: OpenedAccount, qtbot: QtBot, led: Led | None = None) -> ChecksTab:
    to = led or Led()
    ways = {
        "dashboard": to.pages.append,
        "web": to.addresses.append,
        "tab": to.tabs.append,
        "review": to.others.append,
        "connect": to.others.append,
        "again": to.others.append,
    }
    tab = ChecksTab(
        opened_account.session, show_option=to.options.append, go=to.tabs.append, ways=ways
    )
    qtbot.addWidget(tab)
    tab.resize(560, 900)
    tab.show()
    return tab


def row(tab: ChecksTab, key: str) -> CheckRow:
    found = tab.findChild(CheckRow, f"checks.{key}")
    assert isinstance(found, CheckRow)
    return found


def said(tab: ChecksTab, key: str) -> str:
    """What can be read in one row, each part in bars."""
    labels = row(tab, key).findChildren(QLabel)
    return "".join(f"|{label.text()}|" for label in labels if label.isVisible())


def button(tab: ChecksTab, name: str) -> QAbstractButton:
    found = tab.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    assert found.isVisible()
    return found


def summary(tab: ChecksTab) -> str:
    labels = tab.findChildren(QLabel)
    found = [each.text() for each in labels if each.isVisible() and "answer" in each.text()]
    return " ".join(found)


def test_answers_in_words_beside_the_picture(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)

    assert "|Yes|" in said(tab, "saved")
    assert "|No|" in said(tab, "link")
    assert "Van der Berg" in said(tab, "people")
    assert "|Not known|" in said(tab, "addresses")
    assert "Harbour Coffee Club" in said(tab, "name")
    assert not row(tab, "plans").isVisible()
    assert "2 answers are no." in summary(tab)


def test_leads_to_the_row_the_answer_hangs_on(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    led = Led()
    tab = tab_of(opened_account, qtbot, led)

    button(tab, "checks.show:link").click()
    button(tab, "checks.show:addresses").click()

    assert led.options == [LOGIN_PAGE.path, TERMS.path]


def test_the_room_opens_the_row_that_is_led_to(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    room = open_room(qtbot, opened_account)
    room.open_tab("checks")
    tab = room.stack.currentWidget()
    assert isinstance(tab, ChecksTab)

    press(button(tab, "checks.show:addresses"))

    assert room.nav.value() == "branding"
    focused = room.focusWidget()
    assert focused is not None
    assert focused.objectName() == TERMS.path


def test_leads_to_the_steps_at_stripe(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    led = Led()
    tab = tab_of(opened_account, qtbot, led)
    opened_account.session.document.set_value("account.business_profile.name", "Harbour Coffee")

    assert "1 step is left at Stripe." in said(tab, "draft")
    button(tab, "checks.show:draft").click()

    assert led.tabs == ["at_stripe"]


def test_who_cannot_log_in_is_one_button_away(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    led = Led()
    tab = tab_of(opened_account, qtbot, led)

    opens = button(tab, "checks.lead:people:0")
    assert opens.text() == "Open “Van der Berg (at the co…” at Stripe"
    opens.click()
    button(tab, "checks.lead:addresses:0").click()

    assert led.pages[0].startswith("customers/cus_")
    assert led.pages[1:] == ["public_details"]


def test_what_is_only_here_is_one_button_from_the_review(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    room = open_room(qtbot, opened_account)
    room.open_tab("checks")
    tab = room.stack.currentWidget()
    assert isinstance(tab, ChecksTab)
    room.document.set_value(TERMS.path, "https://a.example/terms")

    press(button(tab, "checks.lead:draft:0"))

    (review,) = room.window().findChildren(ReviewDialog)
    assert review.isVisible()
    review.reject()


def test_where_nothing_can_be_reviewed_that_is_said(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    room = open_room(qtbot, opened_account)
    room.document.set_value(TERMS.path, "https://a.example/terms")
    room.open_tab("checks")
    opened_account.fails("ANY /v1=401")
    opened_account.session.read_again()
    opened_account.rest()
    tab = room.stack.currentWidget()
    assert isinstance(tab, ChecksTab)

    press(button(tab, "checks.lead:draft:0"))

    assert room.news.notice.words.text() == "Stripe does not know this key."


def test_what_could_not_be_read_can_be_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1/subscriptions=500")
        opened_account.session.start()
        opened_account.rest()
        room = open_room(qtbot, opened_account)
        room.open_tab("checks")
        tab = room.stack.currentWidget()
        assert isinstance(tab, ChecksTab)
        assert "Your customers could not be read." in said(tab, "people")

        opened_account.fails()
        press(button(tab, "checks.lead:people:0"))
        opened_account.rest()

        assert "Van der Berg" in said(tab, "people")


def test_shows_now_and_after_publishing_side_by_side(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    tab = tab_of(opened_account, qtbot)

    opened_account.session.document.set_value(PAYMENT_METHODS.path, False)

    words = said(tab, "paying")
    assert words.index("|Now|") < words.index("|Yes|") < words.index("After publishing")
    assert words.index("After publishing") < words.index("|No|")
    assert "When a card expires" in words


def test_a_fix_changes_the_draft_and_the_answer(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    tab = tab_of(opened_account, qtbot)
    document = opened_account.session.document
    document.set_value(PAYMENT_METHODS.path, False)

    fix = button(tab, "checks.fix:paying")
    assert fix.text() == "Turn on payment methods"
    fix.click()

    assert document.draft[PAYMENT_METHODS] is True
    assert "After publishing" not in said(tab, "paying")
    assert not fix.isVisible()
    document.undo()
    assert document.draft[PAYMENT_METHODS] is False


def test_what_is_published_becomes_the_answer(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)
    document = opened_account.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    prices = [each for each in catalogue.prices if each.is_recurring and not each.metered]
    blend = next(p for p in prices if p.active and catalogue.products_by_id[p.product].active)
    document.edit(
        "Switching",
        {
            UPDATE.path: True,
            ALLOWED_UPDATES.path: ("price",),
            UPDATE_PRORATION.path: "always_invoice",
            PRODUCTS.path: (Offer(blend.product, (blend.id,)),),
        },
    )
    assert "Customers cannot switch plans." in said(tab, "plans")
    assert "Only one plan is offered" in said(tab, "plans")

    opened_account.publish()

    assert "Only one plan is offered" in said(tab, "plans")
    assert "After publishing" not in said(tab, "plans")
    assert "What you see here is what is published." in said(tab, "draft")


def test_asks_stripe_again(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)
    opened_account.change_portal(
        {"business_profile": {"terms_of_service_url": "https://a.example/t"}}
    )

    button(tab, "checks.again").click()
    opened_account.rest()

    assert "There is no privacy policy here." in said(tab, "addresses")


def test_is_not_asked_while_it_cannot_be_seen(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    tab = tab_of(opened_account, qtbot)
    tab.hide()
    opened_account.session.document.set_value(PAYMENT_METHODS.path, False)
    tab.show()

    assert "After publishing" in said(tab, "paying")


def test_what_the_key_may_not_read_names_its_tick_box(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    led = Led()
    with open_test_account(tmp_path, permissions=("customer_portal_read",)) as opened_account:
        tab = tab_of(opened_account, qtbot, led)

        assert "“Subscriptions: Read”" in said(tab, "people")
        assert "“Accounts (under Connect): Read”" in said(tab, "name")
        assert button(tab, "checks.lead:people:0").text() == "Open Stripe’s page for keys"
        button(tab, "checks.lead:people:0").click()
        button(tab, "checks.lead:people:1").click()
        assert (led.pages, led.others) == (["keys"], [""])


def test_before_stripe_was_read_nothing_is_said(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        tab = tab_of(opened_account, qtbot)
        assert not any(each.isVisible() for each in tab.findChildren(CheckRow))

        opened_account.fails("ANY /v1=401")
        opened_account.session.start()
        opened_account.rest()

        assert not any(each.isVisible() for each in tab.findChildren(CheckRow))
        texts = [each.text() for each in tab.findChildren(QLabel) if each.isVisible()]
        assert any("Stripe does not know this key." in text for text in texts)
