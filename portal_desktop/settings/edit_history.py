"""The history of a draft, as a value: steps, undo, redo, and taking in what others changed.

It is stored with the draft, so undo survives a restart. Changes made elsewhere come in *under*
the steps and never as one: undo never takes back what others did.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Value
from portal_desktop.settings.settings import Settings, members, normalize_value

LONGEST = 500


@dataclass(frozen=True, slots=True)
class EditStep:
    """One thing a person did, as it can be undone.

    Attributes:
        text: its name.
        changes: each path's value before and after.
        tab: where it was done, so that undoing can show it.
        settles: paths whose conflict it decided.
    """

    text: str
    changes: Mapping[str, tuple[Value, Value]]
    tab: str = ""
    settles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EditHistory:
    """A draft with everything a person did to it, and what it started from.

    Attributes:
        base: what Stripe said when we last agreed.
        draft: what is wanted.
        position: how many of the steps are done; those behind it can be redone.
        open: the path whose typing still extends the last step.
        contested: paths changed here and elsewhere, differently.
    """

    base: Settings
    draft: Settings
    steps: tuple[EditStep, ...] = ()
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


def start_history(base: Settings, draft: Settings | None = None) -> EditHistory:
    """A history without steps. What ``draft`` does not know it takes from ``base``."""
    return EditHistory(base, base if draft is None else base | draft)


def record_step(
    history: EditHistory,
    text: str,
    changes: Mapping[str, Value],
    *,
    tab: str = "",
    typing: bool = False,
    settles: frozenset[str] = frozenset(),
) -> EditHistory:
    """Add one more thing done, and forget undone steps; the same history if it changes nothing.

    Changing what others wrote decides a conflict: it is seen then.

    Args:
        typing: in the same field it extends the open step.
        settles: paths whose conflict it decides.
    """
    after = {path: normalize_value(path, value) for path, value in changes.items()}
    moved = {
        path: (history.draft.get(path), value)
        for path, value in after.items()
        if history.draft.get(path) != value
    }
    if not moved and not settles:
        return history
    path = next(iter(moved), "")
    draft = _draft_with(history, {each: value for each, (_, value) in moved.items()})
    if typing and history.open and set(moved) == {history.open} and _at_end(history):
        return replace(history, draft=draft, steps=_extended_steps(history.steps, moved))
    history = close_open_step(history)
    settles |= {each for each in moved if each in history.contested and _is_unedited(history, each)}
    steps = (*history.steps[: history.position], EditStep(text, moved, tab, settles))[-LONGEST:]
    return replace(
        history,
        draft=draft,
        steps=steps,
        position=len(steps),
        open=path if typing and len(moved) == 1 else "",
    )


def close_open_step(history: EditHistory) -> EditHistory:
    """End the open step: what is typed next is a step of its own. No-op steps vanish."""
    return _without_noop_steps(replace(history, open="")) if history.open else history


def undo(history: EditHistory) -> EditHistory:
    """Take back the last step; the same history where there is none."""
    history = close_open_step(history)
    if not history.position:
        return history
    step = history.steps[history.position - 1]
    return replace(
        history,
        draft=_draft_with(history, {path: before for path, (before, _) in step.changes.items()}),
        position=history.position - 1,
    )


def redo(history: EditHistory) -> EditHistory:
    """Do again what was undone last; the same history where there is none."""
    if history.position >= len(history.steps):
        return history
    step = history.steps[history.position]
    return replace(
        history,
        draft=_draft_with(history, {path: after for path, (_, after) in step.changes.items()}),
        position=history.position + 1,
    )


def rebase(history: EditHistory, outside: Settings) -> EditHistory:
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
    history = close_open_step(history)
    for path in news:
        history = _rebase_path(history, path, outside[path])
    return _without_noop_steps(replace(history, base=base | outside))


def publish_succeeded(
    history: EditHistory, sent: Mapping[str, Value], answer: Settings
) -> EditHistory:
    """Stripe carried out what was ``sent`` and gave ``answer``: that is the new base.

    The steps stay as they were, so undoing one afterwards is a new change to publish; only the
    form Stripe gives a value (no blanks around it, say) is taken over. What else the answer holds
    was changed elsewhere, and is taken in.
    """
    history = close_open_step(history)
    told = Settings(sent) | answer
    for path, value in Settings(sent).items():
        history = _publish_path(history, path, value, told[path])
    settled = replace(history, contested=history.contested - sent.keys())
    return rebase(_without_noop_steps(settled), answer)


def _rebase_path(history: EditHistory, path: str, new: Value) -> EditHistory:
    if path not in history.base and not any(path in step.changes for step in history.steps):
        # What nobody chose here, such as the defaults of a first draft, gives way.
        return replace(history, draft=history.draft.with_value(path, new))
    old = history.base.get(path)
    mine = history.draft.get(path)
    if _is_list(path):
        steps = tuple(_shift_step(step, path, old, new) for step in history.steps)
        return replace(
            history,
            draft=history.draft.with_value(path, _rebased_list(path, mine, old, new)),
            steps=steps,
        )
    steps = tuple(_with_value_replaced(step, path, old, new) for step in history.steps)
    if path not in history.draft or mine in (old, new):
        return replace(history, draft=history.draft.with_value(path, new), steps=steps)
    return replace(
        history,
        steps=tuple(replace(step, settles=step.settles - {path}) for step in steps),
        contested=history.contested | {path},
    )


def _publish_path(history: EditHistory, path: str, sent: Value, said: Value) -> EditHistory:
    if _is_list(path):
        return replace(history, base=history.base.with_value(path, sent))
    return replace(
        history,
        base=history.base.with_value(path, said),
        draft=history.draft.with_value(path, said)
        if history.draft.get(path) == sent
        else history.draft,
        steps=tuple(_with_value_replaced(step, path, sent, said) for step in history.steps),
    )


def _without_noop_steps(history: EditHistory) -> EditHistory:
    """Without the steps that no longer do anything, so that undo always shows something."""

    def kept(steps: tuple[EditStep, ...]) -> tuple[EditStep, ...]:
        return tuple(
            step for step in steps if _has_effect(step) or step.settles & history.contested
        )

    done = kept(history.steps[: history.position])
    return replace(
        history, steps=done + kept(history.steps[history.position :]), position=len(done)
    )


def _is_unedited(history: EditHistory, path: str) -> bool:
    return path in history.base and history.draft.get(path) == history.base[path]


def _at_end(history: EditHistory) -> bool:
    return history.position == len(history.steps) and history.position > 0


def _extended_steps(
    steps: tuple[EditStep, ...], moved: Mapping[str, tuple[Value, Value]]
) -> tuple[EditStep, ...]:
    *earlier, last = steps
    ((path, (_, after)),) = moved.items()
    before = last.changes[path][0]
    return (*earlier, replace(last, changes={path: (before, after)}))


def _has_effect(step: EditStep) -> bool:
    return any(before != after for before, after in step.changes.values())


def _draft_with(history: EditHistory, changes: Mapping[str, Value]) -> Settings:
    """The draft with these values. Nothing, where nothing is known to be there, is not known."""
    unknown = [
        path for path, value in changes.items() if value is None and path not in history.base
    ]
    return (history.draft | changes).without_paths(unknown)


def _is_list(path: str) -> bool:
    option = OPTIONS.get(path)
    return option is not None and option.kind == "members"


def _rebased_list(path: str, value: Value, old: Value, new: Value) -> Value:
    """A list with what was added and taken out elsewhere added and taken out."""
    was, now = _member_set(old), _member_set(new)
    mine = _member_set(value)
    return normalize_value(path, tuple((mine | (now - was)) - (was - now)))


def _member_set(value: Value) -> frozenset[str]:
    return frozenset(members(Settings({"": value}), ""))


def _shift_step(step: EditStep, path: str, old: Value, new: Value) -> EditStep:
    if path not in step.changes:
        return step
    before, after = step.changes[path]
    shifted = (_rebased_list(path, before, old, new), _rebased_list(path, after, old, new))
    return replace(step, changes={**step.changes, path: shifted})


def _with_value_replaced(step: EditStep, path: str, old: Value, new: Value) -> EditStep:
    """What was "as published" in a step is so still, though others changed what that is."""
    if path not in step.changes:
        return step
    before, after = (new if value == old else value for value in step.changes[path])
    return replace(step, changes={**step.changes, path: (before, after)})
