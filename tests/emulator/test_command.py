"""``python -m portal_desktop.emulator``, as other programs start it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.emulator.calls import get
from tests.emulator.conftest import over_loopback

COMMAND = [sys.executable, "-m", "portal_desktop.emulator"]


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program and the one line it prints."""
    program = subprocess.Popen(  # noqa: S603 - our own
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with program:
        try:
            assert program.stdout
            yield program, program.stdout.readline()
        finally:
            program.kill()


def test_it_prints_its_address_and_answers_there() -> None:
    with running("--port", "0", "--now", "2026-11-20") as (program, line):
        address = line.removesuffix("\n")
        assert address.startswith("http://127.0.0.1:")
        with requests.Session() as session:
            client = over_loopback(address, session)
            assert len(get(client, "/v1/customers", limit=100)["data"]) == 40
        program.send_signal(signal.SIGTERM)
        out, err = program.communicate(timeout=60)
    assert (program.returncode, out, err) == (0, "", "")


def test_a_file_and_faults_can_be_given() -> None:
    file = str(Path(__file__).with_name("business.json"))
    fault = "GET /v1/products=500"
    with running("--business", file, "--fault", fault) as (_, line), requests.Session() as session:
        client = over_loopback(line.strip(), session)
        assert client.v1.accounts.retrieve_current().id == "acct_1BikeShed"
        with pytest.raises(Exception, match="backends"):
            client.v1.products.list()


def test_interrupting_lets_go_of_those_who_wait() -> None:
    fault = "GET /v1/account=never"
    with running("--fault", fault) as (program, line), requests.Session() as session:
        client = over_loopback(line.strip(), session)
        assert get(client, "/v1/products")["data"]
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--business", "no such file"],
        ["--fault", "nothing"],
        ["--now", "today"],
        ["--now", "9999-12-31"],
        ["--port", "-1"],
    ],
)
def test_what_it_cannot_do_it_says(arguments: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own
        [*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "error:" in done.stderr
