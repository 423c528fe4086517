"""The core stands on the standard library: no window, no Stripe, no keyring, no Babel."""

import subprocess
import sys

import pytest

CORE = (
    "account.snapshot", "actions.catalogue_actions", "billing.proration_examples",
    "branding.colours", "catalogue.offers", "common.money", "common.redaction", "links.dashboard",
    "links.login", "options.table", "portal_page.builder", "publishing.pending_writes",
    "publishing.plan", "settings.edit_history", "settings.serialization", "settings.stripe_params",
    "validation.validate", "wording.labels",
)  # fmt: skip
HEAVY = ("PySide6", "stripe", "keyring", "babel", "platformdirs", "email_validator")


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What stands in memory after the core was imported in a process of its own."""
    program = (
        f"import sys\n"
        f"for name in {CORE!r}: __import__('portal_desktop.' + name)\n"
        f"print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("package", HEAVY)
def test_the_core_is_imported_without(package: str, loaded: set[str]) -> None:
    assert "portal_desktop" in loaded
    assert package not in loaded
