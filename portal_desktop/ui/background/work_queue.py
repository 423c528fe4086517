"""A queue of tasks: in order, on at most so many threads. Knows no Qt.

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

from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics.exception_hooks import unexpected_error

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Task:
    """One piece of work; ``same`` names the thing it is about, ``unwanted`` is set to stop it."""

    work: Callable[[], object]
    same: str = ""
    unwanted: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class TaskOutcome:
    """What came of a task: some progress, or exactly one of the three ends."""

    task: Task
    kind: Literal["progress", "done", "failed", "dropped"]
    value: Any = None


class WorkQueue:
    """A queue that runs tasks on up to ``threads`` threads; ``answer`` is called on them.

    Up to ``spare`` more go on in the place of those that nobody wants any more but that cannot be
    interrupted, as while a host does not answer: whoever asks again must not wait for them.
    """

    def __init__(
        self, name: str, threads: int, answer: Callable[[TaskOutcome], None], *, spare: int = 0
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
                self._drop_tasks(lambda older: older.same == task.same)
            self._waiting.append(task)
            start = self._alive < self._allowed_threads()
            self._alive += start
        if start:
            threading.Thread(target=self._work_off, name=self._name, daemon=True).start()

    def drop_all(self) -> None:
        """Nothing here is wanted any more."""
        with self._changed:
            self._drop_tasks(lambda _task: True)

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until all is done, at most so long. Whether it is."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, max(seconds, 0.0))

    def _allowed_threads(self) -> int:
        left_behind = sum(task.unwanted.is_set() for task in self._running)
        return self._threads + min(left_behind, self._spare)

    def _is_idle(self) -> bool:
        return not self._waiting and not self._running

    def _drop_tasks(self, is_old: Callable[[Task], bool]) -> None:
        for task in self._running:
            if is_old(task):
                task.unwanted.set()
        for task in [task for task in self._waiting if is_old(task)]:
            self._waiting.remove(task)
            self._answer(TaskOutcome(task, "dropped"))

    def _next_task(self) -> Task | None:
        with self._changed:
            if not self._waiting or self._alive > self._allowed_threads():
                self._alive -= 1
                return None
            task = self._waiting.popleft()
            self._running.add(task)
            return task

    def _work_off(self) -> None:
        while (task := self._next_task()) is not None:
            # The answer goes out before the queue rests, so that whoever waited finds it.
            self._answer(_run_task(task, self._answer))
            with self._changed:
                self._running.discard(task)
                self._changed.notify_all()


def _run_task(task: Task, tell: Callable[[TaskOutcome], None]) -> TaskOutcome:
    if task.unwanted.is_set():
        return TaskOutcome(task, "dropped")
    try:
        made = task.work()
        if isinstance(made, GeneratorType):
            return _run_pages(task, made, tell)
        return TaskOutcome(task, "done", made)
    except UserError as user_error:
        return TaskOutcome(task, "failed", user_error.with_traceback(None))
    except BaseException:  # noqa: BLE001 - whatever work does, the queue goes on
        _log.exception("Work in the queue of %s failed", threading.current_thread().name)
        return TaskOutcome(task, "failed", unexpected_error())


def _run_pages(
    task: Task, pages: Generator[object, None, object], tell: Callable[[TaskOutcome], None]
) -> TaskOutcome:
    while True:
        try:
            tell(TaskOutcome(task, "progress", next(pages)))
        except StopIteration as end:
            return TaskOutcome(task, "done", end.value)
        if task.unwanted.is_set():
            pages.close()
            return TaskOutcome(task, "dropped")
