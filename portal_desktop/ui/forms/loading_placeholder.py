"""In the place of a tab's cards while nothing was ever read: grey switches would only mislead."""

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.notices.stripe_status import of_key
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.skeleton import Skeleton


def wait_for_settings(form: Form, session: AccountSession) -> None:
    """Hold back all cards of a tab until there is something to show in them."""
    unread = LoadingPlaceholder(session)
    form.lead_in(unread)

    def show(document: Document) -> None:
        nothing = not document.draft
        if unread.isHidden() == nothing:
            set_shown(unread, nothing)
            form.show_below(unread, shown=not nothing)

    unread.hide()
    session.document.observe_changes(unread, show)


class LoadingPlaceholder(QWidget):
    """Bars in the place of words; a sentence and a way to try again once nothing came."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session = session
        self._cards = tuple(_skeleton_card(lines) for lines in ((0.5, 0.9, 0.7), (0.4, 0.8)))
        self.notice = Notice(
            kind="info", icon="wifi-off", action_name="unread.again", on_act=session.read_again
        )
        column_of(self.notice, *self._cards, on=self, gap=SPACE[3])
        session.changed.connect(self._update_view)
        self._update_view()

    def _update_view(self) -> None:
        apart = self._session.state == "apart"
        set_shown(self.notice, apart)
        for card in self._cards:
            set_shown(card, not apart)
        if apart:
            again = "" if of_key(self._session.user_error) else _("Try again now")
            self.notice.set_message(self._reason_text(), "info", again)

    def _reason_text(self) -> str:
        if self._session.reading.is_reading_settings:
            return _("Asking Stripe again…")
        user_error, unread = self._session.user_error, _("Your settings could not be read yet.")
        if user_error is not None and user_error.kind not in PASSING:
            return f"{unread} {user_error}"
        return f"{unread} {_('They appear here as soon as Stripe answers.')}"


def _skeleton_card(lines: tuple[float, ...]) -> Card:
    return Card("", Skeleton(lines))
