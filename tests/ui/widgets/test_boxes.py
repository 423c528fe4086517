"""Rows and columns said in one call stand as Qt's own would."""

import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from portal_desktop.ui.widgets.boxes import (
    add_parts,
    clear_box,
    column_of,
    put_away,
    row_of,
    widget_with,
)

pytestmark = pytest.mark.usefixtures("qapp")


def test_parts_stand_in_the_order_in_which_they_are_named() -> None:
    first, second = QLabel("first"), QLabel("second")
    outer = QWidget()
    box = column_of(first, row_of(second), on=outer)
    assert outer.layout() is box
    assert first.parentWidget() is outer
    assert second.parentWidget() is outer
    assert [box.indexOf(first), box.count()] == [0, 2]


def test_margins_are_none_unless_they_are_said() -> None:
    assert column_of(on=QWidget()).contentsMargins() == QMargins()
    assert row_of(around=4).contentsMargins() == QMargins(4, 4, 4, 4)
    assert row_of(around=(1, 2, 3, 4), gap=7).contentsMargins() == QMargins(1, 2, 3, 4)
    assert row_of(gap=7).spacing() == 7


def test_the_margins_of_the_style_can_be_had() -> None:
    holder, own = QWidget(), QWidget()
    usual = QVBoxLayout(holder).contentsMargins()
    assert column_of(on=own, around=None).contentsMargins() == usual != QMargins()


def test_a_number_a_share_and_an_alignment_are_told_apart() -> None:
    wide, right = QLabel("wide"), QLabel("right")
    box = row_of((wide, 3), 12, "stretch", (right, Qt.AlignmentFlag.AlignBottom))
    gap, rest, last = box.itemAt(1), box.itemAt(2), box.itemAt(3)
    assert [box.stretch(at) for at in range(4)] == [3, 0, 1, 0]
    assert gap is not None
    assert gap.sizeHint().width() == 12
    assert rest is not None
    assert rest.spacerItem() is not None
    assert last is not None
    assert last.alignment() == Qt.AlignmentFlag.AlignBottom


def test_a_box_that_is_cleared_takes_what_was_in_it_off_the_screen(qapp: QApplication) -> None:
    old, kept = QLabel("old"), QLabel("kept")
    box = column_of(old)
    holder = widget_with(box)
    holder.show()
    clear_box(box)
    add_parts(box, kept)
    assert old.isHidden()
    qapp.processEvents()
    assert [box.count(), kept.parentWidget()] == [1, holder]
    put_away(holder)
    assert holder.isHidden()
