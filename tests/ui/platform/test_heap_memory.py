"""What is free goes back to the system, where its C library would keep it."""

import subprocess
import sys

import pytest

FREED = """
from portal_desktop.ui.platform.heap_memory import trim_heap, use_one_heap

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

use_one_heap()
# Many pieces below the size that goes back by itself, one of them at the very end kept.
pieces = [bytearray(60_000) for _each in range(1_000)]
kept = pieces[-1]
full = resident()
del pieces
trim_heap()
print(full - resident() > 40_000_000)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="nothing is done there")
def test_what_is_free_in_the_middle_of_the_heap_goes_back() -> None:
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", FREED], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "True"
