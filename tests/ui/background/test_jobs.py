"""Slow work: in order, off the window's thread, answered on it, and never after its owner."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from portal_desktop.common.errors import UserError
from portal_desktop.ui.background.jobs import READERS, SPARE, Jobs
from portal_desktop.ui.background.work_queue import Task, WorkQueue
from portal_desktop.ui.platform.throttle import Throttle

LONG = 30.0


class Gate:
    """Work that says when it began and goes on when the test lets it."""

    def __init__(self, answer: str = "answer") -> None:
        self.answer = answer
        self.begun = threading.Event()
        self._open = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self._open.wait(LONG), "the test forgot this gate"
        return self.answer

    def open(self) -> None:
        self._open.set()


def join(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(LONG)


@pytest.fixture
def told() -> list[UserError]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, told: list[UserError]) -> Iterator[Jobs]:
    queues = Jobs(told.append)
    yield queues
    assert queues.close(), "a write was left behind"
    delete(queues)


@pytest.fixture
def idle(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """Waits until nothing runs or waits any more."""
    return lambda: qtbot.waitUntil(lambda: not jobs.is_busy)


def test_work_is_done_elsewhere_and_answered_on_the_windows_thread(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    threads: list[object] = []

    def work() -> str:
        threads.append(threading.current_thread())
        return "settings"

    def done(answer: str) -> None:
        threads.append(QThread.currentThread())
        answers.append(answer)

    answers: list[str] = []
    for ask in (jobs.run_local, lambda work, done: jobs.run_read("a", work, done=done)):
        ask(work, done=done)
        idle()
    jobs.run_write("a", work, done=done)
    idle()
    assert answers == ["settings"] * 3
    assert threading.main_thread() not in threads
    assert threads[1::2] == [jobs.thread()] * 3


def test_writes_of_an_account_go_one_at_a_time_and_in_order(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    first, second = Gate(), Gate()
    first_job = jobs.run_write("a", first)
    jobs.run_write("a", second)
    assert first.begun.wait(LONG)
    first_job.stop()
    assert not second.begun.is_set()
    first.open()
    assert second.begun.wait(LONG)
    second.open()
    idle()


def test_a_write_cannot_be_stopped_and_its_answer_comes(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    running, waiting = Gate("first"), Gate("second")
    answers: list[str] = []
    handles = [jobs.run_write("a", gate, done=answers.append) for gate in (running, waiting)]
    for handle in handles:
        handle.stop()
    running.open()
    waiting.open()
    idle()
    assert answers == ["first", "second"]


def test_accounts_and_reading_do_not_wait_for_a_write(jobs: Jobs, idle: Callable[[], None]) -> None:
    gates = [Gate() for _each in range(5)]
    jobs.run_write("a", gates[0])
    jobs.run_write("b", gates[1])
    jobs.run_read("a", gates[2])
    jobs.run_read("a", gates[3])
    jobs.run_local(gates[4])
    assert all(gate.begun.wait(LONG) for gate in gates)
    for gate in gates:
        gate.open()
    idle()


def test_at_most_two_read_an_account_at_the_same_time(jobs: Jobs, idle: Callable[[], None]) -> None:
    gates = [Gate() for _each in range(3)]
    for gate in gates:
        jobs.run_read("a", gate)
    assert gates[0].begun.wait(LONG)
    assert gates[1].begun.wait(LONG)
    assert not gates[2].begun.is_set()
    gates[0].open()
    assert gates[2].begun.wait(LONG)
    gates[1].open()
    gates[2].open()
    idle()


def test_the_newest_request_for_a_thing_replaces_older_ones(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    running, other, queued, newest = Gate("1"), Gate("other"), Gate("2"), Gate("3")
    answers: list[str] = []
    jobs.run_read("a", running, same="settings", done=answers.append)
    jobs.run_read("a", other, same="catalogue", done=answers.append)
    jobs.run_read("a", queued, same="settings", done=answers.append)
    jobs.run_read("a", newest, same="settings", done=answers.append)
    for gate in (running, queued, newest, other):
        gate.open()
    idle()
    assert sorted(answers) == ["3", "other"]


def test_what_is_asked_for_again_does_not_wait_for_what_hangs(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    hanging = [Gate(), Gate()]
    for gate, thing in zip(hanging, ("portal", "products"), strict=True):
        jobs.run_read("a", gate, same=thing)
        assert gate.begun.wait(LONG)
    answers: list[str] = []
    again = Gate("again")
    again.open()
    jobs.run_read("a", again, same="portal", done=answers.append)
    assert again.begun.wait(LONG)
    for gate in hanging:
        gate.open()
    idle()
    assert answers == ["again"]


def test_there_is_an_end_to_asking_again_while_everything_hangs(
    jobs: Jobs, idle: Callable[[], None]
) -> None:
    at_once, later = ([Gate() for _turn in range(READERS + SPARE)] for _half in range(2))
    for gate in at_once:
        jobs.run_read("a", gate, same="portal")
        assert gate.begun.wait(LONG)
    for gate in later:
        jobs.run_read("a", gate, same="portal")
    assert not any(gate.begun.is_set() for gate in later)
    for gate in (*at_once, *later):
        gate.open()
    idle()
    assert [gate.begun.is_set() for gate in later] == [False] * (len(later) - 1) + [True]


def test_long_work_shows_its_progress_in_order(jobs: Jobs, idle: Callable[[], None]) -> None:
    def pages() -> Generator[int, None, str]:
        yield 1
        yield 2
        return "all"

    seen: list[object] = []
    jobs.run_read("a", pages, progress=seen.append, done=seen.append)
    idle()
    assert seen == [1, 2, "all"]


def test_long_work_is_stopped_between_pages(jobs: Jobs, idle: Callable[[], None]) -> None:
    gate, tidied = Gate(), threading.Event()
    seen: list[object] = []

    def pages() -> Generator[int, None, str]:
        try:
            gate()
            yield 1
            yield 2
        finally:
            tidied.set()
        return "all"

    job = jobs.run_read("a", pages, progress=seen.append, done=seen.append, failed=seen.append)
    assert gate.begun.wait(LONG)
    job.stop()
    gate.open()
    idle()
    assert tidied.is_set()
    assert seen == []


def test_a_trouble_is_handed_to_whoever_asked(jobs: Jobs, idle: Callable[[], None]) -> None:
    refusal = UserError("Stripe refused.", kind="refused")
    heard: list[object] = []

    def refused() -> str:
        raise refusal

    jobs.run_read("a", refused, failed=heard.append, done=heard.append)
    idle()
    assert heard == [refusal]


def test_a_trouble_nobody_waits_for_is_told_all_the_same(
    jobs: Jobs, idle: Callable[[], None], told: list[UserError]
) -> None:
    def full() -> None:
        raise UserError("The disk is full.", kind="disk")

    jobs.run_local(full)
    idle()
    assert [user_error.kind for user_error in told] == ["disk"]


def test_what_nobody_thought_of_becomes_a_sentence_and_the_lane_goes_on(
    jobs: Jobs, idle: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[UserError] = []
    answers: list[int] = []

    def broken() -> int:
        raise ZeroDivisionError("of 7")

    def leaving() -> int:
        raise SystemExit

    with caplog.at_level(logging.ERROR):
        jobs.run_write("a", broken, failed=heard.append)
        jobs.run_write("a", leaving, failed=heard.append)
        jobs.run_write("a", lambda: 1, done=answers.append)
        idle()
    assert [user_error.kind for user_error in heard] == ["unexpected"] * 2
    assert "of 7" not in str(heard[0])
    assert "of 7" in caplog.text
    assert answers == [1]


def test_nothing_is_called_once_the_owner_is_gone(jobs: Jobs, idle: Callable[[], None]) -> None:
    panel, gate = QObject(), Gate()
    called: list[object] = []
    jobs.run_write("a", gate, done=called.append, failed=called.append, owner=panel)
    jobs.run_write("a", gate, done=called.append)
    delete(panel)
    gate.open()
    idle()
    assert called == ["answer"]


def test_a_callback_that_fails_does_not_swallow_the_next_answer(
    jobs: Jobs, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: caught.append(error[0]))

    def fails(_answer: str) -> None:
        raise ZeroDivisionError

    answers: list[str] = []
    gate = Gate()
    jobs.run_write("a", gate, done=fails)
    jobs.run_write("a", gate, done=answers.append)
    gate.open()
    idle()
    assert caught == [ZeroDivisionError]
    assert answers == ["answer"]


def test_it_says_when_it_is_busy_and_when_no_longer(jobs: Jobs, idle: Callable[[], None]) -> None:
    states: list[bool] = []
    jobs.busy_changed.connect(lambda: states.append(jobs.is_busy))
    gate = Gate()
    jobs.run_read("a", gate)
    jobs.run_read("a", gate, same="x")
    jobs.run_read("a", gate, same="x").stop()
    gate.open()
    idle()
    assert states == [True, False]


def test_closing_waits_for_a_write_and_still_delivers_its_answer(qtbot: QtBot) -> None:
    jobs, gate = Jobs(), Gate("published")
    answers: list[str] = []
    jobs.run_write("a", gate, done=answers.append)
    assert gate.begun.wait(LONG)
    threading.Timer(0.05, gate.open).start()
    assert jobs.close()
    assert answers == ["published"]


def test_closing_gives_up_on_what_hangs_and_accepts_nothing_more(qtbot: QtBot) -> None:
    jobs, hanging, late = Jobs(), Gate(), Gate()
    answers: list[str] = []
    jobs.run_write("a", hanging, done=answers.append)
    jobs.run_read("a", hanging, done=answers.append)
    assert hanging.begun.wait(LONG)
    assert not jobs.close(wait=0.01)
    jobs.run_write("a", late, done=answers.append)
    hanging.open()
    join("account a")
    QCoreApplication.processEvents()
    assert answers == []
    assert not late.begun.is_set()


def test_a_thread_that_hangs_does_not_hold_the_program() -> None:
    program = (
        "import threading; from PySide6.QtCore import QCoreApplication;"
        "from portal_desktop.ui.background.jobs import Jobs;"
        "app = QCoreApplication([]); jobs = Jobs(); begun = threading.Event();"
        "jobs.run_write('a', lambda: (begun.set(), threading.Event().wait()));"
        "begun.wait(); print(jobs.close(wait=0.01))"
    )
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=90, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_lane_at_rest_keeps_no_thread() -> None:
    before = threading.active_count()
    ended = threading.Barrier(2)
    queue = WorkQueue("test", 2, lambda _answer: None)
    queue.add(Task(lambda: ended.wait(LONG)))
    ended.wait(LONG)
    assert queue.wait_until_idle(LONG)
    join("test")
    assert threading.active_count() == before


def test_saving_follows_the_first_change_and_is_not_held_off_by_typing(qtbot: QtBot) -> None:
    saved: list[int] = []
    typed = 0
    throttle = Throttle(lambda: saved.append(typed), pause=20)

    def type_on() -> bool:
        nonlocal typed
        typed += 1
        throttle.touch()
        return len(saved) >= 3

    qtbot.waitUntil(type_on)
    assert saved[-1] <= typed
    assert typed > len(saved)
    throttle.flush()
    assert saved[-1] == typed


def test_flushing_saves_at_once_and_only_what_is_new(qtbot: QtBot) -> None:
    saved: list[str] = []
    throttle = Throttle(lambda: saved.append("saved"))
    throttle.flush()
    assert saved == []
    throttle.touch()
    throttle.flush()
    throttle.flush()
    assert saved == ["saved"]
