"""The login link: switched on and off, copied, opened, and with one customer's address in it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portal_desktop.actions import action as acts
from portal_desktop.common.i18n import _
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.forms.live_confirmation import PAUSE
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.tabs.link_rows import AddressRow, CustomerRow
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.skeleton import Skeleton


class LinksTab(Form):
    """Everything about the login link. ``open_address`` opens a browser; ``show_login`` shows the
    preview's login page, which stands in for it in the demo."""

    def __init__(
        self,
        session: AccountSession,
        *,
        open_address: Callable[[str], None],
        show_login: Callable[[], None],
        pause: int = PAUSE,
    ) -> None:
        super().__init__(_("Links"), _("The address where customers look after themselves."))
        self._session = session
        demo = session.account.mode == "demo"
        self._waiting = Skeleton()
        self._empty = Notice(kind="info", on_act=session.read_again)
        self.act = ActionRow(session, acts.activate_link(), pause=pause)
        self._address = AddressRow(
            session.account.mode, (lambda _url: show_login()) if demo else open_address
        )
        self._customer = CustomerRow(session.account.mode)
        self._inactive = Label(_("Activate the login link first."), role="second")
        self._add_cards()
        session.changed.connect(self._update_view)
        session.document.changed.connect(self._update_view)
        self._update_view()

    def _add_cards(self) -> None:
        mine = Card(_("Your login link"), self._waiting, self._empty, self.act, self._address)
        self.add(mine)
        self._one = one = Card(_("For one customer"))
        one.add_rows(self._inactive, self._customer)
        one.add_row(
            Notice(
                _("Customers who come in by this link cannot change their email address."), "info"
            ),
            divided=False,
        )
        self.add(one)

    def _update_view(self, _document: object = None) -> None:
        portal = self._session.document.account_snapshot.portal
        url = portal.login_url if portal else ""
        active = bool(url) and self._session.document.base.get(LOGIN_PAGE) is True
        loading = portal is None and self._session.state == "loading"
        self._waiting.setVisible(loading)
        self._show_empty(nothing=portal is None and not loading)
        self.act.setVisible(portal is not None)
        self._show_act(active=active)
        _set_visible(self._address, active)
        _set_visible(self._customer, active)
        self._inactive.setVisible(not active)
        # Whether there is a link is not known, so there is nothing to show about using it.
        self._one.setVisible(portal is not None or self._session.state != "apart")
        self._address.show_link(url if active else "")
        self._customer.show_link(url if active else "")

    def _show_empty(self, *, nothing: bool) -> None:
        self._empty.setVisible(nothing)
        if not nothing:
            return
        user_error = self._session.user_error
        if user_error is not None:
            unknown = _("Until then it is not known whether there is a link.")
            self._empty.set_message(f"{user_error} {unknown}", "warning", _("Try again now"))
        else:
            words = _(
                "This account has no portal settings yet. Publish them once, then activate the "
                "link here."
            )
            self._empty.set_message(words, "info", "")

    def _show_act(self, *, active: bool) -> None:
        if active:
            self.act.show_act(
                acts.deactivate_link(),
                label=_("The link is active"),
                text=_(LOGIN_PAGE.help),
                ask=_("Deactivate…"),
            )
        else:
            self.act.show_act(
                acts.activate_link(),
                label=_("There is no active link"),
                text=_("With one, customers come in with their email address, from anywhere."),
                ask=_("Activate…"),
            )


def _set_visible(row: QWidget, shown: bool) -> None:
    row.setVisible(shown)
