"""A lane: tasks in order, on at most so many threads. Knows no Qt.

A thread is started when there is work and ends when there is none, so that twenty accounts do not
keep sixty threads. They are daemons: one that hangs in the network does not hold the program.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from types import GeneratorType
from typing import Any, Literal

from portal_desktop.common.errors import Trouble
from portal_desktop.diagnostics.exception_hooks import unexpected

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Task:
    """One piece of work. ``same`` names the thing it is about; ``unwanted`` is set to stop it."""

    work: Callable[[], object]
    same: str = ""
    unwanted: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class Answer:
    """What came of a task: some progress, or exactly one of the three ends."""

    task: Task
    kind: Literal["progress", "done", "failed", "dropped"]
    value: Any = None


class Lane:
    """Runs tasks on up to ``threads`` threads; ``answer`` is called on them.

    Up to ``spare`` more go on in the place of those that nobody wants any more but that cannot be
    interrupted, as while a host does not answer: whoever asks again must not wait for them.
    """

    def __init__(
        self, name: str, threads: int, answer: Callable[[Answer], None], *, spare: int = 0
    ) -> None:
        self._name = name
        self._threads = threads
        self._spare = spare
        self._answer = answer
        self._changed = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._running: set[Task] = set()
        self._alive = 0

    def add(self, task: Task) -> None:
        """Queue it. Older tasks for the same thing are dropped, running or not."""
        with self._changed:
            if task.same:
                self._drop(lambda older: older.same == task.same)
            self._waiting.append(task)
            start = self._alive < self._allowed()
            self._alive += start
        if start:
            threading.Thread(target=self._work_off, name=self._name, daemon=True).start()

    def drop(self) -> None:
        """Nothing here is wanted any more."""
        with self._changed:
            self._drop(lambda _task: True)

    def rest(self, seconds: float) -> bool:
        """Wait until all is done, at most so long. Whether it is."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, max(seconds, 0.0))

    def _allowed(self) -> int:
        left_behind = sum(task.unwanted.is_set() for task in self._running)
        return self._threads + min(left_behind, self._spare)

    def _is_idle(self) -> bool:
        return not self._waiting and not self._running

    def _drop(self, is_old: Callable[[Task], bool]) -> None:
        for task in self._running:
            if is_old(task):
                task.unwanted.set()
        for task in [task for task in self._waiting if is_old(task)]:
            self._waiting.remove(task)
            self._answer(Answer(task, "dropped"))

    def _next(self) -> Task | None:
        with self._changed:
            if not self._waiting or self._alive > self._allowed():
                self._alive -= 1
                return None
            task = self._waiting.popleft()
            self._running.add(task)
            return task

    def _work_off(self) -> None:
        while (task := self._next()) is not None:
            # The answer goes out before the lane rests, so that whoever waited finds it.
            self._answer(_outcome(task, self._answer))
            with self._changed:
                self._running.discard(task)
                self._changed.notify_all()


def _outcome(task: Task, tell: Callable[[Answer], None]) -> Answer:
    if task.unwanted.is_set():
        return Answer(task, "dropped")
    try:
        made = task.work()
        if isinstance(made, GeneratorType):
            return _pages(task, made, tell)
        return Answer(task, "done", made)
    except Trouble as trouble:
        return Answer(task, "failed", trouble.with_traceback(None))
    except BaseException:  # noqa: BLE001 - whatever work does, the lane goes on
        _log.exception("Work in the lane of %s failed", threading.current_thread().name)
        return Answer(task, "failed", unexpected())


def _pages(
    task: Task, pages: Generator[object, None, object], tell: Callable[[Answer], None]
) -> Answer:
    while True:
        try:
            tell(Answer(task, "progress", next(pages)))
        except StopIteration as end:
            return Answer(task, "done", end.value)
        if task.unwanted.is_set():
            pages.close()
            return Answer(task, "dropped")
