"""Asking a keyring, one thing after another, without waiting for ever.

A keyring cannot be interrupted: it may be waiting for a password nobody is there to type. So it is
asked in a thread of its own, which is left waiting; it does not hold the program. What was given up
and is answered all the same is undone.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
Reason = Literal["none", "silent", "refused"]

STUCK = 60.0
"""Seconds after which a question is not waited for by those behind it either."""


class KeyringTimeout(Exception):
    """The error of a keyring that did not do what it was asked.

    ``detail`` names no more than a kind of error.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.detail = detail


class Asking:
    """A keyring's one thread; it ends when nothing more is asked."""

    def __init__(self, *, stuck: float = STUCK) -> None:
        self._stuck = stuck
        self._lock = threading.Lock()
        self._waiting: deque[_Question[object]] = deque()
        self._busy_since: float | None = None
        self._turn = 0

    def within(
        self, limit: float, work: Callable[[], T], undo: Callable[[T], object] | None = None
    ) -> T:
        """Give the answer of ``work``, unless it takes too long or fails.

        Args:
            limit: seconds.
            undo: is given the answer of a ``work`` that comes to an end after it was given up; one
                that has not begun by then never does.

        Raises:
            KeyringTimeout: after ``limit``, and for whatever ``work`` raises, without its text,
                which could quote what was saved.
        """
        question = _Question(work, undo)
        with self._lock:
            self._waiting.append(question)  # type: ignore[arg-type]  # only its own thread reads the answer
            self._start_if_idle()
        return question.answer_within(limit)

    def _start_if_idle(self) -> None:
        now = time.monotonic()
        if self._busy_since is None or now - self._busy_since > self._stuck:
            self._turn += 1
            self._busy_since = now
            turn = self._turn
            threading.Thread(
                target=self._ask_all, args=(turn,), name="keyring", daemon=True
            ).start()

    def _ask_all(self, turn: int) -> None:
        while True:
            with self._lock:
                if turn != self._turn:
                    return  # given up on, and another thread goes on
                if not self._waiting:
                    self._busy_since = None
                    return
                question = self._waiting.popleft()
                self._busy_since = time.monotonic()
            question.ask()


class _Question(Generic[T]):
    """Either it is answered in time, or it is given up: never both."""

    def __init__(self, work: Callable[[], T], undo: Callable[[T], object] | None) -> None:
        self._work, self._undo = work, undo
        self._lock = threading.Lock()
        self._answered, self._given_up = threading.Event(), threading.Event()
        self._answers: list[T] = []
        self._why = KeyringTimeout("silent", "")

    def answer_within(self, limit: float) -> T:
        """The answer; raises ``KeyringTimeout``."""
        in_time = self._answered.wait(limit)
        with self._lock:
            if not in_time and not self._answered.is_set():
                self._given_up.set()
                raise KeyringTimeout("silent", f"{limit:g} s")
        if self._answers:
            return self._answers[0]
        raise self._why

    def ask(self) -> None:
        """Do the work, in the keyring's thread."""
        if self._given_up.is_set():
            return
        answers: list[T] = []
        try:
            answers.append(self._work())
        except KeyringTimeout as no_answer:
            self._why = no_answer
        except Exception as error:  # noqa: BLE001 - backends raise what their systems raise
            self._why = KeyringTimeout("refused", type(error).__name__)
        with self._lock:
            if not self._given_up.is_set():
                self._answers = answers
                self._answered.set()
                return
        if answers and self._undo is not None:
            with suppress(Exception):
                self._undo(answers[0])
