"""Search over every setting, from the one table."""

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.search_popup import WHERE, FoundList
from portal_desktop.wording import labels as words

PATH = Qt.ItemDataRole.UserRole
HAYSTACK = Qt.ItemDataRole.UserRole + 1
LEAST, MOST = 120, 340


class SearchField(LineEdit):
    """``found`` carries the path (``path`` or ``path:member``) of the setting that was picked."""

    found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            placeholder=_("Search settings"),
            icon="search",
            hint="Ctrl K",
            apart=True,
            parent=parent,
        )
        self.setObjectName("search")
        plain_text.set_name(self, _("Search settings"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._update_width()
        self._filter: QSortFilterProxyModel | None = None
        self._list: FoundList | None = None
        self._nothing = _no_result_item()
        self.edited.connect(self._apply_search)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._update_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first that is found, unless another row was walked to."""
        shown = self._list
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and shown is not None and shown.isVisible():
            first = shown.model().index(0, 0)
            if not shown.currentIndex().isValid() and first.flags() & Qt.ItemFlag.ItemIsEnabled:
                shown.hide()
                self._on_result_picked(first)
                return
        super().keyPressEvent(event)

    def _update_width(self) -> None:
        """As wide as it likes with these letters, and narrower in a narrow window."""
        self.setMinimumWidth(theme.scaled_pixels(LEAST))
        self.setMaximumWidth(theme.scaled_pixels(MOST))

    def _apply_search(self, typed: str) -> None:
        if self._filter is None:
            self._filter = self._create_filter()
        wanted = typed.strip()
        self._nothing.setData("", HAYSTACK)
        self._filter.setFilterFixedString(wanted)
        if not self._filter.rowCount():
            self._nothing.setData(wanted, HAYSTACK)
        if wanted:
            completer = self.completer()
            completer.setCompletionPrefix("")
            completer.complete()
        elif self._list is not None:
            self._list.hide()

    def _create_filter(self) -> QSortFilterProxyModel:
        """The list of settings is made when first searched."""
        found = QSortFilterProxyModel(self)
        found.setSourceModel(_settings_model(self, self._nothing))
        found.setFilterRole(HAYSTACK)
        found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer = QCompleter(found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(9)
        self._list = FoundList()
        completer.setPopup(self._list)
        self._list.apply_style()  # the completer has just given it other rows
        completer.activated[QModelIndex].connect(self._on_result_picked)  # type: ignore[index]  # overloads by type
        self.setCompleter(completer)
        return found

    def _on_result_picked(self, index: QModelIndex) -> None:
        path = str(index.data(PATH))
        self.set_value("")
        self.found.emit(path)


def _no_result_item() -> QStandardItem:
    """The row that stands alone when there is no other."""
    item = QStandardItem(_("No setting is called that. Try another word."))
    item.setData("", WHERE)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _settings_model(parent: QWidget, nothing: QStandardItem) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for option in OPTIONS.values():
        if option.path == "name":
            continue
        _add_setting(model, option.path, words.option_label(option.path), option.help)
        if option.kind == "members":
            for choice in option.choices:
                path = f"{option.path}:{choice.value}"
                _add_setting(
                    model, path, words.option_label(option.path, choice.value), choice.help
                )
    model.appendRow(nothing)
    return model


def _stripes_words(path: str) -> str:
    """What somebody who has read Stripe's documentation calls it."""
    return " ".join(path.replace(":", ".").replace("_", " ").split("."))


def _add_setting(model: QStandardItemModel, path: str, label: str, explained: str) -> None:
    item = QStandardItem(label)
    item.setData(path, PATH)
    tab = OPTIONS[path.partition(":")[0]].tab
    item.setData(next((_(each.label) for each in TABS if each.key == tab), ""), WHERE)
    item.setData(f"{label} {_(explained)} {_stripes_words(path)}", HAYSTACK)
    item.setEditable(False)
    model.appendRow(item)
