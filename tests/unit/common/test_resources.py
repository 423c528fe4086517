"""Where resources are found."""

from pathlib import Path

import pytest

from portal_desktop.common import resources


def test_a_checkout_has_the_fonts_and_their_licence() -> None:
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf", "Inter-LICENSE.txt"):
        assert resources.resource_path("fonts", name).is_file()


def test_an_installed_package_brings_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "portal_desktop"
    (package / "_resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "common" / "resources.py"))
    assert resources.resource_path("icons") == package / "_resources" / "icons"


def test_a_bundle_has_them_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resources.resource_path("icons") == tmp_path / "resources" / "icons"
