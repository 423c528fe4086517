"""A draft in which a colour is half typed: what is drawn of it meanwhile."""

from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON
from portal_desktop.options.values import Value
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings

COLOURS = BRAND_COLOUR, ACCENT_COLOUR, BACKGROUND, BUTTON
COLOUR_PATHS = frozenset(option.path for option in COLOURS)
NOTHING_DRAWN = Settings()
DIGITS = 6


class DrawnDraft:
    """The settings that are drawn while a colour is typed, letter after letter.

    The last whole colour stays in its place.
    """

    def __init__(self) -> None:
        self._drawn = NOTHING_DRAWN

    def settings_to_draw(self, history: EditHistory) -> Settings:
        """The draft of ``history``, with a whole colour wherever half of one is written."""
        self._drawn = with_whole_colours(history, self._drawn)
        return self._drawn


def is_half_typed(history: EditHistory, path: str) -> bool:
    """Whether a colour is being typed there and is none yet."""
    typing = history.open == path
    return path in COLOUR_PATHS and not _is_complete_colour(history.draft.get(path), typing=typing)


def with_whole_colours(history: EditHistory, before: Settings = NOTHING_DRAWN) -> Settings:
    """Give the draft as it is drawn: with a whole colour wherever half of one is written.

    While somebody types, the last whole colour is the one in ``before``, what was drawn before the
    last letter; later (left, undone, redone, opened anew) it is what stood there before this was
    typed, or what is published: the same whichever way one came there. Three digits are a
    colour, and nothing is an answer too; but both are also passed on the way to six digits, so
    they count once the step of typing has ended.
    """
    draft = history.draft
    half = [
        option.path
        for option in COLOURS
        if option.path in draft
        and not _is_complete_colour(draft[option], typing=history.open == option.path)
    ]
    if not half:
        return draft
    kept = {path: _last_whole(path, history, before) for path in half}
    whole = {path: value for path, value in kept.items() if value is not None}
    return draft.without_paths(half) | whole


def _last_whole(path: str, history: EditHistory, before: Settings) -> Value:
    steps = reversed(history.steps[: history.position])
    earlier = (step.changes[path][0] for step in steps if path in step.changes)
    just_now = [before.get(path)] if history.open == path else []
    candidates = (*just_now, *earlier, history.base.get(path))
    return next((each for each in candidates if _is_complete_colour(each)), None)


def _is_complete_colour(value: Value, *, typing: bool = False) -> bool:
    """Whether a colour is written out, or that there is none."""
    if not isinstance(value, str):
        return False
    if typing:
        return len(value.strip().removeprefix("#")) == DIGITS and bool(brand.parse_colour(value))
    return not value.strip() or brand.parse_colour(value) is not None
