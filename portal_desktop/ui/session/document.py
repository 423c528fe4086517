"""The document: the one thing the window edits.

Every widget sets values here and shows what ``changed`` brings; no widget reads another. The
circle stops by equality: setting a value that is there already changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from portal_desktop.account.snapshot import NOTHING_KNOWN, Known
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.options.option import WORDS
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.publishing.diff import taken_back
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings.edit_history import History
from portal_desktop.settings.half_typed import being_typed
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, with_member
from portal_desktop.validation import validate as rules
from portal_desktop.wording import labels as words

REST = 2_000  # milliseconds without typing that end a step of undo
TYPED = frozenset(option.path for option in OPTIONS.values() if option.kind in WORDS)


class Document(QObject):
    """One account's settings being edited: a history, and what is known around it.

    ``changed`` after any change of the draft, the base or what is known; it carries the document
    itself, so that each listener takes what it shows. ``edited`` only when the draft or its
    history changed (what has to be saved). ``stepped`` carries the tab of a step undone or redone.
    """

    changed = Signal(object)
    edited = Signal()
    stepped = Signal(str)

    def __init__(self, history: History, known: Known = NOTHING_KNOWN) -> None:
        super().__init__()
        self._history = history
        self._draft = being_typed(history)
        self._known = known
        self._problems: tuple[Problem, ...] = ()
        self._choices = Settings()
        self._demanded: frozenset[str] = frozenset()
        self._judged = False
        self._plan: Plan | None = None
        self.tab = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.seal)

    @property
    def history(self) -> History:
        """The whole history, to be stored."""
        return self._history

    @property
    def draft(self) -> Settings:
        """What is wanted, as typed; it knows what is drawn while a colour is only half typed."""
        return self._draft

    @property
    def base(self) -> Settings:
        """What is published, as Stripe last answered."""
        return self._history.base

    @property
    def known(self) -> Known:
        """What is known besides settings."""
        return self._known

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the draft, and advice; the same object until something else is."""
        self._judge()
        return self._problems

    @property
    def choices(self) -> Settings:
        """The draft without what is typed; the same object until another choice is made.

        Who shows a choice can skip a keystroke in some other row.
        """
        self._judge()
        return self._choices

    @property
    def demanded(self) -> frozenset[str]:
        """The settings a review asked for that are still not as Stripe wants them, by path.

        Who turned something on did nothing wrong by not having chosen everything yet; who then
        tried to publish is waited for.
        """
        self._judge()
        return self._demanded

    @property
    def plan(self) -> Plan:
        """What publishing would change, as far as we know."""
        if self._plan is None:
            self._plan = compare(self.base, self.base, self.draft, self._known)
        return self._plan

    def follow(self, widget: QObject, show: "Callable[[Document], None]") -> None:
        """Have ``show`` called now and after each change, for as long as the widget lives."""
        following = self.changed.connect(show)
        widget.destroyed.connect(lambda: QObject.disconnect(following))
        show(self)

    def set(self, path: str, value: Value, *, typing: bool = False) -> None:
        """One value, chosen or typed by a person, with what it brings along."""
        changes = rules.consequences(self.draft, path, value)
        self._record(words.label(path), changes, typing=typing)

    def set_member(self, path: str, member: str, *, on: bool) -> None:
        """One member of a list, put in or taken out by a person."""
        value = with_member(self.draft, path, member, on=on)
        self._record(words.label(path, member), {path: value})

    def edit(self, text: str, changes: Mapping[str, Value]) -> None:
        """Several values as one step: a fix, a restored version."""
        self._record(text, changes)

    def choose(self, path: str, value: Value) -> None:
        """Decide a conflict: the draft's own value, or Stripe's."""
        settled = frozenset({path})
        after = steps.record(
            steps.seal(self._history),
            words.label(path),
            {path: value},
            tab=self.tab,
            settles=settled,
        )
        self._show(after)

    def demand(self, paths: Iterable[str]) -> None:
        """A review says that these must be put right before anything can be published."""
        before = self.demanded
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
        self._record(text, dict(taken_back(self.base, self.draft, self._known)))

    def undo(self) -> None:
        """Take back the last step."""
        self._step(steps.undo(self._history), self._history.position - 1)

    def redo(self) -> None:
        """Do the step undone last again."""
        self._step(steps.redo(self._history), self._history.position)

    def seal(self) -> None:
        """End the step being typed."""
        self._rest.stop()
        after = steps.seal(self._history)
        if after != self._history:
            self._take(after)
            self.edited.emit()
            self.changed.emit(self)

    def begin(self, draft: Settings) -> None:
        """Start from these values where nothing was ever published; not a step."""
        self._show(steps.start(self.base, draft | self.draft))

    def rebase(self, outside: Settings) -> None:
        """Take in what Stripe says now."""
        self._show(steps.rebase(self._history, outside))

    def agreed(self, sent: Mapping[str, Value], answer: Settings) -> None:
        """Stripe carried out ``sent``; its answer is what is published."""
        self._show(steps.agreed(self._history, sent, answer))

    def learn(self, known: Known) -> None:
        """Take in what became known besides settings."""
        if known != self._known:
            self._known = known
            self._forget()
            self.changed.emit(self)

    def _record(self, text: str, changes: Mapping[str, Value], *, typing: bool = False) -> None:
        history = self._history if typing else steps.seal(self._history)
        after = steps.record(history, text, changes, tab=self.tab, typing=typing)
        if typing:
            self._rest.start()
        self._show(after)

    def _step(self, after: History, place: int) -> None:
        if after.position == self._history.position:
            return
        step = self._history.steps[place] if 0 <= place < len(self._history.steps) else None
        self._rest.stop()
        self._show(after)
        if step is not None and step.tab:
            self.stepped.emit(step.tab)

    def _show(self, after: History) -> None:
        if after == self._history:
            return
        self._take(after)
        self._forget()
        self.edited.emit()
        self.changed.emit(self)

    def _take(self, after: History) -> None:
        self._history, self._draft = after, being_typed(after, self._draft)

    def _judge(self) -> None:
        if self._judged:
            return
        self._judged = True
        problems = rules.problems(self.draft, self._known)
        choices = self.draft.without(TYPED)
        self._problems = self._problems if problems == self._problems else problems
        # What was put right is asked for anew, calmly, when it is missing again.
        self._demanded &= {problem.paths[0] for problem in rules.stops(problems)}
        self._choices = self._choices if choices == self._choices else choices

    def _forget(self) -> None:
        self._judged = False
        self._plan = None
