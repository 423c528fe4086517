"""Stripe: connecting, reading, writing, and what its refusals mean.

The only package that knows Stripe's SDK. It takes and gives this program's own values and raises
``UserError``. The SDK takes a while to load, so nothing of it is loaded before the first of these
names is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal_desktop.stripe_api.client import Connection, connect
    from portal_desktop.stripe_api.error_mapping import refused_paths

__all__ = ["Connection", "connect", "refused_paths"]

_HOMES = {"Connection": "client", "connect": "client", "refused_paths": "error_mapping"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    found: object = getattr(home, name)
    globals()[name] = found
    return found
