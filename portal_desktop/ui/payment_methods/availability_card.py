"""Which ways to pay the portal shows to this account's customers, and why others are missing."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing.payment_methods import (
    Cause,
    Supported,
    chosen_payment_method_configuration,
    country_name,
    payment_method_support,
    plan_currencies,
)
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION, PAYMENT_METHODS
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.answer_badge import AnswerMark
from portal_desktop.ui.widgets.boxes import put_away
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.row_grid import grid_of
from portal_desktop.wording import labels as words

MethodLine = tuple[YesNoUnknown, str, str]
_ORDER: Final[tuple[Cause, ...]] = ("", "unread", "off", "waiting", "currency", "country")


def ways_card(session: AccountSession, open_dashboard: Callable[[str], None]) -> Card:
    """The card. ``open_dashboard`` opens a page of Stripe's by its name."""
    document = session.document
    card = Card(_("Ways to pay the portal shows"))
    about, lines = Label("", "help"), WayLines()
    none = Notice(
        _("Customers cannot change how they pay, so the portal shows none."),
        "info",
        action=_("Turn on payment methods"),
        on_act=lambda: document.set_value(PAYMENT_METHODS.path, True),
    )
    denied = Notice(_denied_text(), "info")
    for part in (about, none, denied, LoadFailureNotice(session, "payment_method_configurations")):
        card.add_row(part, divided=part is about)
    card.add_row(lines, divided=False)
    whenever = _(
        "Whenever customers can change how they pay, the portal has a section for it, even where "
        "it cannot show the way somebody pays now."
    )
    card.add_row(Label(whenever, "help"))
    if session.account.mode != "demo":  # the demo's stand-in for the Dashboard has no such page
        card.add_row(_to_stripe(open_dashboard), divided=False)

    def show(now: Document) -> None:
        about.setText(_basis_text(now.draft, now.account_snapshot))
        off = now.draft.get(PAYMENT_METHODS) is False
        none.setVisible(off)
        lines.setEnabled(not off)
        denied.setVisible("payment_method_configurations" in now.account_snapshot.denied)
        lines.show_lines(_method_lines(now.draft, now.account_snapshot))

    document.observe_changes(card, show)
    return card


class WayLines(QWidget):
    """A mark, what it is about, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[MethodLine, ...] = ()
        self._parts: list[QWidget] = []
        self._grid = grid_of(self, SPACE[1], 1, {1: 1})
        self.setObjectName("payment_method_configurations")

    def show_lines(self, lines: tuple[MethodLine, ...]) -> None:
        """Show these; the same ones again change nothing."""
        if lines == self._shown:
            return
        self._shown = lines
        put_away(*self._parts)
        self._parts = []
        for place, (answer, names, why) in enumerate(lines):
            name = Label(names)
            # The mark says yes or no; the reason below says the rest to everybody.
            plain_text.set_description(name, why)
            self._add_part(AnswerMark(answer, words=False, calm=True), 3 * place, 0)
            self._add_part(name, 3 * place, 1)
            if why:
                self._add_part(Label(why, "help"), 3 * place + 1, 1)
            self._grid.setRowMinimumHeight(3 * place + 2, SPACE[1] if place + 1 < len(lines) else 0)

    def _add_part(self, part: QWidget, row: int, column: int) -> None:
        top = Qt.AlignmentFlag.AlignTop if column == 0 else Qt.AlignmentFlag(0)
        self._grid.addWidget(part, row, column, top)
        self._parts.append(part)


def _to_stripe(open_dashboard: Callable[[str], None]) -> Flow:
    opens = Button(
        _("Open Stripe’s page “Payment methods”"),
        icon="external-link",
        object_name="ways.open",
        on_click=lambda: open_dashboard("payment_methods"),
    )
    return Flow(opens)


def _denied_text() -> str:
    text = _("Your lists of payment methods cannot be read with this key. Tick “{box}” for it.")
    return text.format(box=_(tick_box("payment_method_configurations_read")))


def _basis_text(draft: Settings, known: AccountSnapshot) -> str:
    """What the answers are for."""
    business = known.business
    country = country_name(business.country) if business and business.country else ""
    codes = ", ".join(code.upper() for code in plan_currencies(draft, known))
    listed = words.payment_method_configuration_name(
        draft.get(PAYMENT_METHOD_CONFIGURATION, ""), known
    )
    return " · ".join(
        (
            _("Account’s country: {country}").format(country=country or _("not known")),
            _("prices in {currencies}").format(currencies=codes or _("not known")),
            _("list: {name}").format(name=listed),
        )
    )


def _method_lines(draft: Settings, known: AccountSnapshot) -> tuple[MethodLine, ...]:
    """What is shown, one by one; then what is missing, together where the reason is one."""
    country = known.business.country if known.business else ""
    found = payment_method_support(
        country, plan_currencies(draft, known), chosen_payment_method_configuration(draft, known)
    )
    return tuple(_grouped_lines(sorted(found, key=lambda each: _ORDER.index(each.cause))))


def _grouped_lines(found: Iterable[Supported]) -> Iterable[MethodLine]:
    groups: dict[tuple[YesNoUnknown, str], list[str]] = {}
    for each in found:
        if each.verdict == "yes":
            yield "yes", each.name, each.why
        else:
            groups.setdefault((each.verdict, each.why), []).append(each.name)
    for (verdict, why), names in groups.items():
        yield verdict, " · ".join(names), why
