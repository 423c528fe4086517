"""The business's own icon beside its name."""

from PySide6.QtGui import QPixmap

from portal_desktop.options import ICON
from portal_desktop.ui.document import Document
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.top_bar import TopBar
from portal_desktop.values import Image, StripeFile

SIDE = 64


def follow_icon(sync: Sync, top: TopBar) -> None:
    """Show the icon that is at Stripe; it is opened anew only when it is another."""
    shown: bytes | None = None

    def show(document: Document) -> None:
        nonlocal shown
        icon = document.base.get(ICON)
        content = sync.picture(icon) if isinstance(icon, StripeFile | Image) else None
        if content != shown:
            shown = content
            top.name.put_icon(_drawn(content))

    sync.document.follow(top, show)


def _drawn(content: bytes | None) -> QPixmap | None:
    if not content:
        return None
    from portal_desktop.ui import pictures

    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    picture = pictures.thumbnail(content, kind, SIDE)
    return None if picture.isNull() else QPixmap.fromImage(picture)
