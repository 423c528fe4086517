"""How the window was wished to look, as it is remembered."""

from portal_desktop.ui.session.ports import Office
from portal_desktop.ui.theme import appearance as theme


def wished_scheme(office: Office) -> theme.Scheme:
    """The theme that was wished for."""
    kept = office.recall("scheme")
    if kept == "light":
        return "light"
    return "dark" if kept == "dark" else "system"


def wished_zoom(office: Office) -> float | None:
    """The text size chosen here; None keeps what the desktop asks for."""
    try:
        return float(office.recall("zoom") or "")
    except ValueError:
        return None
