"""``make bench`` says what it has, whatever becomes of one of its measurements."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.bench.__main__ import report
from tests.bench.children import NotMeasured, run
from tests.bench.lines import Line
from tests.paths import ROOT

GOOD = Line("one thing", "≤ 2", "1", holds=True)


def fails() -> list[Line]:
    raise KeyError("a number that was never said")


def test_the_rest_is_measured_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    status = report({"broken": fails, "good": lambda: [GOOD]})

    told = capsys.readouterr()
    assert status == 1
    assert "could not be measured" in told.out
    assert "one thing" in told.out
    assert "KeyError" in told.err
    assert report({"good": lambda: [GOOD]}) == 0


def test_what_was_measured_is_told_when_it_is_interrupted() -> None:
    program = """
        import os, signal
        from tests.bench.__main__ import report
        from tests.bench.lines import Line

        def interrupted():
            os.kill(os.getpid(), signal.SIGTERM)

        raise SystemExit(report({
            "one thing": lambda: [Line("one thing", "", "17 ms", True)],
            "the second": interrupted,
            "the third": lambda: [],
        }))
    """
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert ended.returncode == 1, ended.stderr
    assert "17 ms" in ended.stdout
    assert ended.stdout.count("was not measured") == 2


def test_one_that_hangs_is_ended_with_its_stacks_and_what_it_started(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match="took more than 3 s") as raised:
        run("hanging", scratch=tmp_path, patience=3)

    # It came back although the process that was started there would have held its output open.
    assert "hanging.py" in str(raised.value)
    assert "(most recent call first)" in str(raised.value)


def test_one_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match="failed"):
        run("no_such_measurement", scratch=tmp_path)
