"""What a room may do outside of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal_desktop.errors import Trouble
from portal_desktop.values import Image, StripeFile

Look = Callable[[Image | StripeFile], bytes | None]
"""The bytes of a picture, if they are on this computer."""

Keep = Callable[[Path | bytes, Callable[[Image], None], Callable[[Trouble], None]], None]
"""Prepare a picture in the background; one of the two is called afterwards."""


@dataclass(frozen=True)
class Outside:
    """Handed to a room by the window.

    ``open_address`` opens a web page (never for the demo). ``dashboard`` opens a page of Stripe's
    Dashboard by its name in ``dashboard.PATHS`` or, for the demo, its stand-in. ``keep`` prepares
    a picture in the background. ``host`` stands in the preview's address bar.
    """

    open_address: Callable[[str], None]
    dashboard: Callable[[str], None]
    keep: Keep
    today: date
    host: str
