"""A notice about the window as a whole: a strip that can be put away."""

from collections.abc import Container, Iterable
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.publishing.change_text import ChangeText
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.notice import Notice

NAMED = 3


class WindowNotice(QWidget):
    """One notice at a time; the newest replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice(action=_("Dismiss"), on_act=self.hide)
        column_of(self.notice, on=self, around=(SPACE[4], SPACE[3], SPACE[4], 0))
        self.hide()

    def show_message(
        self, text: str, kind: Literal["warning", "error", "info", "success"] = "info"
    ) -> None:
        """Show a sentence."""
        self.notice.set_message(text, kind)
        self.show()


class AccountNotice(WindowNotice):
    """Says what was found at Stripe: what others changed, and what of one's own has arrived."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session = session
        self._recovered: list[str] = []
        session.recovered.connect(self._say_recovered)
        session.drifted.connect(self._say_drift)

    def _say_recovered(self, words: str) -> None:
        self._recovered.append(words)
        self.show_message(" ".join(self._recovered))
        # What others changed is found by the same reading and stands behind it, not in its place.
        QTimer.singleShot(0, self, self._recovered.clear)

    def _say_drift(self, drift: tuple[ChangeText, ...]) -> None:
        left = {step.path for step in self._session.document.plan.hand_overs}
        self.show_message(" ".join([*self._recovered, told_of_drift(drift, left)]))


def told_of_drift(drift: tuple[ChangeText, ...], left: Container[str]) -> str:
    """A step the merchant just took is told as that, and not as a stranger's change.

    ``left``: the paths of the steps still to be taken at Stripe.
    """
    steps = [each for each in drift if each.change.step]
    parts = (
        _taken_in([each.label for each in drift if not each.change.step]),
        _done_sentence([each.label for each in steps if each.change.path not in left]),
        _to_compare([each.label for each in steps if each.change.path in left]),
    )
    return " ".join(part for part in parts if part)


def _taken_in(labels: list[str]) -> str:
    words = ngettext(
        "One setting was changed at Stripe and taken in: {labels}.",
        "{count} settings were changed at Stripe and taken in: {labels}.",
        len(labels),
    )
    return words.format(count=len(labels), labels=_joined_labels(labels)) if labels else ""


def _done_sentence(labels: list[str]) -> str:
    return _("Done at Stripe: {labels}.").format(labels=_joined_labels(labels)) if labels else ""


def _to_compare(labels: list[str]) -> str:
    words = _("Another picture is at Stripe now: {labels}. Compare it on the tab “At Stripe”.")
    return words.format(labels=_joined_labels(labels)) if labels else ""


def _joined_labels(labels: Iterable[str]) -> str:
    names = list(dict.fromkeys(labels))
    if len(names) <= NAMED + 1:
        return "; ".join(names)
    more = _("and {count} more").format(count=len(names) - NAMED)
    return f"{'; '.join(names[:NAMED])} {more}"
