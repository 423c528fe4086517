"""The history of a draft, as a value: steps, undo, redo, and taking in what others changed.

It is stored with the draft, so undo survives a restart. Changes made elsewhere come in *under*
the steps and never as one: undo never takes back what others did.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.settings.settings import Settings, members, normal

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did: its name, and each path's value before and after.

    ``tab`` is where it was done, so that undoing can show it. ``settles``: conflicts it decided.
    """

    text: str
    changes: Mapping[str, tuple[Value, Value]]
    tab: str = ""
    settles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class History:
    """What Stripe said when we last agreed (``base``), what is wanted (``draft``), and how so.

    ``position`` counts the steps that are done; those behind it can be redone. ``open`` is the
    path whose typing still extends the last step. ``contested``: paths changed here and
    elsewhere, differently.
    """

    base: Settings
    draft: Settings
    steps: tuple[Step, ...] = ()
    position: int = 0
    open: str = ""
    contested: frozenset[str] = field(default_factory=frozenset)

    @property
    def conflicts(self) -> frozenset[str]:
        """Contested paths on which nobody has chosen yet."""
        settled: set[str] = set()
        for step in self.steps[: self.position]:
            settled |= step.settles
        return frozenset(
            path for path in self.contested - settled if self.draft.get(path) != self.base.get(path)
        )

    @property
    def can_undo(self) -> str:
        """The name of the step that undo takes back; empty where there is none."""
        return self.steps[self.position - 1].text if self.position else ""

    @property
    def can_redo(self) -> str:
        """The name of the step that redo does again; empty where there is none."""
        return self.steps[self.position].text if self.position < len(self.steps) else ""


def start(base: Settings, draft: Settings | None = None) -> History:
    """A history without steps. What ``draft`` does not know it takes from ``base``."""
    return History(base, base if draft is None else base | draft)


def record(
    history: History,
    text: str,
    changes: Mapping[str, Value],
    *,
    tab: str = "",
    typing: bool = False,
    settles: frozenset[str] = frozenset(),
) -> History:
    """The history after one more thing done; the same one if it changes nothing.

    ``typing`` in the same field extends the open step. Steps that were undone are forgotten.
    Changing what others wrote decides a conflict: it is seen then.
    """
    after = {path: normal(path, value) for path, value in changes.items()}
    moved = {
        path: (history.draft.get(path), value)
        for path, value in after.items()
        if history.draft.get(path) != value
    }
    if not moved and not settles:
        return history
    path = next(iter(moved), "")
    draft = _applied(history, {each: value for each, (_, value) in moved.items()})
    if typing and history.open and set(moved) == {history.open} and _at_end(history):
        return replace(history, draft=draft, steps=_extended(history.steps, moved))
    history = seal(history)
    settles |= {each for each in moved if each in history.contested and _theirs(history, each)}
    steps = (*history.steps[: history.position], Step(text, moved, tab, settles))[-LONGEST:]
    return replace(
        history,
        draft=draft,
        steps=steps,
        position=len(steps),
        open=path if typing and len(moved) == 1 else "",
    )


def seal(history: History) -> History:
    """End the open step: what is typed next is a step of its own. No-op steps vanish."""
    return _pruned(replace(history, open="")) if history.open else history


def undo(history: History) -> History:
    """Take back the last step; the same history where there is none."""
    history = seal(history)
    if not history.position:
        return history
    step = history.steps[history.position - 1]
    return replace(
        history,
        draft=_applied(history, {path: before for path, (before, _) in step.changes.items()}),
        position=history.position - 1,
    )


def redo(history: History) -> History:
    """Do again what was undone last; the same history where there is none."""
    if history.position >= len(history.steps):
        return history
    step = history.steps[history.position]
    return replace(
        history,
        draft=_applied(history, {path: after for path, (_, after) in step.changes.items()}),
        position=history.position + 1,
    )


def rebase(history: History, outside: Settings) -> History:
    """Take ``outside`` as the new base, under the steps.

    Fields not touched here move along, and the steps that started from the old value start from
    the new one. Of lists, what was added or taken out elsewhere is added or taken out here too.
    A field changed on both sides, differently, is contested: it keeps what was chosen here until
    somebody decides.
    """
    base = history.base
    news = [path for path in outside if path not in base or base[path] != outside[path]]
    if not news:
        return history
    history = seal(history)
    for path in news:
        history = _rebase_path(history, path, outside[path])
    return _pruned(replace(history, base=base | outside))


