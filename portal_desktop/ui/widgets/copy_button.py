"""A button that copies, and says in its place that it did."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.widgets.button import Button, ButtonKind

SEEN = 2_000
"""Milliseconds that "Copied" can be read."""


class CopyButton(Button):
    """Puts what ``text`` gives on the clipboard; the button then reads "Copied" for a while."""

    def __init__(
        self,
        words: str,
        text: Callable[[], str],
        kind: ButtonKind = "plain",
        *,
        object_name: str = "",
    ) -> None:
        super().__init__(words, kind, icon="copy", object_name=object_name)
        self._asked, self._what = words, text
        self._seen = QTimer(self, singleShot=True, interval=SEEN)
        self._seen.timeout.connect(self._restore_label)
        self.clicked.connect(self._copy_text)

    def set_label(self, words: str) -> None:
        """Another sentence on the button."""
        if words != self._asked:
            self._asked = words
            self.setText(words)

    def _restore_label(self) -> None:
        self.setMinimumWidth(0)
        self.setText(self._asked)

    def _copy_text(self) -> None:
        content = self._what()
        if not content:
            return
        QGuiApplication.clipboard().setText(content)
        self.setMinimumWidth(self.width())
        self.setText(_("Copied"))
        self._seen.start()
        plain_text.announce(self, _("Copied"))
