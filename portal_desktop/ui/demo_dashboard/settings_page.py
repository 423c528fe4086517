"""Where the demo's steps "at Stripe" lead: a small stand-in for Stripe's Dashboard.

It does what the Dashboard would: changes the account at once, without draft or undo. What Stripe
would let nobody read is kept where nobody reads it, so this page remembers what was entered.
"""

import json
from collections.abc import Callable, Mapping

from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import PAGES, DashboardPage, page_of
from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.ui.demo_dashboard.field_row import StandInRow
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.notice import Notice, NoticeKind

Save = Callable[[Mapping[str, object], Callable[[], None]], None]
"""Carry the values into the demo account's Dashboard in the background, then call back."""
NOTE = "stand_in"


class StandIn(Form):
    """Fields with what the demo account has now; saving changes it at once."""

    def __init__(self, session: AccountSession, save: Save, back: Callable[[], None]) -> None:
        super().__init__(
            _("Stripe’s Dashboard (stand-in)"),
            _("The demo has no Dashboard. This page does what Stripe’s would do for you."),
        )
        self._session, self._save = session, save
        self._rows: tuple[StandInRow, ...] = ()
        self._card = Card()
        self.add(self._card)
        self._said = Notice(kind="success", hidden=True)
        self.add(self._said)
        self._buttons = self._make_buttons(back)
        self.add(self._buttons)
        session.document.changed.connect(self._show_wishes)

    def _make_buttons(self, back: Callable[[], None]) -> Flow:
        save = Button(_("Save"), "primary", object_name="stand_in.save", on_click=self._save_all)
        fill = Button(
            _("Fill in what I decided"), object_name="stand_in.fill", on_click=self._fill_from_draft
        )
        leave = Button(
            _("Back to Portal Desktop"),
            icon="arrow-left",
            object_name="stand_in.back",
            on_click=back,
        )
        return Flow(save, fill, leave, gap=SPACE[1])

    def show_page(self, name: str = "branding") -> None:
        """Show what the account has now of one of Stripe's pages, by its name in ``PAGES``."""
        page: DashboardPage = next((each for each in PAGES if each == name), "branding")
        self._said.hide()
        told, base = self._saved_values(), self._session.document.base
        self._rows = tuple(StandInRow(self._session, option) for option in _of_page(page))
        card = Card(_(PAGES[page]))
        for row in self._rows:
            row.set_value(base[row.path] if row.path in base else told.get(row.path))
            card.add_row(row)
        self._put_in_place(card)
        self._show_wishes()

    def _put_in_place(self, card: Card) -> None:
        old, self._card = self._card, card
        self._column.replaceWidget(old, card)
        old.hide()
        old.setParent(None)
        old.deleteLater()

    def _show_wishes(self, _document: object = None) -> None:
        for row in self._rows:
            row.show_wish(self._session.document)

    def _fill_from_draft(self) -> None:
        for row in self._rows:
            row.fill_from_draft()

    def _save_all(self) -> None:
        wrong = [row.label for row in self._rows if not row.is_valid]
        if wrong:
            told = _("Not a colour: {names}.").format(names=", ".join(wrong))
            self._show_message(told, "error")
            return
        values: dict[str, object] = {}
        for row in self._rows:
            if row.is_set:
                _set_nested(values, row.path.removeprefix("account."), row.value())
        self._save_entered()
        self._save(values, self._on_saved)

    def _on_saved(self) -> None:
        self._show_message(_("Saved. The demo account has it now."), "success")
        self._session.read_again()

    def _show_message(self, words: str, kind: NoticeKind) -> None:
        self._said.say(words, kind)

    def _save_entered(self) -> None:
        told = {row.path: row.value() for row in self._rows if row.path.startswith("dashboard.")}
        self._session.put_note(NOTE, json.dumps(self._saved_values() | told))

    def _saved_values(self) -> dict[str, Value]:
        """What was saved here before of what nobody can read."""
        try:
            kept = json.loads(self._session.note(NOTE) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}


def _of_page(page: DashboardPage) -> list[Option[Value]]:
    by_hand = (option for option in OPTIONS.values() if option.own_delivery.startswith("at_stripe"))
    return [option for option in by_hand if page_of(option.path) == page]


def _set_nested(values: dict[str, object], path: str, value: object) -> None:
    *hashes, leaf = path.split(".")
    inner = values
    for key in hashes:
        below = inner.setdefault(key, {})
        if isinstance(below, dict):
            inner = below
    inner[leaf] = value
