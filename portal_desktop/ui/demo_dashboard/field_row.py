"""One field of the demo's stand-in for Stripe's Dashboard: for one option that is set there."""

import base64

from PySide6.QtWidgets import QWidget

from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import _
from portal_desktop.options.option import Option
from portal_desktop.options.values import Image, Value
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.wording import labels as words
from portal_desktop.wording.labels import value_text

Control = LineEdit | ComboBox | Button


class StandInRow(QWidget):
    """A label, its control, and what the merchant decided, to be typed or filled in.

    A picture is taken from the draft by its button; until then the one at Stripe stays.
    """

    def __init__(self, session: AccountSession, option: Option[Value]) -> None:
        super().__init__()
        self._session, self._option = session, option
        self._upload: Value = None
        self.is_set = option.kind != "image"
        self.label = words.option_label(option.path)
        self.control = _make_control(option)
        self.control.setObjectName(f"stand_in.{option.path}")
        if isinstance(self.control, Button):
            self.control.clicked.connect(self.fill_from_draft)
        name = Label(self.label, "strong", buddy=self.control)
        self._wish = Label("", "help")
        column_of(name, self.control, self._wish, on=self, gap=SPACE[0])

    @property
    def path(self) -> str:
        """The option's path."""
        return self._option.path

    def set_value(self, value: Value) -> None:
        """Show what the account has."""
        if isinstance(self.control, ComboBox):
            self.control.set_value(value or self._option.null)
        elif isinstance(self.control, LineEdit):
            self.control.set_value(value if isinstance(value, str) else "")

    def show_wish(self, document: Document) -> None:
        """Say what was decided, as long as it is to be done."""
        step = next((each for each in document.plan.hand_overs if each.path == self.path), None)
        told = ""
        if step is not None:
            wanted = value_text(step.path, step.value, document.account_snapshot)
            told = _("You decided: {value}").format(value=wanted)
        if self._option.kind == "image" and self.is_set:
            told = _("Chosen. It is uploaded when you save.")
        self._wish.show_text(told)
        if isinstance(self.control, Button):
            self.control.setEnabled(step is not None)

    def fill_from_draft(self) -> None:
        """Enter what was decided, if anything was."""
        document = self._session.document
        if not any(step.path == self.path for step in document.plan.hand_overs):
            return
        wanted = document.draft.get(self.path)
        if self._option.kind == "image":
            self._upload, self.is_set = wanted, True
            self.show_wish(document)
        else:
            self.set_value(wanted)

    @property
    def is_valid(self) -> bool:
        """Whether Stripe could take what is written."""
        if not isinstance(self.control, ColourField):
            return True
        typed = self.control.text().strip()
        return not typed or brand.parse_colour(typed) is not None

    def value(self) -> object:
        """What the emulated Dashboard takes for it."""
        match self.control:
            case ColourField() if typed := self.control.text().strip():
                return typed if typed.startswith("#") else brand.parse_colour(typed)
            case LineEdit():
                return self.control.text().strip() or None
            case ComboBox():
                return self.control.value()
            case _:
                return self._upload_value()

    def _upload_value(self) -> object:
        image = self._upload
        content = self._session.images.image_bytes(image) if isinstance(image, Image) else None
        if content is None or not isinstance(image, Image):
            return None
        data = base64.b64encode(content).decode()
        name = self.path.rpartition(".")[2]
        return {"filename": f"{name}.{image.kind}", "data": data}


def _make_control(option: Option[Value]) -> Control:
    match option.kind:
        case "colour":
            return ColourField()
        case "choice":
            return ComboBox([(choice.value, _(choice.label)) for choice in option.choices])
        case "image":
            return Button(_("Upload the picture of my draft"), icon="upload")
        case _:
            return LineEdit()
