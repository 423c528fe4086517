"""What else can be done with the preview: its menu, with a shortcut for each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import PORTAL_DEMO
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import icons
from portal_desktop.ui.widgets.menu import Menu


class More(Menu):
    """Its shortcuts work in the window the pane stands in.

    ``save`` carries how many pixels a point becomes, ``said`` what came of something. Without
    ``open_address`` the address of Stripe's own demo can only be copied.
    """

    device = Signal(str)
    zoom = Signal(str)
    save = Signal(int)
    own_window = Signal()
    said = Signal(str)

    def __init__(self, pane: QWidget, open_address: Callable[[str], None] | None) -> None:
        super().__init__(pane)
        self._open = open_address
        self._pane = pane
        phone, browser = (partial(self.device.emit, each) for each in ("phone", "browser"))
        self._add(_("On a phone"), "Ctrl+Alt+P", "smartphone", phone)
        self._add(_("In a browser"), "Ctrl+Alt+B", "monitor", browser)
        self.addSeparator()
        self._add_zoom_actions()
        self.addSeparator()
        once, twice = (partial(self.save.emit, sharp) for sharp in (1, 2))
        sharper = _("Save as picture, twice as sharp…")
        self._add(_("Save as picture…"), "Ctrl+Alt+S", "image", once)
        self._add(sharper, "Ctrl+Alt+Shift+S", "image", twice)
        self._window = self._add("", "Ctrl+Alt+W", "app-window", self.own_window.emit)
        self.say_where(own=False)
        self.addSeparator()
        words = (
            _("Compare with Stripe’s own demo")
            if open_address
            else _("Copy the address of Stripe’s own demo")
        )
        icon = "external-link" if open_address else "copy"
        self._add(words, "", icon, self._open_stripe_demo)

    def _open_stripe_demo(self) -> None:
        """Stripe's own demo, to compare with."""
        if self._open is not None:
            self._open(PORTAL_DEMO)
        else:
            QGuiApplication.clipboard().setText(PORTAL_DEMO)
            self.said.emit(_("Copied: {address}").format(address=PORTAL_DEMO))

    def say_where(self, *, own: bool) -> None:
        """Name the way back while the pane is a window."""
        text = _("Back beside the settings") if own else _("In a window of its own")
        self._window.setText(plain_text.label_text(text))

    def check_zoom(self, zoom: str) -> None:
        """Tick how large it is drawn."""
        self._zoomed[zoom].setChecked(True)

    def _add_zoom_actions(self) -> None:
        group = QActionGroup(self)
        self._zoomed = {
            zoom: self._add(words, keys, "", partial(self.zoom.emit, zoom))
            for zoom, words, keys in (
                ("fit", _("As large as fits"), "Ctrl+Alt+0"),
                ("full", _("Real size (100 %)"), "Ctrl+Alt+1"),
            )
        }
        for made in self._zoomed.values():
            made.setCheckable(True)
            group.addAction(made)

    def _add(self, words: str, keys: str, icon: str, act: Callable[[], object]) -> QAction:
        made = QAction(plain_text.label_text(words), self._pane)
        made.triggered.connect(lambda _checked: act())
        if icon:
            made.setIcon(icons.themed_icon(icon))
        if keys:
            made.setShortcut(keys)
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._pane.addAction(made)
        self.addAction(made)
        return made
