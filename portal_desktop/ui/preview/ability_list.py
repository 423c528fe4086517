"""Below the page: what the customer shown can do, and why not."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy

from portal_desktop.billing.customer_abilities import Ability
from portal_desktop.common.i18n import _
from portal_desktop.portal_page.blocks import Told
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.preview.labels import VERBS, VERDICTS
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.widgets import painting as paint

ICONS = {"yes": "check", "no": "x", "unknown": "circle-question-mark"}
MARGIN, ICON, GAP = 18, 14, 8


class Answers(QFrame):
    """A line for each thing a customer may want to do."""

    def __init__(self) -> None:
        super().__init__()
        plain_text.identify(self, "preview.answers")
        plain_text.set_name(self, _("What this customer can do"))
        self._told: tuple[Told, ...] = ()
        self._when = ""
        self._high: tuple[object, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_abilities(self, told: tuple[Told, ...], when: str = "") -> None:
        """Say what can be done with each subscription; ``when`` that holds, in a word or two."""
        if (told, when) != (self._told, self._when):
            self._told, self._when = told, when
            plain_text.set_description(self, "\n".join(map(": ".join, self._lines())))
            self.updateGeometry()
            self.update()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to say."""
        return bool(self._told)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = width, self._told, self._when, theme.scaled_pixels(100)
        if self._high is None or self._high[0] != key:
            high = round(sum(self._row_height(line, width) for line in self._rows())) + 2 * GAP
            self._high = key, high
        return self._high[1]

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            on.fillRect(self.rect(), QColor(named.panel))
            on.fillRect(QRectF(0, 0, self.width(), 1), QColor(named.line))
            y = float(GAP)
            for row in self._rows():
                self._paint_row(on, row, y)
                y += self._row_height(row, self.width())

    def _paint_row(self, on: QPainter, row: "Ability | str", y: float) -> None:
        named = theme.colours_of(self)
        on.setFont(theme.font(TextSize.SMALL, 600))
        metrics = QFontMetricsF(on.font())
        high, top = metrics.height(), Qt.AlignmentFlag.AlignTop
        if isinstance(row, str):
            on.setPen(QColor(named.second))
            on.drawText(QRectF(MARGIN, y, self.width() - 2 * MARGIN, high), top, row)
            return
        colours = {"yes": named.success, "no": named.second, "unknown": named.warning}
        side = theme.scaled_pixels(ICON)
        where = QRectF(MARGIN, y + (high - side) / 2, side, side)
        paint.icon_at(on, where, ICONS[row.verdict], colours[row.verdict], side)
        on.setPen(QColor(named.text))
        head = self._row_heading(row)
        left = float(MARGIN + side + GAP)
        on.drawText(QRectF(left, y, self.width(), high), top, head)
        left += metrics.horizontalAdvance(head) + GAP
        layout = self._reason_layout(row, self.width() - left - MARGIN)
        on.setPen(QColor(named.second))
        layout.draw(on, QRectF(left, y, 0, 0).topLeft())

    def _row_height(self, row: "Ability | str", width: int) -> float:
        line = QFontMetricsF(theme.font(TextSize.SMALL)).height() + 3
        if isinstance(row, str):
            return line
        head = QFontMetricsF(theme.font(TextSize.SMALL, 600)).horizontalAdvance(
            self._row_heading(row)
        )
        layout = self._reason_layout(
            row, width - 2 * MARGIN - theme.scaled_pixels(ICON) - 2 * GAP - head
        )
        return max(line, layout.boundingRect().height() + 3)

    def _reason_layout(self, row: Ability, width: float) -> QTextLayout:
        layout = QTextLayout(row.reason_text, theme.font(TextSize.SMALL))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 60.0))
            line.setPosition(QRectF(0, top, 0, 0).topLeft())
            top += line.height()
        layout.endLayout()
        return layout

    def _row_heading(self, row: Ability) -> str:
        return f"{_(VERBS[row.verb])}: {_(VERDICTS[row.verdict])}"

    def _rows(self) -> "Iterator[Ability | str]":
        several = len(self._told) > 1
        for place, each in enumerate(self._told):
            when = "" if place else self._when
            standing = f"{each.product}: {each.standing}" if several else each.standing
            yield f"{when} · {standing}" if when else standing
            yield from each.answers

    def _lines(self) -> Iterator[tuple[str, ...]]:
        for row in self._rows():
            yield (row,) if isinstance(row, str) else (self._row_heading(row), row.reason_text)
