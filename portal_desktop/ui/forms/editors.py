"""One editor per kind of option: shows the draft's value, sets what a person chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value
from portal_desktop.settings.settings import Settings, members
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import Choice
from portal_desktop.ui.widgets.line_edit import Field
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch
from portal_desktop.wording import labels as words

NOT_SAID = ""

BESIDE = 22
"""Letters of the longest choice that still stands beside its sentence."""


@dataclass(frozen=True)
class Editor:
    """A control and how it shows a draft. ``wide`` ones stand below their label.

    ``control``: the part of ``widget`` that the label belongs to, where it is not all of it.
    """

    widget: QWidget
    show: Callable[[Settings], None]
    wide: bool = False
    control: QWidget | None = None


def editor(document: Document, option: Option[Value], member: str | None = None) -> Editor:
    """The editor of an option, or of one member of a list option.

    Its ``objectName`` and accessible identifier are the option's path, or ``path:member``.
    """
    made = _member(document, option, member) if member else _MAKERS[option.kind](document, option)
    name = f"{option.path}:{member}" if member else option.path
    made.widget.setObjectName(name)
    made.widget.setAccessibleIdentifier(name)
    return made


def _switch(document: Document, option: Option[Value]) -> Editor:
    switch = Switch()
    switch.chosen.connect(partial(document.set, option.path))

    def show(draft: Settings) -> None:
        switch.put(draft.get(option.path) is True)

    return Editor(switch, show)


def _member(document: Document, option: Option[Value], member: str) -> Editor:
    choice = option.choice(member)
    if choice is not None and choice.on:
        return _two_ways(document, option, member, _(choice.off), _(choice.on))
    switch = Switch()
    switch.chosen.connect(lambda on: document.set_member(option.path, member, on=on))

    def show(draft: Settings) -> None:
        switch.put(member in members(draft, option.path))

    return Editor(switch, show)


def _two_ways(document: Document, option: Option[Value], member: str, off: str, on: str) -> Editor:
    choice = Choice([(False, off), (True, on)])
    choice.chosen.connect(
        lambda chosen: document.set_member(option.path, member, on=chosen is True)
    )

    def show(draft: Settings) -> None:
        choice.put(member in members(draft, option.path))

    return Editor(choice, show)


def _choice(document: Document, option: Option[Value]) -> Editor:
    choice = Choice([(each.value, _(each.label)) for each in option.choices])
    choice.chosen.connect(partial(document.set, option.path))

    def show(draft: Settings) -> None:
        value = draft.get(option.path)
        newer = isinstance(value, str) and option.choice(value) is None
        named = words.shown(option.path, value, document.known) if newer else _("Choose…")
        if named != choice.placeholderText():
            choice.setPlaceholderText(named)
            choice.updateGeometry()
        choice.put(value)

    longest = max(len(_(each.label)) for each in option.choices)
    return Editor(choice, show, wide=longest > BESIDE)


def _text(document: Document, option: Option[Value]) -> Editor:
    counted = option.longest if option.longest and option.longest <= 256 else 0
    placeholder = "https://" if option.kind == "url" else ""
    return _typed(document, option, Field(placeholder=placeholder, limit=counted), wide=True)


def _colour(document: Document, option: Option[Value]) -> Editor:
    return _typed(document, option, ColourField(), wide=False)


def _typed(document: Document, option: Option[Value], field: Field, *, wide: bool) -> Editor:
    field.edited.connect(lambda text: document.set(option.path, text, typing=True))
    field.left.connect(document.seal)

    def show(draft: Settings) -> None:
        value = draft.get(option.path)
        shown = value if isinstance(value, str) else ""
        # Colours are written large, but not under the fingers of who types one.
        field.put(shown.upper() if option.kind == "colour" and not field.hasFocus() else shown)

    return Editor(field, show, wide)


_MAKERS: dict[str, Callable[[Document, Option[Value]], Editor]] = {
    "switch": _switch,
    "choice": _choice,
    "text": _text,
    "url": _text,
    "colour": _colour,
}


def said_choice_editor(document: Document, option: Option[str]) -> Editor:
    """While nothing is said, that is an entry of its own, so that a screen reader reads it."""
    offered: list[tuple[object, str]] = [(each.value, _(each.label)) for each in option.choices]
    with_none: list[tuple[object, str]] = [(NOT_SAID, _("Choose…")), *offered]
    choice = Choice(offered)
    choice.setObjectName(option.path)
    choice.setAccessibleIdentifier(option.path)

    def take(value: object) -> None:
        if isinstance(value, str) and value != NOT_SAID:
            document.set(option.path, value)
        show(document.draft)

    def show(draft: Settings) -> None:
        value = draft.get(option) or NOT_SAID
        items = offered if value else with_none
        if choice.count() != len(items):
            choice.set_items(items)
        choice.put(value)

    choice.chosen.connect(take)
    return Editor(choice, show)


def segmented_editor(document: Document, option: Option[str]) -> Editor:
    """Nothing is chosen while the option is not known."""
    segmented = Segmented([(choice.value, _(choice.label)) for choice in option.choices])
    segmented.setObjectName(option.path)
    segmented.setAccessibleIdentifier(option.path)
    plain_text.set_name(segmented, words.label(option.path))
    segmented.chosen.connect(partial(document.set, option.path))

    def show(draft: Settings) -> None:
        segmented.put(draft.get(option, ""))

    return Editor(segmented, show)
