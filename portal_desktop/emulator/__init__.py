"""An embedded Stripe account: stateful, speaking Stripe's HTTP, on this computer only.

``Emulator(demo())`` answers ``handle(method, url, headers, body)``; ``server.serve`` puts it on
loopback, and ``python -m portal_desktop.emulator`` does that for other programs. It knows
nothing of the rest of the program, and two of them share nothing.
"""

from portal_desktop.emulator.account import DEMO_LOGIN, STRIPE_LOGIN, EmbeddedAccount, Key
from portal_desktop.emulator.account_file import Kept, read
from portal_desktop.emulator.business import demo, empty, from_business_file
from portal_desktop.emulator.days_passing import days_passed
from portal_desktop.emulator.emulator import Emulator
from portal_desktop.emulator.keys import DEMO_KEY, DEMO_LIVE_KEY
from portal_desktop.emulator.refusals import NoAnswer
from portal_desktop.emulator.storage import from_json, to_json
from portal_desktop.emulator.web import Response

__all__ = [
    "DEMO_KEY",
    "DEMO_LIVE_KEY",
    "DEMO_LOGIN",
    "STRIPE_LOGIN",
    "EmbeddedAccount",
    "Emulator",
    "Kept",
    "Key",
    "NoAnswer",
    "Response",
    "days_passed",
    "demo",
    "empty",
    "from_business_file",
    "from_json",
    "read",
    "to_json",
]
