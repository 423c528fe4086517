"""Opening web pages in the person's own browser."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _

SAFE = frozenset({"https", "mailto"})


def open_page(address: str) -> UserError | None:
    """Open an address, if it is https or mailto; where no browser opens, it is copied instead.

    Gives what is to be shown then.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in SAFE or QDesktopServices.openUrl(url):
        return None
    QGuiApplication.clipboard().setText(address)
    advice = _("The address is copied instead: paste it into your browser.")
    return UserError(_("No web browser could be opened from here."), advice)