def agreed(history: History, sent: Mapping[str, Value], answer: Settings) -> History:
    """Stripe carried out what was ``sent`` and gave ``answer``: that is the new base.

    The steps stay as they were, so undoing one afterwards is a new change to publish; only the
    form Stripe gives a value (no blanks around it, say) is taken over. What else the answer holds
    was changed elsewhere, and is taken in.
    """
    history = seal(history)
    told = Settings(sent) | answer
    for path, value in Settings(sent).items():
        history = _publish_path(history, path, value, told[path])
    settled = replace(history, contested=history.contested - sent.keys())
    return rebase(_pruned(settled), answer)


def _rebase_path(history: History, path: str, new: Value) -> History:
    if path not in history.base and not any(path in step.changes for step in history.steps):
        # What nobody chose here, such as the defaults of a first draft, gives way.
        return replace(history, draft=history.draft.put(path, new))
    old = history.base.get(path)
    mine = history.draft.get(path)
    if _is_list(path):
        steps = tuple(_shift_step(step, path, old, new) for step in history.steps)
        return replace(
            history, draft=history.draft.put(path, _shifted(path, mine, old, new)), steps=steps
        )
    steps = tuple(_renamed(step, path, old, new) for step in history.steps)
    if path not in history.draft or mine in (old, new):
        return replace(history, draft=history.draft.put(path, new), steps=steps)
    return replace(
        history,
        steps=tuple(replace(step, settles=step.settles - {path}) for step in steps),
        contested=history.contested | {path},
    )


def _publish_path(history: History, path: str, sent: Value, said: Value) -> History:
    if _is_list(path):
        return replace(history, base=history.base.put(path, sent))
    return replace(
        history,
        base=history.base.put(path, said),
        draft=history.draft.put(path, said) if history.draft.get(path) == sent else history.draft,
        steps=tuple(_renamed(step, path, sent, said) for step in history.steps),
    )


def _pruned(history: History) -> History:
    """Without the steps that no longer do anything, so that undo always shows something."""

    def kept(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(step for step in steps if _moves(step) or step.settles & history.contested)

    done = kept(history.steps[: history.position])
    return replace(
        history, steps=done + kept(history.steps[history.position :]), position=len(done)
    )


def _theirs(history: History, path: str) -> bool:
    return path in history.base and history.draft.get(path) == history.base[path]


def _at_end(history: History) -> bool:
    return history.position == len(history.steps) and history.position > 0


def _extended(
    steps: tuple[Step, ...], moved: Mapping[str, tuple[Value, Value]]
) -> tuple[Step, ...]:
    *earlier, last = steps
    ((path, (_, after)),) = moved.items()
    before = last.changes[path][0]
    return (*earlier, replace(last, changes={path: (before, after)}))


def _moves(step: Step) -> bool:
    return any(before != after for before, after in step.changes.values())


def _applied(history: History, changes: Mapping[str, Value]) -> Settings:
    """The draft with these values. Nothing, where nothing is known to be there, is not known."""
    unknown = [
        path for path, value in changes.items() if value is None and path not in history.base
    ]
    return (history.draft | changes).without(unknown)


def _is_list(path: str) -> bool:
    option = OPTIONS.get(path)
    return option is not None and option.kind == "members"


def _shifted(path: str, value: Value, old: Value, new: Value) -> Value:
    """A list with what was added and taken out elsewhere added and taken out."""
    was, now = _set(old), _set(new)
    mine = _set(value)
    return normal(path, tuple((mine | (now - was)) - (was - now)))


def _set(value: Value) -> frozenset[str]:
    return frozenset(members(Settings({"": value}), ""))


def _shift_step(step: Step, path: str, old: Value, new: Value) -> Step:
    if path not in step.changes:
        return step
    before, after = step.changes[path]
    shifted = (_shifted(path, before, old, new), _shifted(path, after, old, new))
    return replace(step, changes={**step.changes, path: shifted})


def _renamed(step: Step, path: str, old: Value, new: Value) -> Step:
    """What was "as published" in a step is so still, though others changed what that is."""
    if path not in step.changes:
        return step
    before, after = (new if value == old else value for value in step.changes[path])
    return replace(step, changes={**step.changes, path: (before, after)})
