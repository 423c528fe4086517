"""Will my portal work? One card of questions, each with its answer and what helps."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShowEvent

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.health_checks.checks import KEYS, Check, NextStep, run_checks
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.tabs.check_row import CheckRow
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.skeleton import Skeleton


class ChecksTab(Form):
    """Asked again whenever something changes while the tab can be seen.

    ``show_option`` opens the row of an option, ``go`` a tab. ``ways`` are taken by the kind of a
    ``NextStep``, with its place.
    """

    def __init__(
        self,
        session: AccountSession,
        *,
        show_option: Callable[[str], None],
        go: Callable[[str], None],
        ways: Mapping[str, Callable[[str], None]],
    ) -> None:
        super().__init__(
            _("Checks"), _("About what is published, and what publishing your draft would change.")
        )
        self._session, self._show_option, self._go, self._ways = session, show_option, go, ways
        self._sum = Notice(kind="success")
        self._apart = Notice(kind="warning", icon="wifi-off", on_act=session.read_again)
        self._waiting = Skeleton()
        self._card = Card(_("Will my portal work?"))
        again = IconButton(
            "refresh-cw",
            _("Ask Stripe again"),
            object_name="checks.again",
            on_click=session.read_again,
        )
        self._card.set_master(again)
        self._card.add_row(self._waiting)
        self._rows = {key: self._make_row(key) for key in KEYS}
        self.add(self._apart, self._sum, self._card)
        session.changed.connect(self._run_checks)
        session.document.changed.connect(self._run_checks)
        self._run_checks()

    def _make_row(self, key: str) -> CheckRow:
        row = CheckRow(key)
        row.hide()
        row.shown.connect(self._show_subject)
        row.fixed.connect(self._apply_fix)
        row.led.connect(self._follow_step)
        self._card.add_row(row)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_checks()

    def _run_checks(self, _document: object = None) -> None:
        if not self.isVisible():
            return
        document, session = self._session.document, self._session
        user_error = session.user_error if session.state == "apart" else None
        self._apart.setVisible(user_error is not None)
        if user_error is not None:
            self._apart.set_message(str(user_error), action=_("Try again now"))
        # What was never read is not the same as what is not there.
        unread = session.state != "ready" and not document.base.in_scope("configuration")
        asked = (
            () if unread else run_checks(document.base, document.draft, document.account_snapshot)
        )
        self._waiting.setVisible(unread and user_error is None)
        self._card.setVisible(not unread or user_error is None)
        self._show_checks(asked)

    def _show_checks(self, asked: tuple[Check, ...]) -> None:
        found = {check.key: check for check in asked}
        for key, row in self._rows.items():
            row.setVisible(key in found)
            if key in found:
                row.show_check(found[key])
        self._sum.setVisible(bool(asked))
        no = sum(check.answer == "no" for check in asked)
        unknown = sum(check.answer == "unknown" for check in asked)
        if no:
            words = ngettext("{count} answer is no.", "{count} answers are no.", no)
            self._sum.set_message(words.format(count=no), "warning")
        elif unknown:
            words = ngettext(
                "Nothing is wrong as far as can be seen. {count} answer is not known.",
                "Nothing is wrong as far as can be seen. {count} answers are not known.",
                unknown,
            )
            self._sum.set_message(words.format(count=unknown), "info")
        else:
            self._sum.set_message(
                _("Yes: your portal works, as far as can be seen from here."), "success"
            )

    def _show_subject(self, check: Check) -> None:
        if check.path:
            self._show_option(check.path)
        elif check.where:
            self._go(check.where)

    def _apply_fix(self, check: Check) -> None:
        if check.fix is not None:
            self._session.document.edit(*check.fix)

    def _follow_step(self, lead: NextStep) -> None:
        self._ways[lead.kind](lead.place)
