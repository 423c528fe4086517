"""OPTIONS: the one table of everything a merchant can decide about the portal.

Labels and helps are sentences a merchant would say. Rows, rules, the words of a change and the
preview hang from this table; the layout of the tabs does not. Limits and defaults come from
Stripe's documentation of the portal configuration object and of the portal's settings page.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portal_desktop.options import (
    billing_info,
    branding,
    business_profile,
    cancellation,
    public_details,
    subscription,
)
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value

_MODULES: Final = (
    subscription,
    cancellation,
    billing_info,
    business_profile,
    branding,
    public_details,
)

OPTIONS: Final[Mapping[str, Option[Value]]] = MappingProxyType(
    {
        option.path: option
        for module in _MODULES
        for option in vars(module).values()
        if isinstance(option, Option)
    }
)
"""Every option by its path, in the order in which they are read.

An entry in one of the modules is all that is needed: it stands here because it stands there.
"""
