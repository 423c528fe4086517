"""The pictures of an account: those kept on this computer, and Stripe's, fetched once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from portal_desktop.options.branding import ICON, LOGO
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.session.ports import AccountStoragePort, StripeGatewayPort

MOST_AT_HAND = 4


class ImageCache(QObject):
    """The bytes of pictures by what they are."""

    def __init__(
        self, stripe: StripeGatewayPort, storage: AccountStoragePort, document: Document, jobs: Jobs
    ) -> None:
        super().__init__()
        self._stripe, self._storage, self._document, self._jobs = stripe, storage, document, jobs
        self._kept: dict[str, str] = {}
        self._at_hand: dict[str, bytes | None] = {}

    def image_bytes(self, image: Image | StripeFile) -> bytes | None:
        """The bytes of a picture, if they are on this computer."""
        sha256 = image.sha256 if isinstance(image, Image) else self._kept.get(image.id, "")
        if not sha256:
            return None
        # Asked for with every keystroke; the disk need not be.
        if sha256 not in self._at_hand:
            while len(self._at_hand) >= MOST_AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
            self._at_hand[sha256] = self._storage.image(sha256)
        return self._at_hand[sha256]

    def fetch_images(self, settings: Settings) -> None:
        """Get the pictures Stripe has; the document changes when one came."""
        for option in (ICON, LOGO):
            file = settings.get(option)
            if isinstance(file, StripeFile) and file.id not in self._kept:
                self._jobs.run_read(
                    self._storage.account.id,
                    _image_fetcher(self._stripe, self._storage, file.id),
                    same=option.path,
                    done=partial(self._image_fetched, file.id),
                    failed=lambda _user_error: None,
                    owner=self,
                )

    def _image_fetched(self, file_id: str, sha256: str) -> None:
        self._kept[file_id] = sha256
        known = self._document.account_snapshot
        if self._document.base.get(ICON) == StripeFile(file_id):
            self._document.update_snapshot(replace(known, icon=sha256))
        self._document.changed.emit(self._document)


def _image_fetcher(
    stripe: StripeGatewayPort, storage: AccountStoragePort, file_id: str
) -> Callable[[], str]:
    return lambda: storage.put_image(stripe.file_contents(file_id))
