"""The pages that come before an open account: the first page, and connecting one again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget

from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.ui.background.jobs import Jobs, Work
from portal_desktop.ui.session.ports import AccountServicePort, PastedKey

# Loaded when they are first shown: most starts open an account at once.
if TYPE_CHECKING:
    from portal_desktop.ui.accounts.reconnect_page import Reconnect
    from portal_desktop.ui.accounts.welcome import Welcome


class AccountPagesHost(Protocol):
    """What these pages ask of the window."""

    def open_account(self, account: Account, notice: UserError | None = None) -> None: ...
    def forget_account(self, account: Account) -> None: ...
    def take_off_list(self, account: Account) -> None: ...
    def open_address(self, address: str) -> None: ...


class AccountPages:
    """Makes the pages and connects the keys that are entered there."""

    def __init__(
        self,
        host: AccountPagesHost,
        pages: QStackedWidget,
        account_service: AccountServicePort,
        jobs: Jobs,
    ) -> None:
        self._host, self._pages, self._jobs = host, pages, jobs
        self._account_service = account_service

    def make_welcome(self) -> "Welcome":
        """The first page, not shown yet."""
        from portal_desktop.ui.accounts.welcome import Welcome

        service, host = self._account_service, self._host
        welcome = Welcome(service.accounts(), service.read_key, service.timing)
        welcome.demo_asked.connect(lambda: host.open_account(service.demo_account()))
        welcome.account_asked.connect(partial(self._with_remembered_account, host.open_account))
        welcome.again_asked.connect(partial(self._with_remembered_account, self.open_reconnect))
        welcome.key_entered.connect(partial(self._connect_key, welcome))
        welcome.forget_asked.connect(partial(self._with_remembered_account, host.forget_account))
        welcome.off_list_asked.connect(partial(self._with_remembered_account, host.take_off_list))
        welcome.open_address.connect(host.open_address)
        return welcome

    def open_reconnect(self, account: Account, *, has_key: bool = False) -> "Reconnect":
        """Ask for a key of ``account``, above what is shown; ``has_key``: for another one."""
        from portal_desktop.ui.accounts.reconnect_page import open_reconnect

        service = self._account_service
        page = open_reconnect(
            self._pages, account, service.read_key, has_key=has_key, timing=service.timing
        )
        panel = page.connect_panel
        panel.key_entered.connect(lambda key: self._connect_key(page, key, account))
        panel.open_address.connect(self._host.open_address)
        return page

    def _with_remembered_account(self, then: Callable[[Account], object], account_id: str) -> None:
        for each in self._account_service.accounts():
            if each.id == account_id:
                then(each)

    def _connect_key(
        self, page: "Welcome | Reconnect", key: PastedKey, again: Account | None = None
    ) -> None:
        asked: Work[tuple[Account, UserError | None]] = partial(
            self._account_service.connect, key, again
        )
        job = self._jobs.run_read(
            "connecting",
            asked,
            same="connect",
            done=lambda connected: self._host.open_account(*connected),
            failed=page.show_error,
            owner=page,
        )
        # Not the method itself: Qt would not keep the job alive for it.
        page.connect_panel.stopped.connect(partial(job.stop))
