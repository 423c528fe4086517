"""The two menus of the window: about the account, and help with appearance."""

from functools import partial
from typing import Protocol

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from portal_desktop.account.account import Account
from portal_desktop.common.i18n import N_, _
from portal_desktop.links.dashboard import BILLING_PRICES, INVOICING_PRICES, PORTAL_DEMO
from portal_desktop.ui.platform.plain_text import label_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.menu import Menu

SCHEMES: tuple[tuple[theme.Scheme, str], ...] = (
    ("system", N_("As the computer")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
ZOOMS = (1.0, 1.25, 1.5, 2.0)
PAGES = (
    (N_("Stripe’s own demo of the portal"), PORTAL_DEMO),
    (N_("What Stripe charges for subscriptions"), BILLING_PRICES),
    (N_("What Stripe charges for invoices"), INVOICING_PRICES),
)


class Host(Protocol):
    """What the menus ask of the window."""

    def show_welcome(self) -> None: ...
    def connect_again(self) -> None: ...
    def reset_demo(self) -> None: ...
    def forget_account(self, account: Account) -> None: ...
    def open_address(self, address: str) -> None: ...
    def show_licences(self) -> None: ...
    def set_appearance(self, scheme: theme.Scheme, zoom: float) -> None: ...
    @property
    def scheme(self) -> theme.Scheme: ...
    @property
    def zoom(self) -> float: ...


def account_menu(host: Host, account: Account, parent: QWidget) -> QMenu:
    """Going to another account, and leaving this one for good."""
    menu = Menu(parent)
    menu.addAction(label_text(_("Other accounts…")), host.show_welcome)
    if account.mode != "demo":
        menu.addAction(label_text(_("Connect again with another key…")), host.connect_again)
    menu.addSeparator()
    if account.mode == "demo":
        sure = _confirmation_menu(menu, _("Start the demo business afresh"))
        sure.addAction(label_text(_("Yes, drop my changes to it")), host.reset_demo)
    else:
        sure = _confirmation_menu(menu, _("Forget this account"))
        sure.addAction(
            label_text(_("Yes, delete its key, draft and history here")),
            partial(host.forget_account, account),
        )
    return menu


def _confirmation_menu(menu: QMenu, words: str) -> QMenu:
    """What cannot be undone takes a second, deliberate step."""
    below = Menu(menu)
    below.setTitle(label_text(words))
    menu.addMenu(below)
    return below


def help_menu(host: Host, parent: QWidget) -> QMenu:
    """Appearance, text size, Stripe's own demo, licences."""
    menu = Menu(parent)
    schemes = QActionGroup(menu)
    for scheme, words in SCHEMES:
        made = menu.addAction(label_text(_(words)))
        made.setCheckable(True)
        made.setChecked(scheme == host.scheme)
        made.triggered.connect(lambda _on=False, to=scheme: host.set_appearance(to, host.zoom))
        schemes.addAction(made)
    menu.addSeparator()
    zooms = QActionGroup(menu)
    for zoom in ZOOMS:
        words = _("Text size {percent} %").format(percent=round(zoom * 100))
        made = menu.addAction(label_text(words))
        made.setCheckable(True)
        made.setChecked(zoom == host.zoom)
        made.triggered.connect(lambda _on=False, to=zoom: host.set_appearance(host.scheme, to))
        zooms.addAction(made)
    menu.addSeparator()
    for words, address in PAGES:
        menu.addAction(label_text(_(words)), partial(host.open_address, address))
    menu.addSeparator()
    menu.addAction(label_text(_("About and licences")), host.show_licences)
    return menu
