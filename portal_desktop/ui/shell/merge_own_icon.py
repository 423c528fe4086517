"""The business's own icon beside its name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from portal_desktop.options.table import ICON
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.session import Sync
from portal_desktop.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from portal_desktop.ui.branding.image_loader import ImageLoader

SIDE = 64


def follow_icon(sync: Sync, top: TopBar) -> None:
    """Show the icon that is at Stripe; it is opened anew only when it is another."""
    shown: bytes | None = None
    loader: ImageLoader | None = None

    def show(document: Document) -> None:
        nonlocal shown, loader
        icon = document.base.get(ICON)
        content = sync.picture(icon) if isinstance(icon, StripeFile | Image) else None
        if content == shown:
            return
        shown = content
        if loader is None:
            from portal_desktop.ui.branding.image_loader import ImageLoader

            loader = ImageLoader(sync.aside, "own_icon", top.name.put_icon, top)
        loader.request(content, QSize(SIDE, SIDE))

    sync.document.follow(top, show)
