"""What a page of the window may do outside of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WindowServices:
    """The functions the window hands to a page.

    ``open_address`` opens a web page (never for the demo). ``dashboard`` opens a page of Stripe's
    Dashboard by its place (see ``dashboard_address``) or, for the demo, its stand-in.
    ``connect_again`` shows the steps to use another key for the open account. ``host`` stands in
    the preview's address bar.
    """

    open_address: Callable[[str], None]
    dashboard: Callable[[str], None]
    connect_again: Callable[[], None]
    today: date
    host: str
