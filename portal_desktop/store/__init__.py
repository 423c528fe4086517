"""What is kept on disk: one SQLite file in the data folder. It knows no settings, only text."""

from portal_desktop.store.opening import FILE, Opened, open_store
from portal_desktop.store.records import Call, Revision, StoredAttempt, Tick
from portal_desktop.store.store import Store
from portal_desktop.store.troubles import HoldsSecret

__all__ = [
    "FILE",
    "Call",
    "HoldsSecret",
    "Opened",
    "Revision",
    "Store",
    "StoredAttempt",
    "Tick",
    "open_store",
]
