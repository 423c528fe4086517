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
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
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


def make_editor(document: Document, option: Option[Value], member: str | None = None) -> Editor:
    """The editor of an option, or of one member of a list option.

    Its ``objectName`` and accessible identifier are the option's path, or ``path:member``.
    """
    made = (
        _member_editor(document, option, member)
        if member
        else _MAKERS[option.kind](document, option)
    )
    name = f"{option.path}:{member}" if member else option.path
    plain_text.identify(made.widget, name)
    return made


def _switch_editor(document: Document, option: Option[Value]) -> Editor:
    switch = Switch(on_choice=partial(document.set_value, option.path))

    def show(draft: Settings) -> None:
        switch.set_value(draft.get(option.path) is True)

    return Editor(switch, show)


def _member_editor(document: Document, option: Option[Value], member: str) -> Editor:
    choice = option.choice_for(member)
    if choice is not None and choice.on:
        return _two_ways(document, option, member, _(choice.off), _(choice.on))
    switch = Switch(on_choice=lambda on: document.set_member(option.path, member, on=on))

    def show(draft: Settings) -> None:
        switch.set_value(member in members(draft, option.path))

    return Editor(switch, show)


def _two_ways(document: Document, option: Option[Value], member: str, off: str, on: str) -> Editor:
    choice = ComboBox(
        [(False, off), (True, on)],
        on_choice=lambda chosen: document.set_member(option.path, member, on=chosen is True),
    )

    def show(draft: Settings) -> None:
        choice.set_value(member in members(draft, option.path))

    return Editor(choice, show)


def _choice_editor(document: Document, option: Option[Value]) -> Editor:
    choice = ComboBox(
        [(each.value, _(each.label)) for each in option.choices],
        on_choice=partial(document.set_value, option.path),
    )

    def show(draft: Settings) -> None:
        value = draft.get(option.path)
        newer = isinstance(value, str) and option.choice_for(value) is None
        named = (
            words.value_text(option.path, value, document.account_snapshot)
            if newer
            else _("Choose…")
        )
        if named != choice.placeholderText():
            choice.setPlaceholderText(named)
            choice.updateGeometry()
        choice.set_value(value)

    longest = max(len(_(each.label)) for each in option.choices)
    return Editor(choice, show, wide=longest > BESIDE)


def _text_editor(document: Document, option: Option[Value]) -> Editor:
    counted = option.longest if option.longest and option.longest <= 256 else 0
    placeholder = "https://" if option.kind == "url" else ""
    return _line_editor(
        document, option, LineEdit(placeholder=placeholder, limit=counted), wide=True
    )


def _colour_editor(document: Document, option: Option[Value]) -> Editor:
    return _line_editor(document, option, ColourField(), wide=False)


def _line_editor(
    document: Document, option: Option[Value], field: LineEdit, *, wide: bool
) -> Editor:
    field.edited.connect(lambda text: document.set_value(option.path, text, typing=True))
    field.left.connect(document.close_open_step)

    def show(draft: Settings) -> None:
        value = draft.get(option.path)
        shown = value if isinstance(value, str) else ""
        # Colours are written large, but not under the fingers of who types one.
        field.set_value(
            shown.upper() if option.kind == "colour" and not field.hasFocus() else shown
        )

    return Editor(field, show, wide)


_MAKERS: dict[str, Callable[[Document, Option[Value]], Editor]] = {
    "switch": _switch_editor,
    "choice": _choice_editor,
    "text": _text_editor,
    "url": _text_editor,
    "colour": _colour_editor,
}


def said_choice_editor(document: Document, option: Option[str]) -> Editor:
    """While nothing is chosen, that is an entry of its own, so that a screen reader reads it."""
    offered: list[tuple[object, str]] = [(each.value, _(each.label)) for each in option.choices]
    with_none: list[tuple[object, str]] = [(NOT_SAID, _("Choose…")), *offered]
    choice = ComboBox(offered, object_name=option.path)
    choice.setAccessibleIdentifier(option.path)

    def take(value: object) -> None:
        if isinstance(value, str) and value != NOT_SAID:
            document.set_value(option.path, value)
        show(document.draft)

    def show(draft: Settings) -> None:
        value = draft.get(option) or NOT_SAID
        items = offered if value else with_none
        if choice.count() != len(items):
            choice.set_items(items)
        choice.set_value(value)

    choice.chosen.connect(take)
    return Editor(choice, show)


def segmented_editor(document: Document, option: Option[str]) -> Editor:
    """Nothing is chosen while the option is not known."""
    segmented = Segmented(
        [(choice.value, _(choice.label)) for choice in option.choices],
        object_name=option.path,
        accessible_name=words.option_label(option.path),
        on_choice=partial(document.set_value, option.path),
    )
    segmented.setAccessibleIdentifier(option.path)

    def show(draft: Settings) -> None:
        segmented.set_value(draft.get(option, ""))

    return Editor(segmented, show)
