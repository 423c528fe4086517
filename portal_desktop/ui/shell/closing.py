"""Closing the window: not before what was typed is on a disk, or somebody does without it."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform.save_dialog import ask_where_to_save
from portal_desktop.ui.session.ports import UnsavedDraftsPort
from portal_desktop.ui.shell.unsaved_page import UnsavedPage
from portal_desktop.ui.widgets.boxes import put_away

FILE = "portal-desktop-unsaved-{day}.json"
"""So named it is taken in from the data folder."""


class Closing(QObject):
    """Whether ``window`` may close. Where not, a page in ``rooms`` asks, before the one shown."""

    def __init__(
        self, window: QWidget, rooms: QStackedWidget, unsaved: UnsavedDraftsPort, jobs: Jobs
    ) -> None:
        super().__init__(window)
        self._window, self._rooms = window, rooms
        self._unsaved, self._jobs = unsaved, jobs
        self._page: UnsavedPage | None = None
        self._before: QWidget | None = None
        self._anyway = False

    def may_close(self) -> bool:
        """Whether nothing is lost, or nobody minds; else it is asked."""
        if self._anyway:
            return True
        try:
            self._unsaved.save()
        except UserError as user_error:
            self._ask(user_error)
            return False
        return True

    def without_asking(self) -> None:
        """Close whatever is lost: whoever ends the program does not wait for answers."""
        self._anyway = True
        self._window.close()

    def _ask(self, user_error: UserError) -> None:
        if self._page is None:
            self._open()
        if self._page is not None:
            self._page.show_error(user_error)

    def _open(self) -> None:
        page = UnsavedPage(self._unsaved.names(), may_copy=bool(self._unsaved.copy()))
        page.again.connect(self._window.close)
        page.anyway.connect(self.without_asking)
        page.elsewhere.connect(self._ask_where)
        page.back.connect(self._back)
        page.destroyed.connect(self._gone)
        self._page, self._before = page, self._rooms.currentWidget()
        self._rooms.addWidget(page)
        self._rooms.setCurrentWidget(page)

    def _back(self) -> None:
        page, before = self._page, self._before
        if page is None:
            return
        self._gone()
        if before is not None:
            self._rooms.setCurrentWidget(before)
        self._rooms.removeWidget(page)
        put_away(page)

    def _gone(self) -> None:
        self._page = self._before = None

    def _ask_where(self) -> None:
        name, title = FILE.format(day=time.strftime("%Y-%m-%d")), _("Save the draft elsewhere")
        ask_where_to_save(
            self._window, title, name, "JSON (*.json)", self._write, object_name="unsaved.where"
        )

    def _write(self, file: str) -> None:
        if self._page is not None:
            self._jobs.run_local(
                partial(_written, Path(file), self._unsaved.copy()),
                same="unsaved.where",
                done=self._page.show_saved,
                failed=self._page.show_not_saved,
                owner=self._page,
            )


def _written(file: Path, text: str) -> str:
    """Write it; the file's name. Raises ``UserError``."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(
            _("The draft could not be saved there either."),
            _("Choose a place on another disk, such as a USB stick."),
            kind="disk",
            detail=f"{type(error).__name__} {error.errno}",
        ) from error
    return file.name
