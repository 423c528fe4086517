"""Everything a picture depends on, the same on every machine; settled before Qt is loaded."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.paths import ROOT

FONTS = ROOT / "resources" / "fonts"


def settle() -> None:
    """No screen, the shipped fonts and no others, one pixel for one, English."""
    os.environ.update(
        {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_FONT_DPI": "96",
            "QT_SCALE_FACTOR": "1",
            "FONTCONFIG_FILE": str(_only_shipped_fonts()),
            "LANGUAGE": "en",
        }
    )


def _only_shipped_fonts() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="portal-desktop-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    written = folder / "fonts.conf"
    written.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>"
        "<match target='font'><edit name='antialias'><bool>true</bool></edit>"
        "<edit name='hinting'><bool>false</bool></edit>"
        "<edit name='rgba'><const>none</const></edit></match></fontconfig>",
        encoding="utf-8",
    )
    return written
