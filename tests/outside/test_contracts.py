"""Every contract between the rooms can fail: one that never failed is not to be trusted."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = ROOT / ".importlinter"
LINTER = Path(sys.executable).with_name("lint-imports")

# Each contract, a module, and what it must not import.
PLANTED = [
    ("rooms", "history.py", "portal_desktop.plan"),
    ("rooms", "emulator/emulator.py", "portal_desktop.text"),
    ("rooms", "text.py", "portal_desktop.errors"),
    ("rooms", "a_room_nobody_listed.py", "sys"),
    ("window", "ui/widgets/card.py", "portal_desktop.ui.row"),
    ("window", "ui/colours.py", "portal_desktop.ui.theme"),
    ("state", "ui/sync.py", "portal_desktop.ui.widgets.card"),
    ("circles", "ui/document.py", "portal_desktop.ui.sync"),
    ("circles", "store/database.py", "portal_desktop.store.store"),
    ("blind", "ui/window.py", "portal_desktop.store"),
    ("blind", "ui/document.py", "stripe"),
    ("blind", "ui/sync.py", "portal_desktop.stripe_api.desk"),
    ("emulator", "stripe_api/connection.py", "portal_desktop.emulator"),
    ("emulator", "ui/window.py", "portal_desktop.emulator.server"),
    ("qt", "history.py", "PySide6.QtCore"),
    ("qt", "page/home.py", "PySide6.QtGui"),
    ("stripe", "plan.py", "stripe"),
    ("http", "links.py", "requests"),
    ("keyring", "app.py", "keyring"),
    ("disk", "keys/keeping.py", "sqlite3"),
    ("folders", "store/opening.py", "platformdirs"),
    ("money", "bills.py", "babel.numbers"),
    ("addresses", "links.py", "email_validator"),
]


def contract_names() -> dict[str, str]:
    """The sentence of each contract, by its short name."""
    parser = configparser.ConfigParser()
    parser.read(CONTRACTS)
    prefix = "importlinter:contract:"
    return {
        section.removeprefix(prefix): parser[section]["name"]
        for section in parser.sections()
        if section.startswith(prefix)
    }


NAMES = contract_names()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts in a folder of their own."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copy(CONTRACTS, folder)
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "portal_desktop", folder / "portal_desktop", ignore=skipped)
    return folder


def checked(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """What the linter says of these contracts; of all without any."""
    chosen = [part for contract in contracts for part in ("--contract", contract)]
    return subprocess.run(  # noqa: S603 - the linter of this environment
        [LINTER, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_rooms_are_as_they_should_be(copied: Path) -> None:
    done = checked(copied)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "module", "forbidden"), PLANTED)
def test_a_forbidden_import_is_found(
    copied: Path, contract: str, module: str, forbidden: str
) -> None:
    planted = copied / "portal_desktop" / module
    before = planted.read_bytes() if planted.exists() else None
    planted.write_bytes((before or b"") + f"\nimport {forbidden}\n".encode())
    try:
        done = checked(copied, contract)
    finally:
        planted.unlink() if before is None else planted.write_bytes(before)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{NAMES[contract]} BROKEN" in done.stdout


def test_every_contract_is_tried() -> None:
    assert {contract for contract, _module, _forbidden in PLANTED} == NAMES.keys()
