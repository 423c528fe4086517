"""The one table of everything a merchant can decide about the portal. Knows only ``common``."""

from portal_desktop.options.option import Option
from portal_desktop.options.table import OPTIONS

__all__ = ["OPTIONS", "Option"]
