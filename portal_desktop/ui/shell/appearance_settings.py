"""How the window was wished to look, as it is remembered."""

from portal_desktop.ui.session.ports import AccountServicePort
from portal_desktop.ui.theme import appearance as theme


def wished_scheme(account_service: AccountServicePort) -> theme.Scheme:
    """The theme that was wished for."""
    kept = account_service.window_setting("scheme")
    if kept == "light":
        return "light"
    return "dark" if kept == "dark" else "system"


def wished_zoom(account_service: AccountServicePort) -> float | None:
    """The text size chosen here; None keeps what the desktop asks for."""
    try:
        return float(account_service.window_setting("zoom") or "")
    except ValueError:
        return None
