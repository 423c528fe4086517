"""Which of the account's lists of payment methods customers choose from."""

from functools import partial

from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.wording import labels as words


def ways_editor(document: Document) -> Editor:
    """A choice between the usual list and the account's others; what is chosen is always there."""
    choice = ComboBox(
        unknown=_("Choose…"),
        object_name=PAYMENT_METHOD_CONFIGURATION.path,
        on_choice=partial(document.set_value, PAYMENT_METHOD_CONFIGURATION.path),
    )
    choice.setAccessibleIdentifier(PAYMENT_METHOD_CONFIGURATION.path)
    offered: list[tuple[object, str]] = []

    def show(draft: Settings) -> None:
        known = document.account_snapshot
        chosen = draft.get(PAYMENT_METHOD_CONFIGURATION, "")
        ids = [
            "",
            *(
                each.id
                for each in known.payment_method_configurations or ()
                if each.active and not each.is_default
            ),
        ]
        ids += [chosen] if chosen not in ids else []
        items: list[tuple[object, str]] = [
            (each, words.payment_method_configuration_name(each, known)) for each in ids
        ]
        if items != offered:
            offered[:] = items
            choice.set_items(items)
        choice.set_value(chosen)

    return Editor(choice, show)
