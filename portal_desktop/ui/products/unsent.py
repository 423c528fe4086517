"""What was typed about products and prices and not sent to Stripe yet.

Nothing typed is lost by going elsewhere: it is kept on this computer, by the thing it is about.
"""

import json
from collections.abc import Mapping

from portal_desktop.catalogue import Catalogue
from portal_desktop.ui.sync import Sync
from portal_desktop.ui.throttle import Throttle

NOTE = "products.unsent"
NEW = "new"
"""The key of a product not made yet; a price not made yet has ``new:`` and its product's id."""


class Unsent:
    """Fields as typed, by the id of their product or price. Only what differs is kept."""

    def __init__(self, sync: Sync) -> None:
        self._sync = sync
        self._typed = _read(sync.note(NOTE) or "")
        self._save = Throttle(self._write, parent=sync)

    def of(self, key: str) -> Mapping[str, str]:
        """What was typed about one thing, by field."""
        return self._typed.get(key, {})

    def products(self, catalogue: Catalogue | None) -> frozenset[str]:
        """The products about which, or about whose prices, something is not sent."""
        prices = catalogue.price if catalogue and self._typed else {}
        named = (key.removeprefix(f"{NEW}:") for key in self._typed)
        return frozenset(prices[key].product if key in prices else key for key in named)

    def put(self, key: str, field: str, text: str) -> None:
        """Keep what was typed."""
        self._typed.setdefault(key, {})[field] = text
        self._save.touch()

    def drop(self, key: str, field: str | None = None) -> None:
        """Forget one field, or all of them: it is sent, or taken back."""
        fields = self._typed.get(key, {})
        if field is None:
            fields.clear()
        else:
            fields.pop(field, None)
        if not fields:
            self._typed.pop(key, None)
        self._save.touch()

    def sent(self, key: str, form: object) -> None:
        """Forget what was sent; what was typed meanwhile stays."""
        for field, text in dict(self.of(key)).items():
            if getattr(form, field) == text:
                self.drop(key, field)

    def flush(self) -> None:
        """Save now."""
        self._save.flush()

    def _write(self) -> None:
        self._sync.put_note(NOTE, json.dumps(self._typed, ensure_ascii=False))


def new_price(product: str) -> str:
    """The key of a price of this product that is not made yet."""
    return f"{NEW}:{product}"


def _read(note: str) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(note)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): {str(field): str(text) for field, text in fields.items()}
        for key, fields in found.items()
        if isinstance(fields, dict) and fields
    }
