"""The one way of words into tooltips, titles, menus and what screen readers say: always plain.

Qt takes a tooltip for HTML if it looks like it (``Qt::mightBeRichText``), and would draw what it
names, a local file too; it takes ``&`` in a menu or on a button for a shortcut, a tab for the
shortcut's column, and ``[*]`` in a title for a mark of its own. Names come from customers, who can
choose them freely. ``tests/ui/platform/test_plain_text.py`` forbids every other way.
"""

import re
import textwrap

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QToolTip, QWidget

from portal_desktop.common.sanitize import LONGEST, sanitize_text

APART = "\u2060"
"""Nothing to see (a word joiner); between ``<`` and a name it makes no tag of them."""
LONGEST_TIP, LINE, LINES = 600, 80, 12
"""A tooltip has at most so many letters, letters in a line, and lines."""
LONGEST_LABEL = 120
LONGEST_DESCRIPTION = 20_000
"""A description may be the whole drawn page, in words."""
_MARKUP = re.compile(r"(?<=[<&])")


def tooltip_text(text: str) -> str:
    """``text`` fit for a tooltip: bounded, wrapped, and never taken for HTML.

    Its own line breaks stay, as far as there is room.
    """
    lines = [
        line
        for each in text[: 2 * LONGEST_TIP].splitlines()
        for line in textwrap.wrap(sanitize_text(each, LONGEST_TIP), LINE)
    ]
    whole = "\n".join(lines[:LINES])
    if len(lines) > LINES or len(whole) > LONGEST_TIP or len(text) > 2 * LONGEST_TIP:
        whole = whole[: LONGEST_TIP - 1] + "…"
    return _MARKUP.sub(APART, whole) if Gui.mightBeRichText(whole) else whole


def label_text(text: str) -> str:
    """``text`` fit for a menu, a button or the label of a control: ``&`` stays an ordinary sign."""
    return escaped_ampersands(sanitize_text(text, LONGEST_LABEL))


def escaped_ampersands(text: str) -> str:
    """``text`` as Qt wants it where ``&`` would mark a shortcut."""
    return text.replace("&", "&&")


def accessible_text(text: str, longest: int = LONGEST) -> str:
    """``text`` fit to be said by a screen reader; its line breaks stay, as pauses."""
    lines = (sanitize_text(each, longest) for each in text[: 2 * longest].splitlines())
    return "\n".join(lines)[:longest].rstrip("\n")


def set_tool_tip(to: QWidget | QAction, text: str) -> None:
    """Give a control its tooltip."""
    said = tooltip_text(text)
    if said != to.toolTip():
        to.setToolTip(said)


def show_tip(at: QPoint, text: str, over: QWidget) -> None:
    """Show a tooltip now, at a place of the screen."""
    QToolTip.showText(at, tooltip_text(text), over)


def set_title(window: QWidget, text: str) -> None:
    """Name a window."""
    window.setWindowTitle(sanitize_text(text, LONGEST_LABEL).replace("[*]", "[*][*]"))


def set_names(widget: QWidget, object_name: str, accessible: str = "", more: str = "") -> None:
    """What tests find a control by, and what assistive programs call it and say of it besides."""
    widget.setObjectName(object_name)
    set_name(widget, accessible)
    set_description(widget, more)


def identify(widget: QWidget, name: str) -> None:
    """What tests, and programs that drive other programs, find a widget by."""
    widget.setObjectName(name)
    widget.setAccessibleIdentifier(name)


def set_name(widget: QWidget, text: str) -> None:
    """What assistive programs call a control."""
    said = accessible_text(text)
    if said != widget.accessibleName():  # else they are told of a change
        widget.setAccessibleName(said)


def set_description(widget: QWidget, text: str) -> None:
    """What assistive programs say of a control besides its name."""
    said = accessible_text(text, LONGEST_DESCRIPTION)
    if said != widget.accessibleDescription():
        widget.setAccessibleDescription(said)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say ``words``, if one is there."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
