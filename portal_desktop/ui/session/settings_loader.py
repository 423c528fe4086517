"""Asking Stripe what it says now, and asking again by itself where that failed."""

import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.account.stripe_results import AccountReading
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import USUAL, Timing, to_milliseconds
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.session.account_data_loader import NAMES, AccountDataLoader
from portal_desktop.ui.session.ports import AccountStoragePort, StripeGatewayPort
from portal_desktop.ui.session.request_tracker import RequestTracker

LAST: Final = "last_read"
"""The note that keeps when the settings were read."""
PASSING: Final = frozenset({"network", "stripe", "busy"})
"""The kinds of ``UserError`` that may be over without anybody doing something."""


class SettingsLoader(QObject):
    """Reads the settings, and what stands ``around`` them.

    ``changed``: ``under_way``, ``is_late`` or ``again`` is another. ``held``: something is being
    sent, so nothing is read by itself. ``last``: when Stripe last said what the settings are, in
    seconds since 1970; None before the first time. ``unknown``: the parts that may show whether a
    write arrived whose answer was lost; None where there is no such write. It is looked for until
    it is found or known to have failed.
    """

    changed = Signal()

    def __init__(
        self,
        stripe: StripeGatewayPort,
        around: AccountDataLoader,
        jobs: Jobs,
        storage: AccountStoragePort,
        *,
        opened: Callable[[AccountReading], None],
        failed: Callable[[UserError], None],
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._timing = timing
        self._stripe, self._around, self._jobs, self._storage = stripe, around, jobs, storage
        last = storage.note(LAST) or ""
        self.last = int(last) if last.isdecimal() else None
        self._opened, self._failed = opened, failed
        self._settings = RequestTracker(self, timing)
        self._user_error: UserError | None = None
        self._tries = 0
        self.again = False
        self.held = False
        self.unknown: Callable[[], Collection[SnapshotPart] | None] = lambda: None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._by_itself)
        self._settings.changed.connect(self.changed)
        around.waiting.changed.connect(self.changed)
        around.missed.connect(self._schedule_retry)

    @property
    def under_way(self) -> bool:
        """Whether something is being read that somebody waits for."""
        return self._settings.under_way or self._around.waiting.under_way

    @property
    def is_reading_settings(self) -> bool:
        """Whether the settings themselves are being read, and somebody waits for them."""
        return self._settings.under_way

    @property
    def is_late(self) -> bool:
        """Whether Stripe has been silent for long, and is still waited for."""
        return self._settings.late or self._around.waiting.late

    def settings_received(self) -> None:
        """Stripe just said what the settings are; what could not be read then may be by now."""
        self.last = int(time.time())
        if self._user_error is not None:
            self._later.start(to_milliseconds(self._timing.soon))
        with suppress(UserError):  # a full disk is no reason to complain here
            self._storage.put_note(LAST, str(self.last))

    def read(self) -> None:
        """Read everything, because somebody wants it now. What was asked earlier is dropped."""
        self.again = self.is_late or self._user_error is not None
        self._tries = 0
        self._later.stop()
        self._settings.begin()
        self._read()
        self._around.read()
        if self.again:
            self.changed.emit()

    def _read(self) -> None:
        self._jobs.run_read(
            self._storage.account.id,
            self._stripe.open_account,
            same="open",
            done=self._settings_read,
            failed=self._did_not_come,
            owner=self,
        )

    def _settings_read(self, opened: AccountReading) -> None:
        self._user_error, self.again = None, False
        self.settings_received()
        self._opened(opened)
        self._settings.end()
        self._schedule_retry()

    def _did_not_come(self, user_error: UserError) -> None:
        self._user_error, self.again = user_error, False
        self._failed(user_error)
        self._settings.end()
        if user_error.kind == "network":
            self._around.give_up(user_error)
        self._schedule_retry()

    def _schedule_retry(self) -> None:
        """Try again later what may then succeed."""
        missed = (self._around.error_of(part) for part in NAMES)
        passing = any(each and each.kind in PASSING for each in (self._user_error, *missed))
        if not passing and self.unknown() is None:
            self._later.stop()
            self._tries = 0
        elif not self._later.isActive():
            pauses = self._timing.again
            self._later.start(to_milliseconds(pauses[min(self._tries, len(pauses) - 1)]))
            self._tries += 1

    def _by_itself(self) -> None:
        if self.held or self.under_way:
            self._later.start(to_milliseconds(self._timing.again[0]))
            return
        unknown = self.unknown()
        if self._user_error is not None or unknown is not None:
            self._read()
        missed = (part for part in NAMES if self._around.error_of(part))
        self._around.read(dict.fromkeys([*missed, *(unknown or ())]), quietly=True)
