"""A draft in which a colour is half typed: what is drawn of it meanwhile."""

from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON
from portal_desktop.options.values import Value
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings

COLOURS = BRAND_COLOUR, ACCENT_COLOUR, BACKGROUND, BUTTON
NOTHING_DRAWN = Settings()
DIGITS = 6


class PartialColourSettings(Settings):
    """Settings with a colour half typed in them; ``drawn_settings`` has the last whole one in its
    place.

    Equal only where both are: what is equal is drawn alike.
    """

    __slots__ = ("drawn",)

    def __init__(self, typed: Settings, drawn: Settings) -> None:
        super().__init__(typed)
        self.drawn = drawn

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, PartialColourSettings)
            and super().__eq__(other)
            and self.drawn == other.drawn
        )

    __hash__ = Settings.__hash__


def drawn_settings(settings: Settings) -> Settings:
    """What is drawn and judged of ``settings``."""
    return settings.drawn if isinstance(settings, PartialColourSettings) else settings


def is_partial_colour(settings: Settings, path: str) -> bool:
    """Whether something else is drawn there than what is written."""
    return settings.get(path) != drawn_settings(settings).get(path)


def with_partial_colours(history: EditHistory, before: Settings = NOTHING_DRAWN) -> Settings:
    """The draft, ``PartialColourSettings`` where it is.

    While somebody types, the last whole colour is the one drawn in ``before``, the draft before the
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
    kept = {path: _last_whole(path, history, drawn_settings(before)) for path in half}
    whole = {path: value for path, value in kept.items() if value is not None}
    return PartialColourSettings(draft, draft.without_paths(half) | whole)


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
