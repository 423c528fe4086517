"""Where the page will be, while nothing is known of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from portal_desktop.common.i18n import _
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.skeleton import Skeleton


class PreviewPlaceholder(QFrame):
    """Bars in the place of words; a sentence once it is clear that nothing comes."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = (Skeleton((0.3, 0.75, 0.5)), Skeleton((0.4, 0.9, 0.8, 0.6)))
        self._unread = Label(
            _("Your portal could not be read, so there is no page to show yet."), hidden=True
        )
        self._unread.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column_of(*self._bars, self._unread, "stretch", on=self, gap=32, around=(48, 64, 48, 48))

    def show_unread(self, *, unread: bool) -> None:
        """Whether Stripe was asked, and gave nothing."""
        for bar in self._bars:
            bar.setVisible(not unread)
        self._unread.setVisible(unread)
