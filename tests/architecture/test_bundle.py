"""What a bundle leaves out must not be missed."""

import re

from portal_desktop.ui.preview.labels import LANGUAGES
from tests.paths import ROOT

SPEC = ROOT / "build.spec"


def test_every_language_of_the_preview_is_in_the_bundle() -> None:
    kept = re.search(r"^LANGUAGES = .*?^\}", SPEC.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert kept is not None
    codes = set(re.findall(r'"(\w\w)"', kept[0]))
    assert {each.partition("-")[0] for each in LANGUAGES} <= codes
