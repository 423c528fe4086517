"""What the docs name exists, and what the code refers to can be looked up."""

import re
from pathlib import Path

import pytest

from tests.paths import PACKAGE, ROOT

DOCS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_every_rule_of_stripes_that_the_code_names_is_listed() -> None:
    listed = re.findall(r"^\| (R\d+) \|", (ROOT / "docs/stripe-rules.md").read_text(), re.MULTILINE)
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    named = {rule for file in sources for rule in re.findall(r"\bR\d+\b", file.read_text())}
    assert listed == [f"R{number}" for number in range(24)]
    assert named <= set(listed)


def test_every_room_is_in_the_picture_of_the_house() -> None:
    picture = (ROOT / "docs/architecture.md").read_text().split("```")[1]
    rooms = {file.stem for file in PACKAGE.iterdir() if file.suffix == ".py" or file.is_dir()}
    drawn = set(re.findall(r"\w+", picture))
    assert rooms - {"__init__", "__pycache__"} <= drawn


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_no_link_within_the_docs_is_broken(file: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_list_of_decisions_is_whole() -> None:
    folder = ROOT / "docs/adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", index) == sorted(
        file.name for file in folder.glob("0*.md")
    )
