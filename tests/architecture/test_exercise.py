"""The exercise in CONTRIBUTING.md is true: an entry and a row are all that a new option needs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.exercise import PATH, WORDS
from tests.paths import PACKAGE, ROOT, TESTS

ENTRY = """
GREETING: Final = Option(
    path="business_profile.greeting",
    kind="text",
    tab="branding",
    label=N_("Greeting"),
    help=N_("Customers read this when they come in."),
    default="",
    null="",
    longest=40,
    customer_text_on=N_("We greet you with: {value}"),
)
"""
IMPORT = "from portal_desktop.options.business_profile import "
ROW = "(HEADLINE, TERMS, PRIVACY, RETURN_URL)"


def test_a_new_option_is_found_everywhere(tmp_path: Path) -> None:
    # given: a copy of the program with an entry in the table and a row on a tab
    for folder in (PACKAGE, TESTS, ROOT / "resources"):
        shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("approved"))
    package = tmp_path / PACKAGE.name
    _write(package / "options/business_profile.py", "", ENTRY)
    tab = package / "ui/tabs/branding.py"
    _write(tab, ROW, "(GREETING, HEADLINE, TERMS, PRIVACY, RETURN_URL)")
    _write(tab, IMPORT, f"{IMPORT}GREETING, ")
    # when: it is set as somebody would, and published
    done = subprocess.run(  # noqa: S603 - a program of this folder
        [sys.executable, "-m", "tests.architecture.exercise", str(tmp_path / "data")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    # then: everything knows it
    assert done.returncode == 0, done.stderr
    found = dict(json.loads(line) for line in done.stdout.splitlines())
    assert found == {
        "form": WORDS,
        "search": PATH,
        "plan": [PATH],
        "request": [[PATH], {"business_profile": {"greeting": WORDS}}],
        "summary": [f"We greet you with: {WORDS}"],
        "review": [PATH],
        "embedded account": WORDS,
    }


def _write(file: Path, instead_of: str, text: str) -> None:
    """Put a text in the place of another, or at the end."""
    source = file.read_text(encoding="utf-8")
    assert instead_of in source
    written = source.replace(instead_of, text) if instead_of else source + text
    file.write_text(written, encoding="utf-8")
