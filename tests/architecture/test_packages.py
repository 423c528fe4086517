"""The picture of the packages shows what the imports are."""

from tests.architecture.packages import DOCUMENT, imports, with_picture


def test_the_picture_in_the_docs_is_up_to_date() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert with_picture(text) == text, "make architecture"


def test_every_package_has_a_line_in_the_docs() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    listed = {package for package in imports() if f"| `{package}` |" in text}
    assert listed == set(imports()) - {"__main__", "__init__"}
