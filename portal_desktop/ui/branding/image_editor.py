"""The editor of a picture: choose, drop or paste one; choose its part; take it out."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QWidget

from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.image_crop import Crop, Use
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.option import Option
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.branding.crop_panel import CropPanel
from portal_desktop.ui.branding.image_loader import ImageLoader
from portal_desktop.ui.branding.image_processing import Made, Negative, Source
from portal_desktop.ui.branding.image_status import made_of, status_text
from portal_desktop.ui.branding.thumbnail import Thumbnail, on_clipboard
from portal_desktop.ui.forms.editors import Editor
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, put_away, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.spinner import Busy
from portal_desktop.wording import labels as words

NAMED = "picture."
"""The name of the note that keeps a picture's file name, before its sha256."""
PLACED = 30
"""Milliseconds after which what was added to a form has its place."""


class PicturePanel(QFrame):
    """The picture, what it is, and what can be done with it.

    Pictures are opened and made in the local queue; the window stays free meanwhile. What a
    picture was made of is known until the window closes, so that its part can be chosen again; the
    name of its file is kept with it.
    """

    def __init__(self, session: AccountSession, option: Option[Value], use: Use) -> None:
        super().__init__()
        self._session, self._option, self._use = session, option, use
        self._shown: object = self
        self._negatives: dict[str, tuple[Negative, Crop]] = {}
        self._made: dict[str, Made] = {}
        self._cropping: CropPanel | None = None
        self.setAcceptDrops(True)
        self.thumbnail = Thumbnail(wide=use == "logo")
        place = f"{option.path}.thumbnail"
        self._loader = ImageLoader(session.run_local, place, self.thumbnail.set_picture, self)
        self.name, self.facts = Label("", "strong"), Label("", "help")
        self.changes = Label("", "help")
        self.choose = Button(_("Choose a picture…"), on_click=self.choose_file)
        self.replace = Button(_("Replace…"), "link", on_click=self.choose_file)
        self.paste = Button(_("Paste"), "link", on_click=self._paste_image)
        self.crop = Button(_("Crop"), "link", on_click=self._crop_again)
        self.remove = Button(_("Remove"), "link", on_click=self._remove_image)
        self.busy = Busy()
        self.user_error = Notice(kind="error", hidden=True)
        self._lay_out()
        self.thumbnail.clicked.connect(self.choose_file)
        self.thumbnail.offered.connect(self.open_image)

    def _lay_out(self) -> None:
        buttons = (self.choose, self.replace, self.crop, self.paste, self.remove)
        for button in buttons:
            plain_text.set_description(button, words.option_label(self._option.path))
        links = Flow(*buttons, gap=SPACE[1])
        beside = column_of(self.name, self.facts, self.changes, SPACE[0], links, "stretch", gap=2)
        self._box = column_of(
            row_of(
                (self.thumbnail, Qt.AlignmentFlag.AlignTop),
                (beside, 1),
                (self.busy, Qt.AlignmentFlag.AlignTop),
                gap=SPACE[3] - 2,
            ),
            self.user_error,
            on=self,
            gap=SPACE[1],
            around=(0, SPACE[0], 0, 0),
        )

    # showing

    def show_draft(self, draft: Settings) -> None:
        """Show the draft's picture."""
        value = draft.get(self._option.path)
        picture = value if isinstance(value, Image | StripeFile) else None
        content = self._session.images.image_bytes(picture) if picture else None
        if (value, content is None) == self._shown:
            return
        self._shown = (value, content is None)
        made = self._made.get(picture.sha256) if isinstance(picture, Image) else None
        self.name.setText(self._image_name(picture))
        self.facts.setText(status_text(picture, content, self._use))
        self.changes.show_text(made_of(made))
        self.choose.setVisible(picture is None)
        self.replace.setVisible(picture is not None)
        self.remove.setVisible(picture is not None)
        self.crop.setVisible(content is not None)
        self.paste.set_kind("plain" if picture is None else "link")
        self._loader.request_image(
            content, self.thumbnail.available_size(), self.devicePixelRatioF()
        )
        self._close_crop()
        self.user_error.hide()

    def _image_name(self, picture: Image | StripeFile | None) -> str:
        if picture is None:
            return _("None yet")
        if isinstance(picture, StripeFile):
            return words.value_text(
                self._option.path, picture, self._session.document.account_snapshot
            )
        return self._file_name(picture) or _("Your picture")

    def _file_name(self, picture: Image) -> str:
        """What its file was called; empty for one that was pasted."""
        name: str | None = None
        with suppress(UserError):
            name = self._session.note(f"{NAMED}{picture.sha256}")
        return sanitize_text(name or "", pictures.LONGEST_NAME)

    # taking one

    def choose_file(self) -> None:
        """Let the person choose a file, in the system's own dialog."""
        dialog = QFileDialog(self, _("Choose a picture"))
        dialog.setNameFilter(_("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_image(Path(name)))
        dialog.open()

    def open_image(self, source: Source) -> None:
        """Use a picture; it is opened in the background."""
        self._show_busy()
        self._run_in_background(partial(pictures.open_picture, source), self._on_image_opened)

    def _paste_image(self) -> None:
        found = on_clipboard()
        if found is None:
            self.show_error(
                UserError(
                    _("There is no picture to paste."),
                    _("Copy one in another program first."),
                    kind="input",
                )
            )
        else:
            self.open_image(found)

    def _on_image_opened(self, negative: Negative) -> None:
        """An icon is the middle of the picture, unless the person chooses another part then."""
        part = fitting.centred_square if self._use == "icon" else fitting.full_crop
        self._make_image(negative, part(negative.size), ask=True)

    def _make_image(self, negative: Negative, crop: Crop, *, ask: bool = False) -> None:
        self._show_busy()
        work = partial(pictures.make_image, negative, self._use, crop, self._session.keep_picture)
        self._run_in_background(work, partial(self._use_made, negative, crop, ask))

    def _use_made(self, negative: Negative, crop: Crop, ask: bool, made: Made) -> None:
        self._hide_busy()
        self._negatives = {made.image.sha256: (negative, crop)}
        self._made[made.image.sha256] = made
        if made.name:
            self._session.put_note(f"{NAMED}{made.image.sha256}", made.name)
        self._shown = self
        document = self._session.document
        document.set_value(self._option.path, made.image)
        self.show_draft(document.draft)
        plain_text.announce(self, f"{self.facts.text()} {self.changes.text()}")
        if ask and self._use == "icon" and crop != fitting.full_crop(negative.size):
            self._choose_part(negative, crop)

    def _remove_image(self) -> None:
        self._session.document.set_value(self._option.path, None)
        self.thumbnail.setFocus(Qt.FocusReason.OtherFocusReason)

    # choosing its part

    def _crop_again(self) -> None:
        value = self._session.document.draft.get(self._option.path)
        known = self._negatives.get(value.sha256) if isinstance(value, Image) else None
        if known is not None:
            self._choose_part(*known).focus_cropper()
            return
        if not isinstance(value, Image | StripeFile):
            return
        content = self._session.images.image_bytes(value)
        if content is not None:
            self._show_busy()
            name = self._file_name(value) if isinstance(value, Image) else ""
            self._run_in_background(
                partial(pictures.open_picture, content, name), self._opened_again
            )

    def _opened_again(self, negative: Negative) -> None:
        self._hide_busy()
        part = fitting.centred_square if self._use == "icon" else fitting.full_crop
        self._choose_part(negative, part(negative.size)).focus_cropper()

    def _choose_part(self, negative: Negative, crop: Crop) -> CropPanel:
        self._close_crop()
        panel = CropPanel(negative, self._use, crop)
        panel.taken.connect(partial(self._make_image, negative))
        panel.left.connect(self._leave_crop)
        self._cropping = panel
        self._box.addWidget(panel)
        QTimer.singleShot(PLACED, panel, partial(_scroll_to, panel))
        return panel

    def _leave_crop(self) -> None:
        self._close_crop()
        self.thumbnail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_crop(self) -> None:
        if self._cropping is not None:
            put_away(self._cropping)
            self._cropping = None

    # in the background

    def _run_in_background(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._session.run_local(
            work, same=self._option.path, done=done, failed=self.show_error, owner=self
        )

    def _show_busy(self) -> None:
        self.user_error.hide()
        self.busy.set_running(True)

    def _hide_busy(self) -> None:
        self.busy.set_running(False)

    def show_error(self, user_error: UserError) -> None:
        """Say why a picture cannot be used."""
        self._hide_busy()
        self._close_crop()
        self.user_error.say(str(user_error))

    # dropping: beside the picture is as good as on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.thumbnail.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.thumbnail.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.thumbnail.dropEvent(event)


def _scroll_to(panel: QWidget) -> None:
    """Once it has its place: it opens below what was seen before."""
    around = panel.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(panel, 0, SPACE[4])


def picture_editor(session: AccountSession, option: Option[Value], use: Use) -> Editor:
    """The editor of a picture option."""
    panel = PicturePanel(session, option, use)
    plain_text.identify(panel.thumbnail, option.path)
    plain_text.set_name(panel.thumbnail, words.option_label(option.path))
    return Editor(panel, panel.show_draft, wide=True, control=panel.thumbnail)
