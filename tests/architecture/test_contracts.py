"""Every contract between the packages can fail: one that never failed is not to be trusted."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

CONTRACTS = ROOT / ".importlinter"
LINTER = Path(sys.executable).with_name("lint-imports")

# Each contract, a module, and what it must not import.
PLANTED = [
    ("packages", "settings/edit_history.py", "portal_desktop.publishing.plan"),
    ("packages", "emulator/emulator.py", "portal_desktop.common.i18n"),
    ("packages", "common/errors.py", "portal_desktop.options.values"),
    ("packages", "a_module_nobody_listed.py", "sys"),
    ("packages", "publishing/plan.py", "portal_desktop.portal_page.blocks"),
    ("window", "ui/widgets/card.py", "portal_desktop.ui.forms.option_row"),
    ("window", "ui/theme/colours.py", "portal_desktop.ui.widgets.card"),
    ("window", "ui/session/session.py", "portal_desktop.ui.widgets.card"),
    ("window", "ui/a_module_nobody_listed.py", "sys"),
    ("circles", "ui/session/document.py", "portal_desktop.ui.session.session"),
    ("circles", "storage/sqlite/database.py", "portal_desktop.storage.sqlite.store"),
    ("blind", "ui/shell/main_window.py", "portal_desktop.storage.account_storage"),
    ("blind", "ui/session/document.py", "stripe"),
    ("blind", "ui/session/session.py", "portal_desktop.stripe_api.gateway"),
    ("emulator", "stripe_api/client.py", "portal_desktop.emulator"),
    ("emulator", "ui/shell/main_window.py", "portal_desktop.emulator.server"),
    ("qt", "settings/edit_history.py", "PySide6.QtCore"),
    ("qt", "portal_page/home_page.py", "PySide6.QtGui"),
    ("stripe", "publishing/plan.py", "stripe"),
    ("http", "links/login.py", "requests"),
    ("keyring", "application/cli.py", "keyring"),
    ("disk", "credentials/key_storage.py", "sqlite3"),
    ("folders", "storage/sqlite/opening.py", "platformdirs"),
    ("money", "billing/proration_examples.py", "babel.numbers"),
    ("addresses", "links/login.py", "email_validator"),
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
