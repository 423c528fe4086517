"""The families of letters that come with the program, each read when it is first shown."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from portal_desktop.common import resources
from portal_desktop.ui.theme import appearance as theme

WEIGHTS = ("Regular", "SemiBold", "Bold")


@cache
def loaded_family(family: str) -> str:
    """``family`` once Qt knows it; the program's own letters where its files are missing."""
    if family == theme.FAMILY:
        return family
    names = [f"{family.replace(' ', '')}-{weight}.ttf" for weight in WEIGHTS]
    added = [
        QFontDatabase.addApplicationFont(str(resources.resource_path("fonts", name)))
        for name in names
    ]
    return family if min(added) >= 0 else theme.FAMILY
