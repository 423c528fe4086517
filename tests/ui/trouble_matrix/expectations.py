"""What has to hold in every cell of the matrix."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from portal_desktop.options.business_profile import TERMS
from portal_desktop.ui.session.settings_loader import PASSING
from tests.ui.support.account_service import wait_until
from tests.ui.trouble_matrix.calls import Read, Write
from tests.ui.trouble_matrix.faults import Fault
from tests.ui.trouble_matrix.running import TYPED, Running
from tests.ui.trouble_matrix.sentences import check_sentence
from tests.ui.trouble_matrix.watching import LONGEST_PAUSE, Heartbeat, requests_seen


@contextmanager
def watched(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The window lives on, and nothing happens that nobody thought of."""
    caplog.clear()
    heart = Heartbeat()
    with requests_seen() as threads:
        yield
    longest = heart.end()
    assert longest < LONGEST_PAUSE, f"the window stood still for {longest:.2f} s"
    assert threading.main_thread() not in threads, "the window itself asked Stripe"
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []


@contextmanager
def draft_kept(running: Running) -> Iterator[None]:
    """What was typed before is there afterwards, in the window and on the disk."""
    yield
    assert running.document.draft[TERMS] == TYPED
    assert running.kept()[TERMS] == TYPED


def check_read(running: Running, call: Read, fault: Fault) -> None:
    """A reading in trouble: said or right, and right once the trouble is over."""
    call.before(running)
    assert not call.right(running)
    running.fails(f"{call.at}={fault}")
    call.begin(running)
    wait_until(lambda: call.right(running) or _noticed(running, call))
    if (told := call.told(running)) is not None:
        check_sentence(told)
        assert (told.kind in PASSING) == fault.passing, told
    running.fails()
    if not (call.alone and fault.passing) and not call.right(running):
        running.rest()
        call.begin(running)
    wait_until(lambda: call.right(running) and call.told(running) is None)
    running.rest()
    assert running.all_is_fresh


def _noticed(running: Running, call: Read) -> bool:
    if call.quiet:
        return not running.program.jobs.is_busy
    return call.told(running) is not None or call.part in running.known.denied


def check_write(running: Running, call: Write, fault: Fault) -> None:
    """A writing in trouble: what is said of it is true, and it is done once."""
    call.before(running)
    assert not call.right(running)
    before = running.written
    running.fails(f"{call.at.format(portal=running.known.portal and running.portal)}={fault}")
    call.begin(running)
    wait_until(lambda: bool(running.done or running.told))
    if running.told:
        _check_told(running, call, fault, running.written - before)
    running.fails()
    running.rest()
    # What was done is found without anybody asking.
    wait_until(lambda: bool(running.done) == (running.written > before))
    if not running.done:
        call.begin(running)
        wait_until(lambda: bool(running.done))
    running.rest()
    assert call.right(running)
    assert running.written - before == 1
    assert len(running.done) == 1
    assert running.unsettled == ()
    assert running.all_is_fresh


def _check_told(running: Running, call: Write, fault: Fault, carried_out: int) -> None:
    (told,) = running.told
    check_sentence(told)
    assert carried_out <= 1
    if carried_out:
        assert told.unknown_outcome, f"it was done, and this is said: {told}"
    if not call.sends:
        assert told.advice.startswith("Nothing was sent.")
    if fault.carried_out is False or not call.sends:
        assert not told.unknown_outcome, f"nothing was done, and this is said: {told}"
