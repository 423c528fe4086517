"""Which of the account's lists of payment methods customers choose from."""

from functools import partial

from portal_desktop.common.i18n import _
from portal_desktop.options.table import WAYS
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.combo_box import Choice
from portal_desktop.wording import labels as words


def ways_editor(document: Document) -> Editor:
    """A choice between the usual list and the account's others; what is chosen is always there."""
    choice = Choice(unknown=_("Choose…"))
    choice.setObjectName(WAYS.path)
    choice.setAccessibleIdentifier(WAYS.path)
    choice.chosen.connect(partial(document.set, WAYS.path))
    offered: list[tuple[object, str]] = []

    def show(draft: Settings) -> None:
        known = document.known
        chosen = draft.get(WAYS, "")
        ids = ["", *(each.id for each in known.ways or () if each.active and not each.is_default)]
        ids += [chosen] if chosen not in ids else []
        items: list[tuple[object, str]] = [(each, words.ways_name(each, known)) for each in ids]
        if items != offered:
            offered[:] = items
            choice.set_items(items)
        choice.put(chosen)

    return Editor(choice, show)
