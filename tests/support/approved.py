"""Text that a person has read and approved, kept in files; ``pytest --approve`` renews it."""

import os
from difflib import unified_diff

from tests.paths import TESTS

FOLDER = TESTS / "approved"


def assert_approved(name: str, got: str) -> None:
    """``got`` is what stands in ``approved/{name}.txt``; ``--approve`` writes it there."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("APPROVE"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(got + "\n", encoding="utf-8")
    want = file.read_text(encoding="utf-8") if file.exists() else ""
    difference = unified_diff(
        want.splitlines(), got.splitlines(), "approved", "got", lineterm="", n=2
    )
    assert want == got + "\n", "\n".join([f"{name} (--approve to renew)", *difference])
