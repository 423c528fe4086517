"""Pages that are no tab: shown in place of one, and left by their button, by Escape or any tab."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from portal_desktop.ui.forms.form import WAY_BACK
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.nav_list import NavColumn

if TYPE_CHECKING:
    from portal_desktop.ui.demo_dashboard.settings_page import Save


class OverlayPages:
    """Each page is made when it is first asked for.

    No tab is marked as open meanwhile, so that any of them leads back; ``go`` opens the one that
    was open before.
    """

    def __init__(
        self,
        session: AccountSession,
        today: date,
        stack: QStackedWidget,
        nav: NavColumn,
        go: Callable[[str], None],
    ) -> None:
        self._session, self._today, self._stack, self._nav, self._go = (
            session,
            today,
            stack,
            nav,
            go,
        )
        self._pages: dict[str, QWidget] = {}
        self._before = ""

    def show_said(self) -> None:
        """Say the whole configuration back, as sentences."""
        from portal_desktop.ui.shell.summary_page import SaidPage

        page = self._pages.get("said")
        if not isinstance(page, SaidPage):
            page = SaidPage(self._session, self._today, self.go_back)
            self._add_page("said", page)
        page.show_published()
        self._show_page(page)

    def show_about(self) -> None:
        """Say what this program is, and whose work it stands on."""
        if "about" not in self._pages:
            from portal_desktop.ui.shell.about_page import about_page

            page = about_page()
            page.lead_back(self.go_back)
            self._add_page("about", page)
        self._show_page(self._pages["about"])

    def show_stand_in(self, save: "Save", place: str) -> None:
        """Open the stand-in for a page of Stripe's Dashboard (the demo)."""
        if place.partition("/")[0] == "customers":
            self._show_people(save, place)
            return
        from portal_desktop.ui.demo_dashboard.settings_page import StandIn

        page = self._pages.get("stand_in")
        if not isinstance(page, StandIn):
            page = StandIn(self._session, save, self.go_back)
            self._add_page("stand_in", page)
        page.show_page(place)
        self._show_page(page)

    def _show_people(self, save: "Save", place: str) -> None:
        from portal_desktop.ui.demo_dashboard.customers_page import StandInPeople

        page = self._pages.get("people")
        if not isinstance(page, StandInPeople):
            page = StandInPeople(self._session, save, self.go_back)
            self._add_page("people", page)
        page.show_customers(place.partition("/")[2])
        self._show_page(page)

    @property
    def is_open(self) -> bool:
        """Whether one of these pages is shown."""
        return self._stack.currentWidget() in self._pages.values()

    def go_back(self) -> None:
        """Back to where one was."""
        if self.is_open:
            self._go(self._before)

    def _add_page(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)

    def _show_page(self, page: QWidget) -> None:
        self._before = self._nav.value() or self._before
        self._nav.set_value("")
        self._stack.setCurrentWidget(page)
        back = page.findChild(Button, WAY_BACK)
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
