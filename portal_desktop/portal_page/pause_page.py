"""Taking a break: how long."""

from typing import Final

from portal_desktop.common.i18n import N_, _
from portal_desktop.options.subscription import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import Aside, Block, ButtonBlock, Buttons, Pick, Title
from portal_desktop.portal_page.render_context import RenderContext
from portal_desktop.portal_page.viewed_customer import chosen_subscription
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.settings import Settings

TRIAL: Final = N_("What becomes of the free trial is not confirmed.")
DAYS_PAID: Final = N_("What happens to days already paid is not confirmed.")


def pause_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """The durations to choose from; the first is chosen as long as none was clicked."""
    view, offered = seen.view, pause_durations(seen.settings)
    length = view.rest if view.rest in offered else next(iter(offered), "")
    picks = tuple(
        Pick(_duration_text(seen, each), each == length, view.on_page("pause", rest=each))
        for each in offered
    )
    open_ended = seen.settings.get(PAUSE_TYPE, PAUSE_TYPE.default) == "indefinite"
    otherwise: Pick | Aside = Aside(_("You offer no length of a break yet."))
    if open_ended:
        otherwise = Pick(seen.portal_text(texts.UNTIL_RESUMED), chosen=True)
    paused = view.on_page("home", done="paused") if picks or open_ended else None
    buttons = (
        ButtonBlock(seen.portal_text(texts.PAUSE), "primary", paused),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", view.on_page("home")),
    )
    return (
        Title(seen.portal_text(texts.PAUSE_TITLE), seen.portal_text(texts.PAUSE_HELP)),
        *(picks or (otherwise,)),
        Aside(_(TRIAL if on_trial(seen) else DAYS_PAID)),
        Buttons(buttons),
    )


def on_trial(seen: RenderContext) -> bool:
    """Whether nothing was paid yet."""
    held = chosen_subscription(seen.customer, seen.view)
    return held is not None and held.subscription.status == "trialing"


def pause_durations(settings: Settings) -> tuple[str, ...]:
    """The durations offered; none where a break lasts until it is ended."""
    if settings.get(PAUSE_TYPE, PAUSE_TYPE.default) == "indefinite":
        return ()
    return settings.get(PAUSE_DURATIONS, PAUSE_DURATIONS.default)


def _duration_text(seen: RenderContext, duration: str) -> str:
    kind, count = durations.split_duration(duration)
    words = texts.LENGTHS.get(kind)
    if words is None:
        return durations.duration_text(duration)
    return seen.portal_text(words[count != 1], count=count)
