"""What stands below the page, where there is little room."""

LEAST_PAGE = 300
"""Pixels of height the page has at least, before anything is said below it."""
TIGHT = 220
"""The same where nothing but the answers stands there, as with large letters."""


def below(height: int, caption: int, answers: int) -> tuple[bool, bool]:
    """Whether caption and answers of these heights are shown; the caption gives way first."""
    if height - caption - answers > LEAST_PAGE:
        return True, True
    return (False, True) if height - answers > TIGHT else (True, False)
