"""The way out of what can do nothing now: why it is so, and what to press to change it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Requirement
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.validation import validate as rules

Says = Callable[[Requirement], bool]


class RequirementHelp(QWidget):
    """Stands below what somebody pressed in vain, until that can do something.

    There is one in a window: it goes where one presses next.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.notice = Notice(kind="info", on_act=self._fulfil_requirement)
        column_of(self.notice, on=self, around=(0, SPACE[0], 0, 0))
        self._path = ""
        self._control: QWidget = self
        self._said_above: Says = _says_nothing
        document.changed.connect(self._update_view)

    def show_requirement(self, path: str, control: QWidget, said_above: Says) -> None:
        """Say what the option of this path needs, which ``control`` sets; press it with a key."""
        self._path, self._control, self._said_above = path, control, said_above
        self._update_view(self.document)
        self.show()
        focus_visibly(self.notice.button)
        # It has its place only once the page is laid out.
        QTimer.singleShot(0, self, lambda: bring_into_sight(self))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hide()  # also for when one comes back to this tab

    def _update_view(self, document: Document) -> None:
        need = rules.first_unmet_requirement(document.draft, self._path) if self._path else None
        if need is None:
            self.hide()
            return
        self.notice.set_message(_(need.why), action=_(need.help))
        self.notice.words.setVisible(not self._said_above(need))
        plain_text.set_description(self.notice.button, _(need.why))

    def _fulfil_requirement(self) -> None:
        need = rules.first_unmet_requirement(self.document.draft, self._path)
        if need is not None:
            fulfil_requirement(self.document, need, self)
        if self._control.isEnabled():
            self._control.setFocus(Qt.FocusReason.OtherFocusReason)


def pass_clicks_through(control: QWidget, why: str) -> None:
    """A control that can do nothing lets presses through to the row it stands in, which says why.

    Else Qt's buttons swallow them. ``why`` is empty for one that can.
    """
    control.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, bool(why))


def is_click_on_disabled(event: QMouseEvent, control: QWidget) -> bool:
    """Whether a press on a row meant its control, which can do nothing."""
    through = control.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return through and control.geometry().contains(event.position().toPoint())


def _says_nothing(_need: Requirement) -> bool:
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
    found = control.window().findChild(RequirementHelp)
    made = found if found is not None and found.document is document else RequirementHelp(document)
    put(made)
    made.show_requirement(path, control, said_above)


def fulfil_requirement(document: Document, need: Requirement, near: QWidget) -> None:
    """Turn on what is needed; what has to be chosen is shown, on the page around ``near``."""
    if need.value is True:
        document.set_value(need.path, need.value)
        return
    page = _scroll_area_of(near)
    found = page.findChild(QWidget, need.path) if page else None
    if found is not None:
        bring_into_sight(found)
        focus_visibly(found)


def focus_visibly(control: QWidget) -> None:
    """Give the focus to a control and show that it has it, though a mouse led there."""
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page around to it."""
    page = _scroll_area_of(widget)
    if page is not None:
        page.ensureWidgetVisible(widget, 0, SPACE[4])


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
