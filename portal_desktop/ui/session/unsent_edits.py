"""What was typed about products and prices and not sent to Stripe yet.

Nothing typed is lost by going elsewhere: it is kept on this computer, by the thing it is about.
"""

import json
from collections.abc import Callable, Mapping

from portal_desktop.account.products import Catalogue
from portal_desktop.actions.catalogue_actions import NEW_FORM

NOTE = "products.unsent"


class UnsentEdits:
    """Fields as typed, by the key of their form: a product's or price's id, or that of a new one.

    Only what differs is kept. ``keep`` puts a note of this name on its way to the disk, together
    with the draft.
    """

    def __init__(self, kept: str | None, keep: Callable[[str, str], None]) -> None:
        self._typed = _parse_note(kept or "")
        self._keep = keep

    def fields_of(self, key: str) -> Mapping[str, str]:
        """What was typed about one thing, by field."""
        return self._typed.get(key, {})

    def edited_product_ids(self, catalogue: Catalogue | None) -> frozenset[str]:
        """The products about which, or about whose prices, something is not sent."""
        prices = catalogue.prices_by_id if catalogue and self._typed else {}
        named = (key.removeprefix(f"{NEW_FORM}:") for key in self._typed)
        return frozenset(prices[key].product if key in prices else key for key in named)

    def set_field(self, key: str, field: str, text: str) -> None:
        """Keep what was typed."""
        self._typed.setdefault(key, {})[field] = text
        self._save_note()

    def drop(self, key: str, field: str | None = None) -> None:
        """Forget one field, or all of them: it is sent, or taken back."""
        fields = self._typed.get(key, {})
        if field is None:
            fields.clear()
        else:
            fields.pop(field, None)
        if not fields:
            self._typed.pop(key, None)
        self._save_note()

    def mark_sent(self, key: str, typed: Mapping[str, str]) -> None:
        """Forget what was sent; what was typed meanwhile stays."""
        for field, text in dict(self.fields_of(key)).items():
            if typed.get(field) == text:
                self.drop(key, field)

    def _save_note(self) -> None:
        self._keep(NOTE, json.dumps(self._typed, ensure_ascii=False))


def _parse_note(note: str) -> dict[str, dict[str, str]]:
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
