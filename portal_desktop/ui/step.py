"""One step that only the merchant can take, at Stripe: what to set, and how it is ticked off."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from portal_desktop.option import Where
from portal_desktop.options import OPTIONS
from portal_desktop.plan import HandOver
from portal_desktop.text import N_, _, plain
from portal_desktop.ui import pictures, theme
from portal_desktop.ui.before_after import Arrow, with_swatch
from portal_desktop.ui.copying import CopyButton
from portal_desktop.ui.spoken import announce
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Button, Flow, Text
from portal_desktop.values import Image, StripeFile, Value

SIDE = 56
SHORT = 24

KINDS: dict[Where, tuple[str, str]] = {
    "at_stripe_checked": (
        N_("Ticked off by itself once Stripe shows this value."),
        N_("Check now"),
    ),
    "at_stripe_compare": (
        N_("Stripe makes a picture of its own from yours. Compare the two, then say so."),
        N_("It is there now"),
    ),
    "at_stripe_said": (
        N_("This cannot be read from here, so you say when it is done."),
        N_("I have done it"),
    ),
}


class StepAtStripe(QWidget):
    """A step with its value. ``look_again``: read from Stripe whether it is done."""

    look_again = Signal()

    def __init__(self, step: HandOver, sync: Sync) -> None:
        super().__init__()
        self._step, self._sync = step, sync
        self._said = Text("", "help")
        how, words = KINDS[step.where] if step.where in KINDS else KINDS["at_stripe_said"]
        self._how = _(how)
        self._said.setText(self._how)
        self.done = Button(_(words))
        self.done.setObjectName(f"at_stripe.done.{step.path}")
        self.done.setAccessibleDescription(f"{step.label}. {self._how}")
        self.done.clicked.connect(self._done)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = Flow(SPACE[1])
        if isinstance(self._step.value, str):
            buttons.add(self._copy(self._step.value))
        elif isinstance(self._step.value, Image):
            buttons.add(self._save(self._step.value))
        buttons.add(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(Text(self._step.label, "strong"))
        box.addWidget(self._values())
        box.addWidget(buttons)
        box.addWidget(self._said)

    def _copy(self, value: str) -> CopyButton:
        copy = CopyButton(_("Copy"), lambda: value)
        copy.setObjectName(f"at_stripe.copy.{self._step.path}")
        copy.setAccessibleDescription(f"{self._step.label}: {value}")
        return copy

    def _save(self, value: Image) -> Button:
        save = Button(_("Save…"), icon="download")
        save.setObjectName(f"at_stripe.save.{self._step.path}")
        save.setAccessibleDescription(_("Save your picture as a file, to be uploaded at Stripe."))
        save.clicked.connect(lambda: self._choose_file(value))
        return save

    def _choose_file(self, value: Image) -> None:
        ending = "png" if value.kind == "png" else "jpg"
        dialog = QFileDialog(self, _("Save picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"icon.{ending}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._write(value, Path(name)))
        dialog.open()

    def _write(self, value: Image, path: Path) -> None:
        content = self._sync.picture(value)
        try:
            path.write_bytes(content or b"")
        except OSError:
            self._said.setText(_("The file could not be written. Choose another folder."))
        else:
            self._said.setText(_("Saved as {name}.").format(name=plain(path.name, 80)))
        announce(self, self._said.text())

    def _values(self) -> QWidget:
        values = Flow(SPACE[1])
        step = self._step
        if step.where == "at_stripe_compare":
            now = self._sync.document.base.get(step.path)
            parts = self._pictured(_("At Stripe now"), now), self._pictured(_("Yours"), step.value)
        else:
            parts = self._worded()
        for part in (parts[0], Arrow(), parts[1]):
            values.add(part)
        return values

    def _worded(self) -> tuple[QWidget, QWidget]:
        step, option = self._step, OPTIONS.get(self._step.path)
        colour = option is not None and option.kind == "colour"
        now = step.present or _("cannot be read")
        present = Text(now, role="second", wrap=len(now) > SHORT)
        wanted = Text(step.wanted, "strong", "accent", wrap=len(step.wanted) > SHORT)
        return with_swatch(present, colour=colour), with_swatch(wanted, colour=colour)

    def _pictured(self, caption: str, value: Value) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[0])
        box.addWidget(picture(value, caption, self._sync.picture))
        box.addWidget(Text(caption, "tiny", wrap=False))
        return part

    def _done(self) -> None:
        if self._step.where == "at_stripe_checked":
            self.look_again.emit()
        else:
            self._sync.tick(self._step.path, self._step.value)

    def say_looking(self) -> None:
        """Stripe is being asked."""
        self._said.setText(_("Reading from Stripe…"))

    def say_still(self) -> None:
        """Stripe was asked, and the step is still here."""
        if self._step.where != "at_stripe_checked":
            self._said.setText(self._how)
            return
        still = _("Stripe still has “{present}”. After saving there, it can take a moment.")
        self._said.setText(still.format(present=self._step.present or _("nothing")))
        announce(self, self._said.text())


def picture(
    value: Value, caption: str, look: Callable[[Image | StripeFile], bytes | None]
) -> QLabel:
    """A picture in small; words where there is none, or none that can be shown."""
    side = theme.scaled(SIDE)
    content = look(value) if isinstance(value, Image | StripeFile) else None
    shown = _thumbnail(content, side) if content else None
    if shown is None or shown.isNull():
        words = _("None yet") if value is None else _("Cannot be shown")
        none = Text(words, role="second", wrap=False)
        none.setMinimumHeight(side)
        return none
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setPixmap(shown)
    label.setAccessibleName(caption)
    return label


def _thumbnail(content: bytes, side: int) -> QPixmap:
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return QPixmap.fromImage(pictures.thumbnail(content, kind, side))
