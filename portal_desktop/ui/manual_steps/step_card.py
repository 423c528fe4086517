"""One step that only the merchant can take, at Stripe: what to set, and how it is ticked off."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.i18n import N_, _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.option import Delivery
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.publishing.change_text import HandOverText, hand_over_text
from portal_desktop.publishing.plan import HandOver
from portal_desktop.ui.forms.value_change import Arrow, with_swatch
from portal_desktop.ui.manual_steps.image_comparison import Pictured, side_by_side
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.copy_button import CopyButton
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.wording import labels as words

SHORT = 24

KINDS: dict[Delivery, tuple[str, str]] = {
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
CHANGED = N_(
    "Stripe shows another picture than when you chose yours. Compare the two, then say so."
)


class StepAtStripe(QWidget):
    """A step with its value. ``look_again``: read from Stripe whether it is done, or may be."""

    look_again = Signal()

    def __init__(self, step: HandOver, session: AccountSession) -> None:
        super().__init__()
        self._step, self._session = step, session
        self._words = hand_over_text(step, session.document.account_snapshot)
        self._said = Label("", "help")
        how, words = (
            KINDS[self._step_delivery] if self._step_delivery in KINDS else KINDS["at_stripe_said"]
        )
        self._how = _(CHANGED if self._has_other_picture else how)
        self._said.setText(self._how)
        self.done = Button(
            _(words),
            object_name=f"at_stripe.done.{step.path}",
            on_click=self._mark_done,
            description=f"{self._words.label}. {self._how}",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = Flow(gap=SPACE[1])
        if isinstance(self._step.value, str) and self._option_kind != "choice":
            buttons.add(self._copy_button(self._step.value))
        elif isinstance(self._step.value, Image):
            buttons.add(self._save_button(self._step.value))
        buttons.add(self.done)
        column_of(
            Label(self._words.label, "strong"),
            self._value_widgets(),
            buttons,
            self._said,
            on=self,
            gap=SPACE[1],
        )

    @property
    def _step_delivery(self) -> Delivery:
        """How it is ticked off. That there is no picture any more can be read."""
        gone = self._step.where == "at_stripe_compare" and self._step.value is None
        return "at_stripe_checked" if gone else self._step.where

    @property
    def _has_other_picture(self) -> bool:
        compares = self._step_delivery == "at_stripe_compare"
        return compares and self._session.manual_steps.looks_changed(self._step.path)

    @property
    def _option_kind(self) -> str:
        option = OPTIONS.get(self._step.path)
        return option.kind if option is not None else ""

    def _copy_button(self, value: str) -> CopyButton:
        copy = CopyButton(_("Copy"), lambda: value, object_name=f"at_stripe.copy.{self._step.path}")
        plain_text.set_description(copy, f"{self._words.label}: {value}")
        return copy

    def _save_button(self, value: Image) -> Button:
        return Button(
            _("Save the picture to upload…"),
            icon="download",
            object_name=f"at_stripe.save.{self._step.path}",
            on_click=lambda: self._choose_file(value),
            description=_("Save your picture as a file, to be uploaded at Stripe."),
        )

    def _choose_file(self, value: Image) -> None:
        ending = "png" if value.kind == "png" else "jpg"
        dialog = QFileDialog(self, _("Save picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._step.path.rpartition('.')[2]}.{ending}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._write_picture(value, Path(name)))
        dialog.open()

    def _write_picture(self, value: Image, path: Path) -> None:
        content = self._session.images.image_bytes(value)
        try:
            if content is not None:
                path.write_bytes(content)
        except OSError:
            self._said.setText(_("The file could not be written. Choose another folder."))
        else:
            saved = _("Saved as {name}.").format(name=sanitize_text(path.name, 80))
            gone = _("Its picture is not on this computer any more. Choose it again.")
            self._said.setText(gone if content is None else saved)
        plain_text.announce(self, self._said.text())

    def _value_widgets(self) -> QWidget:
        step = self._step
        if step.where == "at_stripe_compare":
            now = self._session.document.base.get(step.path)
            return side_by_side(
                self._captioned_picture(now, _("At Stripe now")),
                self._captioned_picture(step.value, _("Yours")),
            )
        before, after = self._value_texts()
        return Flow(before, Arrow(), after, gap=SPACE[1])

    def _captioned_picture(self, value: Value, caption: str) -> Pictured:
        content = (
            self._session.images.image_bytes(value)
            if isinstance(value, Image | StripeFile)
            else None
        )
        place = f"at_stripe.{self._step.path}.{caption}"
        missing = _("None yet") if value is None else _("Cannot be shown")
        return Pictured(content, caption, missing, self._session.run_local, place)

    def _value_texts(self) -> tuple[QWidget, QWidget]:
        said, colour = self._words, self._option_kind == "colour"
        now = said.present or self._marked_value_text() or _("cannot be read")
        present = Label(now, role="second", wrap=len(now) > SHORT)
        wanted = Label(said.wanted, "strong", "accent", wrap=len(said.wanted) > SHORT)
        return with_swatch(present, colour=colour), with_swatch(wanted, colour=colour)

    def _marked_value_text(self) -> str:
        """What the merchant entered before that it is."""
        known = self._session.document.account_snapshot
        if self._step.where != "at_stripe_said" or self._step.path not in known.ticks:
            return ""
        before = words.value_text(self._step.path, known.ticks[self._step.path], known)
        return _("You said: {value}").format(value=before)

    def _mark_done(self) -> None:
        if self._step_delivery == "at_stripe_said":
            self._session.manual_steps.mark_as_set(self._step.path, self._step.value)
        else:
            self.look_again.emit()

    def say_looking(self) -> None:
        """Stripe is being asked."""
        self._said.setText(_("Reading from Stripe…"))

    def say_how(self) -> None:
        """Stripe was not asked, or did not answer."""
        self._said.setText(self._how)

    def say_still(self) -> None:
        """Stripe was asked, and the step is still here."""
        if self._step_delivery == "at_stripe_said" or self._has_other_picture:
            self.say_how()
            return
        self._said.setText(self._unchanged_text())
        plain_text.announce(self, self._said.text())

    def _unchanged_text(self) -> str:
        if self._step.where != "at_stripe_compare":
            still = _("Stripe still has “{present}”. After saving there, it can take a moment.")
            return still.format(present=self._words.present or _("nothing"))
        if self._session.document.base.get(self._step.path) is None:
            return _("Stripe still shows no picture. After saving there, it can take a moment.")
        return _(
            "Stripe still shows the same picture as before. After saving there, it can take a "
            "moment."
        )


def said_card(
    steps: tuple[HandOver, ...], known: AccountSnapshot, untick: Callable[[str], None]
) -> Card:
    """A quiet list; ``untick`` is called with the path of a step that is not done after all."""
    card = Card(_("Done, because you said so"))
    for step in steps:
        said = hand_over_text(step, known)
        back = Button(
            _("Not yet after all"),
            "link",
            role="text",
            object_name=f"at_stripe.not_yet.{step.path}",
            on_click=partial(untick, step.path),
            description=said.label,
        )
        line = Flow(Label(_step_text(step, said), role="second"), back, gap=SPACE[1])
        card.add_row(line)
    return card


def _step_text(step: HandOver, said: HandOverText) -> str:
    if step.where == "at_stripe_compare":
        words = _("{label}: Stripe shows another picture than before, and you said it is yours.")
        return words.format(label=said.label)
    return _("{label}: {value}").format(label=said.label, value=said.wanted)
