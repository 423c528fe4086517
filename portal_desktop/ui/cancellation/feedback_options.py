"""Reasons of the merchant's own: offered with the next publishing, made and changed at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.account.snapshot import Reason
from portal_desktop.account.stripe_results import Answer
from portal_desktop.actions import action as acts
from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.table import OWN_REASONS, REASONS
from portal_desktop.settings.settings import members
from portal_desktop.ui.cancellation.feedback_option_row import ReasonRow
from portal_desktop.ui.forms.action_row import ActRow
from portal_desktop.ui.forms.problem_list import ProblemList
from portal_desktop.ui.notices.load_failure import Missed
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.line_edit import Field
from portal_desktop.ui.widgets.notice import Notice

PATH = OWN_REASONS.path


def own_reasons_card(sync: Sync) -> Card:
    """The card: each reason with its switch, and a line to make another."""
    card = Card(_("Reasons of your own"))
    card.add_row(ReasonList(sync))
    card.add_row(NewReason(sync))
    return card


class ReasonList(QWidget):
    """The reasons that can be offered; retired ones only while they still stand in the list."""

    def __init__(self, sync: Sync) -> None:
        super().__init__()
        self._sync = sync
        self._shown: tuple[Reason, ...] | None = None
        self._rows: list[ReasonRow] = []
        self._empty = Text("", "help")
        self._denied = Notice(_denied(), "info")
        self._problems = ProblemList(sync.document, lambda each: each.paths[0] == PATH)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE[2])
        self._box.addWidget(self._denied)
        self._box.addWidget(Missed(sync, "reasons"))
        self._box.addWidget(self._empty)
        self._box.addWidget(self._problems)
        sync.document.changed.connect(self._show)
        self._show(sync.document)

    def _show(self, document: Document) -> None:
        known = document.known
        chosen = members(document.draft, PATH)
        shown = tuple(each for each in known.reasons or () if each.active or each.id in chosen)
        if shown != self._shown:
            self._shown = shown
            self._fill(shown)
        for row in self._rows:
            row.show_document(document)
        self._problems.show_document(document)
        denied = "reasons" in known.denied
        self._denied.setVisible(denied)
        self._empty.setVisible(not shown and not denied)
        self._empty.setText(_nothing(document))

    def _fill(self, reasons: tuple[Reason, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [ReasonRow(self._sync, reason) for reason in reasons]
        for row in self._rows:
            self._box.insertWidget(self._box.count() - 1, row)


class NewReason(QWidget):
    """A field for the words, and the act that makes the reason."""

    def __init__(self, sync: Sync) -> None:
        super().__init__()
        self._sync = sync
        self.field = Field(
            limit=acts.LONGEST_REASON, placeholder=_("In your customers’ words"), apart=True
        )
        self.field.setObjectName(f"{PATH}:words")
        label = Text(_("Another reason"), "strong")
        label.setBuddy(self.field)
        self._wrong = Notice(kind="error")
        self._act = ActRow(sync, acts.create_reason(""))
        self.field.edited.connect(self._offer)
        sync.answered.connect(self._made)
        sync.document.changed.connect(self._enable)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(label)
        box.addWidget(self.field)
        box.addWidget(self._wrong)
        box.addWidget(self._act)
        self._offer("")
        self._enable(sync.document)

    def _offer(self, typed: str) -> None:
        said = typed.strip()
        wrong = acts.why_no_reason(said)
        self.field.set_error(bool(wrong))
        self._wrong.say(wrong)
        self._wrong.setVisible(bool(wrong))
        self._act.setVisible(bool(said) and not wrong)
        self._act.show_act(
            acts.create_reason(said), label="", text=_("Made at once, offered when you publish."),
            ask=_("Make it…"),
        )  # fmt: skip

    def _made(self, answer: Answer) -> None:
        if not isinstance(answer, Reason) or answer.description != self.field.text().strip():
            return
        self.field.put("")
        self._offer("")
        document = self._sync.document
        document.set(PATH, (*members(document.draft, PATH), answer.id))

    def _enable(self, document: Document) -> None:
        self.field.setEnabled(document.known.reasons is not None)
        denied = "reasons" in document.known.denied
        plain_text.set_description(self.field, _denied() if denied else "")


def _nothing(document: Document) -> str:
    if document.known.reasons is None:
        if "reasons" in document.known.missed:
            return _("They are not known, so none can be made here yet.")
        return _("Loading your reasons…")
    if document.draft.get(REASONS) is not True:
        return _("None yet. Customers are not asked why they leave.")
    return _("None yet. Stripe’s own are offered above.")


def _denied() -> str:
    text = _(
        "They cannot be read with this key. Perhaps “{box}” is what to tick for it at Stripe: "
        "its name is not confirmed."
    )
    return text.format(box=_(tick_box("feedback_option_read")))
