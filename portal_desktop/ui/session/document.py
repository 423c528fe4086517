"""The document: the one thing the window edits.

Every widget sets values here and shows what ``changed`` brings; no widget reads another. The
circle stops by equality: setting a value that is there already changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.options.option import WORDS
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.publishing.diff import without_unpublished
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, with_member
from portal_desktop.validation import validate as rules
from portal_desktop.wording import labels as words

REST = 2_000  # milliseconds without typing that end a step of undo
TYPED = frozenset(option.path for option in OPTIONS.values() if option.kind in WORDS)


class Document(QObject):
    """One account's settings being edited: a history, and what else is known of the account.

    Attributes:
        changed: after any change of the draft, the base or what is known; it carries the document
            itself, so that each listener takes what it shows.
        edited: only when the draft or its history changed (what has to be saved).
        stepped: carries the tab of a step undone or redone.
        tab: the key of the tab on which the next step is done.
    """

    changed = Signal(object)
    edited = Signal()
    stepped = Signal(str)

    def __init__(self, history: EditHistory, known: AccountSnapshot = NOTHING_KNOWN) -> None:
        super().__init__()
        self._history = history
        self._known = known
        self._problems: tuple[Problem, ...] = ()
        self._choices = Settings()
        self._demanded: frozenset[str] = frozenset()
        self._judged = False
        self._plan: Plan | None = None
        self.tab = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.close_open_step)

    @property
    def history(self) -> EditHistory:
        """The whole history, to be stored."""
        return self._history

    @property
    def draft(self) -> Settings:
        """What is wanted, as it is typed."""
        return self._history.draft

    @property
    def base(self) -> Settings:
        """What is published, as Stripe last answered."""
        return self._history.base

    @property
    def account_snapshot(self) -> AccountSnapshot:
        """What is known besides settings."""
        return self._known

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the draft, and advice; the same object until something else is."""
        self._refresh_derived()
        return self._problems

    @property
    def draft_choices(self) -> Settings:
        """The draft without what is typed; the same object until another choice is made.

        Who shows a choice can skip a keystroke in some other row.
        """
        self._refresh_derived()
        return self._choices

    @property
    def required_paths(self) -> frozenset[str]:
        """The paths a review asked for that are still not as Stripe wants them.

        Who turned something on did nothing wrong by not having chosen everything yet; who then
        tried to publish is waited for.
        """
        self._refresh_derived()
        return self._demanded

    @property
    def plan(self) -> Plan:
        """What publishing would change, as far as we know."""
        if self._plan is None:
            self._plan = compare(self.base, self.base, self.draft, self._known)
        return self._plan

    def observe_changes(self, widget: QObject, show: "Callable[[Document], None]") -> None:
        """Have ``show`` called now and after each change, for as long as the widget lives."""
        following = self.changed.connect(show)
        widget.destroyed.connect(lambda: QObject.disconnect(following))
        show(self)

    def set_value(self, path: str, value: Value, *, typing: bool = False) -> None:
        """Set one value, chosen or typed by a person, with what it brings along.

        ``typing`` extends the open step while it is the same field.
        """
        changes = rules.change_with_consequences(self.draft, path, value)
        self._record_step(words.option_label(path), changes, typing=typing)

    def set_member(self, path: str, member: str, *, on: bool) -> None:
        """Put one member of a list in, or take it out, as a person chose."""
        value = with_member(self.draft, path, member, on=on)
        self._record_step(words.option_label(path, member), {path: value})

    def edit(self, text: str, changes: Mapping[str, Value]) -> None:
        """Set several values (by path) as one step: a fix, a restored version."""
        self._record_step(text, changes)

    def resolve_conflict(self, path: str, value: Value) -> None:
        """Decide a conflict: the draft's own value, or Stripe's."""
        settled = frozenset({path})
        after = steps.record_step(
            steps.close_open_step(self._history),
            words.option_label(path),
            {path: value},
            tab=self.tab,
            settles=settled,
        )
        self._commit_history(after)

    def mark_required(self, paths: Iterable[str]) -> None:
        """Remember what a review says must be put right before anything can be published."""
        before = self.required_paths
        self._demanded = before | frozenset(paths)
        if self._demanded != before:
            self.changed.emit(self)

    def discard(self) -> None:
        """Take back what is neither published nor done at Stripe, as one step of undo."""
        left = len(self.plan.hand_overs)
        told = ngettext(
            "Discard changes and {count} step at Stripe",
            "Discard changes and {count} steps at Stripe",
            left,
        )
        text = told.format(count=left) if left else _("Discard changes")
        self._record_step(text, dict(without_unpublished(self.base, self.draft, self._known)))

    def undo(self) -> None:
        """Take back the last step."""
        self._move_to_step(steps.undo(self._history), self._history.position - 1)

    def redo(self) -> None:
        """Do the step undone last again."""
        self._move_to_step(steps.redo(self._history), self._history.position)

    def close_open_step(self) -> None:
        """End the step being typed."""
        self._rest.stop()
        after = steps.close_open_step(self._history)
        if after != self._history:
            self._set_history(after)
            self.edited.emit()
            self.changed.emit(self)

    def start_from(self, draft: Settings) -> None:
        """Start from these values where nothing was ever published; not a step."""
        self._commit_history(steps.start_history(self.base, draft | self.draft))

    def rebase(self, outside: Settings) -> None:
        """Take in what Stripe says now."""
        self._commit_history(steps.rebase(self._history, outside))

    def publish_succeeded(self, sent: Mapping[str, Value], answer: Settings) -> None:
        """Take in that Stripe carried out ``sent``: its ``answer`` is what is published."""
        self._commit_history(steps.publish_succeeded(self._history, sent, answer))

    def update_snapshot(self, known: AccountSnapshot) -> None:
        """Take in what became known besides settings."""
        if known != self._known:
            self._known = known
            self._invalidate_derived()
            self.changed.emit(self)

    def _record_step(
        self, text: str, changes: Mapping[str, Value], *, typing: bool = False
    ) -> None:
        history = self._history if typing else steps.close_open_step(self._history)
        after = steps.record_step(history, text, changes, tab=self.tab, typing=typing)
        if typing:
            self._rest.start()
        self._commit_history(after)

    def _move_to_step(self, after: EditHistory, place: int) -> None:
        if after.position == self._history.position:
            return
        step = self._history.steps[place] if 0 <= place < len(self._history.steps) else None
        self._rest.stop()
        self._commit_history(after)
        if step is not None and step.tab:
            self.stepped.emit(step.tab)

    def _commit_history(self, after: EditHistory) -> None:
        if after == self._history:
            return
        self._set_history(after)
        self._invalidate_derived()
        self.edited.emit()
        self.changed.emit(self)

    def _set_history(self, after: EditHistory) -> None:
        self._history = after

    def _refresh_derived(self) -> None:
        if self._judged:
            return
        self._judged = True
        problems = rules.problems(self.draft, self._known)
        choices = self.draft.without_paths(TYPED)
        self._problems = self._problems if problems == self._problems else problems
        # What was put right is asked for anew, calmly, when it is missing again.
        self._demanded &= {problem.paths[0] for problem in rules.blocking_problems(problems)}
        self._choices = self._choices if choices == self._choices else choices

    def _invalidate_derived(self) -> None:
        self._judged = False
        self._plan = None
