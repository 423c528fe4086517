"""The neighbour Stripe: connecting, reading, writing, and what its refusals mean.

The only room that knows Stripe's SDK. It speaks our values and raises ``Trouble``.
"""

from portal_desktop.stripe_api.connection import Connection, connect
from portal_desktop.stripe_api.refusal import refusal

__all__ = ["Connection", "connect", "refusal"]
