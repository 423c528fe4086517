"""The tabs, in the order of the column. Each is built when first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import TAB_TITLES
from portal_desktop.ui.session.session import AccountSession

if TYPE_CHECKING:
    from portal_desktop.ui.forms.form import Form


@dataclass(frozen=True)
class Tab:
    """A tab's key, what it is called, its icon."""

    key: str
    label: str
    icon: str


TABS = (
    Tab("subscription", TAB_TITLES["subscription"], "refresh-cw"),
    Tab("cancellation", TAB_TITLES["cancellation"], "ban"),
    Tab("billing_info", TAB_TITLES["billing_info"], "receipt-text"),
    Tab("branding", TAB_TITLES["branding"], "palette"),
    Tab("products", N_("Products"), "package"),
    Tab("links", TAB_TITLES["links"], "link"),
    Tab("at_stripe", N_("At Stripe"), "flag"),
    Tab("checks", N_("Checks"), "list-checks"),
    Tab("history", N_("History"), "history"),
)


@dataclass(frozen=True)
class TabContext:
    """What tabs need besides the document. ``go`` opens a tab, ``show_option`` a setting's row,
    ``review`` what is to be published, ``connect`` the steps to use another key."""

    session: AccountSession
    open_address: Callable[[str], None]
    dashboard: Callable[[str], None]
    show_login: Callable[[], None]
    go: Callable[[str], None]
    show_option: Callable[[str], None]
    review: Callable[[], None]
    connect: Callable[[], None]
    today: date


def make_tab(key: str, rooms: TabContext) -> QWidget | None:
    """The tab of this key; None where there is none of that name. Its code is loaded now."""
    made = _settings_tab(key, rooms)
    if made is None:
        return _other_tab(key, rooms)
    from portal_desktop.ui.forms.loading_placeholder import wait_for_settings

    wait_for_settings(made, rooms.session)
    return made


def _settings_tab(key: str, rooms: TabContext) -> "Form | None":
    match key:
        case "subscription":
            from portal_desktop.ui.tabs.subscription import subscription_tab

            return subscription_tab(rooms.session)
        case "cancellation":
            from portal_desktop.ui.tabs.cancellation import cancellation_tab

            return cancellation_tab(rooms.session, rooms.today)
        case "billing_info":
            from portal_desktop.ui.tabs.billing_info import billing_info_tab

            return billing_info_tab(rooms.session, rooms.dashboard)
        case "branding":
            from portal_desktop.ui.tabs.branding import branding_tab

            return branding_tab(rooms.session, lambda: rooms.go("at_stripe"), rooms.dashboard)
        case _:
            return None


def _other_tab(key: str, rooms: TabContext) -> QWidget | None:
    match key:
        case "products":
            from portal_desktop.ui.tabs.products import ProductsTab

            return ProductsTab(rooms.session, open_dashboard=rooms.dashboard)
        case "links":
            from portal_desktop.ui.tabs.links import LinksTab

            return LinksTab(
                rooms.session, open_address=rooms.open_address, show_login=rooms.show_login
            )
        case "at_stripe":
            from portal_desktop.ui.tabs.at_stripe import AtStripeTab

            return AtStripeTab(rooms.session, open_dashboard=rooms.dashboard)
        case "checks":
            from portal_desktop.ui.tabs.checks import ChecksTab

            return ChecksTab(
                rooms.session,
                show_option=rooms.show_option,
                go=rooms.go,
                ways=_step_handlers(rooms),
            )
        case "history":
            from portal_desktop.ui.tabs.history import HistoryTab

            return HistoryTab(rooms.session)
        case _:
            return None


def _step_handlers(rooms: TabContext) -> dict[str, Callable[[str], None]]:
    """How the steps are taken that a check leads to, by their kind."""
    return {
        "dashboard": rooms.dashboard,
        "web": rooms.open_address,
        "tab": rooms.go,
        "review": lambda _place: rooms.review(),
        "connect": lambda _place: rooms.connect(),
        "again": lambda _place: rooms.session.read_again(),
    }
