"""Why did they leave? The reasons customers gave, counted, and what they wrote."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.account.snapshot import Known
from portal_desktop.account.subscriptions import (
    Cancellation,
    Subscriptions,
    answers,
    counts,
    leavers,
)
from portal_desktop.common.dates import show_date
from portal_desktop.common.i18n import N_, _, language, ngettext
from portal_desktop.common.sanitize import plain
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.table import REASON_OPTIONS
from portal_desktop.portal_page.dates import begin_of, moved
from portal_desktop.ui.notices.load_failure import Missed
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.bar_chart import Bars
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.comment_list import Comment, CommentList
from portal_desktop.ui.widgets.label import Text
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


def left_card(sync: Sync, today: date) -> Card:
    """The card; ``today`` is where its time spans end."""
    card = Card(_("Why they left"))
    spans = Segmented([(value, _(label)) for value, label in SPANS])
    spans.setObjectName("left.span")
    plain_text.set_name(spans, _("Since when"))
    card.set_master(spans)
    card.add_row(Left(sync, today, spans))
    return card


class Left(QWidget):
    """What stands in the card, for the span chosen in its heading."""

    def __init__(self, sync: Sync, today: date, spans: Segmented) -> None:
        super().__init__()
        self._sync, self._today, self._spans = sync, today, spans
        self._shown: object = None
        self._said = Text("")
        self._more = Text("", "help")
        self._denied = Notice(kind="info")
        self._waiting = Skeleton()
        self._bars = Bars()
        self._wrote = Text(_("What they wrote"), "strong")
        self._comments = CommentList()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[2])
        for part in (
            self._waiting, self._denied, Missed(sync, "customers"), self._said, self._more,
            self._bars, self._wrote, self._comments,
        ):  # fmt: skip
            box.addWidget(part)
        self._wrote.setContentsMargins(0, SPACE[1], 0, 0)
        spans.put("365")
        spans.chosen.connect(self._show)
        sync.document.changed.connect(self._show_if_seen)
        sync.changed.connect(self._show_if_seen)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show_if_seen(self, _about: object = None) -> None:
        """Thousands who left are counted again only while somebody looks."""
        if self.isVisible():
            self._show()

    def _show(self, _about: object = None) -> None:
        known = self._sync.document.known
        now = (
            known.subscriptions, known.reasons, known.denied, known.missed, self._spans.value()
        )  # fmt: skip
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
        self._denied.say(text.format(box=_(tick_box("subscription_read"))))

    def _show_found(self, found: Subscriptions | None, known: Known) -> None:
        left: tuple[Cancellation, ...] = ()
        said: tuple[Cancellation, ...] = ()
        if found is not None:
            since = _since(self._today, self._spans.value())
            left, said = leavers(found, since), answers(found, since)
            self._said.setText(_told(len(left), len(said), whole=not self._spans.value()))
            self._more.setText("" if "customers" in known.missed else _still(found))
        self._said.setVisible(found is not None and (bool(left) or found.complete))
        self._more.setVisible(found is not None and bool(self._more.text()))
        self._bars.show_counts(_bars(said, known))
        self._bars.setVisible(bool(said))
        wrote = tuple(each for each in said if each.comment)
        self._comments.show_comments(wrote, partial(_comment, known=known), known.reasons)
        self._wrote.setVisible(bool(wrote))
        self._comments.setVisible(bool(wrote))


def reason_words(reason: str, known: Known) -> str:
    """A reason as the customer read it; empty for a comment without one."""
    if not reason:
        return ""
    if REASON_OPTIONS.choice(reason) is None and not reason.startswith("fo_"):
        shown = plain(reason, LONGEST_REASON)
        return _("“{name}”, newer than this program").format(name=shown)
    return plain(words.reason_name(reason, known), LONGEST_REASON)


def _since(today: date, span: str) -> int:
    """The first second of the span, in the computer's own zone."""
    if not span:
        return 0
    return begin_of(moved(today, "day", -int(span)))


def _told(left: int, said: int, *, whole: bool) -> str:
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


def _still(found: Subscriptions) -> str:
    if found.complete:
        return ""
    text = ngettext(
        "Still reading: {count} subscription so far.",
        "Still reading: {count} subscriptions so far.",
        len(found.all),
    )
    return text.format(count=len(found.all))


def _bars(said: tuple[Cancellation, ...], known: Known) -> list[tuple[str, int]]:
    counted = [
        (reason_words(reason, known) or _("Only a comment"), count)
        for reason, count in counts(said)
    ]
    if len(counted) <= MOST_BARS:
        return counted
    rest = sum(count for _name, count in counted[MOST_BARS:])
    return [*counted[:MOST_BARS], (_("Other reasons"), rest)]


def _comment(left: Cancellation, known: Known) -> Comment:
    who = plain(left.name or left.email, LONGEST_NAME) or _("Somebody without a name")
    when = show_date(left.at, language(), "short") if left.at else ""
    reason = reason_words(left.option or left.feedback, known)
    below = " · ".join(filter(None, (who, when, reason)))
    return Comment(plain(left.comment, LONGEST_COMMENT), below)
