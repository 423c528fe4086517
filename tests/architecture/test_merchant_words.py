"""Every sentence of the program that a merchant may read."""

from pathlib import Path

import pytest

import portal_desktop
from tests.support.merchant_words import marked, words_nobody_says

PACKAGE = Path(portal_desktop.__file__).parent
MODULES = sorted(
    str(module.relative_to(PACKAGE))
    for module in PACKAGE.rglob("*.py")
    if module.relative_to(PACKAGE).parts[0] != "emulator"
)


@pytest.mark.parametrize("module", MODULES)
def test_no_sentence_uses_a_word_merchants_do_not(module: str) -> None:
    # It says which of Stripe's pages a text was copied from.
    known = {"credentials/api_key.py": ["webhook"]}
    wrong = [
        f"{module}:{line}: {sentence} ({', '.join(words)})"
        for line, sentence in marked(PACKAGE / module)
        if (words := words_nobody_says(sentence)) and words != known.get(module)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The ID of the configuration", ["ID"]),
        ("Stripe answered 404", ["404"]),
        ("Your tokens and login_page.url", ["tokens", "login_page", "url"]),
        ("{id} of {count}", []),
        ("See “API keys” or https://api.stripe.com; it begins with sk_test_.", []),
        ("None", ["None"]),
        ("Identify yourself in the model of modern times", []),
    ],
)
def test_words_are_found_as_words(sentence: str, words: list[str]) -> None:
    assert words_nobody_says(sentence) == words
