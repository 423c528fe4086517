"""Where the files beside the program are: icons, fonts, translations."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The folder or file ``parts`` below the resources, such as ``("icons", "app.svg")``.

    They are in the bundle's own folder, inside an installed package, or at the top of a checkout.
    """
    return _resources_root(getattr(sys, "_MEIPASS", None), Path(__file__).parents[1]).joinpath(
        *parts
    )


def _resources_root(bundle: str | None, package: Path) -> Path:
    if bundle is not None:
        return Path(bundle, "resources")
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
