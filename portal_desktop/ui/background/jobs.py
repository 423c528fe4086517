"""Work that must not hold up the window: in queues, on threads, answered on the window's thread.

Per account one queue writes (one at a time, in order, never cancelled) and one reads (two at a
time; the newest request for the same thing replaces older ones, and does not wait for them). A
third, shared, does what is slow on this computer: images, files, the keyring.

Neither ``QThreadPool`` nor ``ThreadPoolExecutor``: both hold the process until they are idle.
"""

import contextlib
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from portal_desktop.common.errors import UserError
from portal_desktop.ui.background.work_queue import Task, TaskOutcome, WorkQueue

T = TypeVar("T")

Work = Callable[[], T | Generator[object, None, T]]
"""What is done on a thread: a function, or one that yields its progress and returns the answer.

It must not touch, hold or be a method of a widget. A generator may be stopped at each ``yield``.
"""

READERS, SPARE = 2, 2
WAIT = 2.0


@dataclass(frozen=True)
class _Contract:
    """What was agreed with the caller. Stays on the window's thread, as it may hold widgets."""

    task: Task
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    progress: Callable[[Any], None] | None
    owner: QObject | None


class Job:
    """A handle on work that was asked for."""

    def __init__(self, task: Task, *, can_stop: bool) -> None:
        self._task = task
        self.can_stop = can_stop

    def stop(self) -> None:
        """Its answer is no longer wanted: nothing will be called. A write cannot be stopped."""
        if self.can_stop:
            self._task.unwanted.set()


class Jobs(QObject):
    """The queues of all accounts, and the one of this computer.

    Args:
        tell: is given each ``UserError`` that nobody waits for with ``failed``.
    """

    busy_changed = Signal()
    """Work began after a rest, or the last of it ended: see ``is_busy``."""

    _arrived = Signal()

    def __init__(
        self, tell: Callable[[UserError], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._open = True
        self._answers: SimpleQueue[TaskOutcome] = SimpleQueue()
        self._contracts: dict[Task, _Contract] = {}
        self._writes: dict[str, WorkQueue] = {}
        self._reads: dict[str, WorkQueue] = {}
        self._local = WorkQueue("local", 1, self._hand_over)
        self._arrived.connect(self._deliver_outcomes, Qt.ConnectionType.QueuedConnection)

    def run_read(
        self,
        account_id: str,
        work: Work[T],
        *,
        same: str = "",
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Read from an account.

        Args:
            work: runs on another thread; see ``Work``.
            same: names the thing: an older request for it is dropped, answer and all.
            done: called with the answer, on the window's thread, like the next two.
            failed: called with the error; without it ``tell`` is.
            progress: called with each thing that ``work`` yields.
            owner: nothing is called once it is gone.
        """
        queue = self._queue_for(self._reads, account_id, READERS, SPARE)
        task = Task(work, same=same)
        return self._add_job(queue, _Contract(task, done, failed, progress, owner), can_stop=True)

    def run_write(
        self,
        account_id: str,
        work: Work[T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Write to an account, after all its earlier writes. Nothing cancels it.

        The parameters are those of ``run_read``.
        """
        queue = self._queue_for(self._writes, account_id, 1)
        return self._add_job(
            queue, _Contract(Task(work), done, failed, progress, owner), can_stop=False
        )

    def run_local(
        self,
        work: Work[T],
        *,
        same: str = "",
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Do something slow on this computer, after what was asked for earlier.

        The parameters are those of ``run_read``.
        """
        task = Task(work, same=same)
        return self._add_job(
            self._local, _Contract(task, done, failed, progress, owner), can_stop=True
        )

    @property
    def is_busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._contracts)

    def close(self, wait: float = WAIT) -> bool:
        """Accept nothing more; give writes up to ``wait`` seconds. Whether all of them ended.

        Answers that have come by then are still delivered, so that they can be stored.
        """
        self._open = False
        for queue in (*self._reads.values(), self._local):
            queue.drop_all()
        end = time.monotonic() + wait
        ended = [queue.wait_until_idle(end - time.monotonic()) for queue in self._writes.values()]
        self._deliver_outcomes()
        return all(ended)

    def _queue_for(
        self, queues: dict[str, WorkQueue], account_id: str, threads: int, spare: int = 0
    ) -> WorkQueue:
        if account_id not in queues:
            name = f"account {account_id}"
            queues[account_id] = WorkQueue(name, threads, self._hand_over, spare=spare)
        return queues[account_id]

    def _add_job(self, queue: WorkQueue, contract: _Contract, *, can_stop: bool) -> Job:
        if self._open:
            self._contracts[contract.task] = contract
            if len(self._contracts) == 1:
                self.busy_changed.emit()
            queue.add(contract.task)
        return Job(contract.task, can_stop=can_stop)

    def _hand_over(self, answer: TaskOutcome) -> None:
        """Called on a queue's thread."""
        self._answers.put(answer)
        # Once closed nobody listens; and the window may be gone altogether.
        if self._open:
            with contextlib.suppress(RuntimeError):
                self._arrived.emit()

    def _deliver_outcomes(self) -> None:
        # Only what is here now: work that answers at once must not keep the window from painting.
        for _turn in range(self._answers.qsize()):
            try:
                answer = self._answers.get_nowait()
            except Empty:
                return
            self._handle_outcome(answer)

    def _handle_outcome(self, answer: TaskOutcome) -> None:
        ended = answer.kind != "progress"
        contract = (self._contracts.pop if ended else self._contracts.get)(answer.task, None)
        if contract is not None and not answer.task.unwanted.is_set() and _is_there(contract.owner):
            try:
                self._call_back(contract, answer)
            except Exception:  # noqa: BLE001 - the next answer has to arrive all the same
                sys.excepthook(*sys.exc_info())
        if ended and not self._contracts:
            self.busy_changed.emit()

    def _call_back(self, contract: _Contract, answer: TaskOutcome) -> None:
        if answer.kind == "failed":
            tell = contract.failed or self._tell
            if tell is not None:
                tell(answer.value)
            return
        call = contract.done if answer.kind == "done" else contract.progress
        if call is not None:
            call(answer.value)


def _is_there(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)
