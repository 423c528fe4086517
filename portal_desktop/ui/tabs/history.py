"""Every version there was: what was found at first, and what each publishing made of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.common.dates import date_text
from portal_desktop.common.i18n import _, language, ngettext
from portal_desktop.options.table import OPTIONS
from portal_desktop.publishing.plan import compare
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.platform.visibility import out_of_sight
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.ports import KeptVersion
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, put_away, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label


class HistoryTab(Form):
    """Versions, newest first. Restoring one makes it the draft, as a step that undo takes back."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__(
            _("History"),
            _("Restoring a version changes your draft only. Publish it when you like."),
        )
        self._session = session
        self._card: Card | None = None
        self._rows: list[_VersionRow] = []
        for signal in (session.published, session.acted, session.found, session.moved):
            signal.connect(self._rebuild_rows)
        session.document.changed.connect(self._compare_versions)
        self._rebuild_rows()

    def _rebuild_rows(self, *_about: object) -> None:
        if self._card is not None:
            put_away(self._card)
        self._card = Card(_("Versions"))
        self._rows = [_VersionRow(self._session, version) for version in self._session.versions()]
        self._card.add_rows(*self._rows)
        if not self._rows:
            self._card.add_row(
                Label(_("The first version is kept when the account has been read."))
            )
        self.add(self._card)
        self._compare_versions(self._session.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compare_versions(self._session.document)

    def _compare_versions(self, document: Document) -> None:
        if out_of_sight(self):
            return
        for row in self._rows:
            row.show_document(document)


class _VersionRow(QWidget):
    """One version: when, what it was, how it differs from the draft, and Restore."""

    def __init__(self, session: AccountSession, version: KeptVersion) -> None:
        super().__init__()
        self._wanted = _restorable_settings(version.settings)
        self._differs = Label("", "help")
        when = date_text(version.at, language(), "moment")
        text = _("Restore the version of {when}").format(when=when)
        self._restore = Button(
            _("Restore"),
            "plain",
            object_name=f"history.restore:{version.id}",
            accessible_name=text,
            on_click=partial(session.document.edit, text, self._wanted),
        )
        said = column_of(Label(version.title, "strong"), Label(when, "help"), self._differs, gap=2)
        row_of((said, 1), (self._restore, Qt.AlignmentFlag.AlignTop), on=self, gap=SPACE[3])

    def show_document(self, document: Document) -> None:
        """Say how many settings restoring would change."""
        after = document.draft | self._wanted
        count = len(
            compare(document.draft, document.draft, after, document.account_snapshot).changes
        )
        words = ngettext(
            "{count} setting differs from your draft",
            "{count} settings differ from your draft",
            count,
        )
        self._differs.setText(words.format(count=count) if count else _("The same as your draft"))
        self._restore.setEnabled(bool(count))


def _restorable_settings(kept: Settings) -> Settings:
    """What is published of one configuration; the account's own values are never carried along."""
    return Settings(
        {
            path: value
            for path, value in kept.items()
            if path in OPTIONS
            and OPTIONS[path].scope == "configuration"
            and OPTIONS[path].own_delivery == "published"
        }
    )
