"""Taking a break: how long."""

from typing import Final

from portal_desktop.common.i18n import N_, _
from portal_desktop.options.table import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import Aside, Block, Button, Buttons, Pick, Title
from portal_desktop.portal_page.render_context import Seen
from portal_desktop.portal_page.viewed_customer import chosen
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings

TRIAL: Final = N_("What becomes of the free trial is not confirmed.")
DAYS_PAID: Final = N_("What happens to days already paid is not confirmed.")


def pause(seen: Seen) -> tuple[Block, ...]:
    """The durations to choose from; the first is chosen as long as none was clicked."""
    view, offered = seen.view, lengths(seen.settings)
    length = view.rest if view.rest in offered else next(iter(offered), "")
    picks = tuple(
        Pick(_shown(seen, each), each == length, view.at("pause", rest=each)) for each in offered
    )
    open_ended = seen.settings.get(PAUSE_TYPE, PAUSE_TYPE.default) == "indefinite"
    otherwise: Pick | Aside = Aside(_("You offer no length of a break yet."))
    if open_ended:
        otherwise = Pick(seen.say(texts.UNTIL_RESUMED), chosen=True)
    paused = view.at("home", done="paused") if picks or open_ended else None
    buttons = (
        Button(seen.say(texts.PAUSE), "primary", paused),
        Button(seen.say(texts.GO_BACK), "plain", view.at("home")),
    )
    return (
        Title(seen.say(texts.PAUSE_TITLE), seen.say(texts.PAUSE_HELP)),
        *(picks or (otherwise,)),
        Aside(_(TRIAL if on_trial(seen) else DAYS_PAID)),
        Buttons(buttons),
    )


def on_trial(seen: Seen) -> bool:
    """Whether nothing was paid yet."""
    held = chosen(seen.customer, seen.view)
    return held is not None and held.subscription.status == "trialing"


def lengths(settings: Settings) -> tuple[str, ...]:
    """The durations offered; none where a break lasts until it is ended."""
    if settings.get(PAUSE_TYPE, PAUSE_TYPE.default) == "indefinite":
        return ()
    return settings.get(PAUSE_DURATIONS, PAUSE_DURATIONS.default)


def _shown(seen: Seen, duration: str) -> str:
    kind, count = durations.parts(duration)
    words = texts.LENGTHS.get(kind)
    if words is None:
        return durations.shown(duration)
    return seen.say(words[count != 1], count=count)
