"""Reasons of the merchant's own: offered with the next publishing, made and changed at once."""

from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import FeedbackOption
from portal_desktop.account.stripe_results import ActionResult
from portal_desktop.actions import action as acts
from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.cancellation import FEEDBACK_OPTIONS, REASONS
from portal_desktop.settings.settings import members
from portal_desktop.ui.cancellation.feedback_option_row import FeedbackOptionRow
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.forms.problem_list import ProblemList
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, put_away
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice

PATH = FEEDBACK_OPTIONS.path


def own_reasons_card(session: AccountSession) -> Card:
    """The card: each reason with its switch, and a line to make another."""
    return Card(_("Reasons of your own"), ReasonList(session), NewReason(session))


class ReasonList(QWidget):
    """The reasons that can be offered; retired ones only while they still stand in the list."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[FeedbackOption, ...] | None = None
        self._rows: list[FeedbackOptionRow] = []
        self._empty = Label("", "help")
        self._denied = Notice(_denied_text(), "info")
        self._problems = ProblemList(session.document, lambda each: each.paths[0] == PATH)
        self._box = column_of(
            self._denied,
            LoadFailureNotice(session, "feedback_options"),
            self._empty,
            self._problems,
            on=self,
            gap=SPACE[2],
        )
        session.document.changed.connect(self._update_view)
        self._update_view(session.document)

    def _update_view(self, document: Document) -> None:
        known = document.account_snapshot
        chosen = members(document.draft, PATH)
        shown = tuple(
            each for each in known.feedback_options or () if each.active or each.id in chosen
        )
        if shown != self._shown:
            self._shown = shown
            self._rebuild_rows(shown)
        for row in self._rows:
            row.show_document(document)
        self._problems.show_document(document)
        denied = "feedback_options" in known.denied
        self._denied.setVisible(denied)
        self._empty.setVisible(not shown and not denied)
        self._empty.setText(_empty_text(document))

    def _rebuild_rows(self, reasons: tuple[FeedbackOption, ...]) -> None:
        put_away(*self._rows)
        self._rows = [FeedbackOptionRow(self._session, reason) for reason in reasons]
        for row in self._rows:
            self._box.insertWidget(self._box.count() - 1, row)


class NewReason(QWidget):
    """A field for the words, and the action that makes the reason."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session = session
        self.field = LineEdit(
            limit=acts.LONGEST_REASON,
            placeholder=_("In your customers’ words"),
            apart=True,
            object_name=f"{PATH}:words",
        )
        label = Label(_("Another reason"), "strong", buddy=self.field)
        self._wrong = Notice(kind="error")
        self._act = ActionRow(session, acts.create_feedback_option(""))
        self.field.edited.connect(self._update_offer)
        session.answered.connect(self._on_option_created)
        session.document.changed.connect(self._update_enabled)
        column_of(label, self.field, self._wrong, self._act, on=self, gap=SPACE[1])
        self._update_offer("")
        self._update_enabled(session.document)

    def _update_offer(self, typed: str) -> None:
        said = typed.strip()
        wrong = acts.why_no_feedback_option(said)
        self.field.set_error(bool(wrong))
        self._wrong.set_message(wrong)
        self._wrong.setVisible(bool(wrong))
        self._act.setVisible(bool(said) and not wrong)
        self._act.show_act(
            acts.create_feedback_option(said),
            label="",
            text=_("Made at once, offered when you publish."),
            ask=_("Make it…"),
        )

    def _on_option_created(self, answer: ActionResult) -> None:
        if (
            not isinstance(answer, FeedbackOption)
            or answer.description != self.field.text().strip()
        ):
            return
        self.field.set_value("")
        self._update_offer("")
        document = self._session.document
        document.set_value(PATH, (*members(document.draft, PATH), answer.id))

    def _update_enabled(self, document: Document) -> None:
        self.field.setEnabled(document.account_snapshot.feedback_options is not None)
        denied = "feedback_options" in document.account_snapshot.denied
        plain_text.set_description(self.field, _denied_text() if denied else "")


def _empty_text(document: Document) -> str:
    if document.account_snapshot.feedback_options is None:
        if "feedback_options" in document.account_snapshot.missed:
            return _("They are not known, so none can be made here yet.")
        return _("Loading your reasons…")
    if document.draft.get(REASONS) is not True:
        return _("None yet. Customers are not asked why they leave.")
    return _("None yet. Stripe’s own are offered above.")


def _denied_text() -> str:
    text = _(
        "They cannot be read with this key. Perhaps “{box}” is what to tick for it at Stripe: "
        "its name is not confirmed."
    )
    return text.format(box=_(tick_box("feedback_option_read")))
