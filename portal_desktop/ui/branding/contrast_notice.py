"""The contrast guard beside a colour: what is drawn with it, how well it reads, and the way out."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import N_, _
from portal_desktop.portal_page import contrast_check as guard
from portal_desktop.portal_page.contrast_check import ColourPair
from portal_desktop.settings.half_typed_colours import COLOURS, DrawnDraft
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label
from portal_desktop.wording import labels as words

WIDE, HIGH = 30, 20
GOOD = N_("Easy to read."), N_("Easy to see.")
BAD = N_("Hard to read."), N_("Hard to see.")


class Contrast(QFrame):
    """A line for each pair that the colour of an option decides on; hidden while there is none."""

    def __init__(self, document: Document, path: str) -> None:
        super().__init__()
        self._document, self._path = document, path
        self._drawn = DrawnDraft()
        self._lines: list[_Line] = []
        self._judged: object = self
        self._box = column_of(on=self, gap=SPACE[0])
        plain_text.set_name(self, _("How well it can be read"))
        self.hide()
        document.changed.connect(self.show_document)
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Judge the colours that are drawn, if they are others than before."""
        colours = self._drawn.settings_to_draw(document.history)
        judged = tuple(colours.get(each) for each in COLOURS), document.account_snapshot.seen
        if judged == self._judged:
            return
        self._judged = judged
        mine = [
            pair
            for pair in guard.colour_pairs(colours, document.account_snapshot.seen)
            if pair.path == self._path
        ]
        while len(self._lines) < len(mine):
            line = _Line(document)
            self._lines.append(line)
            self._box.addWidget(line)
        for line, pair in zip(self._lines, mine, strict=False):
            line.show_pair(pair)
        if bool(mine) == self.isHidden():
            set_shown(self, bool(mine))


class _Line(QFrame):
    """One pair: a sample, its ratio and verdict, and a button that takes the colour that helps."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._pair: ColourPair | None = None
        self.sample = _Sample()
        self.said = Label("", "help")
        self.fix = Button("", "link", on_click=self._apply_fix)
        row_of(
            (self.sample, Qt.AlignmentFlag.AlignTop),
            (self.said, 1),
            (self.fix, Qt.AlignmentFlag.AlignVCenter),
            on=self,
            gap=SPACE[1],
        )

    def show_pair(self, pair: ColourPair) -> None:
        """Show another pair."""
        if pair == self._pair:
            return
        self._pair = pair
        self.sample.set_pair(pair)
        self.said.setText(pair_text(pair))
        self.said.set_role("second" if pair.passes else "warning")
        self.fix.setVisible(pair.fix is not None)
        if pair.fix is not None:
            self.fix.setText(_("Use {colour}").format(colour=pair.fix.upper()))
            plain_text.set_description(
                self.fix,
                _("The nearest colour of the same hue that passes, as {option}.").format(
                    option=words.option_label(pair.path)
                ),
            )
            self.fix.setObjectName(f"{pair.path}:fix")

    def _apply_fix(self) -> None:
        if self._pair is not None and self._pair.fix is not None:
            self._document.close_open_step()
            self._document.set_value(self._pair.path, self._pair.fix)


class _Sample(QFrame):
    """Letters in one colour on the other; a plate on the page for what is no text."""

    def __init__(self) -> None:
        super().__init__()
        self._pair: ColourPair | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pair(self, pair: ColourPair) -> None:
        """Show another pair."""
        self._pair = pair
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(WIDE), theme.scaled_pixels(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        pair = self._pair
        if pair is None:
            return
        with paint.themed_painter(self) as (on, named):
            if pair.what == guard.BESIDE:
                paint.draw_rounded_rect(on, self.rect(), 5, pair.foreground, named.outline)
                inner = QRectF(self.rect()).adjusted(6, 5, -6, -5)
                paint.draw_rounded_rect(on, inner, 3, pair.background)
                return
            paint.draw_rounded_rect(on, self.rect(), 5, pair.background, named.outline)
            small = pair.what == guard.SMALL_PRINT
            letters = theme.font(9 if small else TextSize.SMALL, 400 if small else 600)
            paint.draw_text(on, self.rect(), "Aa", pair.foreground, letters, paint.CENTRE)


def pair_text(pair: ColourPair) -> str:
    """``White text on it: 13.2 : 1. Easy to read.``"""
    seen = pair.what == guard.BESIDE
    verdict = (GOOD if pair.passes else BAD)[seen]
    return _("{what}: {ratio}. {verdict}").format(
        what=_(pair.what), ratio=brand.ratio_shown(pair.ratio), verdict=_(verdict)
    )
