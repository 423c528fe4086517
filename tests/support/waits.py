"""How long the program waits for Stripe in tests."""

from typing import Final

from portal_desktop.common.timeouts import Timing

AT_ONCE: Final = Timing(retry=0)
"""What failed is sent once more without a pause."""
