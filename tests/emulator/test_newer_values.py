"""What a newer version of Stripe may hold, put there through the emulated Dashboard."""

from typing import Any

import stripe

from portal_desktop.emulator import Emulator
from tests.emulator.calls import CONFIGURATIONS, default, post, refused, said
from tests.emulator.side_door import through


def test_a_word_that_stands_there_may_be_sent_back(
    quick: stripe.StripeClient, emulator: Emulator
) -> None:
    path = f"{CONFIGURATIONS}/{default(quick)['id']}"
    fields = {"customer_update": {"enabled": True, "allowed_updates": ["email", "fax"]}}
    assert said(refused(quick, path, features=fields))[0] == 400
    held: Any = {"customer_update": {"allowed_updates": ["fax"]}}
    held["subscription_cancel"] = {"mode": "at_dawn"}
    held["subscription_update"] = {
        "schedule_at_period_end": {"conditions": [{"type": "on_a_whim"}]}
    }
    through(emulator, path.replace("/v1/billing_portal/", ""), {"features": held})
    changed = post(quick, path, features=fields)["features"]
    assert changed["customer_update"]["allowed_updates"] == ["email", "fax"]
    post(quick, path, features={"subscription_cancel": {"enabled": True, "mode": "at_dawn"}})
    update = {"schedule_at_period_end": {"conditions": [{"type": "on_a_whim"}]}, "enabled": False}
    post(quick, path, features={"subscription_update": update})
    wrong = {"customer_update": {"enabled": True, "allowed_updates": ["telex"]}}
    assert "fax" in str(said(refused(quick, path, features=wrong))[3])
