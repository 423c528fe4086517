"""Where the repository's folders are, for tests wherever they stand."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "portal_desktop"
TESTS = ROOT / "tests"
