"""Why did they leave? The reasons customers gave, counted, and what they wrote."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import (
    Cancellation,
    Subscriptions,
    cancellations_since,
    cancellations_with_feedback,
    feedback_counts,
)
from portal_desktop.common.dates import date_text
from portal_desktop.common.i18n import N_, _, language, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.cancellation import REASON_OPTIONS
from portal_desktop.portal_page.dates import add_intervals, begin_of
from portal_desktop.ui.notices.load_failure import LoadFailureNotice
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.bar_chart import Bars
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.comment_list import Comment, CommentList
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.wording import labels as words

SPANS: Final = (
    ("30", N_("30 days")),
    ("365", N_("12 months")),
    ("", N_("All")),
)
MOST_BARS = 12
LONGEST_COMMENT, LONGEST_NAME, LONGEST_REASON = 1_000, 60, 100


def left_card(session: AccountSession, today: date) -> Card:
    """The card; ``today`` is where its time spans end."""
    card = Card(_("Why they left"))
    spans = Segmented(
        [(value, _(label)) for value, label in SPANS],
        object_name="left.span",
        accessible_name=_("Since when"),
    )
    card.set_master(spans)
    card.add_row(CancellationReport(session, today, spans))
    return card


class CancellationReport(QWidget):
    """What stands in the card, for the span chosen in its heading."""

    def __init__(self, session: AccountSession, today: date, spans: Segmented) -> None:
        super().__init__()
        self._session, self._today, self._spans = session, today, spans
        self._shown: object = None
        self._said = Label("")
        self._more = Label("", "help")
        self._denied = Notice(kind="info")
        self._waiting = Skeleton()
        self._bars = Bars()
        self._wrote = Label(_("What they wrote"), "strong")
        self._comments = CommentList()
        column_of(
            self._waiting,
            self._denied,
            LoadFailureNotice(session, "customers"),
            self._said,
            self._more,
            self._bars,
            self._wrote,
            self._comments,
            on=self,
            gap=SPACE[2],
        )
        self._wrote.setContentsMargins(0, SPACE[1], 0, 0)
        spans.set_value("365")
        spans.chosen.connect(self._update_view)
        session.document.changed.connect(self._show_if_seen)
        session.changed.connect(self._show_if_seen)
        self._update_view()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update_view()

    def _show_if_seen(self, _about: object = None) -> None:
        """Thousands who left are counted again only while somebody looks."""
        if self.isVisible():
            self._update_view()

    def _update_view(self, _about: object = None) -> None:
        known = self._session.document.account_snapshot
        now = (
            known.subscriptions,
            known.feedback_options,
            known.denied,
            known.missed,
            self._spans.value(),
        )
        if now == self._shown:
            return
        self._shown = now
        denied = "customers" in known.denied
        found = None if denied else known.subscriptions
        self._waiting.setVisible(found is None and not denied and "customers" not in known.missed)
        self._spans.setEnabled(found is not None)
        self._say_denied(denied=denied)
        self._show_found(found, known)

    def _say_denied(self, *, denied: bool) -> None:
        text = _("Who left cannot be read with this key. Tick “{box}” for it at Stripe.")
        self._denied.setVisible(denied)
        self._denied.set_message(text.format(box=_(tick_box("subscription_read"))))

    def _show_found(self, found: Subscriptions | None, known: AccountSnapshot) -> None:
        left: tuple[Cancellation, ...] = ()
        said: tuple[Cancellation, ...] = ()
        if found is not None:
            since = _span_start(self._today, self._spans.value())
            left, said = (
                cancellations_since(found, since),
                cancellations_with_feedback(found, since),
            )
            self._said.setText(_summary_text(len(left), len(said), whole=not self._spans.value()))
            self._more.setText("" if "customers" in known.missed else _progress_text(found))
        self._said.setVisible(found is not None and (bool(left) or found.complete))
        self._more.setVisible(found is not None and bool(self._more.text()))
        self._bars.show_counts(_bar_values(said, known))
        self._bars.setVisible(bool(said))
        wrote = tuple(each for each in said if each.comment)
        self._comments.show_comments(
            wrote, partial(_make_comment, known=known), known.feedback_options
        )
        self._wrote.setVisible(bool(wrote))
        self._comments.setVisible(bool(wrote))


def reason_words(reason: str, known: AccountSnapshot) -> str:
    """A reason as the customer read it; empty for a comment without one."""
    if not reason:
        return ""
    if REASON_OPTIONS.choice_for(reason) is None and not reason.startswith("fo_"):
        shown = sanitize_text(reason, LONGEST_REASON)
        return _("“{name}”, newer than this program").format(name=shown)
    return sanitize_text(words.feedback_option_name(reason, known), LONGEST_REASON)


def _span_start(today: date, span: str) -> int:
    """The first second of the span, in the computer's own zone."""
    if not span:
        return 0
    return begin_of(add_intervals(today, "day", -int(span)))


def _summary_text(left: int, said: int, *, whole: bool) -> str:
    if not left:
        nobody = _("Nobody has left yet. When somebody cancels, their answer is shown here.")
        return nobody if whole else _("Nobody left in this time.")
    if not said:
        text = ngettext(
            "{left} customer left, and did not say why.",
            "{left} customers left; nobody said why.",
            left,
        )
    elif said == left:
        text = ngettext(
            "{left} customer left, and said why.", "{left} customers left; all said why.", left
        )
    else:
        text = ngettext(
            "{left} customer left; {said} said why.",
            "{left} customers left; {said} of them said why.",
            left,
        )
    return text.format(left=left, said=said)


def _progress_text(found: Subscriptions) -> str:
    if found.complete:
        return ""
    text = ngettext(
        "Still reading: {count} subscription so far.",
        "Still reading: {count} subscriptions so far.",
        len(found.all),
    )
    return text.format(count=len(found.all))


def _bar_values(said: tuple[Cancellation, ...], known: AccountSnapshot) -> list[tuple[str, int]]:
    counted = [
        (reason_words(reason, known) or _("Only a comment"), count)
        for reason, count in feedback_counts(said)
    ]
    if len(counted) <= MOST_BARS:
        return counted
    rest = sum(count for _name, count in counted[MOST_BARS:])
    return [*counted[:MOST_BARS], (_("Other reasons"), rest)]


def _make_comment(left: Cancellation, known: AccountSnapshot) -> Comment:
    who = sanitize_text(left.name or left.email, LONGEST_NAME) or _("Somebody without a name")
    when = date_text(left.at, language(), "short") if left.at else ""
    reason = reason_words(left.option or left.feedback, known)
    below = " · ".join(filter(None, (who, when, reason)))
    return Comment(sanitize_text(left.comment, LONGEST_COMMENT), below)
