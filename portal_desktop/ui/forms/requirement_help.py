"""The way out of what can do nothing now: why it is so, and what to press to change it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Need
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.validation import validate as rules

Says = Callable[[Need], bool]


class WayOut(QWidget):
    """Stands below what somebody pressed in vain, until that can do something.

    There is one in a window: it goes where one presses next.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.notice = Notice(kind="info")
        self.notice.acted.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SPACE[0], 0, 0)
        box.addWidget(self.notice)
        self._path = ""
        self._control: QWidget = self
        self._said_above: Says = _says_nothing
        document.changed.connect(self._show)

    def offer(self, path: str, control: QWidget, said_above: Says) -> None:
        """Say what the option of this path needs, which ``control`` sets; press it with a key."""
        self._path, self._control, self._said_above = path, control, said_above
        self._show(self.document)
        self.show()
        attend(self.notice.button)
        # It has its place only once the page is laid out.
        QTimer.singleShot(0, self, lambda: bring_into_sight(self))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hide()  # also for when one comes back to this tab

    def _show(self, document: Document) -> None:
        need = rules.unmet(document.draft, self._path) if self._path else None
        if need is None:
            self.hide()
            return
        self.notice.say(_(need.why), action=_(need.help))
        self.notice.words.setVisible(not self._said_above(need))
        plain_text.set_description(self.notice.button, _(need.why))

    def _take(self) -> None:
        need = rules.unmet(self.document.draft, self._path)
        if need is not None:
            provide(self.document, need, self)
        if self._control.isEnabled():
            self._control.setFocus(Qt.FocusReason.OtherFocusReason)


def set_idle(control: QWidget, why: str) -> None:
    """A control that can do nothing lets presses through to the row it stands in, which says why.

    Else Qt's buttons swallow them. ``why`` is empty for one that can.
    """
    control.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, bool(why))


def in_vain(event: QMouseEvent, control: QWidget) -> bool:
    """Whether a press on a row meant its control, which can do nothing."""
    through = control.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return through and control.geometry().contains(event.position().toPoint())


def _says_nothing(_need: Need) -> bool:
    return False


def offer_way_out(
    document: Document,
    path: str,
    control: QWidget,
    put: Callable[[QWidget], None],
    said_above: Says = _says_nothing,
) -> None:
    """Say below ``control``, pressed in vain, what it needs. ``put`` puts that in its place.

    ``said_above``: whether the row there says already why; then only what helps is shown.
    """
    found = control.window().findChild(WayOut)
    made = found if found is not None and found.document is document else WayOut(document)
    put(made)
    made.offer(path, control, said_above)


def provide(document: Document, need: Need, near: QWidget) -> None:
    """Turn on what is needed; what has to be chosen is shown, on the page around ``near``."""
    if need.value is True:
        document.set(need.path, need.value)
        return
    page = _page(near)
    found = page.findChild(QWidget, need.path) if page else None
    if found is not None:
        bring_into_sight(found)
        attend(found)


def attend(control: QWidget) -> None:
    """Give the focus to a control and show that it has it, though a mouse led there."""
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page around to it."""
    page = _page(widget)
    if page is not None:
        page.ensureWidgetVisible(widget, 0, SPACE[4])


def _page(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
