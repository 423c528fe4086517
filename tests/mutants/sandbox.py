"""A copy of the repository in which a fault is put in, and the nearest tests are run."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tests.mutants.mutations import Mutation
from tests.paths import ROOT

Outcome = Literal["killed", "survived", "timed out"]

COPIED: Final = ("portal_desktop", "tests", "pyproject.toml")
LINKED: Final = ("resources", "docs")
SECONDS: Final = 60
"""How long the tests of a package may take; without a fault it is a tenth of that."""
_PASSED = 0


class NotRunnable(Exception):
    """The tests fail without any fault, or could not be run."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The copy. The working tree is not touched."""

    folder: Path

    def try_out(self, mutation: Mutation, tests: str) -> Outcome:
        """Whether the tests notice the fault; it is taken out again."""
        module = self.folder / mutation.module
        source, made = module.read_bytes(), module.stat()
        module.write_bytes(mutation.applied_to(source))
        try:
            return "killed" if self._run(tests) else "survived"
        except subprocess.TimeoutExpired:
            return "timed out"
        finally:
            module.write_bytes(source)
            os.utime(module, ns=(made.st_atime_ns, made.st_mtime_ns))

    def check(self, tests: str) -> None:
        """Raises ``NotRunnable`` where the tests fail of themselves.

        Everything is compiled by it, once: a module with a fault in it is newer than that.
        """
        if self._run(tests, PYTHONDONTWRITEBYTECODE=""):
            raise NotRunnable(tests)

    def _run(self, tests: str, **environment: str) -> bool:
        """Whether a test fails, or nothing can be imported any more."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", tests]
        done = subprocess.run(
            command, cwd=self.folder, env=_environment() | environment, capture_output=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
        return done.returncode != _PASSED


def _environment() -> dict[str, str]:
    """The copy is found first; hypothesis tries the same each time."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "HYPOTHESIS_PROFILE": "mutants",
    }


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """A copy that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as made:
        folder = Path(made)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        for name in LINKED:
            (folder / name).symlink_to(ROOT / name, target_is_directory=True)
        yield Sandbox(folder)
