"""The editor of a choice that nobody can read at Stripe: nothing is chosen until somebody says."""

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.combo_box import Choice

NOT_SAID = ""


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
