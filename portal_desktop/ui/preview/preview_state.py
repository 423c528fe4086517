"""How the preview is looked at, kept over a restart.

Which page it was and which customer are not kept: a start begins with the page customers see.
"""

import json
from dataclasses import dataclass, replace
from typing import Literal, get_args

from portal_desktop.portal_page import Device, PageView
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.labels import LANGUAGES

Side = Literal["published", "mine", "both"]
"""What is published, the draft, or one beside the other."""


@dataclass(frozen=True, slots=True)
class Way:
    """Whose settings, how large, whether it is written what the customer can do, and in which
    language the example customer and those without one of their own are shown."""

    side: Side = "mine"
    zoom: Zoom = "fit"
    told: bool = True
    language: str = "en"


def to_remember(view: PageView, way: Way) -> str:
    """What to keep of it, as text."""
    return json.dumps(
        {
            "device": view.device,
            "language": way.language,
            "side": way.side,
            "zoom": way.zoom,
            "told": way.told,
        }
    )


def restored_state(text: str, view: PageView) -> tuple[Way, PageView]:
    """The way that was kept, and the view with it; as it is usually, where that is not known."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        return Way(), view
    way = Way()
    for side in get_args(Side):
        way = replace(way, side=side) if kept.get("side") == side else way
    for zoom in get_args(Zoom):
        way = replace(way, zoom=zoom) if kept.get("zoom") == zoom else way
    for device in get_args(Device):
        view = replace(view, device=device) if kept.get("device") == device else view
    language = kept.get("language")
    if isinstance(language, str) and language in LANGUAGES:
        view, way = replace(view, language=language), replace(way, language=language)
    return replace(way, told=kept.get("told") is not False), view


def first_of(side: Side, *, comparing: bool) -> Literal["published", "mine"]:
    """Whose page stands in the first place; the other one while somebody holds to compare."""
    if side == "published":
        return "mine" if comparing else "published"
    return "published" if comparing else "mine"
