"""In the place of a tab's cards while nothing was ever read: grey switches would only mislead."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.notices.stripe_status import of_key
from portal_desktop.ui.platform.visibility import see
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.skeleton import Skeleton


def wait_for_settings(form: Form, sync: Sync) -> None:
    """Hold back all cards of a tab until there is something to show in them."""
    unread = Unread(sync)
    form.lead_in(unread)

    def show(document: Document) -> None:
        nothing = not document.draft
        if unread.isHidden() == nothing:
            see(unread, nothing)
            form.show_below(unread, shown=not nothing)

    unread.hide()
    sync.document.follow(unread, show)


class Unread(QWidget):
    """Bars in the place of words; a sentence and a way to try again once nothing came."""

    def __init__(self, sync: Sync) -> None:
        super().__init__()
        self._sync = sync
        self._cards = tuple(_waiting(lines) for lines in ((0.5, 0.9, 0.7), (0.4, 0.8)))
        self.notice = Notice(kind="info", icon="wifi-off")
        self.notice.button.setObjectName("unread.again")
        self.notice.acted.connect(sync.read_again)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[3])
        for part in (self.notice, *self._cards):
            box.addWidget(part)
        sync.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        apart = self._sync.state == "apart"
        see(self.notice, apart)
        for card in self._cards:
            see(card, not apart)
        if apart:
            again = "" if of_key(self._sync.trouble) else _("Try again now")
            self.notice.say(self._why(), "info", again)

    def _why(self) -> str:
        if self._sync.reading.asking:
            return _("Asking Stripe again…")
        trouble, unread = self._sync.trouble, _("Your settings could not be read yet.")
        if trouble is not None and trouble.kind not in PASSING:
            return f"{unread} {trouble}"
        return f"{unread} {_('They appear here as soon as Stripe answers.')}"


def _waiting(lines: tuple[float, ...]) -> Card:
    card = Card()
    card.add_row(Skeleton(lines))
    return card
