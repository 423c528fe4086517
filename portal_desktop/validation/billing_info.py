"""Rules about billing information and ways to pay."""

from collections.abc import Iterator

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    PAYMENT_METHOD_CONFIGURATION,
)
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings


def problems(settings: Settings, known: AccountSnapshot) -> Iterator[Problem]:
    """Find a card that does nothing, and a list of payment methods that is gone."""
    if settings.get(CUSTOMER_UPDATE) is True and settings.get(CUSTOMER_FIELDS) == ():
        yield Problem(
            (CUSTOMER_FIELDS.path, CUSTOMER_UPDATE.path),
            None,
            "advice",
            _("Nothing is chosen, so there is nothing customers can change."),
            (_("Turn it off"), {CUSTOMER_UPDATE.path: False}),
        )
    chosen = settings.get(PAYMENT_METHOD_CONFIGURATION)
    # Stripe looks at it also while nobody can change how they pay.
    if chosen and known.payment_method_configurations is not None:
        active = {ways.id for ways in known.payment_method_configurations if ways.active}
        if chosen not in active:
            text = _("This list of payment methods is no longer in use at Stripe.")
            fix = (_("Use the usual list"), {PAYMENT_METHOD_CONFIGURATION.path: ""})
            yield Problem((PAYMENT_METHOD_CONFIGURATION.path,), None, "stops", text, fix)
