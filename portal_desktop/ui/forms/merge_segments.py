"""The editor of a choice between a few short words, all of which are seen."""

from functools import partial

from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.wording import labels as words


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
