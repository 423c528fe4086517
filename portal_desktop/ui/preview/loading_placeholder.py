"""Where the page will be, while nothing is known of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from portal_desktop.common.i18n import _
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.skeleton import Skeleton


class PreviewPlaceholder(QFrame):
    """Bars in the place of words; a sentence once it is clear that nothing comes."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = (Skeleton((0.3, 0.75, 0.5)), Skeleton((0.4, 0.9, 0.8, 0.6)))
        self._unread = Label(_("Your portal could not be read, so there is no page to show yet."))
        self._unread.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._unread.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 64, 48, 48)
        box.setSpacing(32)
        for each in (*self._bars, self._unread):
            box.addWidget(each)
        box.addStretch()

    def show_unread(self, *, unread: bool) -> None:
        """Whether Stripe was asked, and gave nothing."""
        for bar in self._bars:
            bar.setVisible(not unread)
        self._unread.setVisible(unread)
