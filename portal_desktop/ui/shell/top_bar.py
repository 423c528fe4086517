"""The top of the window: whose portal this is, of which kind, search, undo and redo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from portal_desktop.account.account import BADGES, Account
from portal_desktop.common.i18n import _
from portal_desktop.options.branding import ICON
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.shell.search_field import SearchField
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, SPACE, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from portal_desktop.ui.branding.image_loader import ImageLoader

SIDE = 64

PICTURE, GAP = 28, 12


class TopBar(Panel):
    """``menu`` opens from the account's name; ``found`` carries the path of a setting."""

    found = Signal(str)

    def __init__(self, account: Account, menu: QMenu, help_menu: QMenu) -> None:
        super().__init__("panel", edge="bottom")
        self.name = AccountButton(account.name)
        self.name.setMenu(menu)
        said = _(BADGES[account.mode])
        if account.mode == "demo":
            said = _("{mode} · nothing leaves this computer").format(mode=said)
        self.badge = Badge(said, account.mode)
        self.badge.setObjectName("badge")
        self.search = SearchField()
        self.search.found.connect(self.found)
        self.undo = IconButton("undo-2", _("Undo"))
        self.redo = IconButton("redo-2", _("Redo"))
        helps = IconButton("circle-question-mark", _("Help"))
        helps.setMenu(help_menu)
        row_of(
            self.name,
            self.badge,
            "stretch",
            (self.search, 100),
            self.undo,
            self.redo,
            helps,
            on=self,
            gap=SPACE[1],
            around=(SPACE[2], SPACE[1], SPACE[2], SPACE[1]),
        )

    def show_document(self, document: Document) -> None:
        """Show the business's name and what can be undone."""
        business = document.account_snapshot.business
        if business is not None and business.name:
            self.name.set_account_name(business.name)
        history = document.history
        for button, step, words, key in (
            (self.undo, history.can_undo, _("Undo"), QKeySequence.StandardKey.Undo),
            (self.redo, history.can_redo, _("Redo"), QKeySequence.StandardKey.Redo),
        ):
            button.setEnabled(bool(step))
            said = f"{words}: {step}" if step else words
            button.set_label(
                said, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            )


class AccountButton(QAbstractButton):
    """The business's picture (or first letter) and name; opens the account menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._icon: QPixmap | None = None
        self._menu: QMenu | None = None
        self.setObjectName("account")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open_menu)
        self.set_account_name(name)

    def setMenu(self, menu: QMenu) -> None:  # noqa: N802 - as Qt names it elsewhere
        """What opens."""
        self._menu = menu

    def set_account_name(self, name: str) -> None:
        """Show another name."""
        if name == self._name:
            return
        self._name = name
        plain_text.set_name(self, _("Account: {name}").format(name=name))
        self.updateGeometry()
        self.update()

    def put_icon(self, icon: QPixmap | None) -> None:
        """Show the business's icon instead of its first letter."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(TextSize.BODY, 600))
        words = min(metrics.horizontalAdvance(self._name), theme.scaled_pixels(260))
        side = theme.scaled_pixels(PICTURE)
        return QSize(side + GAP + words + GAP + 20, side + 10)

    def minimumSizeHint(self) -> QSize:
        """Where there is little room, the picture and the arrow say it."""
        side = theme.scaled_pixels(PICTURE)
        return QSize(side + GAP + 20, side + 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.scaled_pixels(PICTURE)
        with paint.themed_painter(self) as (on, named):
            if self.underMouse():
                paint.draw_rounded_rect(on, self.rect(), RADIUS_CONTROL, named.hover)
            picture = QRectF(4, (self.height() - side) / 2, side, side)
            if self._icon is None:
                paint.draw_rounded_rect(on, picture.toRect(), 7, "#12343B")
                letter, bold = self._name[:1].upper(), theme.font(TextSize.BODY, 700)
                paint.draw_text(on, picture, letter, "#F2C57C", bold, paint.CENTRE)
            else:
                on.drawPixmap(picture.toRect(), self._icon)
            words = QRectF(self.rect()).adjusted(side + GAP + 2, 0, -22, 0)
            letters = theme.font(TextSize.BODY, 600)
            paint.draw_line(on, words, self._name, named.text, letters, spare=1)
            arrow = QRectF(self.width() - 20, 0, 14, self.height())
            paint.icon_at(on, arrow, "chevron-down", named.second, 14)
            paint.draw_focus_if_seen(on, self, self.rect(), RADIUS_CONTROL, named.accent)

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def make_action(words: str, key: QKeySequence.StandardKey | str, parent: QWidget) -> QAction:
    """A shortcut of the whole window."""
    made = QAction(plain_text.label_text(words), parent)
    made.setShortcuts(key) if isinstance(key, QKeySequence.StandardKey) else made.setShortcut(key)
    made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    parent.addAction(made)
    return made


def follow_icon(session: AccountSession, top: TopBar) -> None:
    """Show the icon that is at Stripe; it is opened anew only when it is another."""
    shown: bytes | None = None
    loader: ImageLoader | None = None

    def show(document: Document) -> None:
        nonlocal shown, loader
        icon = document.base.get(ICON)
        content = session.images.image_bytes(icon) if isinstance(icon, StripeFile | Image) else None
        if content == shown:
            return
        shown = content
        if loader is None:
            from portal_desktop.ui.branding.image_loader import ImageLoader

            loader = ImageLoader(session.run_local, "own_icon", top.name.put_icon, top)
        loader.request_image(content, QSize(SIDE, SIDE))

    session.document.observe_changes(top, show)
