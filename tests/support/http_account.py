"""The embedded account, which remembers what it was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from portal_desktop.emulator import EmbeddedAccount, Emulator, Response


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire: a form, or what stands behind the question mark.

    ``headers`` have lower-case names.
    """

    method: str
    path: str
    form: Mapping[str, str]
    headers: Mapping[str, str] = field(repr=False)

    @property
    def key(self) -> str:
        """The idempotency key."""
        return self.headers.get("idempotency-key", "")


class Listening(Emulator):
    """An ``Emulator`` that keeps a list of requests, those to the emulated Dashboard left out."""

    def __init__(self, account: EmbeddedAccount) -> None:
        super().__init__(account)
        self.asked: list[Asked] = []

    @property
    def sent(self) -> list[Asked]:
        """What was written."""
        return [one for one in self.asked if one.method == "POST"]

    def handle(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Response:
        parts = urlsplit(url)
        lower = {name.lower(): value for name, value in headers.items()}
        form = dict(parse_qsl(body.decode() or parts.query, keep_blank_values=True))
        if not parts.path.startswith("/_dashboard/"):
            self.asked.append(Asked(method.upper(), parts.path, form, lower))
        return super().handle(method, url, headers, body)
